"""
Which figures are set side by side at all: the cheap keys that propose, before comparators confirm.

Two figures meet if their articles tell of one event, or if they are rival claims, and if their dimensions
may be compared: lengths among themselves, amounts of money too (totals and amounts per month, so that it can
be said why they are not compared). Articles are brought together by the names they share, so that no figure
is ever set beside all others of a run.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from checks.comparison.pair import Pair, pair_of, pairs_between
from checks.comparison.record import Record
from checks.comparison.run_context import RunContext

Block = tuple[Record, ...]

Key = tuple[int, str]
"""Number of an event and family of the figures."""

LEAST_LIKENESS = -0.5
"""Likeness below which two figures surely count or say different things."""


def blocks(context: RunContext) -> Iterator[Block]:
    """
    Yield the figures of one family in the articles on one event, at least two, in a fixed order.

    Events between which there are rival claims make one block.
    """
    first = _joined(context)
    by_key: defaultdict[Key, list[Record]] = defaultdict(list)
    for record in context.records:
        key = (context.cluster_of[record.article], record.family)
        by_key[first.get(key, key)].append(record)
    for key in sorted(by_key):
        if len(by_key[key]) > 1:
            yield tuple(by_key[key])


def _joined(context: RunContext) -> dict[Key, Key]:
    """Return the first of the events that rival claims join, for each event and family that they join."""
    key_of = {
        record.quantity.figure.id: (context.cluster_of[record.article], record.family)
        for record in context.records
    }
    first: dict[Key, Key] = {}
    for one, other in sorted(context.rivals):
        low, high = sorted(first.get(key_of[each], key_of[each]) for each in (one, other))
        if low != high:
            first |= {key: low for key, named in first.items() if named == high}
            first |= {low: low, high: low}
    return first


def candidate_pairs(block: Block, context: RunContext) -> Iterator[tuple[int, int, Pair]]:
    """Yield the pairs of figures of two articles of a block, with their places in it."""
    of_article: defaultdict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(block):
        of_article[record.article].append(index)
    for (first, one), (second, other) in combinations(of_article.items(), 2):
        # A block may join two events because of a rival claim: nothing else of theirs meets.
        is_one_event = context.cluster_of[first] == context.cluster_of[second]
        if not is_one_event or (first, second) not in context.related:
            for i, j in product(one, other) if context.rivals else ():
                if context.is_rival(block[i], block[j]):
                    yield i, j, pair_of(block[i], block[j], context.rarity_between(first, second))
            continue
        rarity = context.rarity_between(first, second)
        rows = pairs_between(_chosen(block, one), _chosen(block, other), rarity)
        for i, row in zip(one, rows, strict=True):
            for j, pair in zip(other, row, strict=True):
                if pair.likeness > LEAST_LIKENESS or context.is_rival(block[i], block[j]):
                    yield i, j, pair


def _chosen(block: Block, indices: Sequence[int]) -> list[Record]:
    """Return some records of a block."""
    return [block[index] for index in indices]
