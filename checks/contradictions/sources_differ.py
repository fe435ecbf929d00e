"""Two named sources that say different things: rival forecasts, and what two authorities count or reckon."""

from decimal import Decimal

from checks.comparison.rivals import are_near, likeness_of_claims
from checks.contradictions.fault import Fault, Pairs, stated
from checks.model import Group, Quantity, Verdict
from checks.wording import say


def sources_differ(group: Group, pairs: Pairs) -> Fault | None:
    """Two sources that state one quantity of one year differently cannot both be right."""
    for i, j in pairs:
        pair = sorted((group.quantities[i], group.quantities[j]), key=_lowest)
        if likeness_of_claims(*pair) and are_near(*pair):
            claims = [q.figure.setting.claim for q in pair]
            reason = say(
                "verdict.sources",
                label=group.label,
                a=claims[0].source,
                b=claims[1].source,
                year=str(claims[0].year),
                low=stated(pair[0], group),
                high=stated(pair[1], group),
            )
            return Fault(Verdict.CONTRADICTION, "sources", reason)
    return None


def _lowest(quantity: Quantity) -> Decimal:
    """Return the lower end of a quantity, the only one of a bound."""
    return quantity.base.low or quantity.base.high or Decimal(0)
