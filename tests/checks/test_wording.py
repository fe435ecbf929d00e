"""The sentences of the findings: the same keys in every language, values as each language writes them."""

import string
import tomllib
from datetime import date
from decimal import Decimal
from importlib import resources

import pytest
from factories import statement

from checks.units import BASE_UNITS
from checks.wording import Amount, family_name, listed, say, territory


def written(amount: Amount) -> tuple[str, str]:
    line = listed([amount])
    return line.text("de"), line.text("en")


@pytest.mark.parametrize(
    ("amount", "german", "english"),
    [
        (Amount(Decimal(30000), "", statement("Soldaten", "troops")), "30.000 Soldaten", "30,000 troops"),
        (Amount(Decimal("44e9"), "EUR"), "44 Milliarden Euro", "44 billion euros"),
        (Amount(Decimal("1e12"), "EUR"), "1 Billion Euro", "1 trillion euros"),
        (Amount(Decimal("1.5"), "percent"), "1,5 Prozent", "1.5 percent"),
        (
            Amount(Decimal("1e9"), "USD/month"),
            "1 Milliarde US-Dollar pro Monat",
            "1 billion US dollars per month",
        ),
        (Amount(Decimal(24), "", None, sign=">"), "> 24", "> 24"),
        (Amount(Decimal(10000), "", None, Decimal(30000)), "10.000–30.000", "10,000–30,000"),
        (Amount(Decimal("0.5"), "kilometer"), "0,5 Kilometer", "0.5 kilometers"),
        (Amount(Decimal(1), "mile"), "1 Meile", "1 mile"),
        (Amount(Decimal("1.2"), "mile", None, Decimal(12)), "1,2–12 Meilen", "1.2–12 miles"),
        (Amount(Decimal(90), "EUR/person"), "90 Euro pro Person", "90 euros per person"),
        (Amount(Decimal(9), "EUR/person/year"), "9 Euro pro Person pro Jahr", "9 euros per person per year"),
        (Amount(Decimal(7), "meter ** 2"), "7 Quadratmeter", "7 square meters"),
        (Amount(Decimal("0.1"), "percentage_point"), "0,1 Prozentpunkte", "0.1 percentage points"),
        (Amount(Decimal(3), "sievert"), "3 Sievert", "3 sieverts"),
    ],
)
def test_amounts_are_written_as_a_language_writes_them(amount, german, english):
    assert written(amount) == (german, english)


def test_a_hostile_number_is_not_written_out():
    assert len(written(Amount(Decimal("1e999999"), ""))[0]) < 30


def test_dates_and_countries_have_names_in_every_language():
    line = say(
        "verdict.update", label="X", low=1, high=2, low_day=date(2025, 3, 27), high_day=date(2025, 9, 4)
    )
    assert "27. März 2025" in line.text("de")
    assert "March 27, 2025" in line.text("en")
    assert (territory("FR").text("de"), territory("FR").text("en")) == ("Frankreich", "France")
    assert territory("??").text("de") == "??"


def test_every_sentence_has_the_same_braces_in_every_language():
    tables = [
        tomllib.loads(resources.files("checks").joinpath(f"wording.{code}.toml").read_text(encoding="utf-8"))
        for code in ("de", "en")
    ]
    keys = [{(t, k) for t, table in tables_of.items() for k in table} for tables_of in tables]
    assert keys[0] == keys[1]
    for table, key in keys[0]:
        braces = [{name for _, name, _, _ in string.Formatter().parse(t[table][key]) if name} for t in tables]
        assert braces[0] == braces[1], f"{table}.{key}"


def test_text_of_an_article_is_never_a_template():
    line = say("grouping.vague", a="{0.__class__} %s {{7*7}}")
    assert "{0.__class__} %s {{7*7}}" in line.text("de")


@pytest.mark.parametrize(
    ("family", "german", "english"),
    [
        ("[area]", "Fläche", "Area"),
        ("money", "Betrag", "Sum"),
        ("[share]", "Wert", "Value"),
        ("", "Wert", "Value"),
    ],
)
def test_a_family_has_a_name_or_is_a_value(family, german, english):
    assert (family_name(family).text("de"), family_name(family).text("en")) == (german, english)


def test_few_physical_dimensions_have_no_name():
    unnamed = {family for family in BASE_UNITS if family_name(family).text("en") == "Value"}
    assert unnamed == {
        "percentage_points",
        "[resistance]",
        "[charge]",
        "[dose_equivalent]",
        "[absorbed_dose]",
        "[activity]",
        "[integrated_luminosity]",
        "[magnitude]",
        "[angle]",
        "[pixel]",
        "[person]",
        "[household]",
        "[vehicle]",
        "[share]",
        "[season]",
        "[night]",
    }
