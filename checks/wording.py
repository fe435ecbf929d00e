"""
The sentences of the findings in every language of the interface, filled when a verdict is born.

The sentences are data (``wording.de.toml``, ``wording.en.toml``, the same keys in each); the report lays
them out and reconstructs nothing. Values are written as each language writes them, by CLDR through Babel.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from checks.measurands import INTERFACE_LANGUAGES
from checks.model import Statement
from checks.unit_names import with_unit

_MOST_DIGITS = 24  # of a number that is written out


class MalformedWordingError(ValueError):
    """The files of sentences have different keys."""


@dataclass(frozen=True, slots=True)
class Amount:
    """
    A value with its unit, to be written as a language writes it.

    Attributes:
        value: The value; the lower end where there is an ``upper`` one.
        unit: As in the JSON; ``""`` for counts.
        noun: What is counted.
        upper: The upper end of a range.
        sign: What stands before it: ">" for "more than", "≈" for "about".
    """

    value: Decimal
    unit: str
    noun: Statement | None = None
    upper: Decimal | None = None
    sign: str = ""


class Names(NamedTuple):
    """
    Names and codes of countries, to be written as a list when the sentence is.

    A named tuple is made quicker than a frozen record, and most are made of pairs that are never told.
    """

    names: tuple[str, ...]


Value = str | int | Decimal | date | Statement | Amount | Names


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    """Return language -> key ("period.same") -> sentence."""
    sentences = {}
    for code in INTERFACE_LANGUAGES:
        text = resources.files("checks").joinpath(f"wording.{code}.toml").read_text(encoding="utf-8")
        tables = tomllib.loads(text)
        sentences[code] = {f"{t}.{k}": line for t, table in tables.items() for k, line in table.items()}
    first, *others = (set(table) for table in sentences.values())
    if missing := sorted(key for other in others for key in first ^ other):
        raise MalformedWordingError(f"wording: '{missing[0]}' does not stand in every language")
    return sentences


@lru_cache(maxsize=10_000)
def say(key: str, **values: Value) -> Statement:
    """
    Return a sentence in every language, its braces filled.

    Args:
        key: Table and key in the wording files, such as ``period.same``.
        values: What the braces stand for; statements and amounts are written per language.
    """
    return Statement(
        tuple(
            (code, table[key].format_map({name: _written(value, code) for name, value in values.items()}))
            for code, table in _sentences().items()
        )
    )


def status_names() -> frozenset[str]:
    """Return the statuses that have a name in the wording files."""
    table = "status_names."
    keys = next(iter(_sentences().values()))
    return frozenset(key.removeprefix(table) for key in keys if key.startswith(table))


def family_name(family: str) -> Statement:
    """Return what figures of a family ("[area]", "money") are called that nothing else names."""
    key = f"family_names.{family.strip('[]')}"
    return say(key if key in next(iter(_sentences().values())) else "family_names.other")


def listed(values: Iterable[Value]) -> Statement:
    """Return values as a list in every language ("A, B")."""
    items = list(values)
    return Statement(
        tuple((code, ", ".join(_written(v, code) for v in items)) for code in INTERFACE_LANGUAGES)
    )


def territory(code: str) -> Statement:
    """Return the name of a country in every language."""
    return Statement(tuple((lang, Locale(lang).territories.get(code, code)) for lang in INTERFACE_LANGUAGES))


def _name(name: str, code: str) -> str:
    """Return a name as a reader knows it: a country by its name, any other as written."""
    is_country = len(name) == 2 and name.isupper()
    return str(Locale(code).territories.get(name, name)) if is_country else name


def _written(value: Value, code: str) -> str:
    """Return a value as a language writes it."""
    if isinstance(value, Statement):
        return value.text(code)
    if isinstance(value, Amount):
        return _amount(value, code)
    if isinstance(value, Names):
        return ", ".join(_name(name, code) for name in value.names)
    if isinstance(value, date):
        return format_date(value, format="long", locale=code)
    if isinstance(value, int | Decimal):
        return _number(Decimal(value), code)
    return value


def _amount(amount: Amount, code: str) -> str:
    """Return a value with its unit, which a range has once, at its end."""
    number = "–".join(_number(v, code) for v in (amount.value, amount.upper) if v is not None)
    count = amount.value if amount.upper is None else amount.upper
    if amount.noun is not None and not amount.unit:
        number = f"{number} {amount.noun.text(code)}"
    return f"{amount.sign} {with_unit(number, count, amount.unit, code)}".strip()


def _number(value: Decimal, code: str) -> str:
    """Return a number whole below a million, then with the scale as a word."""
    if value and 6 <= value.adjusted() < 15:
        return str(format_compact_decimal(value, format_type="long", locale=code, fraction_digits=3))
    if abs(value.adjusted()) > _MOST_DIGITS:
        return f"{value:.5e}"  # never write out what a hostile text calls a number
    return str(format_decimal(value, locale=code, decimal_quantization=False))
