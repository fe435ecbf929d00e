import time
from decimal import Decimal

import pytest
from factories import interval

from checks.model import Modifier
from reports import amounts
from reports.interface import load_interface

GERMAN, ENGLISH = load_interface().languages


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        ("30000", "", "30.000", "30,000"),
        ("1.5", "month", "1,5 Monate", "1.5 months"),
        ("1", "hour", "1 Stunde", "1 hour"),
        ("15", "percent", "15 Prozent", "15 per cent"),
        ("0.5", "percentage_point", "0,5 Prozentpunkte", "0.5 percentage points"),
        ("1", "percentage_point", "1 Prozentpunkt", "1 percentage point"),
        ("800000000000", "EUR", "800 Milliarden Euro", "800 billion euros"),
        ("1000000000", "USD/month", "1 Milliarde US-Dollar pro Monat", "1 billion US dollars per month"),
        ("12345678", "", "12.345.678", "12,345,678"),
        ("1234000", "", "1,234 Millionen", "1.234 million"),
        ("9", "EUR/person/month", "9 Euro pro Person pro Monat", "9 euros per person per month"),
        ("-2.5", "percent", "-2,5 Prozent", "-2.5 per cent"),
        ("3", "degree_Celsius", "3 Grad Celsius", "3 degrees Celsius"),
        ("7", None, "7 (Einheit offen)", "7 (unit left open)"),
        ("7", "furlong_or_so", "7 furlong or so", "7 furlong or so"),
        ("0", "kilometer", "0 Kilometer", "0 kilometres"),
    ],
)
def test_an_amount_is_written_as_the_language_writes_it(value, unit, german, english):
    assert amounts.amount(Decimal(value), unit, GERMAN) == german
    assert amounts.amount(Decimal(value), unit, ENGLISH) == english


@pytest.mark.parametrize(
    ("low", "high", "modifier", "expected"),
    [
        ("30", None, Modifier.MORE_THAN, "mehr als 30"),
        ("30", None, Modifier.AT_LEAST, "mindestens 30"),
        (None, "30", Modifier.LESS_THAN, "weniger als 30"),
        (None, "30", Modifier.AT_MOST, "höchstens 30"),
        ("30", "30", Modifier.ABOUT, "rund 30"),
        ("30", "30", Modifier.JUST_UNDER, "knapp 30"),
        ("30", "30", Modifier.EXACT, "30"),
        ("10000", "30000", Modifier.RANGE, "10.000 bis 30.000"),
        ("20000", "100000", Modifier.VAGUE, "20.000 bis 100.000, unbestimmt"),
        (None, None, Modifier.VAGUE, "ohne Zahl"),
    ],
)
def test_an_interval_is_read_with_its_modifier(low, high, modifier, expected):
    assert amounts.reading(interval(low, high), "", modifier, GERMAN) == expected


@pytest.mark.parametrize(
    "value", ["1e999999999", "-1e999999999", "1e-999999999", "9" * 5000, "0." + "3" * 5000, "1e16"]
)
def test_a_monstrous_number_is_short_and_quick(value: str):
    begin = time.perf_counter()
    number = Decimal(value)
    texts = [
        amounts.amount(number, "EUR", GERMAN),
        amounts.label(interval(value), Modifier.EXACT, GERMAN),
        amounts.stretch(interval(value), "percent", ENGLISH),
    ]
    assert max(map(len, texts)) < 80
    assert time.perf_counter() - begin < 0.5


def test_labels_round_only_what_is_too_long_and_say_so():
    assert amounts.label(interval("31247"), Modifier.EXACT, GERMAN) == "31.247"
    assert amounts.label(interval("77239958805.36"), Modifier.EXACT, GERMAN) == "≈\u00a077,24\u00a0Mrd."
    assert amounts.label(interval("30", None), Modifier.MORE_THAN, GERMAN) == ">\u00a030"
    assert amounts.label(interval("30", None), Modifier.AT_LEAST, GERMAN) == "≥\u00a030"
