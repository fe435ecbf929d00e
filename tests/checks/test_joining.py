"""Atoms that are one numeral, and neighbours that are two."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from checks.atoms import AtomReader, Numeral
from checks.joining import join_atoms, word_before
from checks.languages.pack import available_languages, load_pack
from checks.scan import lower_keeping_length

PIECES = (
    *("zwei", "und", "vierzig", "hundert", "tausend", "Millionen", "ein", "halbe", "Drittel", "Komma", "1,5"),
    *("two", "and", "forty", "hundred", "thousand", "million", "a", "half", "thirds", "point", "1.5"),
    *("3", ",", "of", "-", "bis", "to"),
)


def joined(text: str, language: str) -> list[Numeral]:
    pack, lower = load_pack(language), lower_keeping_length(text)
    return join_atoms(AtomReader(text, lower, pack).atoms(), lower, pack)


def values(text: str, language: str) -> list[Decimal]:
    return [numeral.low for numeral in joined(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "lows"),
    [
        ("de", "ein hundert fünfzehn", ["115"]),
        ("de", "zwei und vierzig", ["42"]),
        ("de", "zwei und vier", ["2", "4"]),
        ("de", "vierzig und zwei", ["40", "2"]),
        ("de", "drei Komma eins vier", ["3.14"]),
        ("de", "drei, vier", ["3", "4"]),
        ("de", "fünf und drei Viertel", ["5.75"]),
        ("de", "fünf und zwei", ["5", "2"]),
        ("de", "zwischen zwei und vierzig", ["2", "40"]),
        ("en", "two hundred and five thousand", ["205000"]),
        ("en", "one million, two hundred thousand", ["1200000"]),
        ("en", "one million, two men", ["1000000", "2"]),
        ("en", "thirty one", ["31"]),
        ("en", "thirty forty", ["30", "40"]),
        ("en", "two three", ["2", "3"]),
        ("en", "five and three quarters", ["5.75"]),
        ("en", "between two hundred and three hundred", ["200", "300"]),
        ("en", "three billions", ["3e9"]),
        ("en", "half a million", ["500000"]),
        ("en", "2015 thousands", ["2015", "2000"]),
    ],
)
def test_neighbours_are_joined_or_stay_apart(language, text, lows):
    assert values(text, language) == [Decimal(low) for low in lows]


@pytest.mark.parametrize(
    ("language", "text", "lows"),
    [
        ("de", "zwei Millionen drei Millionen", ["2e6", "3e6"]),
        ("de", "zwei Millionen dreihundert Tausend", ["2.3e6"]),
        ("en", "three point one four", ["3.14"]),
    ],
)
def test_what_a_scale_has_closed_takes_smaller_numbers_only(language, text, lows):
    assert values(text, language) == [Decimal(low) for low in lows]


@pytest.mark.parametrize("language", available_languages())
@settings(deadline=None)
@given(number=st.integers(2, 10**12 - 1))
def test_every_number_in_words_is_one_numeral(language, number):
    words = num2words(number, lang=language)
    assert values(f"sind {words} da" if language == "de" else f"for {words} now", language) == [number]


@pytest.mark.parametrize("language", available_languages())
@settings(deadline=None)
@example(pieces=["2,0", "Komma", "5"])
@example(pieces=["2.0", "point", "5"])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
def test_numerals_rise_and_lie_in_the_text(language, pieces):
    text = " ".join(pieces)
    numerals = joined(text, language)
    assert all(0 <= n.start < n.end <= len(text) for n in numerals)
    assert all(left.end <= right.start for left, right in pairwise(numerals))
    assert all(n.low <= n.high for n in numerals)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("laut artikel 5", "artikel"),
        ("laut art. 5", "art."),
        ("da, 5", ""),
        ("5", ""),
        ("§ 5", "§"),
        ("zwei- 5", "zwei-"),
    ],
)
def test_the_word_before_ends_at_punctuation(text, word):
    assert word_before(text, text.index("5")) == word
