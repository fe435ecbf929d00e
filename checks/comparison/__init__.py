"""
Which figures speak of the same thing: blocking proposes, comparators confirm, grouping decides.

``blocking`` sets side by side what could be compared at all; each comparator of ``COMPARATORS`` looks at
one idea and explains itself; ``grouping`` adds their weights and joins the figures, agreement first. What
looked alike and was kept apart comes back with its reason: silence would read as agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.comparison.blocking import blocks
from checks.comparison.grouping import group_block
from checks.comparison.run_context import run_context
from checks.model import Group, NotCompared, Quantity


@dataclass(frozen=True, slots=True)
class Comparison:
    """The groups of a run and what was deliberately not compared, both in a fixed order."""

    groups: tuple[Group, ...]
    not_compared: tuple[NotCompared, ...]


def compare(quantities: Sequence[Quantity]) -> Comparison:
    """
    Return the groups of quantities that speak of the same thing.

    The result does not depend on the order of the quantities: they are put in order of article and
    position first.
    """
    ordered = sorted(
        quantities, key=lambda q: (q.figure.mention.article.id, q.figure.mention.span.start, q.figure.id)
    )
    context = run_context(ordered)
    groups: list[Group] = []
    apart: list[NotCompared] = []
    for block in blocks(ordered):
        found, kept_apart = group_block(block, context)
        groups += found
        apart += kept_apart
    return Comparison(tuple(groups), tuple(apart))
