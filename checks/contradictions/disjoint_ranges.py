"""Values that do not overlap, even with the leeway of their rounding: the plain contradiction."""

from checks.contradictions.fault import Fault, Pairs, amount
from checks.contradictions.gaps import spread, widest_gap
from checks.model import Group, Verdict
from checks.wording import say


def disjoint_ranges(group: Group, pairs: Pairs) -> Fault | None:
    """Figures about the same thing whose ranges do not overlap, even after rounding, cannot all be true."""
    if not pairs:
        return None
    low, high, unit = spread(group)
    articles = {group.quantities[i].figure.mention.article.id for pair in pairs for i in pair}
    _, gap_low, gap_high = widest_gap(group)
    why = [say("verdict.leeway")]
    if gap_low < gap_high:
        why.insert(0, say("verdict.gap", low=gap_low, high=amount(gap_high, unit, group)))
    return Fault(
        Verdict.CONTRADICTION,
        "disjoint",
        say(
            "verdict.disjoint" if len(articles) > 1 else "verdict.disjoint_inside",
            count=say("verdict.articles", n=len(articles)),
            label=group.label,
            low=low,
            high=amount(high, unit, group),
        ),
        tuple(why),
    )
