"""
What the Prefect dashboard shows of a run: the name of its end state, a summary and a table.

Pure functions that return text; ``factcheck`` hands it to Prefect. Everything from an article or a file
name is escaped, and the sizes are bounded: the dashboard draws a table without pages and a Markdown
text in one piece.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from checks.model import Discrepancy, RunResult, SetAside, Verdict
from checks.tables import discrepancies_table
from flows.escaping import dashboard_cell, markdown, printable
from flows.output_folder import REPORT

ROWS = 300
COLUMNS = ("type", "state", "headline", "severity", "gap", "reason", "cause", "confidence", "figures", "id")
_LISTED = 50
_LONGEST = 300


def end_state_name(result: RunResult) -> str:
    """Return what a run found in a few words, such as ``1 contradiction, 2 unreadable``."""
    contradictions = sum(found.verdict is Verdict.CONTRADICTION for found in result.discrepancies)
    unreadable = len(result.coverage.unreadable)
    name = counted(contradictions, "contradiction") if contradictions else "No contradiction"
    return f"{name}, {unreadable} unreadable" if unreadable else name


def end_state_message(result: RunResult, out: Path) -> str:
    """Return the counts of every verdict and the path of the report, on one line."""
    counts = Counter(str(found.verdict) for found in result.discrepancies)
    verdicts = ", ".join(counted(counts[verdict], verdict) for verdict in Verdict if counts[verdict])
    read = f"{result.coverage.read} of {counted(result.coverage.given, 'article')} read"
    return printable(f"{read}; {verdicts or 'nothing to compare'}; report: {out / REPORT}")


def counted(number: int, noun: str) -> str:
    """
    Return a number with its English noun.

    >>> counted(1, "article"), counted(0, "article")
    ('1 article', '0 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(result: RunResult, agreement: Sequence[str], out: Path) -> str:
    """
    Return the run's summary as Markdown, well below 100 kB.

    Args:
        result: What the run found.
        agreement: The validation result of each quantity, one line each.
        out: The folder the report was written to; shown as text, since no dashboard opens a local file.
    """
    language = result.language
    lines = [
        f"# {end_state_name(result)}",
        markdown(end_state_message(result, out)),
        *_section("Contradictions", [_finding(found, language) for found in _contradictions(result)]),
        *_section("Set aside by the expectations", _named(result.set_aside)),
        *_section("Do the figures of each quantity agree?", [markdown(line) for line in agreement]),
        *_section("Not read", _named(result.coverage.unreadable)),
        *_section("Empty", _named(result.coverage.empty)),
        *_section("Duplicates", _named(result.coverage.duplicate)),
    ]
    return "\n\n".join(lines) + "\n"


def rows(result: RunResult) -> list[dict[str, str]]:
    """Return the first discrepancies as rows of strings, the most severe first."""
    table = discrepancies_table(result.discrepancies[:ROWS], language=result.language)
    states = dict(result.states)
    table["state"] = [states.get(found.id, "new") for found in result.discrepancies[:ROWS]]
    return [
        {column: "" if pd.isna(row[column]) else dashboard_cell(str(row[column])) for column in COLUMNS}
        for row in table.to_dict(orient="records")
    ]


def _contradictions(result: RunResult) -> list[Discrepancy]:
    return [found for found in result.discrepancies if found.verdict is Verdict.CONTRADICTION]


def _finding(found: Discrepancy, language: str) -> str:
    return f"**{markdown(found.headline.text(language))}** {markdown(found.reason.text(language))}"


def _named(things: Sequence[SetAside]) -> list[str]:
    return [f"{markdown(thing.name)}: {markdown(thing.reason)}" for thing in things]


def _section(title: str, items: Sequence[str]) -> list[str]:
    """Return a heading with a bounded list, or nothing for an empty one."""
    if not items:
        return []
    listed = [f"- {item[:_LONGEST]}" for item in items[:_LISTED]]
    if len(items) > _LISTED:
        listed.append(f"- and {len(items) - _LISTED} more")
    return [f"## {title}", "\n".join(listed)]
