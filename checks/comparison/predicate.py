"""
Whether the same is said of what is counted: killed and injured are two counts, asked and paid two sums.

A count without a noun is what is said of it and nothing else: "fired more than 30" are no 40 dead.
"""

from checks.comparison.opinion import DIFFERENT, SAME, SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import COUNT, Record
from checks.comparison.run_context import RunContext


def compare_predicate(pair: Pair, context: RunContext) -> Judgement:
    """Figures whose sentences state different things of what is counted are not the same quantity."""
    a, b = pair.a, pair.b
    if not a.role or not b.role:
        return SILENT
    shared = len(a.roles & b.roles)
    features = {"roles_overlap": shared / min(len(a.roles), len(b.roles))}
    if not shared:
        features["roles_disjoint"] = 1.0
    one, other = _word_of(a), _word_of(b)
    if a.role == b.role:
        features["predicate_same"] = 1.0
        return Judgement(
            SAME, "predicate.same", lambda: {"a": " / ".join(dict.fromkeys((one, other)))}, features
        )
    features["predicate_differs"] = 1.0
    is_exclusive = not context.model.classes["exclusive"].isdisjoint((a.role, b.role))
    is_other = not shared and (_is_bare(a) or _is_bare(b))
    return Judgement(
        DIFFERENT,
        "predicate.different",
        lambda: {"a": one, "b": other},
        features,
        rules_out=is_exclusive or is_other,
    )


def _is_bare(record: Record) -> bool:
    """Return whether nothing says what a count is of."""
    return record.family == COUNT and record.concept is None and not record.head


def _word_of(record: Record) -> str:
    """Return the word that says it: the predicate, or what is counted where that is enough ("12 deaths")."""
    figure = record.quantity.figure
    is_said = figure.setting.predicate == record.role
    return figure.setting.predicate_words if is_said else figure.counted or ""
