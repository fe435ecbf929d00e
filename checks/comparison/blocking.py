"""
Which quantities are set side by side at all: the cheap key that proposes, before comparators confirm.

Two quantities meet if their concepts belong to one family and their kinds may be compared: amounts of
money among themselves (totals and amounts per month too, so that the report can say why they are not
compared), counts among counts. What has no known concept, no known unit or no number meets nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from checks.comparison.run_context import RunContext
from checks.measurands import load_measurands
from checks.model import Quantity, Role


def blocks(quantities: Iterable[Quantity]) -> tuple[tuple[Quantity, ...], ...]:
    """Return the candidate sets of at least two quantities, in the order of their keys."""
    by_key: defaultdict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if key := block_key(quantity):
            by_key[key].append(quantity)
    return tuple(tuple(by_key[key]) for key in sorted(by_key) if len(by_key[key]) > 1)


def block_key(quantity: Quantity) -> tuple[str, str] | None:
    """Return family and main dimension of a quantity, ``None`` if it can be compared with nothing."""
    figure = quantity.figure
    if figure.role is not Role.FIGURE or figure.measurand is None or not quantity.dimension:
        return None
    if figure.interval.low is None and figure.interval.high is None:
        return None
    return load_measurands()[figure.measurand].family, quantity.dimension.partition("/")[0]


def candidate_pairs(block: Sequence[Quantity], context: RunContext) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block whose articles are about one matter, by their places in the block."""
    least = context.thresholds["event_different"]
    for i, j in combinations(range(len(block)), 2):
        a, b = block[i], block[j]
        if a.figure.mention.article.id == b.figure.mention.article.id or context.similarity(a, b)[0] >= least:
            yield i, j
