from datetime import date
from decimal import Decimal

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.exchange_rates import ExchangeRates, load_rates
from checks.model import Figure, Interval, Kind, Modifier, Quantity, Role
from checks.normalisation import leeway, normalise

AS_OF = date(2026, 1, 1)
RATES = ExchangeRates(
    {
        "USD": {date(2025, 9, 5): Decimal("1.25"), date(2025, 12, 31): Decimal("1.2")},
        "GBP": {date(2025, 9, 5): Decimal("0.8"), date(2025, 12, 31): Decimal("0.8")},
    },
    until=date(2025, 12, 31),
)


def figure(
    low: str | None,
    high: str | None = "same",
    *,
    precision: str | None = None,
    modifier: Modifier = Modifier.EXACT,
    kind: Kind = Kind.COUNT,
    unit: str | None = "",
    closed: bool = True,
    published: date | None = date(2025, 9, 7),
    role: Role = Role.FIGURE,
) -> Figure:
    read = factories.interval(low, high, closed=closed)
    mention = factories.mention(
        factories.article(published=published),
        kind=kind,
        value=read,
        unit=unit,
        precision=None if precision is None else Decimal(precision),
    )
    return factories.figure(mention, modifier=modifier, role=role, interval=read)


def normalised(of: Figure, currency: str = "EUR", rates: ExchangeRates = RATES) -> Quantity:
    return normalise(of, currency=currency, as_of=AS_OF, rates=rates)


def ends(interval: Interval) -> tuple[str | None, str | None]:
    return tuple(
        None if end is None else format(end.normalize(), "f") for end in (interval.low, interval.high)
    )


@pytest.mark.parametrize(
    ("low", "precision", "reach"),
    [
        ("30000", "10000", ("28500", "31500")),
        ("50000", "10000", ("47500", "52500")),
        ("200000", "100000", ("190000", "210000")),
        ("2500000000", "100000000", ("2450000000", "2550000000")),
        ("31247", "1", ("31246.5", "31247.5")),
        ("8.6", "0.1", ("8.55", "8.65")),
        ("100000", "100000", ("95000", "105000")),
        ("121", "1", ("120.5", "121.5")),
        ("24", "12", ("18", "30")),
    ],
)
def test_a_value_is_known_to_half_the_place_of_its_last_digit(low, precision, reach):
    found = leeway(figure(low, precision=precision))
    assert ends(found) == reach
    assert not found.closed


@pytest.mark.parametrize(("low", "precision"), [("26", "1"), ("30", "10"), ("0", "1"), ("99", "1")])
def test_small_counts_are_exact(low, precision):
    assert leeway(figure(low, precision=precision)) == factories.interval(low)


def test_only_counts_are_exact():
    assert ends(leeway(figure("15", precision="1", kind=Kind.PERCENT, unit="percent"))) == ("14.5", "15.5")
    assert ends(leeway(figure("2", precision="1", kind=Kind.DURATION, unit="year"))) == ("1.8", "2.2")
    assert ends(leeway(figure("1.5", precision="0.5"))) == ("1.425", "1.575")


@pytest.mark.parametrize(
    ("modifier", "low", "precision", "reach"),
    [
        (Modifier.ABOUT, "800", "100", ("720", "880")),
        (Modifier.ABOUT, "30", "10", ("27", "33")),
        (Modifier.ABOUT, "31247", "1", ("30465.825", "32028.175")),
        (Modifier.JUST_UNDER, "200000", "100000", ("180000", "200000")),
        (Modifier.JUST_UNDER, "534000", "1000", ("520650", "534000")),
        (Modifier.JUST_OVER, "30000", "10000", ("30000", "33000")),
        (Modifier.JUST_OVER, "3", "1", ("3", "3.3")),
    ],
)
def test_about_widens_to_one_side_or_both(modifier, low, precision, reach):
    assert ends(leeway(figure(low, precision=precision, modifier=modifier))) == reach


@pytest.mark.parametrize(
    ("modifier", "low", "high", "precision", "reach"),
    [
        (Modifier.MORE_THAN, "30", None, "10", ("30", None)),
        (Modifier.MORE_THAN, "200000", None, "100000", ("190000", None)),
        (Modifier.AT_LEAST, "4200", None, "100", ("4150", None)),
        (Modifier.LESS_THAN, None, "3000", "1000", (None, "3150")),
        (Modifier.AT_MOST, None, "35", "1", (None, "35")),
    ],
)
def test_a_bound_keeps_its_open_side_and_rounds_the_other(modifier, low, high, precision, reach):
    assert ends(leeway(figure(low, high, precision=precision, modifier=modifier))) == reach


def test_more_than_thirty_leaves_thirty_out_and_at_least_thirty_does_not():
    thirty = leeway(figure("30", precision="10"))
    more = leeway(figure("30", None, precision="10", modifier=Modifier.MORE_THAN, closed=False))
    least = leeway(figure("30", None, precision="10", modifier=Modifier.AT_LEAST))
    assert not more.meets(thirty)
    assert least.meets(thirty)
    assert more.meets(leeway(figure("31", precision="1")))


def test_knapp_holds_its_own_value():
    assert leeway(figure("30", precision="10", modifier=Modifier.JUST_UNDER)).meets(
        leeway(figure("30", precision="10"))
    )


@pytest.mark.parametrize("modifier", [Modifier.RANGE, Modifier.VAGUE])
def test_ranges_and_vague_words_are_taken_as_written(modifier):
    assert leeway(figure("10000", "30000", precision="10000", modifier=modifier)) == factories.interval(
        "10000", "30000"
    )


def test_two_ends_without_a_bound_are_a_range():
    assert leeway(figure("10", "20", precision="10", kind=Kind.MONEY)) == factories.interval("10", "20")


def test_a_mention_without_a_number_reaches_everywhere():
    assert leeway(figure(None, None, modifier=Modifier.VAGUE)) == Interval(None, None)


def test_rounding_goes_below_zero_only_where_values_can():
    assert ends(leeway(figure("0", precision="1", kind=Kind.MONEY, unit="EUR"))) == ("0", "0.5")
    assert ends(leeway(figure("0", precision="1", kind=Kind.PERCENT, unit="percent"))) == ("-0.5", "0.5")


def test_touching_roundings_do_not_meet():
    shares = [figure(value, precision="0.1", kind=Kind.PERCENT, unit="percent") for value in ("8.6", "8.7")]
    assert not leeway(shares[0]).meets(leeway(shares[1]))


@given(
    st.decimals(0, 10**15, places=2),
    st.integers(-2, 12),
    st.sampled_from([Modifier.EXACT, Modifier.ABOUT, Modifier.JUST_UNDER, Modifier.JUST_OVER]),
    st.sampled_from([Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE]),
)
def test_the_leeway_holds_the_value_and_is_not_upside_down(value, power, modifier, kind):
    read = figure(str(value), precision=str(Decimal(10) ** power), modifier=modifier, kind=kind)
    found = leeway(read)
    assert found.low <= value <= found.high
    assert found.meets(read.interval)
    assert kind is Kind.PERCENT or found.low >= 0 or kind is Kind.MEASURE


def test_a_count_is_its_own_base():
    found = normalised(figure("30000", precision="10000"))
    assert (ends(found.base), found.base_unit, found.dimension) == (("30000", "30000"), "", "count")
    assert found.conversion is None
    assert found.leeway == found.original_leeway


def test_a_ratio_is_no_count():
    assert normalised(figure("2", kind=Kind.RATIO)).dimension == "ratio"


def test_a_measure_comes_into_its_base_unit():
    found = normalised(figure("10", precision="10", kind=Kind.MEASURE, unit="mile"))
    assert (ends(found.base), found.base_unit, found.dimension) == (
        ("16093.44", "16093.44"),
        "meter",
        "[length]",
    )
    assert ends(found.leeway) == ("14484.096", "17702.784")
    assert ends(found.original_leeway) == ("9", "11")
    assert found.conversion.factor == Decimal("1609.344")
    assert found.conversion.rate is None


def test_a_reading_in_fahrenheit_is_a_point_in_celsius():
    assert ends(normalised(figure("68", kind=Kind.MEASURE, unit="degree_Fahrenheit")).base) == ("20", "20")


def test_money_takes_the_rate_of_the_day_of_publication():
    found = normalised(figure("100", precision="1", kind=Kind.MONEY, unit="USD"))  # 7 September is a Sunday
    assert (ends(found.base), found.base_unit, found.dimension) == (("80", "80"), "EUR", "money")
    assert ends(found.original_leeway) == ("99.5", "100.5")
    assert ends(found.leeway) == ("77.212", "82.812")
    assert (found.conversion.rate, found.conversion.rate_date) == (Decimal("1.25"), date(2025, 9, 5))
    assert not found.conversion.assumed_day
    assert not found.leeway.closed


def test_money_without_a_day_takes_the_day_of_the_run_and_says_so():
    found = normalised(figure("120", precision="1", kind=Kind.MONEY, unit="USD", published=None))
    assert ends(found.base) == ("100", "100")
    assert found.conversion.assumed_day
    assert found.conversion.rate_date == date(2025, 12, 31)
    assert ends(found.leeway) == ("74.6875", "125.520833333334")


def test_a_rate_long_before_the_day_widens_as_an_assumed_day_does():
    late = normalised(figure("120", "120", kind=Kind.MONEY, unit="USD", published=date(2026, 6, 1)))
    assert ends(late.leeway) == ("90", "110")
    assert not late.conversion.assumed_day


def test_money_of_the_run_is_not_converted():
    found = normalised(figure("44", precision="1", kind=Kind.MONEY, unit="EUR"))
    assert found.conversion is None
    assert found.base_unit == "EUR"
    assert found.leeway == found.original_leeway


def test_any_currency_can_be_the_one_of_the_run():
    from_euro = normalised(figure("100", kind=Kind.MONEY, unit="EUR"), currency="USD")
    assert (ends(from_euro.base), from_euro.base_unit) == (("125", "125"), "USD")
    assert from_euro.conversion.rate == Decimal("1.25")
    across = normalised(figure("100", kind=Kind.MONEY, unit="USD"), currency="GBP")
    assert ends(across.base) == ("64", "64")


def test_a_replaced_currency_is_not_a_distant_one():
    found = normalised(figure("195.583", kind=Kind.MONEY, unit="DEM", published=None), rates=load_rates())
    assert ends(found.base) == ("100", "100")
    assert ends(found.leeway) == ("97", "103")


def test_a_price_a_month_becomes_a_price_a_year():
    found = normalised(figure("1000000000", kind=Kind.MONEY, unit="USD/month"))
    assert (ends(found.base), found.base_unit, found.dimension) == (
        ("9600000000", "9600000000"),
        "EUR/year",
        "money/time",
    )
    own = normalised(figure("1", kind=Kind.MONEY, unit="EUR/month"))
    assert (ends(own.base), own.base_unit) == (("12", "12"), "EUR/year")
    assert own.conversion.rate is None


@pytest.mark.parametrize(
    ("unit", "published", "dimension", "trouble"),
    [
        (None, None, "", "the text leaves the unit open"),
        ("Pfund", None, "", "Pfund is no unit that is known"),
        ("UAH", date(2025, 9, 7), "money", "no exchange rate for UAH on 2025-09-07"),
        ("USD", date(2025, 10, 7), "money", "no exchange rate for USD after 2025-09-05"),
        ("USD/month", date(1990, 1, 1), "money/time", "no exchange rate for USD on 1990-01-01"),
    ],
)
def test_what_cannot_be_normalised_keeps_its_own_leeway_and_the_reason(unit, published, dimension, trouble):
    found = normalised(figure("100", precision="1", kind=Kind.MONEY, unit=unit, published=published))
    assert (found.dimension, found.trouble) == (dimension, trouble)
    assert (found.base, found.base_unit) == (Interval(None, None), None)
    assert ends(found.original_leeway) == ("99.5", "100.5")


def test_context_is_carried_along_without_a_verdict():
    found = normalised(figure("2025", kind=Kind.YEAR, role=Role.CONTEXT))
    assert (found.dimension, found.base_unit, found.trouble) == ("", None, "")


def test_open_ends_stay_open():
    found = normalised(
        figure("100", None, precision="1", modifier=Modifier.MORE_THAN, kind=Kind.MONEY, unit="USD")
    )
    assert ends(found.base) == ("80", None)
    assert ends(found.leeway) == ("77.212", None)


def test_a_value_of_any_size_is_no_failure():
    found = normalised(figure("1e999999", kind=Kind.MONEY, unit="USD"))
    assert found.base.low > Decimal("1e999998")
