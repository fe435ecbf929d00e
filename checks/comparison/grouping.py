"""
From opinions on pairs to groups of figures: agreement first, then the best of what is left.

1. Every candidate pair is put before all comparators. One ``different`` rules it out; otherwise the
   weights of the opinions are added.
2. Pairs that agree are joined first, the strongest first. They agree if their leeways meet and what they
   state is within a factor of two: "mehr als 9.000" neither confirms nor contradicts 143.205. Inside one
   article only a repeated value agrees. A figure that another article confirms is explained by it.
3. Pairs whose intervals do not meet are joined only across articles, only if neither figure is confirmed
   by the other's article, and only with more evidence than agreement needs: of what looks alike in the
   news, about one pair in a hundred is a contradiction.
4. Two groups are joined if the mean of all their pairs still reaches the threshold (average linkage), so
   that one chance likeness does not merge two quantities.

Figures of one article that differ are never joined directly: the article knows of the difference. They
meet in a group only through figures of other articles. Words of an order of magnitude ("zehntausende")
join what they agree with and contradict nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp

from checks.comparison.blocking import candidate_pairs
from checks.comparison.contrast import compare_contrast
from checks.comparison.distance import compare_distance
from checks.comparison.event import compare_event
from checks.comparison.measurand import compare_measurand, compare_unit
from checks.comparison.opinion import Comparator, Judgement, finding
from checks.comparison.period import compare_period
from checks.comparison.place import compare_place
from checks.comparison.predicate import compare_predicate
from checks.comparison.run_context import RunContext
from checks.comparison.scope import compare_scope
from checks.comparison.sentence import compare_sentence
from checks.comparison.status import compare_status
from checks.comparison.subject import compare_subject
from checks.comparison.uniqueness import compare_uniqueness
from checks.comparison.value import compare_value
from checks.measurands import load_measurands
from checks.model import Finding, Group, Modifier, NotCompared, Opinion, Quantity, Statement
from checks.wording import say, territory

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
    ("distance", compare_distance),
    ("value", compare_value),
    ("wording", compare_sentence),
    ("uniqueness", compare_uniqueness),
)
"""The comparators, those that most often decide first: the first ``different`` is the reason given."""

RULED_OUT = -5.0
"""What a pair that a comparator ruled out counts in the mean of two groups."""


AGREEMENT_FACTOR = 2
"""Stated values farther apart do not confirm each other, even where an open bound lets them meet."""


@dataclass(frozen=True, slots=True)
class PairScore:
    """
    What all comparators hold of one pair.

    Attributes:
        judgements: The opinions in the order of ``COMPARATORS``, up to one that rules the pair out.
        total: The sum of their weights, up to there.
        meets: Both can be true.
        agrees: Both can be true and say about the same.
        is_same_article: Both stand in one article.
        ruled_out_by: The comparator that holds them to be different quantities, ``""`` if none does.
    """

    judgements: tuple[tuple[str, Judgement], ...]
    total: float
    meets: bool
    agrees: bool
    is_same_article: bool
    ruled_out_by: str = ""


def leeways_meet(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities can both be true: in the written unit if shared, else in base ones."""
    if a.figure.mention.unit is not None and a.figure.mention.unit == b.figure.mention.unit:
        return a.original_leeway.meets(b.original_leeway)
    return a.leeway.meets(b.leeway)


def _say_the_same(a: Quantity, b: Quantity, *, is_same_article: bool) -> bool:
    """Return whether two quantities that can both be true state about the same value."""
    if is_same_article:
        return a.base == b.base
    (a_low, a_high), (b_low, b_high) = (
        tuple(end if end is not None else other for end, other in ((i.low, i.high), (i.high, i.low)))
        for i in (a.base, b.base)
    )
    if a_low is None or b_low is None or a_high is None or b_high is None:
        return False
    lower, upper = max(a_low, b_low), min(a_high, b_high)
    return upper >= lower or (upper > 0 and lower / upper <= AGREEMENT_FACTOR)


def score_pair(a: Quantity, b: Quantity, context: RunContext) -> PairScore:
    """Return the score of one pair; comparators are asked until one rules the pair out."""
    judgements: list[tuple[str, Judgement]] = []
    total = 0.0
    is_same_article = a.figure.mention.article.id == b.figure.mention.article.id
    meets = leeways_meet(a, b)
    agrees = meets and _say_the_same(a, b, is_same_article=is_same_article)
    for name, comparator in COMPARATORS:
        judgement = comparator(a, b, context)
        judgements.append((name, judgement))
        if judgement.opinion is Opinion.DIFFERENT:
            return PairScore(tuple(judgements), total, meets, agrees, is_same_article, name)
        total += weight_of(name, judgement, context)
    return PairScore(tuple(judgements), total, meets, agrees, is_same_article)


def weight_of(name: str, judgement: Judgement, context: RunContext) -> float:
    """Return what an opinion adds to the sum; nothing to say weighs nothing."""
    weight = context.weights.get(f"{name}_{judgement.opinion}", 0.0)
    return weight * judgement.strength if judgement.wording else 0.0


def group_block(
    block: Sequence[Quantity], context: RunContext
) -> tuple[tuple[Group, ...], tuple[NotCompared, ...]]:
    """Return the groups of one block, and what was kept apart in it with the reason."""
    scores = {(i, j): score_pair(block[i], block[j], context) for i, j in candidate_pairs(block, context)}
    clusters = _join(block, scores, context)
    groups = tuple(_group(block, c, scores, context) for c in clusters if len(c) > 1)
    return groups, tuple(_kept_apart(block, clusters, scores))


def _join(
    block: Sequence[Quantity], scores: Mapping[tuple[int, int], PairScore], context: RunContext
) -> tuple[tuple[int, ...], ...]:
    """Return the clusters of a block as tuples of indices, singletons included."""
    least_agreement = context.thresholds["agreement"]
    least_conflict = context.thresholds["contradiction"]
    agreeing = [
        pair for pair, s in scores.items() if not s.ruled_out_by and s.agrees and s.total >= least_agreement
    ]
    confirmed = {(i, _article(block, j)) for i, j in agreeing} | {
        (j, _article(block, i)) for i, j in agreeing
    }
    conflicting = [
        (i, j)
        for (i, j), s in scores.items()
        if not s.ruled_out_by
        and not s.meets
        and not s.is_same_article
        and s.total >= least_conflict
        and not (is_vague(block[i]) or is_vague(block[j]))
        and _has_needed(s, block[i])
        and (i, _article(block, j)) not in confirmed
        and (j, _article(block, i)) not in confirmed
    ]
    cluster_of: dict[int, tuple[int, ...]] = {i: (i,) for i in range(len(block))}
    for pairs, least in ((agreeing, least_agreement), (conflicting, least_conflict)):
        for i, j in sorted(pairs, key=lambda pair: (-scores[pair].total, pair)):
            one, other = cluster_of[i], cluster_of[j]
            if one != other and _mean(one, other, scores) >= least:
                joined = tuple(sorted(one + other))
                cluster_of.update((k, joined) for k in joined)
    return tuple(sorted(set(cluster_of.values())))


def _has_needed(score: PairScore, quantity: Quantity) -> bool:
    """Return whether the comparators say ``same`` that the concept of a pair cannot do without."""
    needed = load_measurands()[str(quantity.figure.measurand)].needs
    return needed <= {name for name, judgement in score.judgements if judgement.opinion is Opinion.SAME}


def _article(block: Sequence[Quantity], index: int) -> str:
    """Return the article of a quantity of the block."""
    return block[index].figure.mention.article.id


def is_vague(quantity: Quantity) -> bool:
    """Return whether a quantity is a mere order of magnitude."""
    return quantity.figure.modifier is Modifier.VAGUE


def _mean(one: tuple[int, ...], other: tuple[int, ...], scores: Mapping[tuple[int, int], PairScore]) -> float:
    """Return the mean score of the pairs between two clusters, differing figures of one article left out."""
    pairs = [scores.get((min(i, j), max(i, j))) for i, j in product(one, other)]
    totals = [
        RULED_OUT if s is None or s.ruled_out_by else s.total
        for s in pairs
        if s is None or s.agrees or s.ruled_out_by or not s.is_same_article
    ]
    return sum(totals) / len(totals) if totals else RULED_OUT


def _group(
    block: Sequence[Quantity],
    cluster: tuple[int, ...],
    scores: Mapping[tuple[int, int], PairScore],
    context: RunContext,
) -> Group:
    """Return the group of a cluster with the findings of its pairs, the weightiest of each comparator."""
    inside = [
        s for (i, j), s in sorted(scores.items()) if i in cluster and j in cluster and not s.ruled_out_by
    ]
    measurand = load_measurands()[str(block[cluster[0]].figure.measurand)]
    quantities = tuple(block[i] for i in cluster)
    strongest = max(s.total for s in inside)
    return Group(
        quantities=quantities,
        measurand=measurand.name,
        label=_label(measurand.label, quantities),
        findings=_findings(inside, context),
        confidence=round(1 / (1 + exp(context.thresholds["agreement"] - strongest)), 3),
        apart=tuple(
            (cluster.index(i), cluster.index(j))
            for (i, j), s in sorted(scores.items())
            if i in cluster and j in cluster and s.ruled_out_by
        ),
    )


def _label(measurand: Statement, quantities: Sequence[Quantity]) -> Statement:
    """Return what a reader calls a group: the concept and the country that half of its figures name."""
    count = Counter(place for q in quantities for place in q.figure.setting.places)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    named = [place for place, n in ranked if 2 * n >= len(quantities)]
    return say("measurand.label", label=measurand, place=territory(named[0])) if named else measurand


def _findings(inside: Sequence[PairScore], context: RunContext) -> tuple[Finding, ...]:
    """
    Return why a group belongs together, the weightiest first, each comparator and opinion once.

    What speaks for it must hold for two pairs in five: one pair of fifteen that shares a word explains
    nothing. What might explain the difference away is told even if it holds for one.
    """
    found: dict[tuple[str, Opinion], list[tuple[float, Judgement]]] = {}
    for score in sorted(inside, key=lambda s: -s.total):
        for name, judgement in score.judgements:
            if judgement.wording:
                weight = weight_of(name, judgement, context)
                found.setdefault((name, judgement.opinion), []).append((weight, judgement))
    findings = []
    for (name, opinion), told in found.items():
        if opinion is Opinion.SAME and len(told) * 5 < len(inside) * 2:
            continue
        # Of two sentences for one opinion ("same article", "same matter") the more frequent one is told.
        wordings = Counter(judgement.wording for _, judgement in told)
        weight, judgement = max(told, key=lambda item: wordings[item[1].wording])
        findings.append(finding(name, judgement, weight))
    return tuple(sorted(findings, key=lambda f: -f.weight))


def _kept_apart(
    block: Sequence[Quantity],
    clusters: Sequence[tuple[int, ...]],
    scores: Mapping[tuple[int, int], PairScore],
) -> list[NotCompared]:
    """
    Return, for each cluster, the other one it looks most like and the reason they were kept apart.

    One neighbour each keeps the list as long as the figures, not as their pairs; two clusters that are
    each other's neighbours make one entry.
    """
    place = {i: n for n, cluster in enumerate(clusters) for i in cluster}
    nearest: dict[int, tuple[int, int]] = {}
    for pair in sorted(scores):
        one, other = place[pair[0]], place[pair[1]]
        if one != other:
            for cluster in (one, other):
                if cluster not in nearest or scores[pair].total > scores[nearest[cluster]].total:
                    nearest[cluster] = pair
    entries = []
    for i, j in sorted(set(nearest.values())):
        quantities = tuple(block[k] for k in sorted(clusters[place[i]] + clusters[place[j]]))
        reason = _reason(block, (i, j), scores[i, j])
        entries.append(NotCompared(quantities, reason.comparator, reason.statement))
    return entries


def _reason(block: Sequence[Quantity], pair: tuple[int, int], score: PairScore) -> Finding:
    """Return why a pair was kept apart."""
    if score.ruled_out_by:
        name, judgement = score.judgements[-1]
        return finding(name, judgement, RULED_OUT)
    vague = next((block[i] for i in pair if is_vague(block[i])), None)
    if vague is not None and not score.meets:
        return Finding(
            "grouping", Opinion.UNKNOWN, 0.0, say("grouping.vague", a=vague.figure.mention.surface)
        )
    if score.is_same_article and not score.meets:
        return Finding("grouping", Opinion.UNKNOWN, 0.0, say("grouping.same_article"))
    return Finding("grouping", Opinion.UNKNOWN, score.total, say("grouping.too_little"))
