"""Whether each of two articles gives just one figure for the concept, so that no other can be meant."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity


def compare_uniqueness(a: Quantity, b: Quantity, context: RunContext) -> Judgement:
    """The only figure for a concept in each of two articles is more often the same quantity."""
    is_only = all(
        context.figures_for.get((q.figure.mention.article.id, str(q.figure.measurand))) == 1 for q in (a, b)
    )
    if not is_only or a.figure.mention.article.id == b.figure.mention.article.id:
        return SILENT
    return Judgement(Opinion.SAME, "uniqueness.same")
