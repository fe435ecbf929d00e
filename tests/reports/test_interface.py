import re
from pathlib import Path

import pytest

from checks.model import Statement
from reports.interface import InterfaceError, load_interface, read_interface

REPORTS = Path(__file__).parents[2] / "reports"
HEAD = """
[language]
name = "X"
locale = "{locale}"
number_words = ["none", "one", "two"]
quotation_marks = ["<", ">"]
"""
FORBIDDEN = re.compile(r"\b(falsch\w*|lüge\w*|lügt|fake\w*|wrong\w*|lie|lied|liar)\b", re.IGNORECASE)


def made(**phrases: str):
    return read_interface(
        {code: HEAD.format(locale=code) + "[a]\n" + phrase for code, phrase in phrases.items()}
    )


def test_german_and_english_have_the_same_phrases():
    assert [language.code for language in load_interface().languages] == ["de", "en"]


def test_a_phrase_is_said_in_every_language_with_its_slots():
    interface = made(de='hello = "Hallo {who}"', en='hello = "Hello {who}"')
    assert interface.say("a.hello", who="{x}").texts == (("de", "Hallo {x}"), ("en", "Hello {x}"))


def test_a_slot_may_differ_by_language():
    interface = made(de='n = "{x} da"', en='n = "{x} there"')
    said = interface.say("a.n", x=Statement((("de", "zwei"), ("en", "two"))))
    assert said.text("en") == "two there"


def test_plural_forms_and_numbers_follow_the_language():
    interface = made(
        de='n = { one = "ein Tag", other = "{Words}/{count} Tage" }',
        en='n = { one = "a day", other = "{words} days" }',
    )
    assert interface.say("a.n", 1).text("de") == "ein Tag"
    assert interface.say("a.n", 2).text("de") == "Two/2 Tage"
    assert interface.say("a.n", 12345).text("de") == "12.345/12.345 Tage"
    assert interface.say("a.n", 12345).text("en") == "12,345 days"


@pytest.mark.parametrize(
    ("german", "english", "message"),
    [
        ('x = "1"\ny = "2"', 'x = "1"', r"interface\.en\.toml: \[a\.y\] is missing"),
        ('x = "1"', 'x = "1"\ny = "2"', r"interface\.de\.toml: \[a\.y\] is missing"),
        ('x = "{a}"', 'x = "{b}"', r"interface\.en\.toml: \[a\.x\] has other slots"),
        ('x = { one = "1" }', 'x = "1"', r"interface\.de\.toml: \[a\.x\] is no table of plural forms"),
        ("x = ", 'x = "1"', r"interface\.de\.toml"),
    ],
)
def test_a_malformed_file_is_named_with_its_key(german: str, english: str, message: str):
    with pytest.raises(InterfaceError, match=message):
        made(de=german, en=english)


def test_every_phrase_is_used():
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("", "sections", "templates")
        for path in (REPORTS / folder).glob("*.*")
        if path.suffix in {".py", ".html"}
    )
    # Sections whose keys are made from a value of a record, such as the name of a cause.
    open_ended = {
        "cause",
        "not_compared",
        "units",
        "severity",
        "verdict",
        "pairs",
        "decision",
        "filter",
        "coverage",
    }
    unused = [
        key
        for key in load_interface().languages[0].phrases
        if key.partition(".")[0] not in open_ended
        and f'"{key}"' not in code
        and not re.search(rf"\b{key.partition('.')[0]}\.[a-z_]*\{{|page\.theme_", code)
    ]
    assert unused == []


def test_no_phrase_and_no_template_calls_anyone_a_liar():
    sources = [*REPORTS.glob("interface.*.toml"), *(REPORTS / "templates").glob("*.html")]
    assert len(sources) > 8
    for source in sources:
        assert not FORBIDDEN.search(source.read_text(encoding="utf-8")), source.name


@pytest.mark.parametrize("text", ["Das ist falsch.", "a lie", "eine Lüge", "Wrong!"])
def test_the_list_of_forbidden_words_bites(text: str):
    assert FORBIDDEN.search(text)
