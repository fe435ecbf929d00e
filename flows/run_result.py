"""
The outcome of all stages as one record: what the report, the exports and the dashboard are made from.

It stands apart from ``stages``, because the gate's results come with Great Expectations.
"""

from dataclasses import replace

from checks.comparison import Comparison
from checks.exchange_rates import load_rates
from checks.expectations import GateResult
from checks.model import Discrepancy, RunResult
from flows.stages import Extraction, Reading, Settings, report_language
from flows.store import Memory


def result_of(
    settings: Settings,
    reading: Reading,
    extraction: Extraction,
    accepted: GateResult,
    comparison: Comparison,
    discrepancies: tuple[Discrepancy, ...],
    memory: Memory,
) -> RunResult:
    """Return everything a run found as one record; an article set aside late counts as unreadable."""
    late = {article.name for article in extraction.unreadable}
    articles = tuple(article for article in reading.articles if article.id not in late)
    return RunResult(
        as_of=settings.as_of,
        currency=settings.currency,
        language=report_language(articles, settings.language),
        rates_until=load_rates().until,
        coverage=replace(
            reading.coverage,
            read=reading.coverage.read - len(late),
            unreadable=(*reading.coverage.unreadable, *extraction.unreadable),
        ),
        articles=articles,
        quantities=accepted.kept,
        set_aside=accepted.set_aside,
        discrepancies=discrepancies,
        not_compared=comparison.not_compared,
        states=memory.states(discrepancies),
        gone=memory.gone(discrepancies),
    )
