"""The head of the page: the news in one sentence, what there is to see, and what was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from checks.model import Coverage, Discrepancy, Statement, Verdict
from reports.interface import Interface
from reports.page import MARKS, Page


@dataclass(frozen=True, slots=True)
class Filter:
    """One pill: shows only the sections of its class."""

    name: str
    mark: str
    text: Statement


@dataclass(frozen=True, slots=True)
class Header:
    """What the template ``header.html`` lays out."""

    day: Statement
    headline: Statement
    lede: Statement
    filters: tuple[Filter, ...]
    coverage: Statement


def build(page: Page) -> Header:
    """Return the head of the page."""
    day = page.interface.each(
        lambda language: format_date(page.result.as_of, format="long", locale=language.locale)
    )
    return Header(
        day=page.interface.say("page.run_of", day=day),
        headline=headline(page),
        lede=lede(page),
        filters=tuple(_filters(page)),
        coverage=coverage_line(page.result.coverage, page.interface),
    )


def headline(page: Page) -> Statement:
    """Return the news: how many contradictions in how many articles."""
    say = page.interface.say
    read = page.result.coverage.read
    if not read:
        return say("headline.nothing_read")
    articles = say("headline.articles", read)
    contradictions = len(page.findings[Verdict.CONTRADICTION])
    if contradictions:
        what = say("headline.contradictions", contradictions)
        return say("headline.found", what=what, articles=articles)
    reviews = len(page.findings[Verdict.REVIEW])
    if reviews:
        return say("headline.only_reviews", what=say("headline.reviews", reviews))
    return say("headline.none", articles=articles)


def lede(page: Page) -> Statement:
    """Return the sentence below the headline: the gravest finding, or why there is none."""
    say = page.interface.say
    if not page.result.coverage.given:
        return say("headline.nothing_given")
    if not page.result.coverage.read:
        return say("headline.nothing_readable", page.result.coverage.given)
    if page.open:
        return page.open[0].headline
    if page.agreements:
        return say("headline.all_agree", len(page.agreements))
    return say("headline.nothing_comparable")


def coverage_line(coverage: Coverage, interface: Interface) -> Statement:
    """Return how many of the inputs were read, and what became of the others."""
    others = [
        interface.say(f"filter.{fate}", len(inputs))
        for fate, inputs in (
            ("unreadable", coverage.unreadable),
            ("empty", coverage.empty),
            ("duplicate", coverage.duplicate),
        )
        if inputs
    ]
    if not others:
        return interface.say("filter.coverage", read=coverage.read, given=coverage.given)
    missing = interface.join(others, ", ")
    return interface.say("filter.coverage_less", read=coverage.read, given=coverage.given, missing=missing)


def _filters(page: Page) -> list[Filter]:
    say = page.interface.say
    filters = []
    for verdict, name in (
        (Verdict.CONTRADICTION, "contradictions"),
        (Verdict.REVIEW, "reviews"),
        (Verdict.UPDATE, "updates"),
    ):
        findings = page.findings[verdict]
        if findings:
            what = say(f"filter.{name}", len(findings))
            filters.append(Filter(verdict.value, MARKS[verdict], _with_news(what, findings, page)))
    if page.agreements:
        text = say("filter.agreements", len(page.agreements))
        filters.append(Filter("agreement", MARKS[Verdict.AGREEMENT], text))
    if page.result.not_compared:
        filters.append(Filter("not_compared", "≠", say("filter.not_compared", len(page.result.not_compared))))
    return filters


def _with_news(what: Statement, findings: Sequence[Discrepancy], page: Page) -> Statement:
    """Return a count with how many of it are new; nothing is said where the run has no store."""
    states = [page.states[finding.id] for finding in findings if finding.id in page.states]
    if not states:
        return what
    new = states.count("new")
    if new == len(findings):
        return page.interface.say("filter.all_new", what=what)
    if not new:
        return page.interface.say("filter.none_new", what=what)
    return page.interface.say("filter.some_new", what=what, new=new)
