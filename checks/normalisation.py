"""
A figure becomes a quantity: the value in base units, and how far the writing lets it reach.

Pint gives the factors (``units``), the European Central Bank the rates (``exchange_rates``); here they
meet a figure. Nothing is grouped or compared here. Whatever cannot be normalised is still a quantity,
with the reason in ``trouble``; nothing in this module raises because of what a text says.

What the writing implies is one rule, ``leeway``. It rests on three observations: writers round to the
last digit they care about, they count exactly while they can count on their fingers, and a round
figure such as 100.000 is meant more closely than "anything from 50.000 to 150.000".
"""

from dataclasses import dataclass
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from functools import lru_cache

from checks.exchange_rates import LONGEST_GAP, SOURCE, ExchangeRates, MissingRate
from checks.model import Conversion, Figure, Interval, Kind, Modifier, Quantity, Role
from checks.units import UnknownUnit, currency_of, dimension_of, factor_to_base

# How much of its value a rounded figure may hide at most: 100.000 people are 95.000 to 105.000, not more.
# Measures are rounded more boldly than what is counted or paid.
MOST_ROUNDING = Decimal("0.05")
MOST_ROUNDING_OF_MEASURES = Decimal("0.1")
MOST_ROUNDING_OF_DOZENS = Decimal("0.25")

# "Rund", "knapp" and "gut" reach at least as far as a tenth of a value with one digit ("rund 300"), and a
# fortieth of one with more, which was chosen with care ("rund 135").
ABOUT_SHARE = Decimal("0.1")
ABOUT_SHARE_OF_FINE = Decimal("0.025")

# Whole numbers below this are counted, not rounded: 26 states are 26, and 30 states are 30.
COUNTED_BELOW = Decimal(100)

# Hours, days and years up to a dozen are counted as well: ten hours are not eleven.
COUNTED_TIMES_UP_TO = Decimal(12)

# Articles convert at rounded rates, and at those of the days before.
RATE_SHARE = Decimal("0.03")

# What the main currencies move in a year or so: for a day that is newer than the rates.
DISTANT_RATE_SHARE = Decimal("0.1")

# What they move in ten years: for a day that was assumed, because an article without a date may be old.
UNKNOWN_RATE_SHARE = Decimal("0.25")

_EXACT = Context(prec=80, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
# Converted values keep what any factor or rate can be known to, and lose the tails of divisions.
_CONVERTED = Context(prec=15, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])

_ZERO, _ONE, _TWO, _TEN = map(Decimal, (0, 1, 2, 10))
_NOTHING = Interval(None, None)
_KINDS_FROM_ZERO = frozenset({Kind.COUNT, Kind.MONEY, Kind.DURATION, Kind.AGE, Kind.RATIO})
_MEASURED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.AGE})
_COUNTED_TIMES = frozenset({Kind.DURATION, Kind.AGE})
_PERCENTAGES = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINTS})
_AS_WRITTEN = frozenset({Modifier.RANGE, Modifier.VAGUE})
_BOUNDS = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST})
_AROUND = frozenset({Modifier.ABOUT, Modifier.JUST_UNDER, Modifier.JUST_OVER})


@dataclass(frozen=True, slots=True)
class _Scale:
    """How the written unit comes into the base unit, and how far that itself may be off."""

    unit: str
    conversion: Conversion | None = None
    offset: Decimal = _ZERO
    share: Decimal = _ZERO


def normalise(figure: Figure, *, currency: str, as_of: date, rates: ExchangeRates) -> Quantity:
    """
    Return the figure in base units, with the leeway of its writing.

    Money is converted at the rate of the article's day of publication; an article without one takes
    ``as_of``, and the conversion says so. Because articles convert at rounded or older rates, money
    that was converted gets a leeway of its own on top: 3 per cent, 10 per cent where the table's last rate
    is more than ten days older than the day, and 25 per cent where the day is assumed: an article without
    a date may be years old. Figures in one and the same
    currency are better compared by ``original_leeway``, which has none of that.

    Expressions of role ``context`` are never compared and come back without dimension and base.

    Args:
        figure: What was read, in the written unit.
        currency: ISO 4217 code that money is converted to.
        as_of: The day that stands for an unknown day of publication.
        rates: The exchange rates.
    """
    if figure.role is Role.CONTEXT:
        return Quantity(figure, _NOTHING, None, _NOTHING, figure.interval, "")
    written = leeway(figure)
    unit = figure.mention.unit
    if unit == "":  # nearly every second figure is a count, and needs no scale
        dimension = "ratio" if figure.kind is Kind.RATIO else "count"
        return Quantity(figure, figure.interval, "", written, written, dimension)
    dimension = dimension_of(unit)
    if unit is None or not dimension:
        trouble = "the text leaves the unit open" if unit is None else f"{unit} is no unit that is known"
        return Quantity(figure, _NOTHING, None, _NOTHING, written, "", trouble=trouble)
    try:
        scale = _scale(unit, figure.mention.article.published, currency, as_of, rates)
    except (MissingRate, UnknownUnit) as error:
        return Quantity(figure, _NOTHING, None, _NOTHING, written, dimension, trouble=str(error))
    if scale.conversion is None:
        return Quantity(figure, figure.interval, scale.unit, written, written, dimension)
    factor, offset = scale.conversion.factor, scale.offset
    base, reach = _scaled(figure.interval, factor, offset), _scaled(written, factor, offset)
    if scale.share:
        reach = _widened(reach, scale.share)
    return Quantity(figure, base, scale.unit, reach, written, dimension, scale.conversion)


def leeway(figure: Figure) -> Interval:
    """
    Return every value, in the written unit, that the writing of a figure can stand for.

    A value is known to half the place of its last meaningful digit (``Mention.precision``), but never
    less closely than to a twentieth of itself: 30.000 reaches from 28.500 to 31.500, 31.247 from
    31.246,5 to 31.247,5 and 100.000 from 95.000 to 105.000. Measures and durations, which are rounded
    more boldly, reach up to a tenth: 20 miles from 18 to 22; dozens up to a quarter. These ends do not
    belong to it: 8,6 is less than 8,65 and 8,7 is more. Annotators of real news take 200 million and
    184 million for two values, which a leeway of a quarter would let agree.

    - Whole numbers below a hundred that count something are exact: 30 Staaten are not 31 Staaten.
    - Percentages are never rounded to tens, nor are durations and ages up to twelve: 20 Prozent reaches from
      19,5 to 20,5, and ten hours from 9.5 to 10.5.
    - "rund" reaches as far or, if that is more, a tenth of a value with one digit ("rund 300") and a
      fortieth of one with more ("rund 135"), to both sides.
    - "knapp" reaches as far below the value and "gut" above it, and both hold the value itself.
    - A bound keeps its open side; its stated end is rounded like any other value, so "mehr als
      200.000" does not rule out 198.000, and "mehr als 30" does rule out 29.
    - A range and the span of a vague word are taken as they are written.
    - Nothing that cannot be negative becomes so: 0 Euro reach from 0 up.
    """
    value, modifier = figure.interval, figure.modifier
    low, high = value.low, value.high
    is_point = low is not None and low == high
    has_no_end = low is None and high is None
    if modifier in _AS_WRITTEN or has_no_end or (not is_point and modifier not in _BOUNDS):
        return value
    below = _ZERO if low is None else _reach(low, figure)
    above = below if is_point or high is None else _reach(high, figure)
    if not below and not above and value.closed:
        return value
    if low is not None and modifier is not Modifier.JUST_OVER:
        low = _EXACT.subtract(low, below)
    if high is not None and modifier is not Modifier.JUST_UNDER:
        high = _EXACT.add(high, above)
    has_ends = modifier is Modifier.JUST_UNDER or modifier is Modifier.JUST_OVER
    if value.low == 0 and figure.kind in _KINDS_FROM_ZERO:
        low, has_ends = _ZERO, True
    as_written = value.closed and low == value.low and high == value.high
    return Interval(low, high, as_written or has_ends)


def _reach(end: Decimal, figure: Figure) -> Decimal:
    """Return how far an end of the written value may be off, to one side."""
    kind, is_about = figure.kind, figure.modifier in _AROUND
    precision = figure.mention.precision or _ZERO
    if kind is Kind.COUNT and not is_about and _is_counted(end, precision):
        return _ZERO
    if kind in _PERCENTAGES or (kind in _COUNTED_TIMES and end.copy_abs() <= COUNTED_TIMES_UP_TO):
        precision = min(precision, _ONE)
    reach = _EXACT.divide(precision, _TWO)
    size = end.copy_abs()
    if size:
        is_dozens = precision % 12 == 0
        most = MOST_ROUNDING_OF_MEASURES if kind in _MEASURED else MOST_ROUNDING
        most = MOST_ROUNDING_OF_DOZENS if is_dozens and precision else most
        reach = min(reach, _EXACT.multiply(most, size))
    if not is_about:
        return reach
    is_fine = size >= _TEN * precision > _ZERO
    return max(reach, _EXACT.multiply(ABOUT_SHARE_OF_FINE if is_fine else ABOUT_SHARE, size))


def _is_counted(end: Decimal, precision: Decimal) -> bool:
    """Return whether a count is small and exact; two dozen (a precision of twelve) is neither."""
    return _ONE <= precision <= _TEN and _ZERO <= end < COUNTED_BELOW and end == end.to_integral_value()


@lru_cache(maxsize=4096)
def _scale(unit: str, published: date | None, currency: str, as_of: date, rates: ExchangeRates) -> _Scale:
    """
    Return how values of a unit come into its base unit; remembered, for a unit and day seldom come alone.

    Raises:
        MissingRate: There is no rate for the currency and the day.
        UnknownUnit: There is no such unit.
    """
    scale = factor_to_base(unit)
    written_currency = currency_of(unit)
    if written_currency is None or written_currency == currency:
        if scale.unit == unit:
            return _Scale(unit)
        return _Scale(scale.unit, Conversion(scale.factor, source="units.txt"), scale.offset)
    day = published or as_of
    given, wanted = rates.on(written_currency, day), rates.on(currency, day)
    foreign = given if written_currency != "EUR" else wanted
    conversion = Conversion(
        factor=scale.factor * wanted.rate / given.rate,
        rate=foreign.rate,
        rate_date=foreign.day,
        source=SOURCE,
        assumed_day=published is None,
    )
    moving = [rate for rate in (given, wanted) if not rate.is_fixed]
    is_distant = any(day - rate.day > LONGEST_GAP for rate in moving)
    share = DISTANT_RATE_SHARE if is_distant else RATE_SHARE
    if moving and published is None:
        share = UNKNOWN_RATE_SHARE
    return _Scale(scale.unit.replace(written_currency, currency, 1), conversion, share=share)


def _scaled(written: Interval, factor: Decimal, offset: Decimal) -> Interval:
    low, high = written.low, written.high
    is_point = high is low
    if low is not None:
        low = _CONVERTED.fma(low, factor, offset)
    if is_point:
        high = low
    elif high is not None:
        high = _CONVERTED.fma(high, factor, offset)
    return Interval(low, high, written.closed)


def _widened(base: Interval, share: Decimal) -> Interval:
    """Return the interval widened to both sides by a share of its ends, which are then open."""
    low = None if base.low is None else _CONVERTED.subtract(base.low, base.low.copy_abs() * share)
    high = None if base.high is None else _CONVERTED.add(base.high, base.high.copy_abs() * share)
    return Interval(low, high, closed=False)
