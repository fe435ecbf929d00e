from decimal import Decimal
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import available_languages, load_pack
from checks.model import Article, Figure, Kind, Mention, Role
from checks.surroundings import read_settings

LANGUAGES = available_languages()
PIECES = [
    "30.000",
    "1,5",
    "zwei",
    "dreißig",
    "Millionen",
    "Mio.",
    "zwischen",
    "und",
    "bis",
    "–",
    "-",
    "Euro",
    "%",
    "€",
    "two hundred",
    "and",
    "a half",
    "million",
    "between",
    "May",
    "10",
    "$",
    "12:30",
    "Uhr",
    "Soldaten",
    "people",
    "(32)",
    "1.",
    "Artikel",
    "No",
    "köpfig",
    "-strong",
    "İ",
    "٣٠٠",
    "१२",
    "\ud800",
    "\u202e",
    "1e9",
    "9" * 60,
    "zehntausende",
    "tens of thousands",
    "half",
    "a",
    "ein",
    ".358",
    "²",
    "½",
    "①",
    "\n",
    " ",
    "\u00a0",
    "'",
]
ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None), max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


def mentions_of(text: str, language: str) -> tuple[Mention, ...]:
    return find_mentions(Article("a", text, language), load_pack(language))


def figures_of(text: str, language: str) -> tuple[Figure, ...]:
    article, pack = Article("a", text, language), load_pack(language)
    return read_settings(article, read_figures(mentions_of(text, language), pack), pack)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300, deadline=None)
@given(text=ANY_TEXT)
def test_arbitrary_text_is_read_and_its_spans_are_true(language, text):
    mentions = [figure.mention for figure in figures_of(text, language)]
    for mention in mentions:
        assert mention.span.start < mention.span.end
        assert text[mention.span.start : mention.span.end] == mention.surface
        assert mention.sentence.start <= mention.span.start
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=100, deadline=None)
@given(text=ANY_TEXT)
def test_text_in_front_changes_no_later_figure(language, text):
    later = {"de": "Es kamen 30.000 Soldaten aus Wien.", "en": "There came 30,000 soldiers from Rome."}[
        language
    ]
    figures = figures_of(f"{text}\n\n{later}", language)
    assert figures[-1].interval == figures_of(later, language)[-1].interval
    assert figures[-1].measurand == "troops"


@pytest.mark.parametrize(
    ("language", "surfaces"),
    [
        (
            "de",
            [
                "300 Mio.",
                "300 Millionen",
                "300.000.000",
                "300 000 000",
                "300\u202f000\u202f000",
                "300'000'000",
            ],
        ),
        ("en", ["300 million", "300m", "300,000,000", "three hundred million", "300 mn", "0.3 billion"]),
    ],
)
def test_ways_of_writing_one_number_are_equal(language, surfaces):
    noun = {"de": "Menschen", "en": "people"}[language]
    values = {figures_of(f"Es sind {s} {noun}.", language)[0].interval.low for s in surfaces}
    assert values == {Decimal(300_000_000)}


SENTENCES = {
    "de": ("{}", "Insgesamt sind es {} Einheiten.", "Nach {}.", "Es waren {}, sagte er."),
    "en": ("{}", "There are {} units in all.", "After {}.", "It was {}, he said."),
}
# "one" alone is a pronoun in English, so the words begin at two; of one it is read before what it counts
INTEGERS = st.one_of(
    st.integers(2, 10**4), st.integers(2, 10**15), st.integers(1, 999_999).map(lambda n: n * 10**9)
)
DECIMALS = st.builds(
    lambda whole, places, digits: Decimal(whole) + Decimal(digits).scaleb(-places),
    st.one_of(st.integers(0, 999), st.integers(0, 10**6)),  # num2words makes floats of larger ones
    st.integers(1, 4),
    st.integers(1, 9),
)


def check_reads_back(language: str, written: str, number: Decimal | int) -> None:
    for sentence in SENTENCES[language]:
        figures = figures_of(sentence.format(written), language)
        values = [figure.interval.low for figure in figures if figure.mention.surface == written]
        assert values == [number], sentence.format(written)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300, deadline=None)
@given(number=INTEGERS)
def test_number_words_are_read_back(language, number):
    check_reads_back(language, num2words(number, lang=language), number)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(number=DECIMALS)
def test_decimals_in_words_are_read_back(language, number):
    check_reads_back(language, num2words(number, lang=language), number)


@pytest.mark.parametrize("locale", ["de", "de_AT", "en", "en_GB", "en_IN"])
@settings(max_examples=200, deadline=None)
@given(number=st.one_of(INTEGERS, DECIMALS, st.decimals(0, 10**12, places=3), INTEGERS.map(lambda n: -n)))
def test_digits_written_by_the_patterns_of_cldr_are_read_back(locale, number):
    check_reads_back(locale[:2], format_decimal(number, locale=locale, decimal_quantization=False), number)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("number", "word"), [(0, {"de": "null", "en": "zero"}), (1, {"de": "eins", "en": "one"})]
)
def test_the_smallest_numbers_are_read_in_words(language, number, word):
    noun = {"de": "Soldaten", "en": "soldier"}[language]
    (figure,) = figures_of(f"{word[language]} {noun}", language)
    assert figure.interval.low == number


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["1e999999999", "9" * 5_000, "9" * 1_000_000, "9**9**9", "1." * 5_000, "1.2.3"]
)
def test_monstrous_numbers_have_no_value(language, text):
    mentions = mentions_of(f"Die Zahl {text} kam.", language)
    assert all(m.value.low is None or m.value.low <= 9 for m in mentions)
    assert mentions
    if "**" not in text:
        assert [(m.shape, m.surface) for m in mentions] == [
            ("unreadable" if "e" in text or len(text) > 80 else "identifier", text.rstrip(",."))
        ]


@pytest.mark.parametrize(("text", "value"), [("٣٠٠", 300), ("१२", 12), ("３０", 30)])
def test_digits_of_other_scripts_are_read(text, value):
    assert [m.value.low for m in mentions_of(f"Es sind {text} Menschen.", "de")] == [value]


def test_a_letter_that_grows_in_lower_case_moves_no_offset():
    (mention,) = mentions_of("İİİ 30.000 Soldaten", "de")
    assert mention.surface == "30.000"


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("de", "Das Spiel endete 2:1.", Kind.SCORE),
        ("en", "They won 3-1.", Kind.SCORE),
        ("de", "Am 4. September 2025 begann es.", Kind.DATE),
        ("en", "On September 4 it began.", Kind.DATE),
        ("en", "At 5 p.m. it began.", Kind.TIME),
        ("de", "In den 1970er Jahren.", Kind.YEAR),
        ("de", "Im dritten Jahr.", Kind.ORDINAL),
        ("de", "Siehe https://example.org/2020/30.000 dazu.", Kind.IDENTIFIER),
    ],
)
def test_context_keeps_its_kind(language, text, kind):
    (figure,) = figures_of(text, language)
    assert (figure.kind, figure.role) == (kind, Role.CONTEXT)


@pytest.mark.parametrize(
    ("text", "number"), [("The third soldier came.", 3), ("The quarter results came.", 4)]
)
def test_an_ordinal_that_looks_like_a_fraction_keeps_its_number(text, number):
    (mention,) = mentions_of(text, "en")
    assert (mention.kind, mention.value.low) == (Kind.ORDINAL, number)


@pytest.mark.parametrize(
    ("text", "value", "surface"),
    [
        ("⅓ Liter", Decimal(1) / 3, "⅓ Liter"),
        ("12½ Prozent", Decimal("12.5"), "12½ Prozent"),
        ("−2½ Grad", Decimal("-2.5"), "−2½ Grad"),
        ("2 1/2 Jahre", Decimal("2.5"), "2 1/2 Jahre"),
    ],
)
def test_fractions_of_one_character_or_with_a_slash(text, value, surface):
    (mention,) = mentions_of(text, "de")
    assert (mention.value.low, mention.surface) == (value, surface)


def test_precision_is_the_place_of_the_last_meaningful_digit():
    precisions = {
        "30.000 Soldaten": Decimal(10_000),
        "31.247 Soldaten": Decimal(1),
        "2,5 Milliarden Euro": Decimal(100_000_000),
        "20 bis 30.000 Soldaten": Decimal(10_000),
        "minus 5 Grad": Decimal(1),
    }
    assert {text: mentions_of(text, "de")[0].precision for text in precisions} == precisions
