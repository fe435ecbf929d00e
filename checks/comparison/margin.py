"""Whether the other article has a better partner for one of two figures."""

from checks.comparison.opinion import UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext


def compare_margin(pair: Pair, _context: RunContext) -> Judgement:
    """A figure belongs to the one of the other article that is most like it, not to the second best."""
    features = {"margin_lead": pair.lead, "margin_likeness": min(pair.likeness, 3.0)}
    if pair.is_explained:
        features["margin_explained"] = 1.0
    if pair.is_best:
        features["margin_best"] = 1.0
    return Judgement(UNKNOWN, features=features)
