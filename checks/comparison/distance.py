"""
How far apart two values lie. Contradictions of the news are mostly within a factor of seven; what lies
farther apart is mostly two quantities, unless the digits are the same (a slip of scale).
"""

from math import exp, log

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity

NEAR = 2.0
"""Natural logarithm of the ratio (about 7) up to which distance says nothing."""


def compare_distance(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """Values that lie very far apart are more often two quantities than one contradiction."""
    ratio = _log_ratio(a, b)
    is_slip = abs(ratio / log(1000) - round(ratio / log(1000))) < 1e-9
    if ratio <= NEAR or is_slip:
        return SILENT
    return Judgement(Opinion.UNKNOWN, "distance.unknown", {"ratio": round(exp(min(ratio, 40)))}, ratio - NEAR)


def _log_ratio(a: Quantity, b: Quantity) -> float:
    """Return the logarithm of the ratio of the nearest ends; 0 where they meet or touch zero."""
    lower, upper = sorted((a.base, b.base), key=lambda i: (i.low is not None, i.low or 0))
    if lower.high is None or upper.low is None or lower.high <= 0 or upper.low <= lower.high:
        return 0.0
    # Logarithms of Decimals: a ratio of hostile values may be beyond what a float holds.
    return float(upper.low.ln() - lower.high.ln())
