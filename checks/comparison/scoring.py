"""
From what the comparators hold of a pair to one number: the log-odds that two figures are one quantity.

The number is the intercept of ``weights.toml`` plus each feature times its weight; features without a
weight count nothing. A veto takes ``VETO`` off if the values differ: what cannot be the same quantity
should not be called a contradiction, but two articles that state the same value may say it in other words.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import chain
from typing import NamedTuple

from checks.comparison.claim import compare_claim
from checks.comparison.companions import compare_companions
from checks.comparison.contrast import compare_contrast
from checks.comparison.event import compare_event
from checks.comparison.landmark import compare_landmark
from checks.comparison.margin import compare_margin
from checks.comparison.measurand import compare_measurand, compare_unit
from checks.comparison.names import compare_names
from checks.comparison.opinion import SAME, Comparator, Judgement
from checks.comparison.pair import Pair, is_one_family
from checks.comparison.period import compare_period
from checks.comparison.place import compare_place
from checks.comparison.predicate import compare_predicate
from checks.comparison.record import PERCENT, SCALE, TIME
from checks.comparison.run_context import Model, RunContext
from checks.comparison.scope import compare_scope
from checks.comparison.sentence import compare_sentence
from checks.comparison.status import compare_status
from checks.comparison.subject import compare_subject
from checks.comparison.uniqueness import compare_uniqueness
from checks.comparison.value import compare_value
from checks.model import Opinion

COMPARATORS: tuple[tuple[str, Comparator], ...] = (
    ("measurand", compare_measurand),
    ("unit", compare_unit),
    ("event", compare_event),
    ("predicate", compare_predicate),
    ("contrast", compare_contrast),
    ("subject", compare_subject),
    ("period", compare_period),
    ("scope", compare_scope),
    ("place", compare_place),
    ("status", compare_status),
    ("value", compare_value),
    ("wording", compare_sentence),
    ("uniqueness", compare_uniqueness),
    ("margin", compare_margin),
    ("companions", compare_companions),
    ("names", compare_names),
    ("landmark", compare_landmark),
    ("claim", compare_claim),
)
"""The comparators, those that most often decide first: the first ``different`` is the reason given."""

VETO = -2.0
"""What a veto adds to the log-odds: it leaves about a seventh of the probability."""

UNFIT = -8.0
"""What it adds if the values differ and the articles are hardly on one event."""

LACKING = -1.0
"""The same if they are, but a comparator that the concept cannot well do without does not say "same"."""

DECISIVE = frozenset({"place", "predicate"})
"""Comparators that a concept which needs them cannot do without at all."""

ONE_TIME = 120
"""Days between two articles from which on a sum or an age without a year is that of another time."""

TOO_VAGUE = 0.1
"""
How far below the limit stay two figures that neither agree nor differ ("mehr als 9.000", "Zehntausende"):
they may come into one group by way of others, and never bring one about.
"""

LOWEST = -8.0
"""The log-odds of a pair that a comparator rules out, and the least any pair has."""

SPEAKS_FOR_ONE = frozenset({"place", "predicate", "status"})
"""Comparators of which one must say the same before figures of unlike articles contradict each other."""


_OTHER_TIMES = frozenset(
    {"other_year", "year_differs", "month_differs", "day_differs", "weekday_differs", "period_differs"}
)
"""Features that put two counts on no one line, even if they add up."""

ALIKE = 0.5
"""How alike the words within a few words of two percentages are that may be of one thing."""

COMPARATOR_OF = dict(COMPARATORS)
"""The comparators in use by their names."""

Judgements = tuple[tuple[str, Judgement], ...]
"""What all comparators hold of one pair, in the order of ``COMPARATORS``."""

Saying = tuple[str, Opinion, str]
"""A comparator, its opinion and the key of its sentence: what is kept of a judgement worth telling."""


class Score(NamedTuple):
    """
    What the comparators' opinions of one pair add up to.

    Attributes:
        total: Log-odds that both are one quantity.
        evidence: The same, vetoes included, before a pair is ruled out or its event doubted. It is not added
            up, and is ``LOWEST``, for pairs that are ruled out and whose concepts are not of one family: that
            they are kept apart is never told.
        ruled_out_by: The comparator that holds them to be two, ``""`` if none does.
        said: What is worth telling of a pair that is not ruled out.
    """

    total: float
    evidence: float
    ruled_out_by: str = ""
    said: tuple[Saying, ...] = ()


def judgements_of(pair: Pair, context: RunContext) -> Judgements:
    """Return what all comparators hold of a pair."""
    return tuple((name, comparator(pair, context)) for name, comparator in COMPARATOR_OF.items())


def leave_out(name: str) -> None:
    """Take a comparator out of use for good, to measure what it is worth; raise ``KeyError`` for none."""
    del COMPARATOR_OF[name]


def features_of(judgements: Judgements) -> dict[str, float]:
    """Return all features of a pair, from which their weights are learned."""
    return {feature: value for _, judgement in judgements for feature, value in judgement.features.items()}


def sayings_of(judgements: Judgements) -> tuple[Saying, ...]:
    """Return what is worth telling of a pair."""
    return tuple((name, each.opinion, each.wording) for name, each in judgements if each.wording)


def score_pair(pair: Pair, context: RunContext) -> Score:
    """Return the score of one pair."""
    features: list[Mapping[str, float]] = []
    said: list[Saying] = []
    ruled_out_by = ""
    for name, comparator in COMPARATOR_OF.items():
        opinion, wording, _, told, rules_out = comparator(pair, context)
        if rules_out and not ruled_out_by:
            if not is_one_family(pair.a, pair.b):
                return Score(LOWEST, LOWEST, name)
            ruled_out_by = name
        if told:
            features.append(told)
        if wording:
            said.append((name, opinion, wording))
    total = context.model.weights["intercept"] + weight_of(features, context.model)
    said_same = {name for name, opinion, _ in said if opinion is SAME}
    # Rival claims are of one year and one matter by what the sentences before them say, too.
    may_conflict = not pair.agrees and "claim" not in said_same
    if may_conflict and not context.model.classes["vetoes"].isdisjoint(chain(*features)):
        total += VETO
    evidence = round(total, 6)
    if ruled_out_by:
        return Score(LOWEST, evidence, ruled_out_by)
    if may_conflict:
        total += fitness(pair, context, said_same)
    is_open = not pair.agrees and (pair.meets or pair.a.is_vague or pair.b.is_vague)
    if is_open and not (_grows(pair) and _OTHER_TIMES.isdisjoint(chain(*features))):
        total = min(total, context.model.limits["quantity"] - TOO_VAGUE)
    return Score(max(round(total, 6), LOWEST), evidence, said=tuple(said))


def fitness(pair: Pair, context: RunContext, said_same: AbstractSet[str]) -> float:
    """
    Return what speaks against a contradiction of two figures whose values differ.

    Their articles must tell of one event, and of one time. Where one event is not likely, one known concept
    may stand for it, with one place, predicate or status in common, if nothing that this concept needs is
    lacking. A place that one of them does not name is not lacking: most news names no country.
    """
    if _are_of_two_times(pair) or _is_unnamed(pair, said_same):
        return UNFIT
    lacking = needed_by(pair) - said_same
    if not (pair.a.places and pair.b.places):
        lacking -= {"place"}
    if _is_likely_event(pair, context):
        if not DECISIVE.isdisjoint(lacking):
            return UNFIT
        return LACKING if lacking else 0.0
    is_concept = pair.a.concept is not None and "measurand" in said_same
    stands_for_it = is_concept and not lacking and not SPEAKS_FOR_ONE.isdisjoint(said_same)
    return 0.0 if stands_for_it else UNFIT


def _is_unnamed(pair: Pair, said_same: AbstractSet[str]) -> bool:
    """
    Return whether nothing says what two durations, decimals or percentages are of: "13 minutes", "99.9 %".

    Of durations and percentages the same predicate or scope does: "shook for 15 seconds", "four months ago",
    and of percentages the same holder or words beside them: "kam die AfD auf 24,2 Prozent". One of which
    nothing is known does not contradict one of growth, either.
    """
    a, b = pair.a, pair.b
    is_said = "predicate" in said_same or (bool(a.scopes) and a.scopes == b.scopes)
    if a.family == PERCENT:
        is_known = a.concept is not None and b.concept is not None
        is_of_one = "subject" in said_same or pair.near_alike >= ALIKE
        return not (is_known or is_said or is_of_one)
    is_known = a.concept is not None or b.concept is not None
    return not is_known and (a.family == SCALE or (a.family == TIME and not is_said))


def _are_of_two_times(pair: Pair) -> bool:
    """Return whether articles that appeared long apart give figures that are not said to be of one year."""
    one, other = pair.a.published, pair.b.published
    if one is None or other is None or abs(one - other) <= ONE_TIME:
        return False
    first, second = pair.a.period.year, pair.b.period.year
    if first is None and second is None:
        return True
    return (first or date.fromordinal(one).year) != (second or date.fromordinal(other).year)


def _grows(pair: Pair) -> bool:
    """Return whether two figures are counts of one thing that adds up: "at least 3 killed", "at least 50"."""
    concept = pair.a.concept
    if concept is None or concept is not pair.b.concept or pair.a.is_vague or pair.b.is_vague:
        return False
    return concept.accumulates is True


def _is_likely_event(pair: Pair, context: RunContext) -> bool:
    """Return whether two figures stand in articles that tell of one event."""
    if pair.is_same_article:
        return True
    return context.event(pair.a.article, pair.b.article).chance >= context.model.limits["event_same"]


def needed_by(pair: Pair) -> frozenset[str]:
    """Return the comparators that must say the same before figures of a concept may contradict each other."""
    a, b = pair.a.concept, pair.b.concept
    return (a.needs if a is not None else frozenset()) | (b.needs if b is not None else frozenset())


def weight_of(features: Iterable[Mapping[str, float]], model: Model) -> float:
    """Return what the features of some comparators add to the sum; no two of them give one of a name."""
    known = model.weights.get
    return sum([known(name, 0.0) * value for told in features for name, value in told.items()])
