import pytest
from factories import article, mention

from checks.model import Span
from reports.quotation import Part, first_words, fragment, paragraph, quote


def joined(pieces) -> str:
    return "".join("[…]" if piece.part is Part.CUT else piece.text for piece in pieces)


def test_a_sentence_is_quoted_whole_with_its_figures_marked():
    where = article("Vorher. Es kamen 300, dann 900 Leute. Nachher.")
    pieces = quote(where, Span(8, 37), [Span(27, 30), Span(17, 20)])
    assert joined(pieces) == "Es kamen 300, dann 900 Leute."
    assert [piece.text for piece in pieces if piece.part is Part.MARKED] == ["300", "900"]


def test_of_two_marks_that_overlap_one_is_kept():
    pieces = quote(article("300 Mio. Euro"), Span(0, 13), [Span(0, 8), Span(4, 13)])
    assert joined(pieces) == "300 Mio. Euro"
    assert sum(piece.part is Part.MARKED for piece in pieces) == 1


def test_a_text_without_full_stops_is_cut_at_words():
    words = "wort " * 400
    where = article(f"{words}300 Leute {words}")
    pieces = quote(where, Span(0, len(where.text)), [Span(2000, 2003)])
    plain = [piece.text for piece in pieces if piece.part is not Part.CUT]
    assert joined(pieces).startswith("[…]wort")
    assert joined(pieces).endswith("[…]")
    assert all(text in where.text for text in plain)
    assert sum(map(len, plain)) < 800


def test_far_apart_figures_keep_their_surroundings_and_lose_the_middle():
    where = article("300 " + "wort " * 400 + "900")
    pieces = quote(where, Span(0, len(where.text)), [Span(0, 3), Span(2004, 2007)], around=20)
    assert [piece.part for piece in pieces] == [Part.MARKED, Part.PLAIN, Part.CUT, Part.PLAIN, Part.MARKED]


def test_a_mark_outside_its_sentence_widens_the_quotation():
    where = article("Es kamen 300 Leute.")
    assert joined(quote(where, Span(0, 5), [Span(9, 12)])) == "Es kamen 300"


@pytest.mark.parametrize(("offset", "number"), [(0, 1), (6, 1), (10, 2), (20, 3)])
def test_paragraphs_are_counted_without_empty_lines(offset, number):
    assert paragraph(article("Eins.\r\n\n \nZwei.\n\nDrei. Vier."), offset) == number


def test_the_fragment_grows_until_it_stands_only_once():
    where = article("Es waren 300 Leute da.\nSpäter waren 300 Leute fort.")
    words = fragment(where, mention(where, "300", "Später waren 300 Leute fort."))
    assert where.text.count(words) == 1
    assert "300" in words
    assert "\n" not in words


def test_the_fragment_takes_the_whole_word():
    where = article("Ein 300-köpfiger Trupp kam.")
    assert fragment(where, mention(where, "300")).startswith("300-köpfiger")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\nEin Titel\nText.", "Ein Titel"),
        (
            "Am Morgen des langen Gipfels in Rom und Paris sagte der Minister nichts.",
            "Am Morgen des langen Gipfels in Rom und Paris …",
        ),
        (
            "Europa müsse jetzt beweisen, dass es sich verteidigen könne. Und so weiter und so fort.",
            "Europa müsse jetzt beweisen, dass es sich verteidigen könne.",
        ),
        ("", ""),
    ],
)
def test_an_untitled_article_is_named_by_its_first_words(text, title):
    assert first_words(article(text)) == title
