"""The words around a figure with their weights, kept only while the figures of its block are compared."""

from functools import lru_cache
from typing import NamedTuple

from checks.comparison.rarity import Rarity, Weighed
from checks.comparison.record import Record


class WeighedWords(NamedTuple):
    """
    The content words around a figure, without what is counted.

    Attributes:
        terms: Those of its sentence.
        near: Those within a few words.
        before: Those of the sentence before.
        around: Those of both sentences.
    """

    terms: Weighed
    near: Weighed
    before: Weighed
    around: Weighed


# Few blocks have more figures; of all of a large run the words would take more memory than the figures.
@lru_cache(maxsize=2_000)
def weighed_words_of(record: Record, rarity: Rarity) -> WeighedWords:
    """Return the words around a figure."""
    return WeighedWords(*map(rarity.weighed, (record.terms, record.near, record.before, record.around)))
