"""What was read and what was not: all inputs, each row set aside, each figure that was not converted."""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.model import SetAside, Statement
from reports.page import Page
from reports.sections.header import coverage_line

ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """Something named, and why it stands here."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A folded list of entries."""

    title: Statement
    entries: tuple[Entry, ...]
    left_out: Statement | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the template ``coverage.html`` lays out."""

    sum: Statement
    notes: tuple[Statement, ...]
    listings: tuple[Listing, ...]
    is_complete: bool


def build(page: Page) -> Coverage:
    """Return what became of everything that was given."""
    say = page.interface.say
    result = page.result
    alone = page.alone()
    context = sum(1 for quantity in result.quantities if quantity.figure.role.value == "context")
    coverage = result.coverage
    lists: list[tuple[str, Sequence[SetAside]]] = [
        ("filter.unreadable", coverage.unreadable),
        ("filter.empty", coverage.empty),
        ("filter.duplicate", coverage.duplicate),
        ("coverage.set_aside", result.set_aside),
        ("coverage.trouble", _troubles(page)),
        ("coverage.gone", [SetAside(gone, "") for gone in result.gone]),
    ]
    return Coverage(
        sum=coverage_line(coverage, page.interface),
        notes=tuple(
            say(f"coverage.{name}", count)
            for name, count in (("alone", alone), ("context", context))
            if count
        ),
        listings=tuple(_listing(say(key, len(entries)), entries, page) for key, entries in lists if entries),
        is_complete=coverage.read == coverage.given,
    )


def _troubles(page: Page) -> list[SetAside]:
    return [
        SetAside(f"{quantity.figure.id}: {quantity.figure.mention.surface}", quantity.trouble)
        for quantity in page.result.quantities
        if quantity.trouble
    ]


def _listing(title: Statement, entries: Sequence[SetAside], page: Page) -> Listing:
    hidden = len(entries) - ENTRIES
    return Listing(
        title=title,
        entries=tuple(Entry(entry.name, entry.reason) for entry in entries[:ENTRIES]),
        left_out=page.interface.say("coverage.more", hidden) if hidden > 0 else None,
    )
