"""A figure beyond the bound that others state: "at most 30,000" and 50,000."""

from checks.contradictions.fault import Fault, Pairs, stated
from checks.model import Group, Modifier, Quantity, Verdict
from checks.wording import say

_ONE_SIDED = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST})


def bound_broken(group: Group, pairs: Pairs) -> Fault | None:
    """A figure that lies beyond what another one gives as the least or the most breaks its bound."""
    broken = [(group.quantities[i], group.quantities[j]) for i, j in pairs]
    if not broken or not all(_is_bound(one) != _is_bound(other) for one, other in broken):
        return None
    one, other = broken[0]
    bound, figure = (one, other) if _is_bound(one) else (other, one)
    reason = say("verdict.bound", label=group.label, a=stated(figure, group), b=stated(bound, group))
    return Fault(Verdict.CONTRADICTION, "bound", reason, (say("verdict.leeway"),))


def _is_bound(quantity: Quantity) -> bool:
    """Return whether a figure is the least or the most that its article says there is."""
    return quantity.figure.modifier in _ONE_SIDED
