"""The findings: what contradicts, what is to be reviewed, what is outdated; the rest in one line each."""

from dataclasses import dataclass

from babel.dates import format_date

from checks.model import Discrepancy, Opinion, Statement, Verdict
from reports.downloads import Download, downloads
from reports.interface import Interface
from reports.page import IN_FULL, MARKS, OPEN, Page, severity
from reports.sections import chart, evidence, pairs

REASONS = (
    ("accept", None),
    ("other_date", "other-date"),
    ("other_quantity", "other-quantity"),
    ("misread", "misread"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible decision, and what ``figurecheck review`` is told to record it."""

    text: Statement
    command: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the template ``finding.html`` lays out."""

    id: str
    number: int
    verdict: str
    mark: str
    severity: Statement
    is_grave: bool
    tags: tuple[Statement, ...]
    state: Statement | None
    decision: Statement | None
    headline: Statement
    reason: Statement
    chart: chart.Chart | None
    evidence: evidence.Evidence
    why: tuple[Statement, ...]
    harmless: tuple[Statement, ...]
    comparable: tuple[Statement, ...]
    confidence: Statement
    pairs: pairs.Pairs
    choices: tuple[Choice, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A finding in one line."""

    id: str
    verdict: str
    mark: str
    severity: Statement
    headline: Statement
    decision: Statement | None


@dataclass(frozen=True, slots=True)
class Block:
    """The findings of one verdict; contradictions, which come first, need no title."""

    verdict: str
    title: Statement | None
    intro: Statement | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the template ``findings.html`` lays out."""

    blocks: tuple[Block, ...]
    brief_title: Statement
    brief_intro: Statement | None
    brief: tuple[Brief, ...]
    dismissed_title: Statement | None
    dismissed: tuple[Brief, ...]
    dismissed_left_out: Statement | None


def build(page: Page) -> Findings:
    """Return all findings of the page, those a reader dismissed before among them, folded."""
    say = page.interface.say
    number = 0
    blocks = []
    for verdict in OPEN:
        found = page.in_full(verdict)
        if not found:
            continue
        titled = verdict is not Verdict.CONTRADICTION
        blocks.append(
            Block(
                verdict=verdict.value,
                title=say(f"finding.{verdict.value}s_title") if titled else None,
                intro=say(f"finding.{verdict.value}s_intro") if titled else None,
                findings=tuple(finding(one, number + index, page) for index, one in enumerate(found)),
            )
        )
        number += len(found)
    rest = page.open[IN_FULL:]
    hidden = len(page.dismissed) - IN_FULL
    return Findings(
        blocks=tuple(blocks),
        brief_title=say("finding.more_title"),
        brief_intro=say("finding.more_intro", len(rest)) if rest else None,
        brief=tuple(_brief(one, page) for one in rest),
        dismissed_title=say("finding.dismissed_title", len(page.dismissed)) if page.dismissed else None,
        dismissed=tuple(_brief(one, page) for one in page.dismissed[:IN_FULL]),
        dismissed_left_out=say("finding.further", hidden) if hidden > 0 else None,
    )


def finding(discrepancy: Discrepancy, number: int, page: Page) -> Finding:
    """Return one finding with everything that explains it."""
    interface = page.interface
    group = evidence.witnesses(discrepancy.group.quantities)
    stated, unit = chart.stated_values(discrepancy.group.quantities, group)
    spread = pairs.spread(stated, interface)
    state = page.states.get(discrepancy.id)
    said = {*discrepancy.why, *discrepancy.explanations}
    return Finding(
        id=discrepancy.id,
        number=number,
        verdict=discrepancy.verdict.value,
        mark=MARKS[discrepancy.verdict],
        severity=severity(discrepancy, interface),
        is_grave=discrepancy.verdict is Verdict.CONTRADICTION,
        tags=(_kind(discrepancy, interface), _cause(discrepancy, interface), *((spread,) if spread else ())),
        state=interface.say(f"finding.{state}") if state in {"new", "known"} else None,
        decision=_decision(discrepancy, page),
        headline=discrepancy.headline,
        reason=discrepancy.reason,
        chart=chart.build(stated, unit, group, discrepancy.group.label, interface),
        evidence=evidence.build(page, group),
        why=discrepancy.why
        or tuple(f.statement for f in discrepancy.group.findings if f.opinion is Opinion.SAME),
        harmless=discrepancy.explanations,
        comparable=tuple(f.statement for f in discrepancy.group.findings if f.statement not in said),
        confidence=interface.say("finding.confidence", share=round(100 * discrepancy.group.confidence)),
        pairs=pairs.build(discrepancy, stated, group, interface),
        choices=tuple(
            Choice(interface.say(f"decision.{name}"), _command(discrepancy.id, reason))
            for name, reason in REASONS
        ),
        downloads=downloads(discrepancy, state, page.reviews.get(discrepancy.id), page.result.language),
    )


def _kind(discrepancy: Discrepancy, interface: Interface) -> Statement:
    if discrepancy.verdict is not Verdict.CONTRADICTION:
        return interface.say(f"verdict.{discrepancy.verdict.value}")
    articles = [quantity.figure.mention.article.id for quantity in discrepancy.group.quantities]
    is_between = any(articles[first] != articles[second] for first, second in discrepancy.pairs)
    return interface.say(f"verdict.contradiction_{'between' if is_between else 'within'}")


def _cause(discrepancy: Discrepancy, interface: Interface) -> Statement:
    key = f"cause.{discrepancy.cause}"
    if interface.known(key) and discrepancy.cause != "other":
        return interface.say(key)
    return interface.say("cause.other", cause=discrepancy.cause.replace("_", " "))


def _decision(discrepancy: Discrepancy, page: Page) -> Statement | None:
    """Return the decision remembered for a finding, with its reason and note."""
    review = page.reviews.get(discrepancy.id)
    if review is None:
        return None
    say = page.interface.say
    day = page.interface.each(lambda language: format_date(review.on, format="long", locale=language.locale))
    verdict = "accepted" if review.verdict == "accepted" else "dismissed"
    parts = [say(f"finding.{verdict}", day=day, by=review.by)]
    parts += [page.interface.same(text) for text in (review.reason, review.note) if text]
    return page.interface.join(parts, " · ")


def _brief(discrepancy: Discrepancy, page: Page) -> Brief:
    return Brief(
        id=discrepancy.id,
        verdict=discrepancy.verdict.value,
        mark=MARKS[discrepancy.verdict],
        severity=severity(discrepancy, page.interface),
        headline=discrepancy.headline,
        decision=_decision(discrepancy, page),
    )


def _command(finding_id: str, reason: str | None) -> str:
    if reason is None:
        return f"accept {finding_id}"
    return f"dismiss {finding_id} --reason {reason}"
