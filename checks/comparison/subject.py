"""
Whose figure it is: the seats of one party are not those of another, whatever else the sentences share.

The subject is the name or the country that stands nearest before the figure in its sentence. That two of
them have the same number is chance if neither sentence names the other's subject; values that differ are left
to the sum, for one subject has many names ("the Conservatives", "Cameron's Tories").
"""

from checks.comparison.opinion import DIFFERENT, SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import AGE, PERCENT, Record
from checks.comparison.run_context import RunContext
from checks.wording import Names


def compare_subject(pair: Pair, _context: RunContext) -> Judgement:
    """What belongs to somebody is compared only with what belongs to the same one."""
    a, b = pair.a, pair.b
    one, other = a.subject, b.subject
    if one is None or other is None:
        return SILENT
    is_owned = a.family == AGE or _is_of_somebody(a)
    if one == other:
        return Judgement(SAME, "subject.same", lambda: {"a": Names((one,))}, {"subject_same": 1.0})
    features = {"subject_differs": 1.0} | ({"subject_of_owned_differs": 1.0} if is_owned else {})
    if is_owned:
        return Judgement(
            DIFFERENT,
            "subject.different",
            lambda: {"a": Names((one,)), "b": Names((other,))},
            features,
            rules_out=a.family == AGE or (pair.agrees and not _is_named(one, b) and not _is_named(other, a)),
        )
    return Judgement(UNKNOWN, features=features)


def _is_of_somebody(record: Record) -> bool:
    """Return whether a figure is always somebody's: seats, bids, a percentage of nothing known."""
    if record.concept is None:
        return record.family == PERCENT and not record.head
    return record.concept.is_owned


def _is_named(subject: str, record: Record) -> bool:
    """Return whether the sentence of a figure names a subject."""
    return subject in record.own_names
