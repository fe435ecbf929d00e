"""The committed sample report is what a run over the sample articles writes."""

from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_sample_report_is_what_a_run_writes(monkeypatch):
    from checks.comparison import compare  # noqa: PLC0415 - Great Expectations takes seconds
    from checks.expectations import gate  # noqa: PLC0415
    from flows import stages  # noqa: PLC0415
    from flows.run_result import result_of  # noqa: PLC0415
    from flows.store import recall  # noqa: PLC0415
    from reports.discrepancy_report import render  # noqa: PLC0415

    monkeypatch.chdir(ROOT)
    settings = stages.Settings("auto", "EUR", date(2026, 11, 22))
    reading = stages.read_articles([Path("seeds/articles")], "auto")
    extraction = stages.extract(reading.articles, settings)
    accepted = gate(extraction.quantities, articles={article.id for article in reading.articles})
    comparison = compare(accepted.kept)
    result = result_of(
        settings, reading, extraction, accepted, comparison, stages.judge_all(comparison.groups), recall(None)
    )
    sample = (ROOT / "reports" / "sample" / "report.html").read_text(encoding="utf-8")
    # `figurecheck run seeds/articles --out reports/sample --as-of 2026-11-22` writes it anew
    assert render(result, working_folder="../..") == sample
