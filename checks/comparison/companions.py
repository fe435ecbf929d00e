"""What stands beside two figures in their sentences: "30 killed and 55 wounded" is told as a whole."""

from checks.comparison.opinion import SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext


def compare_companions(pair: Pair, _context: RunContext) -> Judgement:
    """
    Figures that stand beside the same other figures are more often the same quantity.

    Two sentences that count the same things and agree in none are about two wholes ("13 homers in 54
    games", "33 homers in 157 games"): a contradiction seldom comes in rows.
    """
    a, b = pair.a, pair.b
    features: dict[str, float] = {}
    if not pair.meets and ((a.family, a.value) in b.companions or (b.family, b.value) in a.companions):
        features["companion_is_other"] = 1.0
    if not a.companions or not b.companions:
        return Judgement(UNKNOWN, features=features) if features else SILENT
    if not a.companions.isdisjoint(b.companions):
        features["companions_agree"] = 1.0
        return Judgement(SAME, "companions.same", features=features)
    features["companions_differ"] = 1.0
    if not a.companion_nouns.isdisjoint(b.companion_nouns):
        features["companions_clash"] = 1.0
    if a.rank != b.rank:
        features["rank_differs"] = 1.0
    return Judgement(UNKNOWN, features=features)
