"""Where a distance is counted from, and in which direction."""

from checks.comparison.opinion import SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.wording import Names


def compare_landmark(pair: Pair, _context: RunContext) -> Judgement:
    """Distances from two places are two quantities."""
    a, b = pair.a, pair.b
    features: dict[str, float] = {}
    if (
        a.direction
        and b.direction
        and a.direction != b.direction
        and "away" not in (a.direction, b.direction)
    ):
        features["direction_differs"] = 1.0
    if not a.landmark or not b.landmark:
        if bool(a.landmark) != bool(b.landmark) or bool(a.direction) != bool(b.direction):
            features["landmark_one_side"] = 1.0
        return Judgement(UNKNOWN, features=features) if features else SILENT
    if a.landmark == b.landmark:
        features["landmark_same"] = 1.0
        return Judgement(SAME, "landmark.same", lambda: {"a": Names((a.landmark,))}, features)
    features["landmark_differs"] = 1.0
    return Judgement(
        UNKNOWN,
        "landmark.different",
        lambda: {"a": Names((a.landmark,)), "b": Names((b.landmark,))},
        features,
    )
