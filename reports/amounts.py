"""
Numbers and amounts as a language writes them: 30.000 and 30,000, 800 Milliarden Euro and 800 billion euros.

What an article says is written exactly, shortened to "Milliarden" only where nothing is lost. Converted
values are rounded to four significant digits, and the sum beside them is checked in the tests with the
printed digits. Names of units come from ``checks.unit_names``, scales from CLDR by way of Babel. Values
from hostile texts (1e999999999) are never written out.
"""

from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal

from babel.numbers import format_compact_decimal, format_decimal

from checks.model import Interval, Modifier
from checks.unit_names import with_unit
from reports.interface import Language

SCALE_WORDS = range(6, 15)  # powers of ten with a word of their own; CLDR has "20000 Billionen" above them
SHORT_ENOUGH = range(-6, 15)  # powers of ten whose numbers fit into the picture
WRITTEN_OUT = 24  # more digits than this nobody reads; such a number is written as a power of ten
SIGNS = {
    Modifier.ABOUT: "≈\u00a0",
    Modifier.JUST_UNDER: "≲\u00a0",
    Modifier.JUST_OVER: "≳\u00a0",
    Modifier.VAGUE: "≈\u00a0",
}
_BOUNDS = {
    Modifier.JUST_UNDER: "modifier.just_under",
    Modifier.JUST_OVER: "modifier.just_over",
    Modifier.ABOUT: "modifier.about",
}


def number(value: Decimal, language: Language) -> str:
    """
    Return all digits of a number, grouped.

    Beyond some two dozen digits it is a power of ten, rounded to six.
    """
    if not value:
        return "0"
    if not -WRITTEN_OUT < value.adjusted() < WRITTEN_OUT or len(value.as_tuple().digits) > WRITTEN_OUT:
        return _power(value, language)
    return format_decimal(value, locale=language.locale, decimal_quantization=False)


def scaled(value: Decimal, language: Language, *, long: bool = True) -> str:
    """Return a number with its scale as a word ("800 Milliarden", "800 Mrd."), if nothing is lost by it."""
    if not value or value.adjusted() not in SCALE_WORDS or not _has_few_digits(value):
        return number(value, language)
    return format_compact_decimal(
        value, format_type="long" if long else "short", locale=language.locale, fraction_digits=3
    )


def rounded(value: Decimal, digits: int = 4) -> Decimal:
    """
    Return a value with so many significant digits, halves away from zero.

    >>> rounded(Decimal("77239958805.36"))
    Decimal('7.724E+10')
    """
    return _wide(digits).plus(value)


def legible(value: Decimal) -> Decimal:
    """Return a value of at most six significant digits as it is, a longer one rounded to four."""
    return value if rounded(value, 6) == value else rounded(value)


def amount(value: Decimal, unit: str | None, language: Language) -> str:
    """Return a number with its unit ("90 Milliarden US-Dollar", "3 Stunden", "15 Prozent")."""
    return in_unit(scaled(value, language), value, unit, language)


def in_unit(written: str, value: Decimal, unit: str | None, language: Language) -> str:
    """Return a written number with its unit, in the plural form the value asks for."""
    if not unit:
        return written if unit == "" else language.phrase("units.open", value=written)
    return with_unit(written, value, unit, str(language.locale))


def unit_name(unit: str | None, language: Language) -> str:
    """Return the name of a unit for a caption ("Euro", "Stunden"), ``""`` where there is none."""
    return in_unit("", Decimal(5), unit, language).strip() if unit else ""


def reading(interval: Interval, unit: str | None, modifier: Modifier, language: Language) -> str:
    """Return an interval in words, as it was read: "mehr als 30", "10.000 bis 30.000 Euro"."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return language.phrase("modifier.none")
    if low is not None and low == high:
        one = amount(low, unit, language)
        return language.phrase(_BOUNDS[modifier], value=one) if modifier in _BOUNDS else one
    if low is None or high is None:
        return _one_sided(interval, modifier, amount(_end(interval), unit, language), language)
    both = language.phrase("modifier.range", low=scaled(low, language), high=amount(high, unit, language))
    if modifier is Modifier.VAGUE:
        return language.phrase("modifier.vague", value=both)
    return language.phrase(_BOUNDS[modifier], value=both) if modifier in _BOUNDS else both


def stretch(interval: Interval, unit: str | None, language: Language) -> str:
    """Return an interval as a stretch of values that can be read at a glance ("25.000–35.000", "ab 30")."""
    return _stretch(interval, lambda value: in_unit(scaled(value, language), value, unit, language), language)


def label(interval: Interval, modifier: Modifier, language: Language) -> str:
    """Return an interval as short as the picture needs it: "10.000 – 30.000", "> 30", "≈ 77,24 Mrd."."""

    def short(value: Decimal) -> str:
        near = legible(value)
        written = (
            scaled(near, language, long=False) if near.adjusted() in SHORT_ENOUGH else _power(near, language)
        )
        return ("" if near == value else "≈\u00a0") + written

    low, high = interval.low, interval.high
    if low is None or high is None:
        closed = modifier in {Modifier.AT_LEAST, Modifier.AT_MOST}
        sign = ("≥" if closed else ">") if high is None else ("≤" if closed else "<")
        return f"{sign}\u00a0{short(_end(interval))}"
    sign = SIGNS.get(modifier, "")
    return sign + short(low) if low == high else f"{sign}{short(low)}\u00a0–\u00a0{short(high)}"


def _stretch(interval: Interval, write: Callable[[Decimal], str], language: Language) -> str:
    low, high = (None if end is None else legible(end) for end in (interval.low, interval.high))
    if low is None or high is None:
        key = "evidence.from" if high is None else "evidence.up_to"
        return language.phrase(key, value=write(_end(Interval(low, high))))
    if low == high:
        return write(low)
    return f"{scaled(low, language)}\u202f–\u202f{write(high)}"


def _one_sided(interval: Interval, modifier: Modifier, value: str, language: Language) -> str:
    if interval.high is None:
        key = "modifier.more_than" if modifier is Modifier.MORE_THAN else "modifier.at_least"
    else:
        key = "modifier.less_than" if modifier is Modifier.LESS_THAN else "modifier.at_most"
    return language.phrase(key, value=value)


def _end(interval: Interval) -> Decimal:
    """Return the end that is not open."""
    end = interval.low if interval.low is not None else interval.high
    if end is None:
        raise ValueError("an interval without ends has no value to write")
    return end


def _power(value: Decimal, language: Language) -> str:
    """Return a number as a power of ten, rounded to six digits."""
    if not value:
        return "0"
    mantissa, exponent = f"{rounded(value, 6).normalize(_wide(6)):E}".split("E")
    written = format_decimal(Decimal(mantissa), locale=language.locale, decimal_quantization=False)
    return f"{written} × 10^{int(exponent)}"


def _has_few_digits(value: Decimal) -> bool:
    """Return whether three decimals suffice after the scale word (1,234 Millionen)."""
    exponent = value.normalize().as_tuple().exponent
    few = len(value.as_tuple().digits) <= WRITTEN_OUT
    return few and isinstance(exponent, int) and exponent + 3 >= value.adjusted() // 3 * 3


def _wide(digits: int) -> Context:
    """Return a context for numbers of any size that an article may claim."""
    return Context(prec=digits, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN)
