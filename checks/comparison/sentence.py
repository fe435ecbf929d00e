"""Whether two sentences speak alike: by the content words they share, in one language."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity
from checks.wording import listed

TERMS_SHOWN = 4


def compare_sentence(a: Quantity, b: Quantity, context: RunContext) -> Judgement:
    """Sentences with many words in common more often speak of the same quantity."""
    if a.figure.mention.article.language != b.figure.mention.article.language:
        return SILENT
    one, other = (set(q.figure.setting.terms) - {str(q.figure.counted).lower()} for q in (a, b))
    shared = sorted(one & other)
    smaller = min(len(one), len(other))
    if not smaller or len(shared) / smaller < context.thresholds["wording_same"]:
        return SILENT
    return Judgement(Opinion.SAME, "wording.same", {"terms": listed(shared[:TERMS_SHOWN])})
