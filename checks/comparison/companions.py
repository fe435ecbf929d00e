"""What stands beside two figures in their sentences: "30 killed and 55 wounded" is told as a whole."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import Record
from checks.comparison.run_context import RunContext
from checks.model import Opinion


def compare_companions(pair: Pair, _context: RunContext) -> Judgement:
    """
    Figures that stand beside the same other figures are more often the same quantity.

    Two sentences that count the same things and agree in none are about two wholes ("13 homers in 54
    games", "33 homers in 157 games"): a contradiction seldom comes in rows.
    """
    a, b = pair.a, pair.b
    features: dict[str, float] = {}
    if not pair.meets and (_stands_beside(a, b) or _stands_beside(b, a)):
        features["companion_is_other"] = 1.0
    if not a.companions or not b.companions:
        return Judgement(Opinion.UNKNOWN, features=features) if features else SILENT
    one, other = ({(family, value) for family, _, value in r.companions} for r in (a, b))
    if one & other:
        features["companions_agree"] = 1.0
        return Judgement(Opinion.SAME, "companions.same", features=features)
    features["companions_differ"] = 1.0
    nouns = ({noun for _, noun, _ in r.companions if noun} for r in (a, b))
    if not set.isdisjoint(*nouns):
        features["companions_clash"] = 1.0
    if a.rank != b.rank:
        features["rank_differs"] = 1.0
    return Judgement(Opinion.UNKNOWN, features=features)


def _stands_beside(a: Record, b: Record) -> bool:
    """Return whether the value of one figure stands beside the other one."""
    return any(family == a.family and float(value) == a.value for family, _, value in b.companions)
