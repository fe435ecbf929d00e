"""
Whether an article sets two of its own figures against each other ("mehr als doppelt so viel wie").

An article that gives the ratio of two amounts says by it that they are two amounts.
"""

from checks.comparison.opinion import DIFFERENT, SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext


def compare_contrast(pair: Pair, context: RunContext) -> Judgement:
    """Two figures of one article whose ratio the article itself states are two quantities."""
    if not pair.is_same_article:
        return SILENT
    one, other = (record.quantity.figure.mention for record in (pair.a, pair.b))
    ratios = context.ratios.get(one.article.id, ())
    stated = next((ratio.surface for ratio in ratios if ratio.sentence in (one.sentence, other.sentence)), "")
    if not stated:
        return SILENT
    return Judgement(DIFFERENT, "contrast.different", lambda: {"ratio": stated}, rules_out=True)
