"""How rare the content words of an event are, and how alike that makes two sets of them."""

from collections.abc import Mapping

GRAIN = 2**-20
"""
Weights are whole multiples of this, so that their sums are exact: in whatever order the words of a set come,
which differs from run to run, the same floats come out.
"""


class Rarity:
    """Weights of words, higher for those that few articles have."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = {word: round(weight / GRAIN) * GRAIN for word, weight in weights.items()}
        self._totals = _Totals(self.weights)

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how alike two sets of words are, rare words before frequent ones: shared to all (Dice)."""
        shared = one & other
        if not shared:
            return 0.0
        return 2 * sum(map(self.weights.__getitem__, shared)) / (self._totals[one] + self._totals[other])


class _Totals(dict[frozenset[str], float]):
    """The weights of a set added up, once: a figure is set beside many others."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, words: frozenset[str]) -> float:
        total = self[words] = sum(map(self._weights.__getitem__, words))
        return total
