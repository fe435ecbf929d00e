"""``figurecheck evaluate``: figures and discrepancies measured against annotated news."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from checks.comparison import compare
from checks.evaluation import MalformedGold, load_golds, measure_figures, measure_pairs
from checks.interchange import discrepancy_row, figure_row
from flows import stages
from flows.terminal import DONE, UsageError, text_of


def evaluate(options: argparse.Namespace) -> int:
    """
    Print the measures of figures and discrepancies that are given.

    Without either, the articles beside each gold file are extracted and compared, one story at a time.
    """
    try:
        golds = load_golds(options.gold)
    except MalformedGold as error:
        raise UsageError(str(error)) from error
    if options.figures is None and options.discrepancies is None:
        documents = [_document(gold.path.with_name("articles.jsonl"), options) for gold in golds]
        figures = [row for document in documents for row in document["figures"]]
    else:
        documents = [_json(text_of(file), file) for file in options.discrepancies or ()]
        figures = [_json(line, file) for file in options.figures or () for line in text_of(file).splitlines()]
    measures = {}
    try:
        if figures or options.figures:
            measures["figures"] = asdict(measure_figures(golds, figures))
        if documents:
            measures["pairs"] = asdict(measure_pairs(golds, documents))
    except (LookupError, TypeError, ValueError) as error:
        raise UsageError(f"not in the form that is measured: {type(error).__name__}: {error}") from error
    sys.stdout.write(json.dumps(measures) + "\n" if options.json else table(measures) + "\n")
    return DONE


def _document(file: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Return every figure of the articles beside a gold file and what is found among them."""
    if not file.is_file():
        raise UsageError(f"there is no {file}; say with --figures and --discrepancies what to measure")
    settings = stages.Settings("auto", "EUR", options.as_of)
    quantities = stages.extract(stages.read_articles([file], "auto").articles, settings).quantities
    return {
        "figures": [figure_row(quantity) for quantity in quantities],
        "discrepancies": [
            discrepancy_row(discrepancy, "new", None)
            for discrepancy in stages.judge_all(compare(quantities).groups)
        ],
    }


def table(measures: Mapping[str, Mapping[str, Any]]) -> str:
    """
    Return measures as a table with a line for each.

    >>> print(table({"pairs": {"found": 2, "recall": 0.5, "precision": None, "flagged": {"update": 1}}}))
    pairs
      found                 2
      recall            0.500
      precision             -
      flagged
        update              1
    """
    lines = []
    for name, value in measures.items():
        lines.append(name)
        for measure, number in value.items():
            lines.append(f"  {measure}" if isinstance(number, Mapping) else _line(measure, number, indent=2))
            lines += (
                [_line(*item, indent=4) for item in number.items()] if isinstance(number, Mapping) else []
            )
    return "\n".join(lines)


def _line(name: str, number: float | None, *, indent: int) -> str:
    shown = "-" if number is None else f"{number:.3f}" if isinstance(number, float) else str(number)
    return f"{' ' * indent}{name:{18 - indent}}{shown:>7}"


def _json(text: str, file: Path) -> dict[str, Any]:
    """Return what a file holds as JSON: one object."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{file}: no JSON: {error}") from error
    if not isinstance(value, dict):
        raise UsageError(f"{file}: not a JSON object")
    return value
