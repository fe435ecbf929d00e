"""Two neighbouring digits in the other order, a slip in typing: 1,432 and 1,342."""

from decimal import Decimal

from checks.contradictions.fault import Fault, Pairs, amount, value_and_unit
from checks.model import Group, Verdict
from checks.wording import say

FEWEST_DIGITS = 3
"""Digits from which on it is hardly chance: 12 and 21 are."""


def transposed_digits(group: Group, pairs: Pairs) -> Fault | None:
    """Figures that differ in the order of two neighbouring digits point to a slip in typing."""
    values = [value_and_unit(q, group) for q in group.quantities]
    for i, j in pairs:
        (one, unit), (other, _) = values[i], values[j]
        if not (one.is_point() and other.is_point()) or one.low is None or other.low is None:
            continue
        if are_transposed(one.low, other.low):
            low, high = sorted((one.low, other.low))
            ends = {"low": amount(low, unit, group), "high": amount(high, unit, group)}
            reason = say("verdict.transposition", label=group.label, **ends)
            return Fault(Verdict.CONTRADICTION, "transposition", reason)
    return None


def are_transposed(one: Decimal, other: Decimal) -> bool:
    """
    Return whether two numbers differ in the order of two neighbouring digits alone.

    >>> are_transposed(Decimal("1432"), Decimal("1342")), are_transposed(Decimal("12"), Decimal("21"))
    (True, False)
    """
    places = min(Decimal(n).normalize().as_tuple().exponent for n in (one, other))
    a, b = (str(int(n.scaleb(-int(places)))) for n in (one, other))
    if len(a) != len(b) or len(a) < FEWEST_DIGITS:
        return False
    differing = [k for k, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    first, second = differing
    return (a[first], a[second]) == (b[second], b[first])
