"""
Two records side by side, with what the comparison of all figures of their articles says about them.

The likeness here is a cheap one and not learned. It serves to find out whether a figure is the best partner
that the other article has to offer: "30 killed" beside "55 wounded" and "30 dead". What decides whether two
figures are one quantity is the sum of the comparators.
"""

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from checks.comparison.rarity import Rarity
from checks.comparison.record import SCALE, Record, meets
from checks.comparison.weighed_words import weighed_words_of

EXPLAINED_WITHIN = 0.5
"""How much less like a figure may be to explain another one by agreeing with it."""

AGREEMENT_FACTOR = 2
"""Stated values farther apart do not confirm each other, even where an open bound lets them meet."""

SCALE_FACTOR = 1.05
"""The same of what is read off a scale: an aftershock of more than 5 is not the quake of 6.1."""

LEAST_LEAD, MOST_LEAD = -2.0, 1.0
"""Beyond these a lead says nothing more."""


class Pair(NamedTuple):
    """
    Two records that may be one quantity.

    A large run has millions of pairs, and a named tuple is made in a third of the time of a frozen record.

    Attributes:
        a: The one whose article and position come first.
        b: The other.
        rarity: The weights of the words of their articles.
        is_same_article: Both stand in one article.
        meets: Both can be true.
        agrees: Both can be true and state about the same: "mehr als 9.000" neither confirms nor contradicts
            143.205.
        terms_alike: How alike the words of their sentences are, 0 to 1.
        near_alike: The same of the words within a few words of them.
        likeness: The cheap likeness of what the words around them say.
        lead: How far the likeness is ahead of the best other figure, with another value, on either side.
        is_best: None is better on either side.
        is_explained: One of them agrees with another figure that is about as like it: the difference is
            no news.
    """

    a: Record
    b: Record
    rarity: Rarity
    is_same_article: bool
    meets: bool
    agrees: bool
    terms_alike: float = 0.0
    near_alike: float = 0.0
    likeness: float = 0.0
    lead: float = 0.0
    is_best: bool = False
    is_explained: bool = False


def pair_of(a: Record, b: Record, rarity: Rarity) -> Pair:
    """Return a pair by itself, as if their articles held no other figure."""
    if a.article == b.article:
        both = meets(a, b)
        return Pair(
            a,
            b,
            rarity,
            is_same_article=True,
            meets=both,
            agrees=both and say_the_same(a, b),
            terms_alike=rarity.overlap(weighed_words_of(a, rarity).terms, weighed_words_of(b, rarity).terms),
            near_alike=rarity.overlap(weighed_words_of(a, rarity).near, weighed_words_of(b, rarity).near),
        )
    ((pair,),) = pairs_between([a], [b], rarity)
    return pair


def pairs_between(one: Sequence[Record], other: Sequence[Record], rarity: Rarity) -> list[list[Pair]]:
    """Return all pairs of figures of one family in two articles: a row for each figure of the first."""
    words, others = ([weighed_words_of(record, rarity) for record in records] for records in (one, other))
    terms = [[rarity.overlap(mine.terms, its.terms) for its in others] for mine in words]
    near = [[rarity.overlap(mine.near, its.near) for its in others] for mine in words]
    likeness = [
        [likeness_of(a, b, alike, close) for b, alike, close in zip(other, *rows, strict=True)]
        for a, *rows in zip(one, terms, near, strict=True)
    ]
    both = [[meets(a, b) for b in other] for a in one]
    rival_in_row, agreeing_in_row = _best_of_rows(likeness, both, other)
    # The other way round the rows are the columns.
    rival_in_column, agreeing_in_column = _best_of_rows(
        list(zip(*likeness, strict=True)), list(zip(*both, strict=True)), one
    )
    rows = []
    for i, a in enumerate(one):
        row = []
        for j, b in enumerate(other):
            own, meet = likeness[i][j], both[i][j]
            rival = max(rival_in_row[i][j], rival_in_column[j][i])
            is_explained = (
                not meet and max(agreeing_in_row[i], agreeing_in_column[j]) >= own - EXPLAINED_WITHIN
            )
            row.append(
                Pair(
                    a,
                    b,
                    rarity,
                    False,  # noqa: FBT003 - by place, which takes half the time that names take
                    meet,
                    meet and say_the_same(a, b),
                    terms[i][j],
                    near[i][j],
                    own,
                    min(max(own - rival, LEAST_LEAD), MOST_LEAD),
                    own >= rival,
                    is_explained,
                )
            )
        rows.append(row)
    return rows


def _best_of_rows(
    likeness: Iterable[Sequence[float]], both: Iterable[Sequence[bool]], records: Sequence[Record]
) -> tuple[list[list[float]], list[float]]:
    """
    Return what the figures of a row have for competition among those they are set beside.

    That is, for each place in each row, the best likeness among the figures that state another value than
    the one there, 0 if there is none; and for each row the best among those that can be true with its own.
    """
    values = [record.value for record in records]
    rivals, agreeing = [], []
    for row, meet in zip(likeness, both, strict=True):
        rivals.append(_best_of_others(row, values))
        agreeing.append(max([each for each, may in zip(row, meet, strict=True) if may], default=-inf))
    return rivals, agreeing


def _best_of_others(row: Sequence[float], values: Sequence[float]) -> list[float]:
    """Return for each value the best likeness among the other values, 0 if there is no other."""
    best: dict[float, float] = {}
    for each, value in zip(row, values, strict=True):
        if each > best.get(value, -inf):
            best[value] = each
    if len(best) == 1:
        return [0.0] * len(row)
    second, first = sorted(best.values())[-2:]
    return [second if best[value] == first else first for value in values]


def likeness_of(a: Record, b: Record, terms_alike: float, near_alike: float) -> float:
    """Return the cheap likeness of two figures of one family whose words are so much alike."""
    total = 0.0
    if a.head and b.head:
        if a.head == b.head:
            total += 1.0
        elif is_same_concept(a, b) or is_compound_of(a.head, b.head):
            total += 0.7
        else:
            total -= 0.3
    if a.role and b.role:
        total += 0.6 if a.role == b.role else -0.4
    if a.landmark and b.landmark:
        total += 0.8 if a.landmark == b.landmark else -0.8
    if a.noun_before and a.noun_before == b.noun_before:
        total += 0.5
    return total + (1.2 * terms_alike + 0.6 * near_alike)


def say_the_same(a: Record, b: Record) -> bool:
    """Return whether two figures that can both be true state about the same value."""
    low, high = sorted((abs(a.value), abs(b.value)))
    if a.is_vague or b.is_vague or low == high:
        return True
    return low > 0 and high / low <= (SCALE_FACTOR if a.family == SCALE else AGREEMENT_FACTOR)


def is_same_concept(a: Record, b: Record) -> bool:
    """Return whether two figures have one known concept."""
    return a.concept is not None and a.concept is b.concept


def is_one_family(a: Record, b: Record) -> bool:
    """Return whether two figures have concepts of one family."""
    return a.concept is not None and b.concept is not None and a.concept.family == b.concept.family


def is_compound_of(one: str, other: str) -> bool:
    """Return whether one noun ends in the other ("Militärplaner", "Planer")."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 3 and longer.endswith(shorter)
