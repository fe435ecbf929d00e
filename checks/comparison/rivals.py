"""
Rival claims: two named sources that say different things of one quantity, whatever else their articles tell.

What a country's economy grows by in a year, or what one matter costs in it, is one quantity in all articles;
two institutions that state it differently are the commonest real contradiction. So no event is asked for
here, but everything else: the same concept, year, unit, country and part, the same matter, two sources. What
was forecast for a year is not set against what came of it, nor a forecast against one of half a year later.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations, product

from checks.comparison.record import Record, meets, scopes_of
from checks.measurands import COUNTRY, load_measurands
from checks.model import Claim, Kind, Quantity

UNION = "EU"
"""Named with its members so often that it is no country of its own where a matter is known."""

FARTHEST, FARTHEST_RATES = 2.0, 3.0
"""Ratio from which two sources mean two things; rates are small numbers, and differ by more."""

MOST_CLAIMS = 200
"""Claims of one concept, matter and year beyond which there are too many to be gone through."""

LONGEST = 183
"""Days between two articles beyond which one source may just know more than the other."""

_RATES = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINTS})
_SHORTEST_SOURCE = 4

Rivals = frozenset[tuple[str, str]]
"""Ids of two figures, both ways round."""


def rivals_among(records: Iterable[Record]) -> Rivals:
    """
    Return the pairs of figures of two articles that are rival claims.

    Where a source of the other article states several values that fit, the one of the same matter counts;
    if two fit alike, or one of them agrees, there is no rival.
    """
    by_key: defaultdict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        claim = record.quantity.figure.setting.claim
        if claim.is_complete and record.published is not None:
            # What is one for a country has no matter; where it has, only claims on one matter can be rivals.
            is_of_country = load_measurands()[claim.concept].is_one_for == COUNTRY
            for matter in ("",) if is_of_country else claim.matters:
                key = (claimed_as(claim), matter, claim.year, claim.parts, record.quantity.dimension)
                by_key[key].append(record)
    found: set[tuple[str, str]] = set()
    for claims in by_key.values():
        if len(claims) > MOST_CLAIMS:
            continue
        of_article: defaultdict[str, list[Record]] = defaultdict(list)
        for record in claims:
            of_article[record.article].append(record)
        for (_, one), (_, other) in combinations(of_article.items(), 2):
            for a, b in product(one, other):
                if _is_rival(a, b, other) and _is_rival(b, a, one):
                    found.update(((_id(a), _id(b)), (_id(b), _id(a))))
    return frozenset(found)


def _id(record: Record) -> str:
    return record.quantity.figure.id


def _is_rival(a: Record, b: Record, beside: Sequence[Record]) -> bool:
    """
    Return whether the second figure is the rival of the first that its source has.

    ``beside`` are the claims of the second one's article.
    """
    likeness = likeness_of_claims(a.quantity, b.quantity)
    if not likeness or meets(a, b) or not are_near(a.quantity, b.quantity):
        return False
    return not any(
        c.value != b.value
        and are_near(a.quantity, c.quantity)
        and is_one_source(_source(c), _source(b))
        and likeness_of_claims(a.quantity, c.quantity) >= likeness
        for c in beside
    )


def likeness_of_claims(a: Quantity, b: Quantity) -> int:
    """
    Return how surely two figures are claims of two sources on one quantity: 1 to 4, or 0 if not at all.

    One concept counts more than two that say the same of a matter, and one nearest matter more than one that
    the other has among others.
    """
    one, other = a.figure.setting.claim, b.figure.setting.claim
    known = load_measurands().get(one.concept)
    if known is None or not known.is_one_for or not _are_of_one_time(a, b) or not _is_one_part(a, b):
        return 0
    if (claimed_as(one), one.parts) != (claimed_as(other), other.parts) or is_one_source(
        one.source, other.source
    ):
        return 0
    if known.is_one_for == COUNTRY and a.figure.kind is not Kind.PERCENTAGE_POINTS:
        return 2 if _is_one_country(a, b) else 0
    if not _may_be_one_country(a, b) or not one.matters or not other.matters:
        return 0
    if one.matters[0] not in other.matters and other.matters[0] not in one.matters:
        return 0
    return 1 + (one.matters[0] == other.matters[0]) + 2 * (one.concept == other.concept)


def claimed_as(claim: Claim) -> str:
    """Return the concept of a claim, or the one that says the same: spending on a matter is its costs."""
    return load_measurands()[claim.concept].claimed_as if claim.concept else ""


def _is_one_part(a: Quantity, b: Quantity) -> bool:
    """
    Return whether two figures are said to cover the same part of the whole.

    A figure that is called the total is the total of something; of counts the same must be said: asylum
    applications for which a permit was given are not those that were made.
    """
    is_same_scope = scopes_of(a) == scopes_of(b)
    is_count = a.figure.kind is Kind.COUNT
    return is_same_scope and (not is_count or a.figure.setting.predicate == b.figure.setting.predicate)


def _are_of_one_time(a: Quantity, b: Quantity) -> bool:
    """Return whether two complete claims are of one year, and made at one stage of it."""
    one, other = a.figure.setting.claim, b.figure.setting.claim
    days = [q.figure.mention.article.published for q in (a, b)]
    if not (one.is_complete and other.is_complete) or one.year != other.year:
        return False
    known = [day for day in days if day is not None]
    if len(known) < len(days) or one.year is None:
        return False
    first, last = sorted(known)
    return (last - first).days <= LONGEST and (first.year > one.year) == (last.year > one.year)


def _is_one_country(a: Quantity, b: Quantity) -> bool:
    """Return whether the sentences of two figures, or those before, name one country, else their articles."""
    one, other = (q.figure.setting.places or q.figure.setting.claim.homes[:1] for q in (a, b))
    return bool(one) and one == other


def _may_be_one_country(a: Quantity, b: Quantity) -> bool:
    """Return whether the figures, or else their articles, have a country in common."""
    settings = [q.figure.setting for q in (a, b)]
    one, other = (set(s.places) - {UNION} or set(s.claim.homes) - {UNION} for s in settings)
    return not one.isdisjoint(other)


def is_one_source(one: str, other: str) -> bool:
    """Return whether two names may be one source: one is in the other ("Regierung", "Bundesregierung")."""
    shorter, longer = sorted((one.lower(), other.lower()), key=len)
    return shorter == longer.partition("-")[0] or (len(shorter) >= _SHORTEST_SOURCE and shorter in longer)


def _source(record: Record) -> str:
    return record.quantity.figure.setting.claim.source


def are_near(a: Quantity, b: Quantity) -> bool:
    """Return whether two values of one sign lie near enough for two sources on one thing."""
    ends = [end for q in (a, b) if (end := q.base.low if q.base.low is not None else q.base.high) is not None]
    if len(ends) < 2 or (ends[0] > 0) != (ends[1] > 0):
        return False
    low, high = sorted(float(abs(end)) for end in ends)
    farthest = FARTHEST_RATES if a.figure.kind in _RATES else FARTHEST
    return low > 0 and high < farthest * low
