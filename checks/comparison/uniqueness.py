"""Whether each of two articles gives just one such figure, so that no other can be meant."""

from math import log

from checks.comparison.opinion import SAME, UNKNOWN, Judgement
from checks.comparison.pair import Pair, is_same_concept
from checks.comparison.run_context import RunContext


def compare_uniqueness(pair: Pair, _context: RunContext) -> Judgement:
    """The only figure of its kind in each of two articles is more often the same quantity."""
    a, b = pair.a, pair.b
    features: dict[str, float] = {}
    if a.same_family == 1 and b.same_family == 1:
        features["only_of_unit"] = 1.0
    if a.role and a.role == b.role and a.same_role == 1 and b.same_role == 1:
        features["only_of_role"] = 1.0
    is_one_head = bool(a.head) and (a.head == b.head or is_same_concept(a, b))
    if is_one_head and a.same_head == 1 and b.same_head == 1:
        features["only_of_head"] = 1.0
        return Judgement(SAME, "uniqueness.same", features=features)
    if is_one_head:
        features["heads_in_articles"] = log(a.same_head * b.same_head) / 5
    return Judgement(UNKNOWN, features=features)
