"""
The records as data frames: with ``expectations`` the only place where pandas is used.

The tables of figures, discrepancies and pairs are for people who work with data: flat, a row each, the
keys of the JSON as columns (``interchange``), exact values as decimal strings in columns of text, so
that no binary float comes between the article and them. The two tables that Great Expectations checks
have floats for all bounds, as it can do nothing with decimals; nothing reads a value back from them.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from checks.interchange import figure_row, plain
from checks.model import Discrepancy, Interval, Modifier, Quantity

# Column -> type, in the order of the documented keys of a figure; what was added stands behind them.
FIGURE_COLUMNS = {
    "id": "str",
    "article": "str",
    "start": "int64",
    "end": "int64",
    "surface": "str",
    "kind": "str",
    "role": "str",
    "low": "str",
    "high": "str",
    "modifier": "str",
    "unit": "str",
    "base_low": "str",
    "base_high": "str",
    "base_unit": "str",
    "counted": "str",
    "measurand": "str",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "rate_date": "str",
    "dimension": "str",
    "leeway_low": "str",
    "leeway_high": "str",
    "original_leeway_low": "str",
    "original_leeway_high": "str",
    "conversion_factor": "str",
    "conversion_rate": "str",
    "conversion_source": "str",
    "conversion_assumed_day": "boolean",
    "trouble": "str",
    "written_precision": "str",
    "language": "str",
    "title": "str",
    "outlet": "str",
    "url": "str",
    "published": "str",
}

DISCREPANCY_COLUMNS = {
    "id": "str",
    "type": "str",
    "cause": "str",
    "severity": "float64",
    "confidence": "float64",
    "measurand": "str",
    "figures": "str",
    "figure_count": "int64",
    "pair_count": "int64",
    "gap": "str",
    "label": "str",
    "headline": "str",
    "reason": "str",
}

PAIR_COLUMNS = {
    "discrepancy": "str",
    "type": "str",
    "a": "str",
    "b": "str",
    "article_a": "str",
    "article_b": "str",
    "surface_a": "str",
    "surface_b": "str",
    "low_a": "str",
    "high_a": "str",
    "unit_a": "str",
    "low_b": "str",
    "high_b": "str",
    "unit_b": "str",
}

CHECKED_COLUMNS = {
    "id": "str",
    "article": "str",
    "surface": "str",
    "is_quoted": "bool",
    "start": "int64",
    "end": "int64",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "kind": "str",
    "role": "str",
    "modifier": "str",
    "unit": "str",
    "dimension": "str",
    "low": "float64",
    "high": "float64",
    "base_low": "float64",
    "base_high": "float64",
    "leeway_low": "float64",
    "leeway_high": "float64",
}

AGREEMENT_COLUMNS = {
    "group": "str",
    "article": "str",
    "figure": "str",
    "surface": "str",
    "unit": "str",
    "low": "float64",
    "high": "float64",
    "base_low": "float64",
    "base_high": "float64",
}

_EVERYWHERE = (-math.inf, math.inf)
_NESTED = ("leeway", "original_leeway", "conversion", "written")


def figures_table(quantities: Sequence[Quantity]) -> pd.DataFrame:
    """Return one row for each figure, with the columns of ``FIGURE_COLUMNS``; a missing value is NaN."""
    return _table([_flat(figure_row(quantity)) for quantity in quantities], FIGURE_COLUMNS)


def discrepancies_table(discrepancies: Sequence[Discrepancy], *, language: str = "de") -> pd.DataFrame:
    """
    Return one row for each discrepancy, with the columns of ``DISCREPANCY_COLUMNS``.

    ``figures`` has the ids of all its figures, with semicolons between them; which of them cannot both
    be true stands in :func:`pairs_table`.

    Args:
        discrepancies: What was judged.
        language: Language of the sentences.
    """
    rows = []
    for found in discrepancies:
        ids = [quantity.figure.id for quantity in found.group.quantities]
        rows.append(
            {
                "id": found.id,
                "type": found.verdict.value,
                "cause": found.cause,
                "severity": round(found.severity, 4),
                "confidence": round(found.group.confidence, 4),
                "measurand": found.group.measurand,
                "figures": "; ".join(ids),
                "figure_count": len(ids),
                "pair_count": len(found.pairs),
                "gap": plain(found.gap),
                "label": found.group.label.text(language),
                "headline": found.headline.text(language),
                "reason": found.reason.text(language),
            }
        )
    return _table(rows, DISCREPANCY_COLUMNS)


def pairs_table(discrepancies: Sequence[Discrepancy]) -> pd.DataFrame:
    """Return one row for each two figures that cannot both be true, with the columns of ``PAIR_COLUMNS``."""
    rows = []
    for found in discrepancies:
        for places in found.pairs:
            row: dict[str, Any] = {"discrepancy": found.id, "type": found.verdict.value}
            for side, place in zip("ab", places, strict=True):
                figure = found.group.quantities[place].figure
                row |= {
                    side: figure.id,
                    f"article_{side}": figure.mention.article.id,
                    f"surface_{side}": figure.mention.surface,
                    f"low_{side}": plain(figure.interval.low),
                    f"high_{side}": plain(figure.interval.high),
                    f"unit_{side}": figure.mention.unit,
                }
            rows.append(row)
    return _table(rows, PAIR_COLUMNS)


def checked_table(quantities: Sequence[Quantity]) -> pd.DataFrame:
    """
    Return what the gate looks at, a row for each quantity in their order.

    ``is_quoted`` says that the span holds exactly the surface; without the article's text, as in
    ``compare``, that the span is as long as the surface.
    """
    rows = []
    for quantity in quantities:
        figure = quantity.figure
        mention = figure.mention
        span, text = mention.span, mention.article.text
        quoted = text[span.start : span.end] if text else mention.surface
        rows.append(
            {
                "id": figure.id,
                "article": mention.article.id,
                "surface": mention.surface,
                "is_quoted": quoted == mention.surface and span.end - span.start == len(mention.surface),
                "start": span.start,
                "end": span.end,
                "sentence_start": mention.sentence.start,
                "sentence_end": mention.sentence.end,
                "kind": figure.kind.value,
                "role": figure.role.value,
                "modifier": figure.modifier.value,
                "unit": mention.unit,
                "dimension": quantity.dimension,
                "low": _float(figure.interval.low),
                "high": _float(figure.interval.high),
                "base_low": _float(quantity.base.low),
                "base_high": _float(quantity.base.high),
                "leeway_low": _float(quantity.leeway.low),
                "leeway_high": _float(quantity.leeway.high),
            }
        )
    return _table(rows, CHECKED_COLUMNS)


def agreement_table(discrepancies: Sequence[Discrepancy]) -> pd.DataFrame:
    """
    Return one row for each figure of each group: how far it reaches, in its own unit and in base units.

    An end that does not belong to its interval is the next float inside it, so that intervals meet
    where their floats overlap; an end that is open to infinity is infinite. A word of an order of
    magnitude contradicts nothing, so it reaches everywhere, and so does a value without a unit.
    """
    rows = []
    for found in discrepancies:
        for quantity in found.group.quantities:
            mention = quantity.figure.mention
            is_vague = quantity.figure.modifier is Modifier.VAGUE
            has_scale = mention.unit is not None and not is_vague
            low, high = _reach(quantity.original_leeway) if has_scale else _EVERYWHERE
            base_low, base_high = _EVERYWHERE if is_vague else _reach(quantity.leeway)
            rows.append(
                {
                    "group": found.id,
                    "article": mention.article.id,
                    "figure": quantity.figure.id,
                    "surface": mention.surface,
                    "unit": mention.unit,
                    "low": low,
                    "high": high,
                    "base_low": base_low,
                    "base_high": base_high,
                }
            )
    return _table(rows, AGREEMENT_COLUMNS)


def _table(rows: list[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose objects became columns of their own, such as ``leeway_low``."""
    for name in _NESTED:
        row |= {f"{name}_{key}": value for key, value in (row.pop(name) or {}).items()}
    return row


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _reach(interval: Interval) -> tuple[float, float]:
    low = -math.inf if interval.low is None else float(interval.low)
    high = math.inf if interval.high is None else float(interval.high)
    if interval.closed or interval.is_point():
        return low, high
    return math.nextafter(low, math.inf), math.nextafter(high, -math.inf)
