"""Two camps of articles: where many say one thing and as many another, two quantities may be meant."""

from collections import defaultdict
from collections.abc import Container, Mapping

from checks.contradictions.fault import Fault, Pairs, amount
from checks.contradictions.gaps import spread
from checks.contradictions.witnesses import witnesses
from checks.model import Group, Verdict
from checks.wording import say

FEWEST = 4
"""Articles on either side from which on a slip is no longer likely."""


def two_camps(group: Group, pairs: Pairs) -> Fault | None:
    """
    Where four or more articles stand on each side, a whole and a part are meant more often than a slip.
    Articles that copy a sentence from each other count once.

    230.000 dead of a tsunami in all countries and 170.000 in one province are each told by many.
    """
    against = _articles_against(pairs, group)
    for low, high in pairs:
        camps = against[high] - against[low], against[low] - against[high]
        if min(map(len, camps)) >= FEWEST and min(_witnesses_in(camp, group) for camp in camps) >= FEWEST:
            first, last, unit = spread(group)
            reason = say(
                "verdict.camps", label=group.label, low=first, high=amount(last, unit, group), n=FEWEST
            )
            return Fault(Verdict.REVIEW, "camps", reason)
    return None


def _witnesses_in(camp: Container[str], group: Group) -> int:
    """Return how many of some articles tell the figures of a group independently."""
    return witnesses(q for q in group.quantities if q.figure.mention.article.id in camp)


def _articles_against(pairs: Pairs, group: Group) -> Mapping[int, set[str]]:
    """Return for each figure that another one contradicts the articles of those that do."""
    articles = [quantity.figure.mention.article.id for quantity in group.quantities]
    against: defaultdict[int, set[str]] = defaultdict(set)
    for i, j in pairs:
        against[i].add(articles[j])
        against[j].add(articles[i])
    return against
