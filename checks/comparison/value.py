"""
What the values themselves say: of figures that look alike, one pair in a hundred is a contradiction.

Values that meet speak for one quantity, those far apart against it; the value therefore belongs in the sum,
which without it would take every two figures of one sort for a contradiction.
"""

from math import log

from checks.comparison.opinion import DIFFERENT, SAME, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import MONEY, SCALE
from checks.comparison.run_context import RunContext
from checks.model import Interval
from checks.wording import Amount

MOST_DIGITS = 4
"""Digits beyond which it says nothing more that two articles write the same number."""

FARTHEST = 5.0
"""Natural logarithm of the ratio (about 150) beyond which distance says nothing more."""

FAR = log(3)

NONE_TO_SOME = 1.0
"""The distance of a count from nought, which has no ratio: "no casualties" and "12 killed"."""

TOP = 10.0
REVISED = 0.5
"""Magnitudes of one quake are revised by tenths; those that lie farther apart are of two quakes."""

SLIPS = (1e3, 1e6, 1e9)
"""Ratios that are slips of scale rather than distances."""


def compare_value(pair: Pair, _context: RunContext) -> Judgement:
    """Values that can both be true are more often the same quantity, values far apart more often two."""
    a, b = pair.a, pair.b
    one, other = a.quantity.figure.interval, b.quantity.figure.interval
    # The lower ends first: mostly they differ, and they are compared in a tenth of the time.
    is_written_alike = one.low == other.low and one == other and a.unit == b.unit
    distance = distance_of(a.value, b.value)
    features: dict[str, float] = {
        "value_distance": distance / FARTHEST,
        "value_same_bound": float(a.bound == b.bound),
    }
    if a.unit != b.unit:
        features["unit_differs"] = 1.0
        if a.family == MONEY:
            features["currency_differs"] = 1.0
    if pair.agrees:
        features["value_meets"] = 1.0
        if is_written_alike:
            features["value_exact"] = 1.0
            features["value_digits"] = (min(digits_of(one), MOST_DIGITS) - 1) / (MOST_DIGITS - 1)
    elif distance > FAR:
        features["value_far"] = 1.0
    if (
        not pair.meets
        and a.family == SCALE
        and max(a.value, b.value) <= TOP
        and abs(a.value - b.value) > REVISED
    ):
        return Judgement(DIFFERENT, "value.scale", features=features, rules_out=True)
    value = one.low
    if is_written_alike and value is not None:
        return Judgement(SAME, "value.same", lambda: {"value": Amount(value, a.unit or "")}, features)
    return Judgement(UNKNOWN, features=features)


def digits_of(interval: Interval) -> int:
    """
    Return how many digits of a number are written without the noughts at either end: 2 of 7.6 and 14,000.

    That two articles write 143,205 is hardly chance, that both write 8 may be.
    """
    end = interval.low if interval.low is not None else interval.high
    return 1 if end is None else len(end.normalize().as_tuple().digits)


def distance_of(one: float, other: float) -> float:
    """Return the logarithm of the ratio of two values, at most ``FARTHEST``; a slip of scale is none."""
    low, high = sorted((abs(one), abs(other)))
    if low == high and one == other:
        return 0.0
    if low == 0:
        return NONE_TO_SOME
    if one * other < 0:
        return FARTHEST
    ratio = high / low
    far = log(ratio)
    if far < FARTHEST:  # a slip of scale is farther
        return far
    return 0.0 if any(abs(ratio / slip - 1) < 1e-9 for slip in SLIPS) else FARTHEST
