"""
Whether an article sets two of its own figures against each other ("mehr als doppelt so viel wie").

An article that gives the ratio of two amounts says by it that they are two amounts.
"""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity


def compare_contrast(a: Quantity, b: Quantity, context: RunContext) -> Judgement:
    """Two figures of one article whose ratio the article itself states are two quantities."""
    one, other = a.figure.mention, b.figure.mention
    if one.article.id != other.article.id:
        return SILENT
    for ratio in context.ratios.get(one.article.id, ()):
        if ratio.sentence in (one.sentence, other.sentence):
            return Judgement(Opinion.DIFFERENT, "contrast.different", {"ratio": ratio.surface})
    return SILENT
