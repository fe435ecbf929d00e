"""
Whether two figures hold for the same time: by the parts of the dates that both name.

A part that one of them lacks says nothing, and a time taken from the sentence before may be that of
something else ("Arbeitslose im Oktober. Bei dem Unfall starben zwölf.").
"""

from datetime import date
from functools import lru_cache

from checks.comparison.opinion import DIFFERENT, SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import Record
from checks.comparison.run_context import RunContext
from checks.model import Period
from checks.wording import Value, say

_PARTS = ("year", "month", "day", "weekday")


def compare_period(pair: Pair, context: RunContext) -> Judgement:
    """Figures that hold for different times are not the same quantity."""
    one, other = pair.a.period, pair.b.period
    if not one.words and not other.words:
        return SILENT
    occasions = context.model.classes["occasions"]
    is_occasion = pair.a.role in occasions and pair.b.role in occasions
    is_other_year = pair.a.other_year != pair.b.other_year
    judgement = _judged(one, other, is_other_year=is_other_year, is_occasion=is_occasion)
    if is_other_year and pair.agrees and _happened_in_two_years(pair, context):
        return Judgement(DIFFERENT, "period.different", judgement.values, judgement.features, rules_out=True)
    return judgement


def _happened_in_two_years(pair: Pair, context: RunContext) -> bool:
    """
    Return whether two counts of what adds up are of two years: a thousand died in 2002, and a thousand now.

    That they state the same value is chance. Values that differ are left to the sum: the year may be that of
    another clause.
    """
    accumulating = context.model.classes["accumulating"]
    years = {_year(pair.a), _year(pair.b)}
    return None not in years and len(years) > 1 and not accumulating.isdisjoint({pair.a.role, pair.b.role})


def _year(record: Record) -> int | None:
    """Return the year that a figure holds for: the one it names, or that of its article."""
    if record.period.year is not None:
        return None if record.period.is_inherited else record.period.year
    return None if record.published is None else date.fromordinal(record.published).year


@lru_cache(maxsize=10_000)
def _judged(one: Period, other: Period, *, is_other_year: bool, is_occasion: bool) -> Judgement:
    """Return what the times of two figures say of them; the articles of a run name few."""

    def values() -> dict[str, Value]:
        return {"a": one.words or say("none.period"), "b": other.words or say("none.period")}

    features = _features(one, other)
    if is_other_year:
        features["other_year"] = 1.0
    both = [(getattr(one, part), getattr(other, part)) for part in _PARTS]
    known = [(x, y) for x, y in both if x is not None and y is not None]
    differs = any(x != y for x, y in known)
    if known and not differs and _is_as_fine(one, other):
        return Judgement(SAME, "period.same", lambda: {"a": one.words}, features)
    if is_occasion and one.words and other.words:
        return Judgement(DIFFERENT, "period.occasion", values, features, rules_out=True)
    if differs and not (one.is_inherited or other.is_inherited):
        return Judgement(DIFFERENT, "period.different", values, features | {"period_differs": 1.0})
    return Judgement(UNKNOWN, "period.unknown", values, features)


def _features(one: Period, other: Period) -> dict[str, float]:
    """Return which parts of two times are the same, and which differ."""
    features: dict[str, float] = {}
    for part in _PARTS:
        x, y = getattr(one, part), getattr(other, part)
        if x is not None and y is not None:
            features[f"{part}_same" if x == y else f"{part}_differs"] = 1.0
    if bool(one.words) != bool(other.words):
        features["period_one_side"] = 1.0
    return features


def _is_as_fine(one: Period, other: Period) -> bool:
    """Return whether two periods name a day, a month or a year alike, not one a day and one a year."""
    return all((getattr(one, p) is None) == (getattr(other, p) is None) for p in ("month", "day", "weekday"))
