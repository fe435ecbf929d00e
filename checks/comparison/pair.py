"""
Two records side by side, with what the comparison of all figures of their articles says about them.

The likeness here is a cheap one and not learned. It serves to find out whether a figure is the best partner
that the other article has to offer: "30 killed" beside "55 wounded" and "30 dead". What decides whether two
figures are one quantity is the sum of the comparators.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from checks.comparison.record import Record, meets

EXPLAINED_WITHIN = 0.5
"""How much less like a figure may be to explain another one by agreeing with it."""

AGREEMENT_FACTOR = 2
"""Stated values farther apart do not confirm each other, even where an open bound lets them meet."""

LEAST_LEAD, MOST_LEAD = -2.0, 1.0
"""Beyond these a lead says nothing more."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """
    Two records that may be one quantity.

    Attributes:
        a: The one whose article and position come first.
        b: The other.
        is_same_article: Both stand in one article.
        meets: Both can be true.
        agrees: Both can be true and state about the same: "mehr als 9.000" neither confirms nor contradicts
            143.205.
        likeness: The cheap likeness of what the words around them say.
        lead: How far the likeness is ahead of the best other figure, with another value, on either side.
        is_best: None is better on either side.
        is_explained: One of them agrees with another figure that is about as like it: the difference is
            no news.
    """

    a: Record
    b: Record
    is_same_article: bool
    meets: bool
    agrees: bool
    likeness: float = 0.0
    lead: float = 0.0
    is_best: bool = False
    is_explained: bool = False


def pair_of(a: Record, b: Record, rarity: Mapping[str, float]) -> Pair:
    """Return a pair by itself, as if their articles held no other figure."""
    if a.article == b.article:
        both = meets(a, b)
        return Pair(a, b, is_same_article=True, meets=both, agrees=both and say_the_same(a, b))
    (pair,) = pairs_between([a], [b], rarity)
    return pair


def pairs_between(one: Sequence[Record], other: Sequence[Record], rarity: Mapping[str, float]) -> list[Pair]:
    """Return all pairs of figures of one family in two articles."""
    likeness = [[likeness_of(a, b, rarity) for b in other] for a in one]
    by_column = list(zip(*likeness, strict=True))
    pairs = []
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            own = likeness[i][j]
            rival = max(
                _best_rival(likeness[i], other, j),
                _best_rival(by_column[j], one, i),
            )
            both = meets(a, b)
            is_explained = (
                not both
                and max(_best_agreeing(likeness[i], other, a), _best_agreeing(by_column[j], one, b))
                >= own - EXPLAINED_WITHIN
            )
            lead = min(max(own - rival, LEAST_LEAD), MOST_LEAD)
            pairs.append(
                Pair(
                    a,
                    b,
                    is_same_article=False,
                    meets=both,
                    agrees=both and say_the_same(a, b),
                    likeness=own,
                    lead=lead,
                    is_best=own >= rival,
                    is_explained=is_explained,
                )
            )
    return pairs


def _best_rival(row: Sequence[float], records: Sequence[Record], but: int) -> float:
    """Return the best likeness among the figures that state another value, 0 if there is none."""
    value = records[but].value
    return max((each for k, each in enumerate(row) if records[k].value != value), default=0.0)


def _best_agreeing(row: Sequence[float], records: Sequence[Record], figure: Record) -> float:
    """Return the best likeness among the figures that a figure agrees with."""
    return max(
        (each for each, record in zip(row, records, strict=True) if meets(record, figure)), default=-inf
    )


def likeness_of(a: Record, b: Record, rarity: Mapping[str, float]) -> float:
    """Return the cheap likeness of two figures of one family."""
    total = 0.0
    if a.head and b.head:
        if a.head == b.head:
            total += 1.0
        elif is_same_concept(a, b) or _is_compound_of(a.head, b.head):
            total += 0.7
        else:
            total -= 0.3
    if a.role and b.role:
        total += 0.6 if a.role == b.role else -0.4
    if a.landmark and b.landmark:
        total += 0.8 if a.landmark == b.landmark else -0.8
    if a.noun_before and a.noun_before == b.noun_before:
        total += 0.5
    total += 1.2 * overlap(a.terms, b.terms, rarity) + 0.6 * overlap(a.near, b.near, rarity)
    return total


def say_the_same(a: Record, b: Record) -> bool:
    """Return whether two figures that can both be true state about the same value."""
    low, high = sorted((abs(a.value), abs(b.value)))
    if a.is_vague or b.is_vague or low == high:
        return True
    return low > 0 and high / low <= AGREEMENT_FACTOR


def is_same_concept(a: Record, b: Record) -> bool:
    """Return whether two figures have one known concept."""
    return a.concept is not None and a.concept is b.concept


def _is_compound_of(one: str, other: str) -> bool:
    """Return whether one noun ends in the other ("Militärplaner", "Planer")."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 3 and longer.endswith(shorter)


def overlap(one: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return how alike two sets of words are, rare words before frequent ones: shared against all (Dice)."""
    shared = one & other
    if not shared:
        return 0.0
    both = sum(rarity[word] for word in one) + sum(rarity[word] for word in other)
    return 2 * sum(rarity[word] for word in sorted(shared)) / both
