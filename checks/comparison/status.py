"""Whether two figures have the same status: both planned, both forecast, or one of them an outcome."""

from functools import cache, lru_cache

from checks.comparison.opinion import SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair, is_same_concept
from checks.comparison.run_context import RunContext
from checks.model import Statement
from checks.wording import Value, listed, say


def compare_status(pair: Pair, context: RunContext) -> Judgement:
    """Figures of different stages of planning may both be true of their own stage."""
    one, other = pair.a.statuses, pair.b.statuses
    if not one and not other:
        return SILENT
    planned = context.model.classes["planned"]
    return _judged(one, other, planned, is_one_concept=is_same_concept(pair.a, pair.b))


@lru_cache(maxsize=10_000)
def _judged(
    one: tuple[str, ...], other: tuple[str, ...], planned: frozenset[str], *, is_one_concept: bool
) -> Judgement:
    """Return what two figures' statuses say of them; there are few, so most pairs meet known ones."""
    features = {f"status_{status}_one_side": 1.0 for status in sorted(set(one) ^ set(other))}
    if set(one) & set(other):
        features["status_same"] = 1.0
        if planned & set(one) & set(other) and is_one_concept:
            features["rival_plans"] = 1.0
        names = _named(tuple(s for s in one if s in other))
        return Judgement(SAME, "status.same", lambda: {"a": names}, features)

    def values() -> dict[str, Value]:
        return {"a": _named(one), "b": _named(other)}

    if planned & set(one) and planned & set(other):
        features["status_planned"] = 1.0
        if is_one_concept:
            features["rival_plans"] = 1.0
        return Judgement(SAME, "status.planned", values, features)
    return Judgement(UNKNOWN, "status.unknown", values, features)


@cache
def _named(statuses: tuple[str, ...]) -> Statement:
    """Return the names of statuses, or that nothing is said."""
    return listed(say(f"status_names.{s}") for s in statuses) if statuses else say("none.status")
