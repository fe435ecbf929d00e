"""
Whose figure it is: the seats of one party are not those of another, whatever else the sentences share.

The subject is the name or the country that stands nearest before the figure in its sentence. What two own
is two things if neither sentence names the other's owner.
"""

from checks.comparison.opinion import DIFFERENT, SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import AGE
from checks.comparison.run_context import RunContext
from checks.wording import Names


def compare_subject(pair: Pair, _context: RunContext) -> Judgement:
    """What belongs to somebody is compared only with what belongs to the same one."""
    a, b = pair.a, pair.b
    one, other = a.subject, b.subject
    if one is None or other is None:
        return SILENT
    is_owned = a.family == AGE or (a.concept is not None and a.concept.is_owned)
    if one == other:
        return Judgement(SAME, "subject.same", lambda: {"a": Names((one,))}, {"subject_same": 1.0})
    features = {"subject_differs": 1.0} | ({"subject_of_owned_differs": 1.0} if is_owned else {})
    if is_owned:
        return Judgement(
            DIFFERENT,
            "subject.different",
            lambda: {"a": Names((one,)), "b": Names((other,))},
            features,
            rules_out=a.family == AGE or (one not in b.own_names and other not in a.own_names),
        )
    return Judgement(UNKNOWN, features=features)
