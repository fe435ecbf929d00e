"""Which names two sentences share, those aside that the whole event is about."""

from checks.comparison.opinion import SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.wording import Names


def compare_names(pair: Pair, context: RunContext) -> Judgement:
    """Figures beside the same rare names are more often the same quantity, beside other names less often."""
    a, b = pair.a, pair.b
    if a.language != b.language:
        return SILENT
    features: dict[str, float] = {}
    if a.names and b.names and a.own_names.isdisjoint(b.own_names):
        features["names_none_shared"] = 1.0
    if a.names_around and b.names_around:
        smaller = min(len(a.names_around), len(b.names_around))
        features["names_around"] = len(a.names_around & b.names_around) / smaller
    one, is_mine_inherited = context.distinctive(a)
    other, is_other_inherited = context.distinctive(b)
    shared = tuple([name for name in one if name in other])
    if shared:
        is_inherited = is_mine_inherited or is_other_inherited
        features["distinctive_inherited" if is_inherited else "distinctive_shared"] = 1.0
        return Judgement(SAME, "names.same", lambda: {"names": Names(shared)}, features)
    if one and other and not (is_mine_inherited or is_other_inherited):
        features["distinctive_differs"] = 1.0
        return Judgement(UNKNOWN, "names.unknown", lambda: {"a": Names(one), "b": Names(other)}, features)
    return Judgement(UNKNOWN, features=features)
