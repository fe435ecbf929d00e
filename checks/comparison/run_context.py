"""
What a comparator may know of the whole run: which articles tell of one event, and what each of them gives.

Rarity of names comes from the run's own articles, so a name that all of them share ("Ukraine" in five
articles on Ukraine) weighs little. Articles of two languages are compared by the names that occur in both
languages, because common nouns never would. The chance that two articles tell of one event is a logistic
model of a few likenesses, whose weights stand in ``weights.toml``; articles are then clustered, and figures
are compared inside a cluster only: two quakes look alike in every word but the place and the day.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from itertools import combinations
from math import exp, log, sqrt
from tomllib import loads

from checks.comparison.linkage import link
from checks.comparison.rarity import Rarity
from checks.comparison.record import Record, records
from checks.comparison.rivals import Rivals, rivals_among
from checks.languages.pack import load_pack
from checks.model import LEAD, Article, Kind, Mention, Quantity, Role

_WORD = re.compile(r"[^\W\d_]+")

LEADING = 15
"""Names of an article that weigh fully: those behind them are mentioned in passing."""

PASSING_WEIGHT = 0.6

BACKGROUND = 20
"""
Articles without the name that are added to every run when its rarity is counted. In a run on one subject
all articles share its names, which must not make them weightless; and one more article changes little.
"""

WORDS_BACKGROUND = 5
"""The same for the content words of one event."""

MOST_SHARED = 50
"""Articles beyond which a name tells no event ("Washington") and brings no two articles together."""

FEW_NAMES = 10
"""Names in common below which their likeness may be chance."""

TELLING = 10
"""Figures from this value on are too rare to be in two articles by chance."""

OPENING = 600
"""Characters of an article that say on which weekday its event was."""

SAME_NEWS = 3
"""Days between two articles on one piece of news."""

BACKBONE_SHARE = 0.6
"""Share of the articles on one event above which a name tells no two quantities of it apart."""

BACKBONE_ARTICLES = 3

NAMES_SHOWN = 3
"""Names of an event that are told."""


@dataclass(frozen=True, slots=True, eq=False)
class ArticleRecord:
    """
    What an article is about.

    Attributes:
        id: Its id.
        language: Code of its language.
        published: Day of publication as a number of days.
        names: Name -> weight.
        leading: Names of its first sentences.
        terms: Content words of the sentences that hold figures and of those before them.
        values: Family and value of its figures that are too rare for chance.
        months: Months it names.
        weekdays: Weekdays it opens with: later ones are those of what else happened.
    """

    id: str
    language: str
    published: int | None
    names: Mapping[str, float]
    leading: frozenset[str]
    terms: frozenset[str]
    values: frozenset[tuple[str, float]]
    months: frozenset[int]
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class RunContext:
    """
    The articles of a run and what the weights say.

    Attributes:
        records: Everything that can be compared, in order of article and position.
        articles: Article id -> what it is about.
        vocabulary: Language -> all names in the topics of its articles.
        ratios: Article id -> the ratios it states ("doppelt so viel").
        model: The weights, limits and classes.
        capitalised: Codes of the languages whose nouns have capitals.
        cluster_of: Article id -> number of the cluster of articles on one event.
        related: Pairs of articles, by their ids in order, that tell of one event as likely as the limit asks.
        backbone: Cluster -> the names that most of its articles share.
        rarity_of: Cluster -> the weights of its content words, higher for those that few articles have.
        rivals: Ids of figures for which two named sources say different things, both ways round.
    """

    records: tuple[Record, ...]
    articles: Mapping[str, ArticleRecord]
    vocabulary: Mapping[str, frozenset[str]]
    ratios: Mapping[str, tuple[Mention, ...]]
    model: "Model"
    capitalised: frozenset[str] = frozenset()
    cluster_of: dict[str, int] = field(default_factory=dict)
    related: set[tuple[str, str]] = field(default_factory=set)
    backbone: dict[int, frozenset[str]] = field(default_factory=dict)
    rarity_of: dict[int, Rarity] = field(default_factory=dict)
    rivals: Rivals = frozenset()
    _events: dict[tuple[str, str], "Event"] = field(default_factory=dict, repr=False)
    _distinctive: dict[Record, tuple[tuple[str, ...], bool]] = field(default_factory=dict, repr=False)

    def event(self, one: str, other: str) -> "Event":
        """Return what two articles, named in the order of their ids, have in common."""
        key = (one, other) if one <= other else (other, one)
        found = self._events.get(key)
        if found is None:
            features, names = self.likenesses(*key)
            found = Event(self._chance(features, *key), names[:NAMES_SHOWN], bool(features.get("same_news")))
            # The others, most of them, are asked for once, when it is seen that they are not related.
            if found.chance >= self.model.limits["event"]:
                self._events[key] = found
        return found

    def rarity_between(self, one: str, other: str) -> Rarity:
        """Return the weights of content words in the clusters of two articles, which mostly are one."""
        first, second = self.cluster_of[one], self.cluster_of[other]
        if first == second:
            return self.rarity_of[first]
        first, second = sorted((first, second))
        return Rarity({**self.rarity_of[first].weights, **self.rarity_of[second].weights})

    def is_rival(self, a: Record, b: Record) -> bool:
        """Return whether two named sources say different things of what two figures both state."""
        return bool(self.rivals) and (a.quantity.figure.id, b.quantity.figure.id) in self.rivals

    def distinctive(self, record: Record) -> tuple[tuple[str, ...], bool]:
        """
        Return the nearest names that tell a figure from others of its event, and whether they are inherited.

        If its own sentence has none, those of the sentence before are taken.
        """
        found = self._distinctive.get(record)
        if found is None:
            found = self._distinctive[record] = self._find_distinctive(record)
        return found

    def _find_distinctive(self, record: Record) -> tuple[tuple[str, ...], bool]:
        common = self.backbone.get(self.cluster_of.get(record.article, -1), frozenset())
        own = tuple(name for name in record.names if name not in common)[:3]
        if own:
            return own, False
        return tuple(sorted(record.names_before - common))[:3], True

    def likenesses(self, first: str, second: str) -> tuple[dict[str, float], tuple[str, ...]]:
        """Return the likenesses of two articles, and the names they share, the weightiest first."""
        x, y = self.articles[first], self.articles[second]
        one, other = x.names, y.names
        if x.language != y.language:
            both = self.vocabulary[x.language] & self.vocabulary[y.language]
            one, other = ({n: w for n, w in t.items() if n in both} for t in (one, other))
        shared = sorted(one.keys() & other.keys(), key=lambda n: (-one[n] * other[n], n))
        norm = sqrt(sum([w * w for w in one.values()]) * sum([w * w for w in other.values()]))
        names = sum([one[n] * other[n] for n in shared]) / norm if norm else 0.0
        # Three names in common, a country among them, are all that two languages share by chance.
        surely = len(shared) / (len(shared) + FEW_NAMES)
        if x.language != y.language:
            names *= surely
        features = {
            "names": names,
            "names_many": surely,
            "lead": _share(x.leading, y.leading),
            "terms": _share(x.terms, y.terms) if x.language == y.language else 0.0,
            "values": _share(x.values, y.values),
            "month_shared": float(bool(x.months & y.months)),
            "month_other": float(bool(x.months and y.months) and not x.months & y.months),
            "weekday_shared": float(bool(x.weekdays & y.weekdays)),
            "weekday_other": float(bool(x.weekdays and y.weekdays) and not x.weekdays & y.weekdays),
        }
        if x.published is not None and y.published is not None:
            apart = abs(x.published - y.published)
            features["same_news"] = float(apart <= SAME_NEWS and bool(shared))
            features["other_news"] = float(apart > 4 * SAME_NEWS)
        else:
            features["undated"] = 1.0
        return features, tuple(shared)

    def _chance(self, likenesses: Mapping[str, float], first: str, second: str) -> float:
        """Return the chance that two articles tell of one event."""
        x, y = self.articles[first], self.articles[second]
        weights = self.model.event
        if x.language in self.capitalised:
            weights = self.model.event_capitalised
        if x.language != y.language:
            weights = self.model.event_across
        total = weights["intercept"] + sum(
            weights.get(name, 0.0) * value for name, value in likenesses.items()
        )
        return round(1 / (1 + exp(-total)), 6)


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """
    What two articles have in common.

    Attributes:
        chance: That they tell of one event, 0 to 1.
        names: The weightiest names they share.
        is_same_news: They share a name and were published within a few days.
    """

    chance: float
    names: tuple[str, ...]
    is_same_news: bool


@dataclass(frozen=True, slots=True)
class Model:
    """
    What ``weights.toml`` says.

    Attributes:
        weights: Feature of a pair of figures -> its weight in the sum.
        event: The same for two articles.
        event_capitalised: The same for articles in a language whose nouns have capitals.
        event_across: The same for articles in two languages.
        limits: The limits of the sums.
        classes: Sets of predicates, statuses and features.
        by_hand: Weights among ``weights`` that are not learned.
    """

    weights: Mapping[str, float]
    event: Mapping[str, float]
    event_capitalised: Mapping[str, float]
    event_across: Mapping[str, float]
    limits: Mapping[str, float]
    classes: Mapping[str, frozenset[str]]
    by_hand: Mapping[str, float]


def run_context(quantities: Sequence[Quantity], model: Model | None = None) -> RunContext:
    """Return the context of a run's quantities, which come in order of article and position."""
    model = model or load_model()
    found = records(quantities)
    of_article: defaultdict[str, list[Record]] = defaultdict(list)
    for record in found:
        of_article[record.article].append(record)
    topics = {name: each[0].quantity.figure.setting.topic for name, each in of_article.items()}
    count = Counter(name for topic in topics.values() for name in topic)
    rarity = {name: log((BACKGROUND + len(topics)) / (1 + n)) for name, n in count.items()}
    vocabulary: defaultdict[str, set[str]] = defaultdict(set)
    for name, topic in topics.items():
        vocabulary[of_article[name][0].language].update(topic)
    context = RunContext(
        records=found,
        articles={name: _article(name, each, rarity) for name, each in of_article.items()},
        vocabulary={language: frozenset(names) for language, names in vocabulary.items()},
        ratios=_ratios(quantities),
        model=model,
        capitalised=frozenset(code for code in vocabulary if load_pack(code).grammar.capitalises_nouns),
        rivals=rivals_among(found),
    )
    _cluster(context)
    return context


def part_of(context: RunContext, articles: frozenset[str]) -> RunContext:
    """Return what a context knows of all articles on some events, which is all that comparing them takes."""
    clusters = {context.cluster_of[article] for article in articles}
    related = {pair for pair in context.related if articles.issuperset(pair)}
    return replace(
        context,
        records=tuple(record for record in context.records if record.article in articles),
        articles={name: context.articles[name] for name in articles},
        ratios={name: found for name, found in context.ratios.items() if name in articles},
        cluster_of={name: context.cluster_of[name] for name in articles},
        related=related,
        backbone={number: names for number, names in context.backbone.items() if number in clusters},
        rarity_of={number: context.rarity_of[number] for number in clusters},
        _events={pair: context.event(*pair) for pair in related},
        _distinctive={},
    )


def _article(name: str, found: Sequence[Record], rarity: Mapping[str, float]) -> ArticleRecord:
    """Return what an article is about."""
    topic = found[0].quantity.figure.setting.topic
    periods = [record.period for record in found]
    return ArticleRecord(
        id=name,
        language=found[0].language,
        published=found[0].published,
        names={
            each: rarity[each] * (1 if rank < LEADING else PASSING_WEIGHT) for rank, each in enumerate(topic)
        },
        leading=frozenset(
            each
            for record in found
            if record.quantity.figure.mention.sentence.start < LEAD
            for each in record.names
        ),
        terms=frozenset[str]().union(*(record.around for record in found)),
        values=frozenset((record.family, record.value) for record in found if record.value >= TELLING),
        months=frozenset(period.month for period in periods if period.month is not None),
        weekdays=_weekdays(found[0].quantity.figure.mention.article),
    )


def _weekdays(article: Article) -> frozenset[int]:
    """Return the weekdays that an article opens with, Monday as 0."""
    number_of = load_pack(article.language)["weekdays"]
    words = _WORD.findall(article.text[:OPENING].lower())
    return frozenset(number_of[word] for word in words if word in number_of)


def _share(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    """Return how much of the smaller of two sets is in the other, 0 if one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def related_articles(context: RunContext) -> Iterable[tuple[str, str]]:
    """
    Yield the pairs of articles that share one of their weightiest names, in order of their ids.

    They are found by the names, not by setting every article beside every other.
    """
    having: defaultdict[str, list[str]] = defaultdict(list)
    for article in context.articles.values():
        for name in article.names:
            having[name].append(article.id)
    seen = set()
    for name in sorted(having):
        if len(having[name]) > MOST_SHARED:
            continue
        for pair in combinations(sorted(having[name]), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _cluster(context: RunContext) -> None:
    """Put the articles into clusters on one event, and find the names that each cluster shares."""
    ids = sorted(context.articles)
    place = {name: index for index, name in enumerate(ids)}
    scores = {}
    for one, other in related_articles(context):
        chance = context.event(one, other).chance
        scores[place[one], place[other]] = chance
        if chance >= context.model.limits["event"]:
            context.related.add((one, other))
    clusters = link(len(ids), scores, least=context.model.limits["event"], missing=0.0)
    for number, cluster in enumerate(clusters):
        names: Counter[str] = Counter()
        terms: Counter[str] = Counter()
        for index in cluster:
            context.cluster_of[ids[index]] = number
            names.update(context.articles[ids[index]].names)
            terms.update(context.articles[ids[index]].terms)
        context.rarity_of[number] = Rarity(
            {term: log((WORDS_BACKGROUND + len(cluster)) / (1 + n)) for term, n in terms.items()}
        )
        if len(cluster) >= BACKBONE_ARTICLES:
            context.backbone[number] = frozenset(
                name for name, n in names.items() if n >= BACKBONE_SHARE * len(cluster)
            )


def _ratios(quantities: Iterable[Quantity]) -> dict[str, tuple[Mention, ...]]:
    """Return the stated ratios of each article."""
    ratios: defaultdict[str, tuple[Mention, ...]] = defaultdict(tuple)
    for figure in (q.figure for q in quantities):
        if figure.kind is Kind.RATIO and figure.role is Role.FIGURE:
            ratios[figure.mention.article.id] += (figure.mention,)
    return dict(ratios)


@cache
def load_model() -> Model:
    """Return the weights, the limits and the classes of ``weights.toml``."""
    tables = loads(resources.files("checks.comparison").joinpath("weights.toml").read_text(encoding="utf-8"))
    classes = {name: frozenset(members) for name, members in tables["classes"].items()}
    return Model(
        tables["weights"] | tables["by_hand"],
        tables["event"],
        tables["event_capitalised"],
        tables["event_across"],
        tables["limits"],
        classes,
        tables["by_hand"],
    )
