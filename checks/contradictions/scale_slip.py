"""The same digits at another order of magnitude: million for milliard, a lost thousand or decimal point."""

from checks.contradictions.fault import Fault, Pairs, amount, value_and_unit
from checks.contradictions.gaps import spread
from checks.model import Group, Verdict
from checks.wording import say

FACTORS = frozenset({1000, 1_000_000, 1_000_000_000})
LOST_POINT = frozenset({10, 100})
"""Factors of a slip if the smaller value has decimals: 1.2 and 12, while 30 and 300 are often two figures."""


def scale_slip(group: Group, pairs: Pairs) -> Fault | None:
    """Figures with the same digits that are orders of magnitude apart point to a slip of scale."""
    values = [value_and_unit(q, group)[0] for q in group.quantities]
    for i, j in pairs:
        if not (values[i].is_point() and values[j].is_point()):
            continue
        one, other = sorted(v for v in (values[i].low, values[j].low) if v is not None)
        factor = other / one if one > 0 else 0
        if factor in FACTORS or (factor in LOST_POINT and one % 1):
            low, high, unit = spread(group)
            ends = {"low": amount(low, unit, group), "high": amount(high, unit, group)}
            reason = say("verdict.scale", label=group.label, factor=factor, **ends)
            return Fault(Verdict.CONTRADICTION, "scale", reason)
    return None
