"""
What a comparator may know of the whole run: how rare each name is, and how alike two articles are.

Rarity comes from the topics of the run's own articles, so a name that all of them share ("Ukraine" in
five articles on Ukraine) weighs little. Articles of two languages are compared by the names that occur in
both languages, because common nouns never would.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from math import log, sqrt
from tomllib import loads

from checks.model import Article, Kind, Mention, Quantity, Role

LEADING = 15
"""Names of an article that weigh fully: those behind them are mentioned in passing."""

PASSING_WEIGHT = 0.6

BACKGROUND = 20
"""
Articles without the name that are added to every run when its rarity is counted. In a run on one subject
all articles share its names, which must not make them weightless; and one more article changes little.
"""


@dataclass(frozen=True, slots=True)
class RunContext:
    """
    The topics of a run's articles.

    Attributes:
        rarity: Name -> its weight, higher for rarer ones.
        vocabulary: Language -> all names in the topics of its articles.
        ratios: Article id -> the ratios it states ("doppelt so viel").
        figures_for: Article id and measurand -> number of its figures.
        weights: Opinion of a comparator -> its weight in the sum, from ``weights.toml``.
        thresholds: The limits of ``weights.toml``.
        classes: Its sets of predicates and statuses.
    """

    rarity: Mapping[str, float]
    vocabulary: Mapping[str, frozenset[str]]
    ratios: Mapping[str, tuple[Mention, ...]]
    figures_for: Mapping[tuple[str, str], int]
    weights: Mapping[str, float]
    thresholds: Mapping[str, float]
    classes: Mapping[str, frozenset[str]]
    _similarity: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = field(
        default_factory=dict, repr=False
    )

    def similarity(self, a: Quantity, b: Quantity) -> tuple[float, tuple[str, ...]]:
        """Return the likeness (0 to 1) of the articles of two quantities, and the names that make it."""
        key = (a.figure.mention.article.id, b.figure.mention.article.id)
        if key not in self._similarity:
            self._similarity[key] = self._compare(a, b)
        return self._similarity[key]

    def _compare(self, a: Quantity, b: Quantity) -> tuple[float, tuple[str, ...]]:
        """Return cosine and shared names of two topics, the weightiest first."""
        one, other = (self._weighted(q.figure.setting.topic) for q in (a, b))
        languages = [q.figure.mention.article.language for q in (a, b)]
        if languages[0] != languages[1]:
            both = self.vocabulary[languages[0]] & self.vocabulary[languages[1]]
            one, other = ({n: w for n, w in t.items() if n in both} for t in (one, other))
        shared = sorted(one.keys() & other.keys(), key=lambda n: (-one[n] * other[n], n))
        norm = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
        dot = sum(one[n] * other[n] for n in shared)
        return (dot / norm if norm else 0.0), tuple(shared)

    def _weighted(self, topic: Iterable[str]) -> dict[str, float]:
        """Return name -> weight for one topic."""
        return {
            name: self.rarity[name] * (1 if rank < LEADING else PASSING_WEIGHT)
            for rank, name in enumerate(topic)
        }


def run_context(quantities: Sequence[Quantity]) -> RunContext:
    """Return the context of the articles that a run's quantities come from."""
    topics: dict[str, tuple[Article, tuple[str, ...]]] = {}
    for quantity in quantities:
        article = quantity.figure.mention.article
        if quantity.figure.setting.topic:
            topics[article.id] = (article, quantity.figure.setting.topic)
    count = Counter(name for _, topic in topics.values() for name in topic)
    vocabulary: defaultdict[str, set[str]] = defaultdict(set)
    for article, topic in topics.values():
        vocabulary[article.language].update(topic)
    weights, thresholds, classes = _weights()
    return RunContext(
        rarity={name: log((BACKGROUND + len(topics)) / (1 + n)) for name, n in count.items()},
        vocabulary={language: frozenset(names) for language, names in vocabulary.items()},
        ratios=_ratios(quantities),
        figures_for=Counter((q.figure.mention.article.id, str(q.figure.measurand)) for q in quantities),
        weights=weights,
        thresholds=thresholds,
        classes=classes,
    )


def _ratios(quantities: Iterable[Quantity]) -> dict[str, tuple[Mention, ...]]:
    """Return the stated ratios of each article."""
    ratios: defaultdict[str, tuple[Mention, ...]] = defaultdict(tuple)
    for figure in (q.figure for q in quantities):
        if figure.kind is Kind.RATIO and figure.role is Role.FIGURE:
            ratios[figure.mention.article.id] += (figure.mention,)
    return dict(ratios)


@cache
def _weights() -> tuple[Mapping[str, float], Mapping[str, float], Mapping[str, frozenset[str]]]:
    """Return the weights, the thresholds and the classes of ``weights.toml``."""
    tables = loads(resources.files("checks.comparison").joinpath("weights.toml").read_text(encoding="utf-8"))
    classes = {name: frozenset(members) for name, members in tables["classes"].items()}
    return tables["weights"], tables["thresholds"], classes
