"""
What every section of the page needs: the run, the words, and what is known of each finding.

Findings are sorted here once into those that are open, by verdict, and those a reader has dismissed, so
that the counts in the header and the lists below it cannot differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checks.model import Discrepancy, Quantity, Review, RunResult, Statement, Verdict
from reports.interface import Interface

IN_FULL = 200
ROWS = 200
HIGH, MEDIUM = 0.7, 0.4
MARKS = {Verdict.CONTRADICTION: "▲", Verdict.REVIEW: "◆", Verdict.UPDATE: "↻", Verdict.AGREEMENT: "✓"}
OPEN = (Verdict.CONTRADICTION, Verdict.REVIEW, Verdict.UPDATE)


@dataclass(frozen=True, slots=True)
class Page:
    """One run as the sections see it."""

    result: RunResult
    interface: Interface
    working_folder: str
    states: Mapping[str, str]
    reviews: Mapping[str, Review]
    findings: Mapping[Verdict, Sequence[Discrepancy]]
    dismissed: Sequence[Discrepancy]
    agreements: Sequence[Discrepancy]

    @property
    def open(self) -> list[Discrepancy]:
        """Every finding a reader has still to look at, contradictions first."""
        return [finding for verdict in OPEN for finding in self.findings[verdict]]

    def in_full(self, verdict: Verdict) -> list[Discrepancy]:
        """Return the findings of a verdict that are among the first ``IN_FULL`` of the page."""
        return [finding for finding in self.open[:IN_FULL] if finding.verdict is verdict]

    def alone(self) -> int:
        """Return how many figures nothing was compared with."""
        groups = [d.group.quantities for d in self.result.discrepancies]
        groups += [entry.quantities for entry in self.result.not_compared]
        met = {id_of(quantity) for group in groups for quantity in group}
        return sum(
            1 for q in self.result.quantities if q.figure.role.value == "figure" and id_of(q) not in met
        )


def id_of(quantity: Quantity) -> tuple[str, int]:
    """Return what tells a figure from all others, cheaper than its printed id."""
    mention = quantity.figure.mention
    return mention.article.id, mention.span.start


def open_page(result: RunResult, interface: Interface, working_folder: str) -> Page:
    """Return a run sorted for the sections."""
    reviews = dict(result.reviews)
    dismissed = [
        finding
        for finding in result.discrepancies
        if finding.verdict in OPEN and finding.id in reviews and reviews[finding.id].verdict == "dismissed"
    ]
    gone = {finding.id for finding in dismissed}
    return Page(
        result=result,
        interface=interface,
        working_folder=working_folder,
        states=dict(result.states),
        reviews=reviews,
        findings={
            verdict: [one for one in result.discrepancies if one.verdict is verdict and one.id not in gone]
            for verdict in OPEN
        },
        dismissed=dismissed,
        agreements=[one for one in result.discrepancies if one.verdict is Verdict.AGREEMENT],
    )


def severity(finding: Discrepancy, interface: Interface) -> Statement:
    """Return the word for a severity; the number itself is in the export."""
    level = "high" if finding.severity >= HIGH else "medium" if finding.severity >= MEDIUM else "low"
    return interface.say(f"severity.{level}")


def letter(index: int) -> str:
    """
    Return the letter of an article in a finding: A to Z, then AA, AB and so on.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    before, own = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + own)
