from datetime import date, timedelta
from decimal import Decimal

import pytest

from checks.exchange_rates import FIXED_RATES, ExchangeRates, MissingRate, load_rates


def test_a_day_has_the_published_rate():
    found = load_rates().on("USD", date(2025, 9, 5))
    assert (found.rate, found.day) == (Decimal("1.1697"), date(2025, 9, 5))


@pytest.mark.parametrize("day", [date(2025, 9, 6), date(2025, 9, 7)])
def test_a_weekend_has_the_rate_of_friday(day):
    assert load_rates().on("USD", day).day == date(2025, 9, 5)


def test_the_euro_is_one():
    assert load_rates().on("EUR", date(1950, 1, 1)).rate == 1


def test_a_day_after_the_table_has_its_last_rate_with_its_day():
    rates = load_rates()
    assert rates.on("USD", rates.until + timedelta(days=700)).day == rates.until


def test_the_table_is_as_new_as_its_release():
    assert load_rates().until >= date(2026, 10, 30)


@pytest.mark.parametrize(
    ("currency", "day", "reason"),
    [
        ("RUB", date(2022, 3, 12), "no exchange rate for RUB after 2022-03-01"),
        ("RUB", date(2099, 1, 1), "no exchange rate for RUB after 2022-03-01"),
        ("UAH", date(2025, 1, 1), "no exchange rate for UAH on 2025-01-01"),
        ("USD", date(1998, 12, 31), "no exchange rate for USD on 1998-12-31"),
        ("DEM", date(1998, 12, 31), "no exchange rate for DEM on 1998-12-31"),
        ("GRD", date(2000, 12, 31), "no exchange rate for GRD on 2000-12-31"),
    ],
)
def test_a_missing_rate_is_an_error_and_no_guess(currency, day, reason):
    with pytest.raises(MissingRate, match=reason):
        load_rates().on(currency, day)


def test_a_gap_of_ten_days_is_bridged_and_one_of_eleven_is_not():
    rates = ExchangeRates({"USD": {date(2025, 1, 1): Decimal("1.1")}}, until=date(2025, 2, 1))
    assert rates.on("USD", date(2025, 1, 11)).rate == Decimal("1.1")
    with pytest.raises(MissingRate):
        rates.on("USD", date(2025, 1, 12))


def test_a_replaced_currency_has_its_fixed_rate_from_the_first_day():
    rates = load_rates()
    assert rates.on("DEM", date(1999, 1, 1)).rate == Decimal("1.95583")
    assert rates.on("HRK", date(2022, 12, 31)).rate == Decimal("7.5365")
    assert rates.on("HRK", date(2023, 1, 1)).rate == Decimal("7.53450")
    assert rates.on("HRK", date(2023, 1, 1)).is_fixed


@pytest.mark.parametrize(
    ("currency", "rate"), [("XAF", "655.957"), ("XOF", "655.957"), ("XPF", "119.331742"), ("BAM", "1.95583")]
)
def test_a_tied_currency_has_its_fixed_rate(currency, rate):
    found = load_rates().on(currency, date(2025, 6, 1))
    assert (found.rate, found.is_fixed) == (Decimal(rate), True)


def test_every_currency_that_the_euro_replaced_has_a_fixed_rate():
    replaced = "ATS BEF BGN CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK"
    assert set(replaced.split()) <= set(FIXED_RATES)


def test_fixed_rates_are_near_the_last_published_ones():
    rates = load_rates()
    compared = 0
    for currency, (fixed, since) in FIXED_RATES.items():
        try:
            published = rates.on(currency, since - timedelta(days=1)).rate
        except MissingRate:
            continue
        assert abs(published / fixed - 1) < Decimal("0.005"), currency
        compared += 1
    assert compared >= 9
