"""
Whether two figures hold for the same time: by the parts of the dates that both name.

A part that one of them lacks says nothing, and a time taken from the sentence before may be that of
something else ("Arbeitslose im Oktober. Bei dem Unfall starben zwölf."), so it rules nothing out. Only
what happens on one occasion (a meeting) needs the same time to be shown: two summits with thirty guests
each are still two summits.
"""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Period, Quantity
from checks.wording import Value, say

_PARTS = ("year", "month", "day", "weekday")


def compare_period(a: Quantity, b: Quantity, context: RunContext) -> Judgement:
    """Figures that hold for different times are not the same quantity."""
    one, other = a.figure.setting.period, b.figure.setting.period
    if not one.words and not other.words:
        return SILENT
    values: dict[str, Value] = {"a": one.words or say("none.period"), "b": other.words or say("none.period")}
    both = [(getattr(one, part), getattr(other, part)) for part in _PARTS]
    known = [(x, y) for x, y in both if x is not None and y is not None]
    differs = any(x != y for x, y in known)
    if known and not differs and _is_as_fine(one, other):
        return Judgement(Opinion.SAME, "period.same", {"a": one.words})
    is_occasion = all(q.figure.setting.predicate in context.classes["occasions"] for q in (a, b))
    if is_occasion and one.words and other.words:
        return Judgement(Opinion.DIFFERENT, "period.occasion", values)
    if differs and not (one.is_inherited or other.is_inherited):
        return Judgement(Opinion.DIFFERENT, "period.different", values)
    return Judgement(Opinion.UNKNOWN, "period.unknown", values)


def _is_as_fine(one: Period, other: Period) -> bool:
    """Return whether two periods name a day, a month or a year alike, not one a day and one a year."""
    return all((getattr(one, p) is None) == (getattr(other, p) is None) for p in ("month", "day", "weekday"))
