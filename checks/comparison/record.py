"""
A quantity as the comparators see it: what they ask for again and again, looked up once.

Everything comes from the quantity and from the figures that stand beside it in its article, never from the
text, so that ``figurecheck compare`` finds from rows what a run finds from articles.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

from checks.measurands import Measurand, load_measurands
from checks.model import LEAD, NO_CLAIM, Claim, Interval, Kind, Modifier, Period, Quantity, Role, Span
from checks.records import quickly_made

HEADLINE = 3
"""Characters before the first sentence: blanks at most."""

BOUNDS: Mapping[Modifier, str] = {
    Modifier.EXACT: "",
    Modifier.ABOUT: "around",
    Modifier.JUST_UNDER: "around",
    Modifier.JUST_OVER: "around",
    Modifier.MORE_THAN: "above",
    Modifier.AT_LEAST: "above",
    Modifier.LESS_THAN: "below",
    Modifier.AT_MOST: "below",
    Modifier.RANGE: "range",
    Modifier.VAGUE: "vague",
}
"""Modifiers that say alike how a number is bounded."""


AGE = "age"
"""The family of ages, which are durations that nothing else lasts."""

MONEY = "money"
"""The family of money, and the dimension of its totals."""

TIME = "[time]"
"""The same of durations."""

LENGTH = "[length]"
"""The same of lengths and distances."""

PERCENT = "percent"
"""The same of percentages."""

COUNT = "count"
"""The same of counts."""

SCALE = "scale"
"""The family of what is read off a scale without a unit being written each time."""

MAGNITUDE = "[magnitude]"
"""The dimension that is always of that family."""

_Member = TypeVar("_Member", bound=Hashable)


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """
    What the comparators know of one quantity.

    Attributes:
        quantity: The quantity.
        article: Id of its article.
        language: Code of the article's language.
        published: Day of publication as a number of days, ``None`` if unknown.
        family: Main dimension: ``count``, ``money``, ``[length]`` ...; what may be compared at all.
        is_vague: The words give an order of magnitude only.
        value: Its stated value in base units: the middle of two ends, or the only one.
        unit: The written unit.
        bound: How the words bound it, in five classes.
        concept: The measurand, ``None`` if none is known.
        head: Lower-case lemma of what is counted, ``""`` if nothing is.
        noun_before: The content word directly before it, ``""`` if none is near.
        role: What is said of it, a class of predicate, ``""`` if none is known.
        roles: The same with all other classes of predicate in the sentence.
        names: Names in the sentence, the nearest first.
        own_names: The same without their order.
        names_around: Those of both sentences.
        period: When it holds.
        other_year: The year it holds for if that is not the year of publication, ``None`` otherwise.
        scopes: Classes of scope words, as ``scopes_of`` has them.
        statuses: Classes of status words.
        places: Codes of the countries it is about.
        subject: The name or country it belongs to, ``None`` if none is near.
        claim: What it claims of a year, ``None`` if nothing.
        landmark: The place a distance is counted from, or ``""``.
        direction: The point of the compass behind a distance, or ``""``.
        is_lead: It stands at the beginning of its article.
        companions: Family and value of the other figures of its sentence.
        companion_nouns: What those count.
        rank: Its place among the figures of its family in its sentence.
        same_head: Number of values in the article that count the same noun.
        same_family: Number of values in the article of its family.
        same_role: Number of values in the article of its family with its nearest predicate.
    """

    quantity: Quantity
    article: str
    language: str
    published: int | None
    family: str
    is_vague: bool
    value: float
    unit: str | None
    bound: str
    concept: Measurand | None
    head: str
    noun_before: str
    role: str
    roles: frozenset[str]
    names: tuple[str, ...]
    own_names: frozenset[str]
    names_around: frozenset[str]
    period: Period
    other_year: int | None
    scopes: frozenset[str]
    statuses: tuple[str, ...]
    places: tuple[str, ...]
    subject: str | None
    claim: Claim | None
    landmark: str
    direction: str
    is_lead: bool
    companions: frozenset[tuple[str, float]]
    companion_nouns: frozenset[str]
    rank: int
    same_head: int
    same_family: int
    same_role: int

    @property
    def terms(self) -> frozenset[str]:
        """Content words of the sentence without the head; sets that are seldom asked for are not kept."""
        return frozenset(self.quantity.figure.setting.terms).difference(self._own())

    @property
    def near(self) -> frozenset[str]:
        """Those within a few words."""
        return frozenset(self.quantity.figure.setting.near).difference(self._own())

    @property
    def around(self) -> frozenset[str]:
        """Those of both sentences."""
        return self.terms.union(self.quantity.figure.setting.terms_before)

    @property
    def names_before(self) -> frozenset[str]:
        """Names in the sentence before."""
        return frozenset(self.quantity.figure.setting.names_before)

    def _own(self) -> tuple[str, ...]:
        """Return the head and its words."""
        return (self.head, *self.head.split())


class _Fact(NamedTuple):
    """What a quantity states, which its neighbours ask for as well."""

    quantity: Quantity
    family: str
    head: str
    value: Decimal


def records(quantities: Sequence[Quantity]) -> tuple[Record, ...]:
    """Return the records of all quantities that could be compared with something, in their order."""
    facts = [_Fact(q, family_of(q), head_of(q), _stated(q.base)) for q in quantities if is_comparable(q)]
    beside: defaultdict[tuple[str, Span], list[_Fact]] = defaultdict(list)
    heads: defaultdict[tuple[str, str], set[Decimal]] = defaultdict(set)
    families: defaultdict[tuple[str, str], set[Decimal]] = defaultdict(set)
    roles: defaultdict[tuple[str, str, str | None], set[Decimal]] = defaultdict(set)
    keys = []
    for fact in facts:
        mention, role = fact.quantity.figure.mention, role_of(fact.quantity)
        article = mention.article.id
        key = (
            (article, mention.sentence),
            (article, fact.head),
            (article, fact.family),
            (article, fact.family, role),
        )
        keys.append(key)
        beside[key[0]].append(fact)
        heads[key[1]].add(fact.value)
        families[key[2]].add(fact.value)
        roles[key[3]].add(fact.value)
    return tuple(
        _record(fact, beside[near], len(heads[head]), len(families[family]), len(roles[role]))
        for fact, (near, head, family, role) in zip(facts, keys, strict=True)
    )


def scopes_of(quantity: Quantity) -> frozenset[str]:
    """Return the scope words of a figure, without "um" where the concept is a change: "um 2 % wachsen"."""
    concept = quantity.figure.measurand
    is_change = concept is not None and load_measurands()[concept].is_change
    scopes = quantity.figure.setting.scopes
    return _set_of(tuple(scope for scope in scopes if scope != "change") if is_change else scopes)


@lru_cache(maxsize=10_000)
def _set_of(members: tuple[_Member, ...]) -> frozenset[_Member]:
    """Return a set, the same one for many figures: those of a sentence share most of theirs."""
    return frozenset(members)


def is_comparable(quantity: Quantity) -> bool:
    """Return whether a quantity could be compared with anything: a figure with a number and a unit family."""
    figure, base = quantity.figure, quantity.base
    has_number = base.low is not None or base.high is not None
    return figure.role is Role.FIGURE and has_number and bool(quantity.dimension)


def role_of(quantity: Quantity) -> str:
    """Return what is said of a figure: what its concept says by itself ("12 deaths"), else the predicate."""
    concept = quantity.figure.measurand
    own = load_measurands()[concept].predicate if concept is not None else ""
    return own or quantity.figure.setting.predicate or ""


def head_of(quantity: Quantity) -> str:
    """Return the lemma of what is counted, lower case, the last word of several."""
    return (quantity.figure.counted or "").lower()


def family_of(quantity: Quantity) -> str:
    """
    Return the main dimension: totals and amounts per month have one, so that it can be said why they differ.

    A decimal without a unit counts nothing, whatever noun stands behind it: it is read off a scale, as
    magnitudes ("a 4.6 quake") and averages are.
    """
    if quantity.figure.kind is Kind.AGE:
        return AGE
    family = quantity.dimension.partition("/")[0]
    if family == MAGNITUDE:
        return SCALE
    return SCALE if family == "count" and not _is_whole(quantity.base) else family


def _is_whole(interval: Interval) -> bool:
    """Return whether both ends are whole numbers."""
    return all(end is None or end == end.to_integral_value() for end in (interval.low, interval.high))


def _stated(interval: Interval) -> Decimal:
    """Return the stated value of an interval: the middle of two ends, or the only end."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return low if low is not None else high if high is not None else Decimal(0)
    return (low + high) / 2


def _record(fact: _Fact, beside: Iterable[_Fact], same_head: int, same_family: int, same_role: int) -> Record:
    """Return the record of one quantity."""
    quantity, family, head, value = fact
    figure, setting = quantity.figure, quantity.figure.setting
    mention = figure.mention
    published = mention.article.published
    others = [other for other in beside if other is not fact]
    role = role_of(quantity)
    return Record(
        quantity=quantity,
        article=mention.article.id,
        language=mention.article.language,
        published=None if published is None else published.toordinal(),
        family=family,
        is_vague=is_vague(quantity),
        value=float(value),
        unit=mention.unit,
        bound=BOUNDS[figure.modifier],
        concept=None if figure.measurand is None else load_measurands()[figure.measurand],
        head=head,
        noun_before=setting.noun_before or "",
        role=role,
        roles=_set_of((role, *setting.predicates) if role else ()),
        names=setting.names,
        own_names=_set_of(setting.names),
        names_around=_set_of(setting.names + setting.names_before),
        period=setting.period,
        other_year=_other_year(setting.period, published),
        scopes=scopes_of(quantity),
        statuses=setting.statuses,
        places=setting.places,
        subject=setting.subject,
        claim=None if setting.claim == NO_CLAIM else setting.claim,
        landmark=setting.landmark or "",
        direction=setting.direction or "",
        is_lead=mention.span.start < LEAD,
        companions=_set_of(tuple([(other.family, float(other.value)) for other in others])),
        companion_nouns=_set_of(tuple([other.head for other in others if other.head])),
        rank=sum(
            other.family == family and other.quantity.figure.mention.span < mention.span for other in others
        ),
        same_head=same_head,
        same_family=same_family,
        same_role=same_role,
    )


def _other_year(period: Period, published: date | None) -> int | None:
    """Return the year that a period names if it is not that of the news."""
    is_now = published is not None and period.year == published.year
    if period.year is None or period.is_inherited or is_now:
        return None
    return period.year


def is_headline(quantity: Quantity) -> bool:
    """Return whether a figure stands in the first sentence of its article, which others wrote in a hurry."""
    return quantity.figure.mention.sentence.start < HEADLINE


def meets(a: Record, b: Record) -> bool:
    """Return whether two figures can both be true."""
    return leeways_meet(a.quantity, b.quantity)


def leeways_meet(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities can both be true: in the written unit if shared, else in base ones."""
    unit = a.figure.mention.unit
    if unit is not None and unit == b.figure.mention.unit:
        return a.original_leeway.meets(b.original_leeway)
    return a.leeway.meets(b.leeway)


def is_vague(quantity: Quantity) -> bool:
    """Return whether a quantity is a mere order of magnitude."""
    return quantity.figure.modifier is Modifier.VAGUE
