"""Which names two sentences share, those aside that the whole event is about."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import Opinion
from checks.wording import Names


def compare_names(pair: Pair, context: RunContext) -> Judgement:
    """Figures beside the same rare names are more often the same quantity, beside other names less often."""
    a, b = pair.a, pair.b
    if a.language != b.language:
        return SILENT
    features: dict[str, float] = {}
    mine, others = set(a.names), set(b.names)
    if mine and others and not mine & others:
        features["names_none_shared"] = 1.0
    around = (mine | a.names_before, others | b.names_before)
    if around[0] and around[1]:
        features["names_around"] = len(around[0] & around[1]) / min(map(len, around))
    (one, is_mine_inherited), (other, is_other_inherited) = (context.distinctive(r) for r in (a, b))
    shared = tuple(name for name in one if name in other)
    if shared:
        is_inherited = is_mine_inherited or is_other_inherited
        features["distinctive_inherited" if is_inherited else "distinctive_shared"] = 1.0
        return Judgement(Opinion.SAME, "names.same", {"names": Names(shared)}, features)
    if one and other and not (is_mine_inherited or is_other_inherited):
        features["distinctive_differs"] = 1.0
        values = {"a": Names(one), "b": Names(other)}
        return Judgement(Opinion.UNKNOWN, "names.unknown", values, features)
    return Judgement(Opinion.UNKNOWN, features=features)
