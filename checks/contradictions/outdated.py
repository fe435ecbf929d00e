"""
A running count that has grown, or may have: deaths, arrivals, cases.

A later and higher count is an update; without two different days nobody can tell, which is for a review.
A later count that is lower is no update and stays a contradiction (``disjoint_ranges``), and so is a
count against none at all: "no casualties" is not the beginning of twelve. A time that has passed since
something ("12 days ago") grows by the days between two articles. What is said to be provisional (a projection
on the evening of an election) may be replaced by anything that is not older.
"""

from decimal import Decimal

from checks.comparison.record import TIME
from checks.comparison.run_context import load_model
from checks.contradictions.fault import Fault, Pairs, amount, stated, value_and_unit
from checks.contradictions.gaps import spread
from checks.measurands import load_measurands
from checks.model import Group, Quantity, Verdict
from checks.wording import say


def outdated(group: Group, pairs: Pairs) -> Fault | None:
    """A running count that grew from day to day is an update; without days it is a matter for review."""
    if not pairs or running_pairs(group, pairs) != set(pairs):
        return None
    ordered = [_earlier_first(group.quantities[i], group.quantities[j]) for i, j in pairs]
    if all(_is_interim(group.quantities[i], group.quantities[j]) for i, j in pairs):
        low, high, unit = spread(group)
        verdict = Verdict.REVIEW if None in ordered else Verdict.UPDATE
        reason = say("verdict.interim", label=group.label, low=low, high=amount(high, unit, group))
        return Fault(verdict, "outdated", reason)
    if any(pair is None for pair in ordered):
        low, high, unit = spread(group)
        days = {group.quantities[i].figure.mention.article.published for pair in pairs for i in pair}
        key = "verdict.review" if None in days else "verdict.review_same_day"
        reason = say(key, label=group.label, low=low, high=amount(high, unit, group))
        return Fault(Verdict.REVIEW, "outdated", reason)
    earlier, later = next(pair for pair in ordered if pair is not None)
    return Fault(
        Verdict.UPDATE,
        "outdated",
        say(
            "verdict.update",
            label=group.label,
            low=stated(earlier, group),
            high=stated(later, group),
            low_day=earlier.figure.mention.article.published or "",
            high_day=later.figure.mention.article.published or "",
        ),
    )


def running_pairs(group: Group, pairs: Pairs) -> set[tuple[int, int]]:
    """Return the pairs of running counts that may differ only because one is newer."""
    return {(i, j) for i, j in pairs if _is_running(group.quantities[i], group.quantities[j], group)}


def _is_running(a: Quantity, b: Quantity, group: Group) -> bool:
    """Return whether both add up as time passes and the later one, if that is known, is not the lower."""
    if _is_interim(a, b):
        return True
    if a.dimension == b.dimension == TIME:
        return _is_time_gone_by(a, b)
    if not (_accumulates(a) and _accumulates(b)):
        return False
    if any(q.base.high == 0 for q in (a, b)):
        return False
    ordered = _earlier_first(a, b)
    return ordered is None or _has_grown(*ordered, group)


def _is_interim(a: Quantity, b: Quantity) -> bool:
    """Return whether the older of two figures is provisional, or just one where neither is older."""
    ordered = _earlier_first(a, b)
    older, newer = ("provisional" in q.figure.setting.statuses for q in ordered or (a, b))
    return older if ordered is not None else older != newer


def _accumulates(quantity: Quantity) -> bool:
    """Return whether a count adds up as time passes, by its concept or by its predicate."""
    figure = quantity.figure
    if figure.measurand is not None:
        accumulates = load_measurands()[figure.measurand].accumulates
        if accumulates is not None:
            return accumulates
    return quantity.dimension == "count" and figure.setting.predicate in load_model().classes["accumulating"]


def _is_time_gone_by(a: Quantity, b: Quantity) -> bool:
    """
    Return whether two times since one event may differ by no more than the days between their articles.

    Without both days they may.
    """
    if not any("elapsed" in q.figure.setting.scopes for q in (a, b)):
        return False
    one, other = (q.figure.mention.article.published for q in (a, b))
    if one is None or other is None:
        return True
    earlier, later = (a, b) if one <= other else (b, a)
    if earlier.leeway.high is None or later.leeway.low is None:
        return False
    grown = later.leeway.low - earlier.leeway.high
    return 0 <= grown <= Decimal(abs((other - one).total_seconds()))


def _earlier_first(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return two quantities in the order of publication, ``None`` if it is unknown or the same day."""
    one, other = a.figure.mention.article.published, b.figure.mention.article.published
    if one is None or other is None or one == other:
        return None
    return (a, b) if one < other else (b, a)


def _has_grown(earlier: Quantity, later: Quantity, group: Group) -> bool:
    """Return whether the later of two values is the higher."""
    before, after = value_and_unit(earlier, group)[0], value_and_unit(later, group)[0]
    return before.low is None or after.high is None or after.high > before.low
