"""
What a unit is: its dimension, its base unit and the factor between the two.

``units.txt`` defines the units and pint reads it; pint guards the dimensions and is asked for each
factor once, after which rows are multiplied by plain ``Decimal`` factors. Text of an article never
comes here, only the unit names that the language packs map words to: pint would read "3,5 km" as
35 km. Counts, percentages and amounts of money are answered without importing pint at all.

Exchange rates are not here: they depend on the day (``exchange_rates``).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

UNITS_FILE = Path(__file__).with_name("units.txt")

# What a reader would expect each dimension to be given in; pint's own roots would be grams and
# "gram * meter ** 2 / second ** 3". The key is the name of the dimension everywhere else.
BASE_UNITS = {
    "percent": "percent",
    "percentage_points": "percentage_point",
    "[time]": "second",
    "[length]": "meter",
    "[area]": "meter ** 2",
    "[volume]": "meter ** 3",
    "[mass]": "kilogram",
    "[speed]": "meter/second",
    "[force]": "newton",
    "[pressure]": "pascal",
    "[energy]": "joule",
    "[torque]": "newton_meter",
    "[power]": "watt",
    "[current]": "ampere",
    "[voltage]": "volt",
    "[resistance]": "ohm",
    "[charge]": "coulomb",
    "[frequency]": "hertz",
    "[dose_equivalent]": "sievert",
    "[absorbed_dose]": "gray",
    "[activity]": "becquerel",
    "[integrated_luminosity]": "inverse_femtobarn",
    "[temperature]": "degree_Celsius",
    "[temperature_difference]": "temperature_difference",
    "[data]": "byte",
    "[data_rate]": "megabit/second",
    "[magnitude]": "magnitude",
    "[concentration]": "ppm",
    "[sound_level]": "decibel",
    "[angle]": "degree",
    "[pixel]": "pixel",
    "[person]": "person",
    "[household]": "household",
    "[vehicle]": "vehicle",
    "[season]": "season",
    "[night]": "night",
    "[share]": "share",
}

# Rates with a name, and so with a base unit, of their own; all others are "dividend/divisor".
_NAMED_RATES = {("[length]", "[time]"): "[speed]", ("[data]", "[time]"): "[data_rate]"}

# Below the stroke of a rate: per second and per joule would be exact but unreadable.
BASE_UNITS_OF_RATES = {"[time]": "year", "[energy]": "megawatt_hour"}

# The units nearly every text has, with their factors, known without pint, whose import and registry take
# half a second; ``test_units`` holds them against units.txt.
_COMMON_UNITS = {
    "count": {"": "1"},
    "percent": {"percent": "1"},
    "percentage_points": {"percentage_point": "1"},
    "[time]": {
        "second": "1",
        "minute": "60",
        "hour": "3600",
        "day": "86400",
        "week": "604800",
        "month": "2629800",
        "year": "31557600",
        "decade": "315576000",
    },
    "[length]": {
        "millimeter": "0.001",
        "centimeter": "0.01",
        "meter": "1",
        "kilometer": "1000",
        "inch": "0.0254",
        "foot": "0.3048",
        "mile": "1609.344",
    },
    "[area]": {"meter ** 2": "1", "hectare": "10000", "kilometer ** 2": "1000000"},
    "[volume]": {"liter": "0.001", "meter ** 3": "1"},
    "[mass]": {"gram": "0.001", "kilogram": "1", "metric_ton": "1000"},
    "[temperature]": {"degree_Celsius": "1"},
    "[person]": {"person": "1"},
}
_KNOWN_WITHOUT_PINT = {
    unit: (dimension, Decimal(factor))
    for dimension, units in _COMMON_UNITS.items()
    for unit, factor in units.items()
}

_MULTIPLE = re.compile(r"(\w+)([*/])(\d{1,10})")
_NAME = r"[A-Za-z_]{1,40}(?: \*\* [23])?"
_UNIT = re.compile(f"(?:{_NAME})?(?:/{_NAME}){{0,2}}")
_CURRENCY_LINE = re.compile(r"^([A-Z]{3}) = \[currency_\1\]$", re.MULTILINE)


class UnknownUnit(LookupError):
    """``units.txt`` does not define the unit."""


@dataclass(frozen=True, slots=True)
class BaseScale:
    """
    How values of a unit come into its base unit: ``value * factor + offset``.

    Attributes:
        unit: The base unit; for an amount of money its own currency, as in ``USD/year``.
        factor: Exact where the definition is; thirds and the like to 28 digits.
        offset: Other than 0 only for readings of a temperature.
    """

    unit: str
    factor: Decimal
    offset: Decimal = Decimal(0)


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """
    Return the ISO 4217 codes that ``units.txt`` defines.

    >>> {"EUR", "USD", "DEM", "UAH"} <= currency_codes()
    True
    """
    return frozenset(_CURRENCY_LINE.findall(UNITS_FILE.read_text(encoding="utf-8")))


def currency_of(unit: str | None) -> str | None:
    """
    Return the currency an amount or a price is in, ``None`` if the unit is no money.

    >>> currency_of("USD/month"), currency_of("kilometer"), currency_of(None)
    ('USD', None, None)
    """
    code = (unit or "").partition("/")[0]
    return code if code in currency_codes() else None


def multiple_of(written: str) -> tuple[str, Decimal]:
    """
    Return the unit and the factor of what a pack's table gives for a word: a cent, a quarter of an hour.

    >>> multiple_of("EUR/100"), multiple_of("minute*15"), multiple_of("USD")
    (('EUR', Decimal('0.01')), ('minute', Decimal('15')), ('USD', Decimal('1')))
    """
    match = _MULTIPLE.fullmatch(written)
    if match is None:
        return written, Decimal(1)
    unit, sign, number = match.groups()
    return unit, Decimal(number) if sign == "*" else 1 / Decimal(number)


@lru_cache(maxsize=1024)
def dimension_of(unit: str | None) -> str:
    """
    Return the family of units that a unit may be compared with, ``""`` if it is unknown or open.

    Args:
        unit: A unit as figures have it: ISO 4217 code, name in ``units.txt`` (with or without one of
            its prefixes, perhaps with a power, as in ``kilometer ** 2``), ``""`` for counts, two or
            three of them with strokes for a rate.

    >>> [dimension_of(unit) for unit in ("", "USD", "USD/month", "permille", "percentage_point")]
    ['count', 'money', 'money/time', 'percent', 'percentage_points']
    >>> [dimension_of(unit) for unit in ("kilometer", "kilometer/hour", "knot", "EUR/megawatt_hour")]
    ['[length]', '[speed]', '[speed]', 'money/energy']
    >>> dimension_of("EUR/month/meter ** 2"), dimension_of("EUR/meter ** 2/month")
    ('money/area/time', 'money/area/time')
    >>> dimension_of(None), dimension_of("Pfund")
    ('', '')
    """
    if unit is None or not _UNIT.fullmatch(unit):
        return ""
    dividend, *divisors = [_dimension_of_one(part) for part in unit.split("/")]
    if not dividend or not all(divisors):
        return ""
    if not divisors:
        return dividend
    named = _NAMED_RATES.get((dividend, divisors[0])) if len(divisors) == 1 else None
    return named or "/".join(part.strip("[]") for part in (dividend, *sorted(divisors)))


@lru_cache(maxsize=1024)
def factor_to_base(unit: str) -> BaseScale:
    """
    Return how values of a unit come into the base unit of its dimension.

    Money keeps its currency, because the rate depends on the day; only what stands below the stroke
    of a rate is brought to its base unit.

    Raises:
        UnknownUnit: ``units.txt`` does not define the unit.

    >>> factor_to_base("mile")
    BaseScale(unit='meter', factor=Decimal('1609.344'), offset=Decimal('0'))
    >>> factor_to_base("USD/month").unit, factor_to_base("USD/month").factor
    ('USD/year', Decimal('12'))
    """
    dimension = dimension_of(unit)
    if not dimension:
        raise UnknownUnit(unit)
    if unit in _KNOWN_WITHOUT_PINT:
        return BaseScale(BASE_UNITS.get(dimension, unit), _KNOWN_WITHOUT_PINT[unit][1])
    if unit in currency_codes():
        return BaseScale(unit, Decimal(1))
    above, *below = unit.split("/")
    if not below or dimension in _NAMED_RATES.values():
        return _scale_between(unit, BASE_UNITS[dimension])
    dividend = factor_to_base(above)
    name, factor = dividend.unit, dividend.factor
    for each in sorted(below, key=dimension_of):
        divisor = BASE_UNITS_OF_RATES.get(dimension_of(each)) or factor_to_base(each).unit
        name += f"/{divisor}"
        factor = factor * factor_to_base(divisor).factor / factor_to_base(each).factor
    return BaseScale(name, _without_trailing_zeros(factor))


def _dimension_of_one(unit: str) -> str:
    """Return the dimension of a unit without a stroke, asking pint only where it has to be asked."""
    if unit in _KNOWN_WITHOUT_PINT:
        return _KNOWN_WITHOUT_PINT[unit][0]
    if unit in currency_codes():
        return "money"
    registry = _registry()
    if unit.partition(" ")[0] not in registry:
        return ""
    dimensionality = registry.get_dimensionality(unit)
    return _dimension_names().get(dimensionality, "")


@lru_cache(maxsize=1)
def _dimension_names() -> dict[Any, str]:
    """Return the name of each dimension, by pint's expression for it."""
    return {_registry().get_dimensionality(base): name for name, base in BASE_UNITS.items()}


def _scale_between(unit: str, base_unit: str) -> BaseScale:
    """Return the line through two conversions, which serves readings of a temperature as well."""
    registry = _registry()
    source, target = registry.Unit(unit), registry.Unit(base_unit)
    at_zero, at_one = (registry.Quantity(Decimal(value), source).to(target).magnitude for value in (0, 1))
    return BaseScale(
        base_unit, _without_trailing_zeros(at_one - at_zero), _without_trailing_zeros(Decimal(at_zero))
    )


def _without_trailing_zeros(value: Decimal) -> Decimal:
    """Return an equal value without the zeros and exponents that conversions leave behind."""
    return Decimal(format(value.normalize(), "f"))


@lru_cache(maxsize=1)
def _registry() -> Any:  # noqa: ANN401 - pint builds the class of a registry at run time
    """
    Return the one registry of this process, built when first needed (about 0.4 s with the import).

    A line of ``units.txt`` that pint refuses stops the run here, with pint's message.
    """
    import pint  # noqa: PLC0415 - takes 0.3 s, which texts without measures are spared

    return pint.UnitRegistry(str(UNITS_FILE), non_int_type=Decimal)
