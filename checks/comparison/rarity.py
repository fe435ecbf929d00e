"""How rare the content words of an event are, and how alike that makes two sets of them."""

from collections.abc import Iterable, Mapping

GRAIN = 2**-20
"""
Weights are whole multiples of this, so that their sums are exact: in whatever order the words of a set come,
which differs from run to run, the same floats come out.
"""


class Rarity:
    """
    Weights of words, higher for those that few articles have.

    The weights of a set are added up once: a figure is set beside many others.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {word: round(weight / GRAIN) * GRAIN for word, weight in weights.items()}
        self._totals: dict[frozenset[str], float] = {}

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how alike two sets of words are, rare words before frequent ones: shared to all (Dice)."""
        shared = one & other
        if not shared:
            return 0.0
        return 2 * self._sum(shared) / (self._total(one) + self._total(other))

    def _total(self, words: frozenset[str]) -> float:
        total = self._totals.get(words)
        if total is None:
            total = self._totals[words] = self._sum(words)
        return total

    def _sum(self, words: Iterable[str]) -> float:
        weights = self.weights
        return sum([weights[word] for word in words])
