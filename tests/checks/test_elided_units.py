"""How far an amount lends its unit, and to what."""

from decimal import Decimal

import pytest

from checks.elided_units import CURRENCY_REACH, PERCENT_REACH, UNIT_REACH
from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import load_pack
from checks.model import Article

WORD = "dann "


def unit_of_last(text: str, language: str = "de") -> str | None:
    article = Article("a", text, language)
    pack = load_pack(language)
    return read_figures(find_mentions(article, pack), pack)[-1].mention.unit


def apart(characters: int) -> str:
    """Return words between two figures that are about as many characters long."""
    return " " + WORD * (characters // len(WORD))


@pytest.mark.parametrize(
    ("text", "reach", "unit"),
    [
        ("Es sind 1,2 Prozent,{}waren es 0,8.", UNIT_REACH, "percent"),
        ("Es sind 51 Prozent dafür,{}sind es 44.", PERCENT_REACH, "percent"),
        ("Es sind 600 Millionen Euro;{}ist es eine Milliarde.", CURRENCY_REACH, "EUR"),
        ("Es ist eine Milliarde;{}sind es 600 Millionen Euro.", CURRENCY_REACH, "EUR"),
    ],
)
def test_a_unit_is_lent_up_to_its_reach(text, reach, unit):
    assert unit_of_last(text.format(apart(reach - 30))) == unit
    if text.startswith("Es sind"):
        assert unit_of_last(text.format(apart(reach + 10))) == ""


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Es sind 1,2 Prozent, zuvor 0,8.", "percent"),
        ("Es sind 1,2 Prozent, zuvor 12.", "percent"),
        ("Der Wert fiel auf 2 Meter, zuvor 12.", ""),  # a whole number takes percent alone
        ("Es sind 12 Prozent. Zuvor waren es 8.", ""),  # another sentence
        ("Es sind 12 Prozent, zuvor 800.", ""),  # no percentage of a whole
        ("Es sind 12 Prozent laut Artikel 8.", ""),  # a name
        ("Es sind 12 Prozent, dazu 8 Soldaten.", ""),  # counts
        ("Es sind 1,2 Prozent, dazu Hunderte.", ""),  # vague
        ("Es dauert 3 Jahre, zuvor 1,5.", ""),  # a duration lends nothing
        ("Es kostet 500 Euro, davon eine Million.", "EUR"),
        ("Es kostet 500 Euro. Zwei Millionen Menschen zahlen.", ""),  # counts
        ("Es kostet 500 Euro. Drei Milliarden Schulden bleiben.", "EUR"),  # measured in money
        ("Es kostet 500 Euro pro Monat, im Ganzen eine Million.", "EUR"),  # the rate is not lent
    ],
)
def test_what_borrows_a_unit(text, unit):
    assert unit_of_last(text) == unit


def test_the_nearest_amount_of_money_lends_its_currency():
    article = Article("a", f"Es sind 5 Dollar.{apart(400)}Es ist eine Milliarde, davon 3 Euro in bar.", "de")
    pack = load_pack("de")
    figures = read_figures(find_mentions(article, pack), pack)
    (billion,) = (f for f in figures if f.interval.low == Decimal("1e9"))
    assert billion.mention.unit == "EUR"


def test_without_an_amount_nothing_is_lent():
    assert unit_of_last("Zuvor waren es 0,8.") == ""
