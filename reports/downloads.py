"""
The data of one finding as ``data:`` links, in the keys that ``discrepancies.json`` and ``figures.csv`` have.

The CSV is for spreadsheets: a byte order mark, semicolons, and an apostrophe before any text that a
spreadsheet would run as a formula. Numbers are never touched, so that -5 stays -5, nor is a lone sign (the
modifier ``=``), which is no formula.
"""

import base64
import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from checks.model import Discrepancy, Quantity, Review
from reports.visible_text import visible

FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
NUMBERS = frozenset(
    {"start", "end", "low", "high", "base_low", "base_high", "sentence_start", "sentence_end"}
)

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page carries: its name and its address."""

    kind: str
    name: str
    address: str


def downloads(
    discrepancy: Discrepancy, state: str | None, review: Review | None, language: str
) -> tuple[Download, ...]:
    """Return a finding's data as CSV and as JSON, with the reason in one language as in the export."""
    rows = [figure_row(quantity) for quantity in discrepancy.group.quantities]
    document = {"discrepancies": [discrepancy_row(discrepancy, state, review, language)], "figures": rows}
    # ASCII only: an article may hold halves of surrogate pairs, which UTF-8 cannot.
    as_json = json.dumps(document, separators=(",", ":")).encode("ascii")
    return (
        _download("CSV", f"{discrepancy.id}.csv", "text/csv", figures_csv(rows).encode("utf-8-sig")),
        _download("JSON", f"{discrepancy.id}.json", "application/json", as_json),
    )


def figure_row(quantity: Quantity) -> dict[str, Cell]:
    """Return a figure in the published keys."""
    figure = quantity.figure
    mention = figure.mention
    return {
        "id": figure.id,
        "article": mention.article.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "surface": mention.surface,
        "kind": figure.kind.value,
        "role": figure.role.value,
        "low": _decimal(figure.interval.low),
        "high": _decimal(figure.interval.high),
        "modifier": figure.modifier.value,
        "unit": mention.unit,
        "base_low": _decimal(quantity.base.low),
        "base_high": _decimal(quantity.base.high),
        "base_unit": quantity.base_unit,
        "counted": figure.counted,
        "measurand": figure.measurand,
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
    }


def discrepancy_row(
    discrepancy: Discrepancy, state: str | None, review: Review | None, language: str
) -> dict[str, object]:
    """Return a finding in the published keys."""
    ids = [quantity.figure.id for quantity in discrepancy.group.quantities]
    return {
        "id": discrepancy.id,
        "type": discrepancy.verdict.value,
        "cause": discrepancy.cause,
        "severity": discrepancy.severity,
        "confidence": discrepancy.group.confidence,
        "measurand": discrepancy.group.measurand,
        "figures": ids,
        "pairs": [[ids[first], ids[second]] for first, second in discrepancy.pairs],
        "gap": float(discrepancy.gap),
        "reason": discrepancy.reason.text(language),
        "state": state,
        "decision": None if review is None else _decision(review),
    }


def figures_csv(rows: list[dict[str, Cell]]) -> str:
    """Return figures as CSV that a German spreadsheet opens with a double click."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: cell(key, value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def cell(key: str, value: Cell) -> Cell:
    """
    Return a value as a cell: text that looks like a formula gets an apostrophe, numbers do not.

    >>> cell("surface", "=1+1"), cell("low", "-5")
    ("'=1+1", '-5')
    """
    if not isinstance(value, str) or key in NUMBERS:
        return value
    text = visible(value)
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text


def _decision(review: Review) -> Mapping[str, str]:
    return {
        "verdict": review.verdict,
        "reason": review.reason,
        "note": review.note,
        "by": review.by,
        "on": review.on.isoformat(),
    }


def _decimal(value: Decimal | None) -> str | None:
    if value is None:
        return None
    # Beyond that, writing a number out takes seconds and megabytes; the exponent says the same.
    return f"{value:f}" if abs(value.adjusted()) < 60 else str(value)


def _download(kind: str, name: str, media_type: str, content: bytes) -> Download:
    data = base64.b64encode(content).decode("ascii")
    return Download(kind, name, f"data:{media_type};base64,{data}")
