"""Amounts in two units: the sum, and what may not be added."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.extraction import find_mentions
from checks.languages.pack import load_pack
from checks.model import Article, Mention


def mentions_of(text: str, language: str) -> list[Mention]:
    return list(find_mentions(Article("a", text, language), load_pack(language)))


@pytest.mark.parametrize(
    "words", ["{} Stunden und {} Minuten", "{} Stunden {} Minuten", "{} Stunden, {} Minuten"]
)
@settings(deadline=None)
@given(hours=st.integers(2, 900), minutes=st.integers(2, 59))
def test_the_sum_is_exact(words, hours, minutes):
    surface = words.format(hours, minutes)
    (amount,) = mentions_of(f"Das Rennen dauerte {surface} lang.", "de")
    assert amount.surface == surface
    assert amount.value.low * {"hour": 60, "minute": 1}[str(amount.unit)] == hours * 60 + minutes


def test_years_and_months_are_given_in_years():
    (amount,) = mentions_of("Er saß 16 Jahre und einen Monat in Haft.", "de")
    assert (amount.value.low, amount.unit) == (Decimal("16.0833"), "year")


@settings(deadline=None)
@given(dollars=st.integers(2, 900), cents=st.integers(2, 99))
def test_cents_are_added_to_their_currency(dollars, cents):
    (amount,) = mentions_of(f"The fare is {dollars} dollars {cents} cents now.", "en")
    assert amount.value.low == dollars + Decimal(cents) / 100
    assert amount.unit == "USD"


@settings(deadline=None)
@given(minutes=st.integers(60, 900))
def test_what_fills_the_larger_unit_is_an_amount_of_its_own(minutes):
    amounts = mentions_of(f"Sie lief 3 Stunden und {minutes} Minuten.", "de")
    assert [a.value.low for a in amounts] == [3, minutes]


@pytest.mark.parametrize(
    ("language", "text", "lows"),
    [
        ("de", "Nach 3 Minuten und 2 Stunden war Schluss.", ["3", "2"]),  # the smaller unit first
        ("de", "Nach 3 Stunden oder 20 Minuten war Schluss.", ["3", "20"]),  # another link
        ("de", "Es gab 3 Euro und 50 Minuten Zeit.", ["3", "50"]),  # two dimensions
        ("de", "Es gab 3 Euro und 20 Euro.", ["3", "20"]),  # one unit
        ("de", "Nach 2,5 Stunden und 20 Minuten war Schluss.", ["2.5", "20"]),  # no whole number
        ("de", "Der 3-jährige und 5 Monate alte Hund.", ["3", "5"]),  # something is attached
        ("en", "Prison terms of 3 years, fines and 6 months of work.", ["3", "6"]),
    ],
)
def test_two_amounts_stay_two(language, text, lows):
    assert [m.value.low for m in mentions_of(text, language)] == [Decimal(low) for low in lows]


def test_a_pair_of_amounts_is_opened_and_closed():
    text = "Ihm drohen zwischen einem Jahr und sechs Monaten und einem Jahr und elf Monaten Haft."
    (amount,) = mentions_of(text, "de")
    assert (amount.value.low, amount.value.high) == (Decimal("1.5"), Decimal("1.9167"))


def test_an_opened_pair_of_two_units_is_no_sum():
    lows = [m.value.low for m in mentions_of("Ihm drohen zwischen zwei Jahren und drei Monaten Haft.", "de")]
    assert lows == [2, 3]


def test_an_amount_of_many_digits_is_read():
    text = f"Das Alter beträgt {'9' * 35} Jahre und 5 Monate."
    assert mentions_of(text, "de")
