"""Which figures of a group cannot both be true, and how wide the gap between them is."""

from decimal import Decimal
from itertools import combinations

from checks.comparison.grouping import are_rival_plans
from checks.comparison.record import MONEY, is_headline, is_vague, leeways_meet
from checks.comparison.run_context import load_model
from checks.contradictions.fault import Pairs, leeway_of, value_and_unit
from checks.model import Group


def incompatible_pairs(group: Group) -> Pairs:
    """
    Return each two figures of a group that cannot both be true.

    An order of magnitude contradicts nothing, and a figure that the other article confirms is explained:
    two articles that both say "30 dead, then 43" do not contradict each other. Rival plans are told in
    full, because there each value has its own source, and so is a headline that its own text does not bear
    out.
    """
    quantities = group.quantities
    model = load_model()
    return tuple(
        (i, j)
        for i, j in combinations(range(len(quantities)), 2)
        if (i, j) not in group.apart
        and not (is_vague(quantities[i]) or is_vague(quantities[j]))
        and not leeways_meet(quantities[i], quantities[j])
        and (
            are_rival_plans(quantities[i], quantities[j], model)
            or not (_is_confirmed(group, i, j) or _is_confirmed(group, j, i))
        )
    )


def _is_confirmed(group: Group, figure: int, against: int) -> bool:
    """
    Return whether the article of a second figure holds another one that agrees with the first.

    Its body does not explain away what its headline says, and a sum in another currency, which any day's
    rate lets agree, nothing between two of one currency.
    """
    quantities = group.quantities
    claim = quantities[against]
    article, unit = claim.figure.mention.article.id, claim.figure.mention.unit
    is_one_currency = claim.dimension == MONEY and unit == quantities[figure].figure.mention.unit
    return any(
        k != against
        and quantity.figure.mention.article.id == article
        and not is_vague(quantity)
        and (not is_one_currency or quantity.figure.mention.unit == unit)
        and not (is_headline(claim) and claim.figure.mention.span < quantity.figure.mention.span)
        and leeways_meet(quantity, quantities[figure])
        for k, quantity in enumerate(quantities)
    )


def widest_gap(group: Group) -> tuple[Decimal, Decimal, Decimal]:
    """
    Return the widest stretch of the number line that no figure's leeway covers, as ratio and its two ends.

    The ratio is that of the stated values on both sides (200.000 against 50.000 is 4), rounded to two
    digits; 1 and the middle where nothing is uncovered or a sign change makes a ratio meaningless.
    """
    spans = []
    for quantity in group.quantities:
        if is_vague(quantity):
            continue
        value, _ = value_and_unit(quantity, group)
        reach = leeway_of(quantity, group)
        spans.append((reach.low, reach.high, value.low, value.high))
    spans.sort(key=lambda s: (s[0] is not None, s[0] or Decimal(0)))
    best = (Decimal(1), Decimal(0), Decimal(0))
    top_reach, top_value = spans[0][1], spans[0][3]
    for low, high, value_low, value_high in spans[1:]:
        if top_reach is None:
            break
        if low is not None and low >= top_reach and value_low is not None and top_value is not None:
            ratio = value_low / top_value if top_value > 0 else Decimal(0)
            if ratio > best[0]:
                best = (ratio.quantize(Decimal("0.01")), top_reach, low)
        if high is None or high > top_reach:
            top_reach, top_value = high, value_high
    return best


def spread(group: Group) -> tuple[Decimal, Decimal, str]:
    """Return the lowest and the highest value that a group states, vague ones aside, and the unit."""
    ends: list[Decimal] = []
    unit = ""
    for quantity in [q for q in group.quantities if not is_vague(q)] or group.quantities:
        value, unit = value_and_unit(quantity, group)
        ends += [end for end in (value.low, value.high) if end is not None]
    return min(ends), max(ends), unit
