"""Whether the same is said of what is counted: states that pledge are not states that meet."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity


def compare_predicate(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """Figures whose sentences state different things of what is counted are not the same quantity."""
    one, other = a.figure.setting, b.figure.setting
    if one.predicate is None or other.predicate is None:
        return SILENT
    if one.predicate == other.predicate:
        words = dict.fromkeys((one.predicate_words, other.predicate_words))
        return Judgement(Opinion.SAME, "predicate.same", {"a": " / ".join(words)})
    return Judgement(
        Opinion.DIFFERENT, "predicate.different", {"a": one.predicate_words, "b": other.predicate_words}
    )
