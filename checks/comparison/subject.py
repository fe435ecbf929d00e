"""
Whose figure it is: the seats of one party are not those of another, whatever else the sentences share.

The subject is the name or the country that stands nearest before the figure in its sentence. It decides only
for concepts that belong to somebody (``is_owned`` in ``measurands.toml``: votes, seats, members, amounts of
money, rates); a number of soldiers may be named with whoever sends or receives them.
"""

from checks.comparison.event import shown_names
from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.measurands import load_measurands
from checks.model import Opinion, Quantity


def compare_subject(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """What belongs to somebody is compared only with what belongs to the same one."""
    if not load_measurands()[str(a.figure.measurand)].is_owned:
        return SILENT
    one, other = a.figure.setting.subject, b.figure.setting.subject
    if one is None or other is None:
        return SILENT
    if one == other:
        return Judgement(Opinion.SAME, "subject.same", {"a": shown_names((one,))})
    values = {"a": shown_names((one,)), "b": shown_names((other,))}
    return Judgement(Opinion.DIFFERENT, "subject.different", values)
