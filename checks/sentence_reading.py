"""What one sentence says, before it is seen from one of its figures: its words with their places."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from checks.model import Period

BARE_REACH = 3
"""Words between a noun for a change and its amount: "ein Plus von nur 0,1 Prozent"."""


class SentenceReading(NamedTuple):
    """
    What one sentence says, before it is seen from a figure.

    Attributes:
        starts: Where its words and pauses begin.
        pauses: Indices of the pauses among them.
        predicates: Index, class and word of each known predicate.
        period: The time it names.
        places: ISO codes of the countries it names.
        subjects: Place and name, or code, of each proper name and country, in order.
        scopes: Index and class of each scope word.
        statuses: Classes of its status words.
        terms: Its content words.
        content: Index and lemma of each content word, in order.
        directions: Index and class of each point of the compass.
        times: Index and time of each word or date that names one.
        speech: Indices of the words that say that somebody said something.
        speakers: Index and name of each institution and proper name, and whether it is an institution.
        comparisons: Indices of the words before what is only compared with.
        changes: Indices of the nouns for a bare change ("Plus").
        matters: Index and concept of what sums and shares are said to be for.
        parts: Index and class of the words that make a part of the whole: sectors, regions, parts of a year.
    """

    starts: Sequence[int]
    pauses: Sequence[int]
    predicates: Sequence[tuple[int, str, str]]
    period: Period
    places: tuple[str, ...]
    subjects: Sequence[tuple[int, str]]
    scopes: Sequence[tuple[int, str]]
    statuses: tuple[str, ...]
    terms: tuple[str, ...]
    content: Sequence[tuple[int, str]]
    directions: Sequence[tuple[int, str]]
    times: Sequence[tuple[int, Period]] = ()
    speech: Sequence[int] = ()
    speakers: Sequence[tuple[int, str, bool]] = ()
    comparisons: Sequence[int] = ()
    changes: Sequence[int] = ()
    matters: Sequence[tuple[int, str]] = ()
    parts: Sequence[tuple[int, str]] = ()

    def index_at(self, position: int) -> int:
        """Return how many words begin before a position."""
        return bisect_left(self.starts, position)

    def pauses_between(self, low: int, high: int) -> int:
        """Return how many pauses stand between two words."""
        return bisect_left(self.pauses, high) - bisect_left(self.pauses, low)

    def distance(self, one: int, other: int) -> int:
        """Return how many words lie between two places; a pause counts as two more."""
        low, high = sorted((one, other))
        return high - low + 2 * self.pauses_between(low, high)

    def has_bare_change(self, position: int) -> bool:
        """Return whether a noun for a change stands closely before a figure."""
        at = self.index_at(position)
        return any(0 < at - index <= BARE_REACH for index in self.changes)
