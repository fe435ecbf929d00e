"""``figurecheck evaluate``: figures and discrepancies measured against annotated news."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from checks.comparison import compare
from checks.evaluation import MalformedGold, load_golds, measure_figures, measure_issues
from checks.interchange import discrepancy_row, figure_row
from flows import stages
from flows.terminal import DONE, UsageError, text_of


def evaluate(options: argparse.Namespace) -> int:
    """
    Print the measures of figures and discrepancies that are given.

    Without either, the articles beside each gold file are extracted and compared, one story at a time, or
    all of them in one run (``--together``).
    """
    try:
        golds = load_golds(options.gold)
    except MalformedGold as error:
        raise UsageError(str(error)) from error
    if options.figures is None and options.discrepancies is None:
        files = [gold.path.with_name("articles.jsonl") for gold in golds]
        runs = [files] if options.together else [[file] for file in files]
        documents = [_document(each, options) for each in runs]
        figures = [row for document in documents for row in document["figures"]]
    else:
        documents = [_json(text_of(file), file) for file in options.discrepancies or ()]
        figures = [_json(line, file) for file in options.figures or () for line in text_of(file).splitlines()]
    measures = {}
    try:
        if figures or options.figures:
            measures["figures"] = asdict(measure_figures(golds, figures))
        if documents:
            measures["issues"] = asdict(measure_issues(golds, documents, are_together=options.together))
            if len(golds) == len(documents) > 1:
                measures |= {
                    str(gold.path.parent): asdict(measure_issues([gold], [document]))
                    for gold, document in zip(golds, documents, strict=True)
                }
    except (LookupError, TypeError, ValueError) as error:
        raise UsageError(f"not in the form that is measured: {type(error).__name__}: {error}") from error
    sys.stdout.write(json.dumps(measures) + "\n" if options.json else table(measures) + "\n")
    return DONE


def _document(files: Sequence[Path], options: argparse.Namespace) -> dict[str, Any]:
    """Return every figure of the articles beside gold files and what is found among them in one run."""
    if missing := [file for file in files if not file.is_file()]:
        raise UsageError(f"there is no {missing[0]}; say with --figures and --discrepancies what to measure")
    settings = stages.Settings("auto", "EUR", options.as_of)
    quantities = stages.extract(stages.read_articles(files, "auto").articles, settings).quantities
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

    >>> print(table({"issues": {"found": 2, "recall": 0.5, "precision": None}}))
    issues
      found                          2
      recall                     0.500
      precision                      -
    """
    lines = []
    for name, value in measures.items():
        lines.append(name)
        lines += [_line(measure, number) for measure, number in value.items()]
    return "\n".join(lines)


def _line(name: str, number: float | None) -> str:
    shown = "-" if number is None else f"{number:.3f}" if isinstance(number, float) else str(number)
    return f"  {name:24}{shown:>8}"


def _json(text: str, file: Path) -> dict[str, Any]:
    """Return what a file holds as JSON: one object."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{file}: no JSON: {error}") from error
    if not isinstance(value, dict):
        raise UsageError(f"{file}: not a JSON object")
    return value
