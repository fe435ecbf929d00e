"""The shape of a check and of what it returns, and the values it names in its sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal

from checks.measurands import load_measurands
from checks.model import Group, Interval, Modifier, Quantity, Statement, Verdict
from checks.wording import Amount


@dataclass(frozen=True, slots=True)
class Fault:
    """
    What a check found in a group.

    Attributes:
        verdict: Contradiction, update or review.
        cause: Name of the fault, as in the JSON.
        reason: One sentence a journalist could print.
        why: Further sentences for the report.
    """

    verdict: Verdict
    cause: str
    reason: Statement
    why: tuple[Statement, ...] = ()


_FOUR_DIGITS = Context(prec=4)

Pairs = tuple[tuple[int, int], ...]
"""Indices of each two figures of a group that cannot both be true."""

Check = Callable[[Group, Pairs], Fault | None]
"""The shape of a check: a pure function of one group and of its pairs that cannot both be true."""


def is_one_unit(group: Group) -> bool:
    """Return whether all figures of a group were written in one unit."""
    return len({q.figure.mention.unit for q in group.quantities}) == 1


def value_and_unit(quantity: Quantity, group: Group) -> tuple[Interval, str]:
    """Return a value in the written unit if the group shares it, else in base units."""
    if is_one_unit(group):
        return quantity.figure.interval, quantity.figure.mention.unit or ""
    return _rounded(quantity.base), quantity.base_unit or ""


def _rounded(interval: Interval) -> Interval:
    """Return converted ends with the four digits that a conversion is worth in a sentence."""
    low, high = (None if end is None else _FOUR_DIGITS.plus(end) for end in (interval.low, interval.high))
    return Interval(low, high, interval.closed)


def leeway_of(quantity: Quantity, group: Group) -> Interval:
    """Return the leeway in the unit of ``value_and_unit``."""
    return quantity.original_leeway if is_one_unit(group) else quantity.leeway


def amount(value: Decimal, unit: str, group: Group, upper: Decimal | None = None, sign: str = "") -> Amount:
    """
    Return a value for a sentence about a group, counts of a known concept with its noun.

    A noun of the text is in no plural form that we know: "game: 54 to 157".
    """
    known = load_measurands().get(group.measurand)
    noun = known.unit if unit == "" and known is not None else None
    return Amount(value, unit, noun, upper, sign)


_SIGNS = {
    Modifier.MORE_THAN: ">",
    Modifier.AT_LEAST: "≥",
    Modifier.LESS_THAN: "<",
    Modifier.AT_MOST: "≤",
    Modifier.ABOUT: "≈",
    Modifier.JUST_UNDER: "≲",
    Modifier.JUST_OVER: "≳",
}


def stated(quantity: Quantity, group: Group) -> Amount:
    """Return what one figure of a group states: both ends of a range, a bound by its end and its sign."""
    interval, unit = value_and_unit(quantity, group)
    low = interval.low if interval.low is not None else interval.high
    upper = None if interval.is_point() or interval.low is None else interval.high
    return amount(low or Decimal(0), unit, group, upper, _SIGNS.get(quantity.figure.modifier, ""))


def values_of(group: Group) -> list[Amount]:
    """Return what the figures of a group state, in rising order, each value once."""
    values = {stated(quantity, group) for quantity in group.quantities}
    return sorted(values, key=lambda each: (each.value, each.upper or each.value, each.unit, each.sign))
