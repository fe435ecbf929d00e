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
    """

    terms: Weighed
    near: Weighed


# Few blocks have more figures; of all of a large run the words would take more memory than the figures.
@lru_cache(maxsize=2_000)
def weighed_words_of(record: Record, rarity: Rarity) -> WeighedWords:
    """Return the words around a figure."""
    return WeighedWords(rarity.weighed(record.terms), rarity.weighed(record.near))
