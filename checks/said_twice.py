"""An amount said again in another unit, in brackets behind it: "34 miles (55 km)", "$141 (110 euros)"."""

from decimal import Decimal

from checks.model import Kind, Mention
from checks.units import dimension_of, factor_to_base

_LONGEST_GAP = 12  # characters: " (about "
_LEEWAY = Decimal("0.15")  # of the larger amount: both are rounded


def says_again(mention: Mention, before: Mention) -> bool:
    """
    Return whether a mention gives the amount of the one before it in another unit.

    Of two currencies only the bracket tells: rates change from day to day.
    """
    gap = mention.article.text[before.span.end : mention.span.start]
    if not 0 < len(gap) <= _LONGEST_GAP or gap.lstrip()[:1] != "(" or mention.kind is not before.kind:
        return False
    one, other = before.unit, mention.unit
    if not one or not other or one == other:
        return False
    if mention.kind is Kind.MONEY:
        return True
    if mention.kind is not Kind.MEASURE or dimension_of(one) != dimension_of(other):
        return False
    low, again = before.value.low, mention.value.low
    if low is None or again is None:
        return False
    first, second = low * factor_to_base(one).factor, again * factor_to_base(other).factor
    return abs(first - second) <= _LEEWAY * max(abs(first), abs(second))
