"""What one sentence says, before it is seen from one of its figures: its words with their places."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checks.model import Period
from checks.words import Word

BARE_REACH = 3
"""Words between a noun for a change and its amount: "ein Plus von nur 0,1 Prozent"."""


class SentenceReading(NamedTuple):
    """
    What one sentence says, before it is seen from a figure.

    Attributes:
        starts: Where its words and pauses begin.
        telling: Index of each pause and of each word that says more than a term, with it.
        pauses: Indices of the pauses among them.
        said: Sort of ``Word.says`` -> index and class of each word that says something of the sort, in order.
        period: The time it names.
        times: Index and time of each word or date that names one.
        places: ISO codes of the countries it names.
        subjects: Place and name, or code, of each proper name and country, in order.
        speakers: Index and name of each institution and proper name, and whether it is an institution.
        statuses: Classes of its status words.
        terms: Its content words.
        content: Index and lemma of each content word, in order.
    """

    starts: Sequence[int]
    telling: Sequence[tuple[int, Word]]
    pauses: Sequence[int]
    said: Mapping[str, Sequence[tuple[int, str]]]
    period: Period
    times: Sequence[tuple[int, Period]]
    places: tuple[str, ...]
    subjects: Sequence[tuple[int, str]]
    speakers: Sequence[tuple[int, str, bool]]
    statuses: tuple[str, ...]
    terms: tuple[str, ...]
    content: Sequence[tuple[int, str]]

    def index_at(self, position: int) -> int:
        """Return how many words begin before a position."""
        return bisect_left(self.starts, position)

    def pauses_between(self, low: int, high: int) -> int:
        """Return how many pauses stand between two words."""
        return bisect_left(self.pauses, high) - bisect_left(self.pauses, low)

    def distance(self, one: int, other: int) -> int:
        """Return how many words lie between two places; a pause counts as two more."""
        low, high = (one, other) if one < other else (other, one)
        return high - low + 2 * self.pauses_between(low, high)

    def ends_place(self, index: int) -> bool:
        """Return whether a name or a country stands right before a word."""
        before = self.starts[index - 1] if index else -1
        return any(position == before for position, _ in self.subjects)

    def has_bare_change(self, at: int) -> bool:
        """Return whether a noun for a change stands closely before a word."""
        return any(0 < at - index <= BARE_REACH for index, _ in self.said.get("change", ()))
