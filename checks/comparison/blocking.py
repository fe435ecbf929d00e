"""
Which figures are set side by side at all: the cheap keys that propose, before comparators confirm.

Two figures meet if their articles tell of one event and their dimensions may be compared: lengths among
themselves, amounts of money too (totals and amounts per month, so that it can be said why they are not
compared). Articles are brought together by the names they share, so that no figure is ever set beside all
others of a run.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checks.comparison.pair import Pair, pairs_between
from checks.comparison.record import Record
from checks.comparison.run_context import RunContext

Block = tuple[Record, ...]

LEAST_LIKENESS = -0.5
"""Likeness below which two figures surely count or say different things."""


def blocks(context: RunContext) -> Iterator[Block]:
    """Yield the figures of one family in the articles on one event, at least two, in a fixed order."""
    by_key: defaultdict[tuple[int, str], list[Record]] = defaultdict(list)
    for record in context.records:
        by_key[context.cluster_of[record.article], record.family].append(record)
    for key in sorted(by_key):
        if len(by_key[key]) > 1:
            yield tuple(by_key[key])


def candidate_pairs(block: Block, context: RunContext) -> Iterator[tuple[int, int, Pair]]:
    """Yield the pairs of figures of two articles of a block, with their places in it."""
    rarity = context.rarity_of[context.cluster_of[block[0].article]]
    of_article: defaultdict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(block):
        of_article[record.article].append(index)
    for (first, one), (second, other) in combinations(of_article.items(), 2):
        if (first, second) not in context.related:
            continue
        pairs = iter(pairs_between(_chosen(block, one), _chosen(block, other), rarity))
        for i in one:
            for j in other:
                pair = next(pairs)
                if pair.likeness > LEAST_LIKENESS:
                    yield i, j, pair


def _chosen(block: Block, indices: Sequence[int]) -> list[Record]:
    """Return some records of a block."""
    return [block[index] for index in indices]
