"""How rare the content words of an event are, and how alike that makes two sets of them."""

from collections.abc import Mapping
from typing import NamedTuple

GRAIN = 2**-20
"""
Weights are whole multiples of this, so that their sums are exact: in whatever order the words of a set come,
which differs from run to run, the same floats come out.
"""


class Weighed(NamedTuple):
    """Words, and their weights added up."""

    words: frozenset[str]
    total: float


class Rarity:
    """Weights of words, higher for those that few articles have."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {word: round(weight / GRAIN) * GRAIN for word, weight in weights.items()}

    def weighed(self, words: frozenset[str]) -> Weighed:
        """Return words with their weights added up, once: a figure is set beside many others."""
        return Weighed(words, sum(map(self.weights.__getitem__, words)))

    def overlap(self, one: Weighed, other: Weighed) -> float:
        """Return how alike two sets of words are, rare words before frequent ones: shared to all (Dice)."""
        shared = one.words & other.words
        if not shared:
            return 0.0
        return 2 * sum(map(self.weights.__getitem__, shared)) / (one.total + other.total)
