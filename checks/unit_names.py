"""
The names of units as a reader knows them: CLDR's, through Babel, or else those of ``unit_names.toml``.

Findings and the report write units alike, so they ask here.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources

from babel import Locale
from babel.numbers import format_decimal, get_currency_name
from babel.units import format_unit

_CLDR_NAMES = {"degree_Celsius": "celsius", "degree_Fahrenheit": "fahrenheit", "metric_ton": "tonne"}
"""Units whose name in CLDR is not that of pint."""

_POWER = re.compile(r"(?P<unit>\w+) \*\* (?P<power>[23])")
_POWERS = {"2": "square", "3": "cubic"}
_FORMAT = "#,##0.######"
_MOST_DIGITS = 7
"""Digits of a count that is written out to find its plural form."""


def with_unit(written: str, count: Decimal, unit: str, locale: str) -> str:
    """
    Return a written number with its unit in a language, in the plural form that the count asks for.

    Args:
        written: The number as it is to stand there, perhaps a range, ``""`` for the unit alone.
        count: What it counts, the upper end of a range.
        unit: As in the JSON; ``""`` for counts.
        locale: A language of the interface or a locale of one ("en_GB").

    >>> with_unit("14", Decimal(14), "EUR/meter ** 2/month", "de")
    '14 Euro pro Quadratmeter pro Monat'
    >>> with_unit("1", Decimal(1), "percentage_point", "en"), with_unit("30", Decimal(30), "", "en")
    ('1 percentage point', '30')
    """
    above, *below = unit.split("/")
    whole = f"{written} {_name(above, _plural_count(count), locale)}".strip()
    rate = _own_names()["per"][Locale.parse(locale).language][0]
    for each in below:
        whole = rate.format(whole=whole, unit=_name(each, Decimal(1), locale))
    return whole


def _plural_count(count: Decimal) -> Decimal:
    """Return a count, or where it is long a short one with the same plural form."""
    is_short = max(abs(count.adjusted()), len(count.as_tuple().digits)) < _MOST_DIGITS
    return count if is_short else Decimal(5)


@lru_cache(maxsize=1024)
def _name(unit: str, count: Decimal, locale: str) -> str:
    """Return the name of a unit without a stroke."""
    if not unit:
        return ""
    language = Locale.parse(locale)
    if unit in _own_names():
        forms = _own_names()[unit][language.language]
        return forms[0 if language.plural_form(count) == "one" else -1]
    if len(unit) == 3 and unit.isupper():
        return str(get_currency_name(unit, count=count, locale=locale))
    key = _cldr_unit(unit, locale)
    if key is None:
        return unit.replace("_", " ")
    number = format_decimal(count, locale=locale, decimal_quantization=False)
    return str(format_unit(count, key, format=_FORMAT, locale=locale)).replace(number, "", 1).strip()


def _cldr_unit(unit: str, locale: str) -> str | None:
    """Return CLDR's key of a unit ("area-square-meter"), ``None`` if it has no name for it."""
    name = _CLDR_NAMES.get(unit, unit.replace("_", "-"))
    if power := _POWER.fullmatch(name):
        name = f"{_POWERS[power['power']]}-{power['unit']}"
    # By its full key: Babel takes any that ends alike, and a person is no "day-person".
    keys = map(str, Locale.parse(locale).unit_display_names)
    return next((key for key in keys if key.partition("-")[2] == name), None)


@cache
def _own_names() -> Mapping[str, Mapping[str, list[str]]]:
    """Return unit -> language -> its name for one and for more; the word between two units as ``per``."""
    return tomllib.loads(resources.files("checks").joinpath("unit_names.toml").read_text(encoding="utf-8"))
