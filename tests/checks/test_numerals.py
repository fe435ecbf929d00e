from decimal import Decimal

import pytest

from checks.languages.pack import load_pack
from checks.numerals import place_of_last_digit, read_digits, read_word, suffix_of


@pytest.mark.parametrize(
    ("language", "surface", "value"),
    [
        ("de", "1.234", "1234"),
        ("en", "1.234", "1.234"),
        ("en", "1,234", "1234"),
        ("de", "1,234", "1.234"),
        ("de", "10 000", "10000"),
        ("de", "1.234.567,8", "1234567.8"),
        ("en", "1,234,567.8", "1234567.8"),
    ],
)
def test_the_language_decides_what_separates_groups(language, surface, value):
    written = read_digits(surface, load_pack(language).numbers)
    assert written is not None
    assert written.value == Decimal(value)


@pytest.mark.parametrize(
    ("language", "surface"),
    [
        ("de", "17.25"),
        ("de", "4.0"),
        ("en", "17,25"),
        ("de", "1.2.3"),
        ("de", ",5"),
        ("de", "9" * 41),
        ("en", "1."),
    ],
)
def test_what_a_language_does_not_write_is_no_number(language, surface):
    assert read_digits(surface, load_pack(language).numbers) is None


@pytest.mark.parametrize(
    ("language", "word", "tag", "low"),
    [
        ("de", "dreiunddreißig", "cardinal", 33),
        ("de", "achtzehnhundert", "cardinal", 1800),
        ("de", "zweieinhalb", "cardinal", Decimal("2.5")),
        ("de", "dritten", "ordinal", 3),
        ("de", "zwanzigste", "ordinal", 20),
        ("de", "tausende", "vague", 2000),
        ("de", "tausend", "cardinal", 1000),
        ("en", "thirty-three", "cardinal", 33),
        ("en", "two-thirds", "whole", Decimal(2) / 3),
        ("en", "tens of thousands", "vague", 20_000),
        ("en", "sixth", "fraction", Decimal(1) / 6),
        ("en", "eleventh", "ordinal", 11),
        ("en", "billion", "scale", 10**9),
        ("en", "twelfth", "ordinal", 12),
    ],
)
def test_words_are_read(language, word, tag, low):
    reading = read_word(word, load_pack(language))
    assert reading is not None
    assert (reading.tag, reading.low) == (tag, low)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "zweifel"),
        ("de", "elfmeter"),
        ("de", "achtung"),
        ("de", "a" * 100),
        ("en", "often"),
        ("en", "tension"),
    ],
)
def test_words_that_only_begin_like_numbers_are_none(language, word):
    assert read_word(word, load_pack(language)) is None


def test_a_suffix_is_known_in_every_inflection():
    pack = load_pack("de")
    assert {suffix_of(f"stündig{ending}", pack) for ending in ("", "e", "en", "er", "es", "em")} == {"hour"}
    assert suffix_of("stündlich", pack) is None


@pytest.mark.parametrize(("value", "place"), [("0", "1"), ("1200", "100"), ("0.50", "0.01"), ("7", "1")])
def test_place_of_last_digit(value, place):
    assert place_of_last_digit(Decimal(value)) == Decimal(place)
