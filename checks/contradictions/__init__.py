"""
Judging a group: the checks of ``CHECKS`` in order, the first that finds a fault decides.

A check takes a group, with the pairs of it that cannot both be true, and returns a ``Fault`` or nothing; a
group without a fault is an agreement. The checks only ever see figures already held to be about the same
thing.

What contradicts, but is one quantity with little chance only, is for a review.

Severity, 0 to 1: contradictions begin at 0.4 and rise with the gap (0.4 + 0.6 x (1 - 1/gap)), so a gap
of a tenth has 0.45 and one of four times 0.85; what needs a review has half of that, an update a quarter.
"""

from decimal import Decimal
from hashlib import sha256

from checks.comparison.run_context import load_model
from checks.contradictions.bound_broken import bound_broken
from checks.contradictions.disjoint_ranges import disjoint_ranges
from checks.contradictions.fault import Check, Fault, amount, values_of
from checks.contradictions.gaps import incompatible_pairs, spread, widest_gap
from checks.contradictions.outdated import outdated, running_pairs
from checks.contradictions.same_number import same_number
from checks.contradictions.scale_slip import scale_slip
from checks.contradictions.sources_differ import sources_differ
from checks.contradictions.transposed_digits import transposed_digits
from checks.contradictions.two_camps import two_camps
from checks.contradictions.witnesses import who_says_what
from checks.model import Discrepancy, Group, Opinion, Quantity, Statement, Verdict
from checks.wording import listed, say

CHECKS: tuple[Check, ...] = (
    scale_slip,
    sources_differ,
    outdated,
    two_camps,
    same_number,
    transposed_digits,
    bound_broken,
    disjoint_ranges,
)
"""The checks, the most specific first."""

LEAST_SHOWN = 0.1
"""Log-odds below which a finding is not worth a reader's time."""

_SHARE = {Verdict.CONTRADICTION: 1.0, Verdict.REVIEW: 0.5, Verdict.UPDATE: 0.25, Verdict.AGREEMENT: 0.0}


def judge(group: Group) -> Discrepancy:
    """Return the judgement on a group; without a fault it is an agreement."""
    pairs = incompatible_pairs(group)
    fault = next((fault for check in CHECKS if (fault := check(group, pairs)) is not None), None)
    if fault is not None and fault.verdict is Verdict.CONTRADICTION and _is_doubtful(group):
        fault = Fault(Verdict.REVIEW, fault.cause, fault.reason, (*fault.why, say("verdict.doubtful")))
    running = running_pairs(group, pairs)
    if running != set(pairs):
        pairs = tuple(pair for pair in pairs if pair not in running)
    verdict = Verdict.AGREEMENT if fault is None else fault.verdict
    gap = widest_gap(group)[0] if pairs else Decimal(1)
    why = tuple(f.statement for f in group.findings if f.opinion is Opinion.SAME)
    return Discrepancy(
        id=_id(group),
        group=group,
        verdict=verdict,
        cause="" if fault is None else fault.cause,
        severity=round((0.4 + 0.6 * (1 - 1 / float(gap))) * _SHARE[verdict], 2),
        pairs=pairs,
        gap=gap,
        headline=_headline(group),
        reason=_agreement(group) if fault is None else fault.reason,
        why=(*why, *(() if fault is None else fault.why), *who_says_what(group, pairs), *_weighed(group)),
        explanations=tuple(f.statement for f in group.findings if f.opinion is Opinion.UNKNOWN),
    )


def _is_doubtful(group: Group) -> bool:
    """Return whether too little speaks for one quantity to call a difference a contradiction."""
    return group.confidence < load_model().limits["contradiction"]


def _weighed(group: Group) -> tuple[Statement, ...]:
    """Return the sentence that shows what each finding weighed in the sum, the strongest first."""
    ranked = sorted(group.findings, key=lambda f: (-abs(f.weight), f.comparator))
    shown = [f for f in ranked if abs(f.weight) >= LEAST_SHOWN]
    if not shown:
        return ()
    parts = [
        say(
            "verdict.weight",
            comparator=say(f"comparator_names.{f.comparator}"),
            opinion=say(f"opinion_names.{f.opinion}"),
            weight=f"{f.weight:+.1f}",
        )
        for f in shown
    ]
    return (say("verdict.weighed", parts=listed(parts)),)


def _headline(group: Group) -> Statement:
    """Return the finding in one line: what is measured, and from where to where the figures reach."""
    low, high, unit = spread(group)
    if low == high:
        return say("verdict.headline_same", label=group.label, low=amount(low, unit, group))
    return say("verdict.headline_spread", label=group.label, low=low, high=amount(high, unit, group))


def _agreement(group: Group) -> Statement:
    """Return the sentence for a group without a fault."""
    articles = {q.figure.mention.article.id for q in group.quantities}
    key = "verdict.agreement" if len(articles) > 1 else "verdict.agreement_inside"
    return say(
        key,
        count=say("verdict.articles", n=len(articles)),
        label=group.label,
        values=listed(values_of(group)),
    )


def _id(group: Group) -> str:
    """Return the id of what is claimed: measurand, articles and values, never offsets."""
    claims = sorted({_claim(q) for q in group.quantities})
    digest = sha256("\n".join((group.measurand, *claims)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"F-{digest[:8]}"


def _claim(quantity: Quantity) -> str:
    """Return one figure of a group as it enters the id."""
    figure = quantity.figure
    interval = figure.interval
    ends = ("" if end is None else str(end.normalize()) for end in (interval.low, interval.high))
    return "\t".join((figure.mention.article.id, figure.modifier, *ends, figure.mention.unit or ""))


__all__ = ["CHECKS", "Check", "Fault", "judge"]
