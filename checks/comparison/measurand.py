"""Whether two figures count or measure the same concept, in the same way: a total is no amount per month."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.measurands import load_measurands
from checks.model import Opinion, Quantity


def compare_measurand(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """Figures are about the same quantity only if they count or measure the same thing."""
    one, other = (load_measurands()[str(q.figure.measurand)] for q in (a, b))
    if one is other and one.is_share and a.figure.counted != b.figure.counted:
        wholes = {"a": str(a.figure.counted), "b": str(b.figure.counted)}
        return Judgement(Opinion.DIFFERENT, "measurand.wholes", wholes)
    if one is other:
        return Judgement(Opinion.SAME, "measurand.same", {"label": one.label})
    return Judgement(Opinion.DIFFERENT, "measurand.different", {"a": one.label, "b": other.label})


def compare_unit(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """A total and an amount per month, or per head, are two quantities."""
    if a.dimension == b.dimension:
        return SILENT
    return Judgement(
        Opinion.DIFFERENT, "unit.different", {"a": a.figure.mention.surface, "b": b.figure.mention.surface}
    )
