import pytest

from flows.escaping import markdown, printable, spreadsheet_cell


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\r", "\x07", "\u202e", "\u2066", "\x9b31m", "\x00", "\ud800", "\u2028"]
)
def test_nothing_reaches_the_terminal_as_a_command(hostile):
    shown = printable(f"a{hostile}b")
    assert hostile not in shown
    assert shown.startswith("a")
    assert shown.endswith("b")


@pytest.mark.parametrize("harmless", ["für 10\u202f000 € – „rund“", "10\u00a0000", "数万", "naïve"])
def test_writing_stays_as_it_is(harmless):
    assert printable(harmless) == harmless


@pytest.mark.parametrize("hostile", ["<img src=x onerror=alert(1)>", "&lt;b&gt;", "<script>"])
def test_markdown_holds_no_html(hostile):
    assert "<" not in markdown(hostile)


def test_an_entity_in_an_article_is_shown_as_written():
    assert markdown("&lt;") == "&amp;lt;"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_formulas_are_disarmed(start):
    assert spreadsheet_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("number", ["-5", "+5", "-5.25", "1E+10", "-1E-7"])
def test_numbers_round_trip(number):
    assert spreadsheet_cell(number) == number


@pytest.mark.parametrize("modifier", ["=", "~", "<~", ">~", ">", ">=", "<", "<=", "range"])
def test_modifiers_are_no_formulas(modifier):
    assert spreadsheet_cell(modifier) == modifier
