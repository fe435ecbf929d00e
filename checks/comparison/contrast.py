"""
Whether an article sets two of its own figures against each other ("mehr als doppelt so viel wie").

An article that gives the ratio of two amounts says by it that they are two amounts.
"""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import Opinion


def compare_contrast(pair: Pair, context: RunContext) -> Judgement:
    """Two figures of one article whose ratio the article itself states are two quantities."""
    if not pair.is_same_article:
        return SILENT
    one, other = (record.quantity.figure.mention for record in (pair.a, pair.b))
    for ratio in context.ratios.get(one.article.id, ()):
        if ratio.sentence in (one.sentence, other.sentence):
            return Judgement(
                Opinion.DIFFERENT, "contrast.different", {"ratio": ratio.surface}, rules_out=True
            )
    return SILENT
