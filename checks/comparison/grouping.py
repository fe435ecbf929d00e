"""
From scores of pairs to groups of figures: quantities first, then judging.

1. Every pair of figures of one family in two articles on one event is put before all comparators; their
   features and weights give the log-odds that both are one quantity.
2. Pairs are gone through by falling log-odds; two groups are joined if the mean log-odds of all pairs
   between them reaches the limit of ``weights.toml`` (average linkage), so that one chance likeness does
   not merge two quantities.
3. Two figures of one article that cannot both be true are two quantities: the article knows of the
   difference. An article that reports rival plans is the exception: there two values may be said of one.
   The same value twice in one article is one quantity if it counts the same.
4. Sums are compared in the currency that two articles give them in; only what is left of a group is
   converted, because a day's rate makes many sums agree and as many differ by a little.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import exp, log

from checks.comparison.blocking import Block, candidate_pairs
from checks.comparison.contrast import compare_contrast
from checks.comparison.linkage import FORBIDDEN, link
from checks.comparison.opinion import finding
from checks.comparison.pair import Pair, is_one_family, is_same_concept, pair_of, say_the_same
from checks.comparison.record import COUNT, MONEY, SCALE, TIME, Record, is_headline, meets
from checks.comparison.run_context import Model, RunContext
from checks.comparison.scoring import (
    COMPARATOR_OF,
    Judgements,
    Score,
    judgements_of,
    sayings_of,
    score_pair,
    weight_of,
)
from checks.comparison.value import distance_of
from checks.languages.pack import load_pack
from checks.measurands import load_measurands
from checks.model import Finding, Group, NotCompared, Opinion, Quantity, Statement
from checks.wording import family_name, say, territory

SLIP = log(1.1)
"""Distance up to which a headline gives the value of the body wrongly."""

SAME_AGAIN = 0.5
"""Log-odds of the same value of the same head in one article, an echo of itself that confirms nothing."""

SAME_VALUE = -4.0
"""The same where it counts something else, or nothing, or where two values can both be true."""

MANY = 20
"""From this count on it is hardly chance that two articles state the same."""

UNSEEN = -5.0
"""The log-odds of two figures never set side by side: unlike ones, or of articles with little in common."""

EXPLAINED_BY = 2000
"""Pairs of a group that are asked why it belongs together: all of them in a group of sixty figures."""


def group_block(block: Block, context: RunContext) -> list[Group | NotCompared]:
    """Return the groups of one block, and what was kept apart in it with the reason."""
    scored = {(i, j): (pair, score_pair(pair, context)) for i, j, pair in candidate_pairs(block, context)}
    totals = {key: score.total for key, (_, score) in scored.items()} | inside_articles(block, context)
    vague = [index for index, record in enumerate(block) if record.is_vague]
    linked = link(len(block), totals, least=context.model.limits["quantity"], missing=UNSEEN, followers=vague)
    clusters = tuple(
        sorted(
            part
            for cluster in linked
            for whole in by_currency(block, cluster)
            for part in told_apart(block, whole, scored, context)
        )
    )
    groups = [
        _group(block, cluster, scored, context)
        for cluster in clusters
        if len(cluster) > 1 and is_told(block, cluster)
    ]
    return [*groups, *_kept_apart(block, clusters, scored, context)]


def is_told(block: Block, cluster: Sequence[int]) -> bool:
    """
    Return whether a cluster says anything: figures of two articles, or a known concept told twice.

    That two articles both say "in zwei Jahren" is no agreement worth telling, nor that one has three judges
    and the other three pitches.
    """
    members = [block[i] for i in cluster]
    if all(_is_small_count(record) for record in members):
        return len({record.head for record in members}) == 1
    if len({record.article for record in members}) == 1:
        return members[0].concept is not None and len({record.value for record in members}) == 1
    return (
        any(record.concept is not None for record in members)
        or members[0].family != TIME
        or any(not meets(a, b) for a, b in combinations(members, 2))
    )


def _is_small_count(record: Record) -> bool:
    """Return whether a figure is a small count of what has no concept."""
    return record.family == COUNT and record.concept is None and record.value < MANY


def by_currency(block: Block, cluster: tuple[int, ...]) -> list[tuple[int, ...]]:
    """
    Return a cluster apart by the currencies that two articles give its sums in.

    What a single article gives in a currency is converted, and stays with the sums of the most articles.
    """
    units: dict[str, list[int]] = {}
    for index in cluster:
        units.setdefault(block[index].unit or "", []).append(index)
    if block[cluster[0]].family != MONEY or len(units) == 1:
        return [cluster]
    parts = sorted(units.values(), key=lambda of: (-len({block[i].article for i in of}), of))
    alone = [index for of in parts[1:] if len({block[i].article for i in of}) == 1 for index in of]
    shared = [tuple(of) for of in parts[1:] if len({block[i].article for i in of}) > 1]
    return [tuple(sorted([*parts[0], *alone])), *shared]


def told_apart(
    block: Block,
    cluster: tuple[int, ...],
    scored: Mapping[tuple[int, int], tuple[Pair, Score]],
    context: RunContext,
) -> list[tuple[int, ...]]:
    """
    Return a cluster, or those parts of it that more surely are one if its figures only agree.

    That two small numbers are equal is often chance; values that differ are a matter for review at least.
    """
    inside = [scored[pair][1] for pair in combinations(cluster, 2) if pair in scored]
    is_chance = inside and _chance(inside) < context.model.limits["agreement"]
    if is_chance and all(meets(block[i], block[j]) for i, j in combinations(cluster, 2)):
        return _surer_parts(block, cluster, scored, context)
    return [cluster]


def _surer_parts(
    block: Block,
    cluster: tuple[int, ...],
    scored: Mapping[tuple[int, int], tuple[Pair, Score]],
    context: RunContext,
) -> list[tuple[int, ...]]:
    """Return a cluster linked anew, with the limit of agreements."""
    limit = context.model.limits["agreement"]
    least = log(limit / (1 - limit))
    inside = inside_articles(tuple([block[index] for index in cluster]), context)
    scores = {
        (m, n): scored[i, j][1].evidence
        for (m, i), (n, j) in combinations(enumerate(cluster), 2)
        if (i, j) in scored
    }
    parts = link(len(cluster), scores | inside, least=least, missing=UNSEEN)
    return [tuple(cluster[n] for n in part) for part in parts]


def _chance(inside: Sequence[Score]) -> float:
    """
    Return the chance that a group is one quantity, from its pairs in different articles.

    Doubt that two of its articles are on one event does not count: others brought their figures together.
    """
    mean = sum(s.evidence for s in inside) / len(inside) if inside else SAME_AGAIN
    return round(1 / (1 + exp(-mean)), 3)


def inside_articles(block: Block, context: RunContext) -> dict[tuple[int, int], float]:
    """Return the log-odds of the pairs of figures that stand in one article."""
    of_article: dict[str, list[int]] = {}
    for index, record in enumerate(block):
        of_article.setdefault(record.article, []).append(index)
    found = {}
    for indices in of_article.values():
        for i, j in combinations(indices, 2):
            a, b = block[i], block[j]
            is_other = a.quantity.dimension != b.quantity.dimension and a.family != SCALE
            is_step = meets(a, b) and not say_the_same(a, b)  # "at least 3 ... at least 50"
            if is_other or is_step or is_contrast(a, b, context) or are_of_two_years(a, b):
                found[i, j] = FORBIDDEN
            elif not meets(a, b):
                may_join = are_rival_plans(a.quantity, b.quantity, context.model)
                apart = context.model.limits["quantity"] if may_join else FORBIDDEN
                found[i, j] = SAME_AGAIN if is_slip(a, b) else apart
            elif a.quantity.base == b.quantity.base and (
                (a.head and a.head == b.head) or is_same_concept(a, b)
            ):
                found[i, j] = SAME_AGAIN
            else:
                found[i, j] = SAME_VALUE
    return found


def are_of_two_years(a: Record, b: Record) -> bool:
    """Return whether an article names two years for what adds up: five in 2013, and five in 2012."""
    if a.concept is None or a.concept is not b.concept or a.concept.accumulates is not True:
        return False
    return None not in (a.period.year, b.period.year) and a.period.year != b.period.year


def is_slip(a: Record, b: Record) -> bool:
    """Return whether the headline gives nearly the value of the body: "$2.5 million" above "$2.6 million"."""
    first = min(a, b, key=lambda record: record.quantity.figure.mention.span).quantity
    if a.head and b.head and a.head != b.head and not is_same_concept(a, b):
        return False
    return is_headline(first) and a.unit == b.unit and distance_of(a.value, b.value) <= SLIP


def is_contrast(a: Record, b: Record, context: RunContext) -> bool:
    """Return whether their article states the ratio of two figures, which are then two quantities."""
    rarity = context.rarity_between(a.article, b.article)
    pair = Pair(a, b, rarity, is_same_article=True, meets=False, agrees=False)
    return compare_contrast(pair, context).rules_out


def are_rival_plans(a: Quantity, b: Quantity, model: Model) -> bool:
    """
    Return whether two figures of one concept are, one of them at least, of something that is only planned.

    An article may tell several values of one plan ("erst 30.000, nun ist von 50.000 die Rede").
    """
    planned = model.classes["planned"]
    is_one = a.figure.measurand is not None and a.figure.measurand == b.figure.measurand
    return is_one and not planned.isdisjoint({*a.figure.setting.statuses, *b.figure.setting.statuses})


def _group(
    block: Block,
    cluster: tuple[int, ...],
    scored: Mapping[tuple[int, int], tuple[Pair, Score]],
    context: RunContext,
) -> Group:
    """Return the group of a cluster with the findings of its pairs, the weightiest of each comparator."""
    inside = [scored[pair] for pair in combinations(cluster, 2) if pair in scored]
    members = [block[i] for i in cluster]
    measurand, label = _named(members)
    return Group(
        quantities=tuple(record.quantity for record in members),
        measurand=measurand,
        label=label,
        findings=_findings(inside, context),
        confidence=_chance([score for _, score in inside]),
        apart=tuple(
            (cluster.index(i), cluster.index(j))
            for i, j in combinations(cluster, 2)
            if (i, j) in scored and is_apart(scored[i, j][1], context)
        ),
    )


def is_apart(score: Score, context: RunContext) -> bool:
    """Return whether two figures of a group are not set against each other: others brought them together."""
    return score.ruled_out_by != "" or score.evidence < context.model.limits["told"]


def _named(members: Sequence[Record]) -> tuple[str, Statement]:
    """Return the concept or noun of a group, and what a reader calls it, with its matter or country."""
    concepts = Counter(r.concept.name for r in members if r.concept is not None)
    concepts = concepts or Counter(c for r in members if (c := r.quantity.figure.setting.claim.concept))
    heads = Counter(r.head for r in members if r.head)
    nouns = Counter(r.noun_before for r in members if is_name(r.noun_before, r.language))
    settings = [r.quantity.figure.setting for r in members]
    if concepts:
        name = _first(concepts)
        label = load_measurands()[name].label
    else:
        noun = _first(heads) or _of_most(nouns, len(members))
        name = noun or members[0].family
        label = Statement(tuple((code, name) for code in ("de", "en")))
        if not noun:
            label = family_name(name)
    claims = [setting.claim for setting in settings if setting.claim.is_complete]
    if matter := _of_most(Counter(each for claim in claims for each in claim.matters), len(members)):
        return name, say("measurand.label", label=label, place=load_measurands()[matter].label)
    if place := _of_most(Counter(each for s in settings for each in s.places), len(members)):
        return name, say("measurand.label", label=label, place=territory(place))
    return name, label


def is_name(word: str, language: str) -> bool:
    """
    Return whether a word before a figure may name its group: no adverb or participle ("felt strongly").

    It is kept in lower case, which names nothing where nouns have capitals, and may be a verb.
    """
    pack = load_pack(language)
    if pack.grammar.capitalises_nouns:
        return False
    return word != "" and not word.endswith(tuple(pack.sets["adjective_endings"]))


def _of_most(count: Counter[str], size: int) -> str:
    """Return what more than half of a number of figures name, ``""`` if there is nothing."""
    name = _first(count)
    return name if 2 * count[name] > size else ""


def _first(count: Counter[str]) -> str:
    """Return the most frequent, of several the first in the alphabet, ``""`` of none."""
    return min(count, key=lambda name: (-count[name], name), default="")


def _findings(inside: Sequence[tuple[Pair, Score]], context: RunContext) -> tuple[Finding, ...]:
    """
    Return why a group belongs together, the weightiest first, each comparator and opinion once.

    The pairs that are most surely one quantity are asked; a hundred articles have thousands of them.

    What speaks for it must hold for two pairs in five: one pair of fifteen that shares a word explains
    nothing. What might explain the difference away is told even if it holds for one. Where values differ, it
    is no reason that some are the same.
    """
    best = sorted(inside, key=lambda scored: -scored[1].total)[:EXPLAINED_BY]
    found: dict[tuple[str, Opinion], dict[str, list[Pair]]] = {}
    for pair, score in best:
        # Who rules a pair out is not asked what else there is to say; few such pairs get into a group.
        said = sayings_of(judgements_of(pair, context)) if score.ruled_out_by else score.said
        for name, opinion, wording in said:
            found.setdefault((name, opinion), {}).setdefault(wording, []).append(pair)
    if not all(pair.meets for pair, _ in inside):
        found.pop(("value", Opinion.SAME), None)
    findings = []
    for (name, opinion), told in found.items():
        if opinion is Opinion.SAME and sum(map(len, told.values())) * 5 < len(best) * 2:
            continue
        pair = max(told.values(), key=len)[0]
        judgement = COMPARATOR_OF[name](pair, context)
        findings.append(finding(name, judgement, weight_of([judgement.features], context.model)))
    return tuple(sorted(findings, key=lambda f: -f.weight))


def _kept_apart(
    block: Block,
    clusters: Sequence[tuple[int, ...]],
    scored: Mapping[tuple[int, int], tuple[Pair, Score]],
    context: RunContext,
) -> list[NotCompared]:
    """
    Return, for each cluster of a known concept, the other one it looks most like and why it is apart.

    Only concepts of one family are told: that tanks are not dead is no news. One neighbour each keeps the
    list as long as the figures, not as their pairs; two clusters that are each other's neighbours make one
    entry.
    """
    place = {i: n for n, cluster in enumerate(clusters) for i in cluster}
    told = {key: pair for key, pair in scored.items() if is_one_family(block[key[0]], block[key[1]])}
    told |= _scored_inside(block, context)
    nearest: dict[int, tuple[int, int]] = {}
    for key in sorted(told):
        one, other = place[key[0]], place[key[1]]
        if one != other:
            for cluster in (one, other):
                if cluster not in nearest or told[key][1].evidence > told[nearest[cluster]][1].evidence:
                    nearest[cluster] = key
    entries = []
    for i, j in sorted(set(nearest.values())):
        quantities = tuple(block[k].quantity for k in sorted(clusters[place[i]] + clusters[place[j]]))
        comparator, reason = _reason(block[i], block[j], judgements_of(told[i, j][0], context))
        entries.append(NotCompared(quantities, comparator, reason))
    return entries


def _scored_inside(block: Block, context: RunContext) -> dict[tuple[int, int], tuple[Pair, Score]]:
    """Return the pairs of one family of concepts that stand in one article, with their scores."""
    by_key: dict[tuple[str, str], list[int]] = {}
    for index, record in enumerate(block):
        if record.concept is not None:
            by_key.setdefault((record.article, record.concept.family), []).append(index)
    pairs = {
        (i, j): pair_of(block[i], block[j], context.rarity_between(article, article))
        for (article, _), indices in by_key.items()
        for i, j in combinations(indices, 2)
    }
    return {key: (pair, score_pair(pair, context)) for key, pair in pairs.items()}


def _reason(a: Record, b: Record, judgements: Judgements) -> tuple[str, Statement]:
    """Return which comparator kept a pair apart, or none, and the sentence."""
    different = [(n, j) for n, j in judgements if j.opinion is Opinion.DIFFERENT]
    is_ruled_out = any(judgement.rules_out for _, judgement in different)
    vague = next((record for record in (a, b) if record.is_vague), None)
    if not is_ruled_out and vague is not None and not meets(a, b):
        return "grouping", say("grouping.vague", a=vague.quantity.figure.mention.surface)
    if different:
        name, judgement = different[0]
        return name, judgement.statement()
    if a.article == b.article and not meets(a, b):
        return "grouping", say("grouping.same_article")
    return "grouping", say("grouping.too_little")
