"""Whether two figures have the same status: both planned, both forecast, or one of them an outcome."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity, Statement
from checks.wording import listed, say


def compare_status(a: Quantity, b: Quantity, context: RunContext) -> Judgement:
    """Figures of different stages of planning may both be true of their own stage."""
    one, other = a.figure.setting.statuses, b.figure.setting.statuses
    if not one and not other:
        return SILENT
    if set(one) & set(other):
        return Judgement(Opinion.SAME, "status.same", {"a": _named(tuple(s for s in one if s in other))})
    values = {"a": _named(one), "b": _named(other)}
    planned = context.classes["planned"]
    if planned & set(one) and planned & set(other):
        return Judgement(Opinion.SAME, "status.planned", values)
    return Judgement(Opinion.UNKNOWN, "status.unknown", values)


def _named(statuses: tuple[str, ...]) -> Statement:
    """Return the names of statuses, or that nothing is said."""
    return listed(say(f"status_names.{s}") for s in statuses) if statuses else say("none.status")
