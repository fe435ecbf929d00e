"""Two camps of articles: where many say one thing and as many another, two quantities may be meant."""

from checks.contradictions.fault import Fault, Pairs, amount
from checks.contradictions.gaps import spread
from checks.model import Group, Verdict
from checks.wording import say

FEWEST = 4
"""Articles on either side from which on a slip is no longer likely."""


def two_camps(group: Group, pairs: Pairs) -> Fault | None:
    """
    Where four or more articles stand on each side, a whole and a part are meant more often than a slip.

    230.000 dead of a tsunami in all countries and 170.000 in one province are each told by many.
    """
    for low, high in pairs:
        against_low, against_high = (
            _articles_against(low, pairs, group),
            _articles_against(high, pairs, group),
        )
        camps = against_high - against_low, against_low - against_high
        if min(map(len, camps)) >= FEWEST:
            first, last, unit = spread(group)
            reason = say(
                "verdict.camps", label=group.label, low=first, high=amount(last, unit, group), n=FEWEST
            )
            return Fault(Verdict.REVIEW, "camps", reason)
    return None


def _articles_against(figure: int, pairs: Pairs, group: Group) -> set[str]:
    """Return the articles with a figure that contradicts another one."""
    others = (j if i == figure else i for i, j in pairs if figure in (i, j))
    return {group.quantities[other].figure.mention.article.id for other in others}
