"""One number with two units: euros here and dollars there, miles and kilometres. One of them was swapped."""

from decimal import Decimal

from checks.comparison.record import MONEY
from checks.contradictions.fault import Fault, Pairs
from checks.model import Group, Verdict
from checks.wording import Amount, say

FEWEST_DIGITS = 2
"""Digits that two numbers must share beyond their zeros: "5 miles" and "5 km" are often chance."""


def same_number(group: Group, pairs: Pairs) -> Fault | None:
    """Figures with one number in two units that cannot both be true point to a unit that was swapped."""
    for i, j in pairs:
        one, other = (group.quantities[k].figure for k in (i, j))
        value = one.interval.low
        is_one_number = one.interval.is_point() and one.interval == other.interval and value is not None
        units = (one.mention.unit or "", other.mention.unit or "")
        if value is None or not is_one_number or units[0] == units[1] or _digits(value) < FEWEST_DIGITS:
            continue
        is_money = group.quantities[i].dimension.partition("/")[0] == MONEY
        ends = [Amount(value, unit) for unit in sorted(units)]
        reason = say("verdict.same_number", label=group.label, a=ends[0], b=ends[1])
        return Fault(Verdict.CONTRADICTION, "currency" if is_money else "unit", reason)
    return None


def _digits(value: Decimal) -> int:
    """Return how many digits a number has without the zeros at its ends."""
    return len("".join(map(str, value.as_tuple().digits)).strip("0"))
