"""The table of pairs: each two different values of a finding, their ratio, and what was judged of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from checks.model import Discrepancy, Interval, Statement, Verdict
from reports import amounts
from reports.interface import Interface
from reports.sections.chart import Stated, short_label
from reports.sections.evidence import Witness

ROWS = 60
LARGEST_RATIO = Decimal("1e15")


@dataclass(frozen=True, slots=True)
class Row:
    """One pair."""

    pair: Statement
    ratio: Statement
    verdict: Statement
    is_flagged: bool
    is_compatible: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """The table, and how many pairs it leaves to the export."""

    rows: tuple[Row, ...]
    left_out: int


def build(
    finding: Discrepancy, stated: Sequence[Stated], group: Sequence[Witness], interface: Interface
) -> Pairs:
    """Return the pairs of a finding; those that cannot both be true stay if there are too many."""
    flagged = {frozenset(pair) for pair in finding.pairs}
    listed = [
        (first, second, any(frozenset((a, b)) in flagged for a in first.members for b in second.members))
        for first, second in combinations(stated, 2)
    ]
    kept = listed if len(listed) <= ROWS else sorted(listed, key=lambda pair: not pair[2])[:ROWS]
    rows = tuple(
        _row(first, second, finding.verdict if is_flagged else None, group, interface)
        for first, second, is_flagged in kept
    )
    return Pairs(rows, len(listed) - len(kept))


def spread(stated: Sequence[Stated], interface: Interface) -> Statement | None:
    """Return the largest value over the smallest; ``None`` where that says nothing."""
    ends = [end for one in stated for end in (one.interval.low, one.interval.high) if end is not None]
    if not ends or min(ends) <= 0 or min(ends) == max(ends):
        return None
    return interface.say("finding.spread", ratio=_ratio_in_words(_divided(max(ends), min(ends)), interface))


def ratio(first: Interval, second: Interval) -> Decimal | None:
    """
    Return how many times the nearest end of the larger value is that of the smaller; 1 where they meet.

    ``None`` where a ratio says nothing, because zero or a negative number is involved.
    """
    if first.meets(second):
        return Decimal(1)
    lower, upper = (first, second) if _lies_below(first, second) else (second, first)
    if lower.high is None or upper.low is None or lower.high <= 0:
        return None
    return _divided(upper.low, lower.high)


def _row(
    first: Stated, second: Stated, flagged: Verdict | None, group: Sequence[Witness], interface: Interface
) -> Row:
    is_same_article = first.witness == second.witness
    pair = interface.join([_name(one, group, interface) for one in (first, second)], " · ")
    if is_same_article:
        pair = interface.join([pair, interface.say("pairs.same_article")], "")
    times = ratio(first.interval, second.interval)
    is_compatible = flagged is None and first.leeway.meets(second.leeway)
    return Row(
        pair=pair,
        ratio=interface.same("–") if times is None else _times(times, interface),
        verdict=interface.say(f"pairs.{_verdict(flagged, is_same_article, is_compatible)}"),
        is_flagged=flagged is Verdict.CONTRADICTION,
        is_compatible=is_compatible,
    )


def _name(one: Stated, group: Sequence[Witness], interface: Interface) -> Statement:
    """Return a value with the letter of its article."""
    return interface.join([interface.same(group[one.witness].letter), short_label(one, interface)], " ")


def _verdict(flagged: Verdict | None, is_same_article: bool, is_compatible: bool) -> str:  # noqa: FBT001 - two facts about one pair
    if flagged is None:
        return "compatible" if is_compatible else "not_judged"
    if flagged is Verdict.CONTRADICTION and is_same_article:
        return "within"
    return flagged.value


def _times(value: Decimal, interface: Interface) -> Statement:
    return interface.join([interface.same("×"), _ratio_in_words(value, interface)], "")


def _ratio_in_words(value: Decimal, interface: Interface) -> Statement:
    """Return a ratio with one decimal below ten, whole above, and never rounded down to 1."""
    short = amounts.rounded(value, 2 if value < 10 else max(2, value.adjusted() + 1))
    if short == 1 < value:
        short = amounts.rounded(value, 3)
    return interface.each(lambda language: amounts.scaled(short.normalize(), language))


def _divided(upper: Decimal, lower: Decimal) -> Decimal:
    """Return a quotient, cut off where an article claims numbers that a division cannot hold."""
    return LARGEST_RATIO if upper.adjusted() - lower.adjusted() > 14 else upper / lower


def _lies_below(first: Interval, second: Interval) -> bool:
    return first.high is not None and second.low is not None and first.high <= second.low
