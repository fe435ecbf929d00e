"""
The gist of a run as plain text for a mail: at most twenty lines, in the language of the run.

Control characters of articles are made visible and line breaks closed up, so that no text can pass itself
off as a line of the mail.
"""

import textwrap

from babel.dates import format_date

from checks.model import RunResult, Statement
from reports.interface import load_interface
from reports.page import MARKS, open_page
from reports.sections.header import coverage_line, headline, lede
from reports.visible_text import visible

FINDINGS = 5
LINE = 240


def summarise(result: RunResult) -> str:
    """Return the summary, ending in a line break: the news, the gravest findings, what else was done."""
    interface = load_interface()
    page = open_page(result, interface, ".")
    language = interface.default(result.language)

    def line(statement: Statement) -> str:
        return _one_line(statement.text(language.code))

    day = format_date(result.as_of, format="long", locale=language.locale)
    lines = [
        line(headline(page)),
        language.phrase("summary.subject", day=day),
        line(coverage_line(result.coverage, interface)),
    ]
    if not page.open:
        lines += ["", line(lede(page))]
    for finding in page.open[:FINDINGS]:
        state = page.states.get(finding.id)
        news = f" ({language.phrase(f'summary.{state}')})" if state in {"new", "known"} else ""
        lines += [
            f"{MARKS[finding.verdict]} {finding.id}{news}: {line(finding.headline)}",
            f"  {line(finding.reason)}",
        ]
    hidden = len(page.open) - FINDINGS
    if hidden > 0:
        lines.append(language.phrase("summary.more", hidden))
    counts = language.phrase(
        "summary.counts",
        agreements=language.phrase("filter.agreements", len(page.agreements)),
        not_compared=language.phrase("filter.not_compared", len(result.not_compared)),
    )
    return "\n".join([*lines, "", counts, language.phrase("summary.report"), ""])


def _one_line(text: str) -> str:
    return textwrap.shorten(visible(text), LINE, placeholder=" …")
