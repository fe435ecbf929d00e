"""
Which figures speak of the same thing: blocking proposes, comparators confirm, grouping decides.

``run_context`` finds which articles tell of one event; ``blocking`` sets their figures side by side, each a
``record`` and every two a ``pair``; each comparator looks at one idea, gives named features and explains
itself; ``scoring`` adds the features up with the weights of ``weights.toml``, which ``learning`` takes from
annotated news; ``grouping`` joins what is one quantity by average ``linkage``. What looked alike and was
kept apart comes back with its reason: silence would read as agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.comparison.run_context import Model, run_context
from checks.comparison.shares import find_groups
from checks.garbage import no_search_for_cycles
from checks.model import Group, NotCompared, Quantity


@dataclass(frozen=True, slots=True)
class Comparison:
    """The groups of a run and what was deliberately not compared, both in a fixed order."""

    groups: tuple[Group, ...]
    not_compared: tuple[NotCompared, ...]


def compare(quantities: Sequence[Quantity], model: Model | None = None) -> Comparison:
    """
    Return the groups of quantities that speak of the same thing.

    The result does not depend on the order of the quantities: they are put in order of article and
    position first.
    """
    ordered = sorted(
        quantities, key=lambda q: (q.figure.mention.article.id, q.figure.mention.span.start, q.figure.id)
    )
    with no_search_for_cycles():
        found = find_groups(run_context(ordered, model))
    return Comparison(
        tuple(each for each in found if isinstance(each, Group)),
        tuple(each for each in found if isinstance(each, NotCompared)),
    )
