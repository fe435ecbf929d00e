"""
The commands: each reads its input, calls the stages or the flow, prints, and returns an exit code.

Prefect, Great Expectations and pandas take seconds to import, so whatever a command needs is imported
inside its function.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows.terminal import (
    DONE,
    FAILED,
    FOUND,
    INTERRUPTED,
    UNREADABLE,
    UsageError,
    keep_quiet,
    leave_at_once,
    name_unreadable,
    say,
    text_of,
)

if TYPE_CHECKING:
    from flows.flow_run import Written

SEEDS = Path("seeds/articles")
FAIL_ON = {
    "contradiction": frozenset({"contradiction"}),
    "review": frozenset({"contradiction", "update", "review"}),
    "never": frozenset[str](),
}


def run(options: argparse.Namespace) -> int:
    """Run the flow once and say what it found."""
    inputs = _inputs(options.paths)
    keep_quiet()
    from flows.flow_run import RunFailedError, run_flow  # noqa: PLC0415 - see the module's docstring

    try:
        written = run_flow(
            paths=inputs,
            out=options.out,
            store=options.store,
            language=options.language,
            currency=options.currency,
            as_of=options.as_of,
            progress=sys.stderr.isatty() and not (options.quiet or options.json),
        )
    except RunFailedError as error:
        say(f"figurecheck: the run failed: {error}")
        if error.server_is_gone:
            leave_at_once(FAILED)
        return FAILED
    code = _report(written, options)
    if written.server_is_gone:
        say("Prefect's server went away: the report is written, but the dashboard lacks the end of the run")
        leave_at_once(code)
    return code


def _report(written: "Written", options: argparse.Namespace) -> int:
    """Say what a run found and return its exit code."""
    if options.json:
        sys.stdout.write(written.document)
    document = json.loads(written.document)
    unreadable = document["coverage"]["unreadable"]
    name_unreadable((thing["name"], thing["reason"]) for thing in unreadable)
    if not (options.quiet or options.json):
        say(written.headline)
        say(f"Report: {written.report}")
    if unreadable:
        return UNREADABLE
    found = {discrepancy["type"] for discrepancy in document["discrepancies"]}
    return FOUND if found & FAIL_ON[options.fail_on] else DONE


def extract(options: argparse.Namespace) -> int:
    """Print every quantity of the articles as JSON lines, each article as soon as it has been read."""
    from checks.interchange import figure_line  # noqa: PLC0415 - see the module's docstring
    from flows import stages  # noqa: PLC0415

    settings = stages.Settings(options.language, options.currency, options.as_of)
    unreadable, duplicate = [], []
    for place, extraction in stages.extract_each(_inputs(options.paths), settings):
        unreadable += [(place, thing.name, thing.reason) for thing in extraction.unreadable]
        duplicate += [(place, thing.name, thing.reason) for thing in extraction.duplicate]
        sys.stdout.buffer.writelines(map(figure_line, extraction.quantities))
    name_unreadable((name, reason) for _, name, reason in sorted([*unreadable, *duplicate]))
    return UNREADABLE if unreadable else DONE


def compare(options: argparse.Namespace) -> int:
    """Read what ``extract`` printed and print the discrepancies as JSON lines."""
    from checks.comparison import compare as compare_quantities  # noqa: PLC0415 - see the module's docstring
    from checks.interchange import discrepancy_row, dumps, quantity_from_row  # noqa: PLC0415
    from flows import stages  # noqa: PLC0415

    quantities, unreadable = [], []
    for number, line in enumerate(text_of(options.file).splitlines(), start=1):
        try:
            quantities.append(quantity_from_row(json.loads(line)))
        except (LookupError, RecursionError, TypeError, ValueError) as error:
            unreadable.append(
                (f"{options.file} line {number}", f"no figure: {type(error).__name__}: {error}")
            )
    language = stages.report_language([quantity.figure.mention.article for quantity in quantities], "auto")
    for found in stages.judge_all(compare_quantities(quantities).groups):
        sys.stdout.write(dumps(discrepancy_row(found, "new", None, language=language)) + "\n")
    name_unreadable(unreadable)
    return UNREADABLE if unreadable else DONE


def evaluate(options: argparse.Namespace) -> int:
    """Print how figures and discrepancies fare against annotated news."""
    from flows import evaluation  # noqa: PLC0415 - see the module's docstring

    return evaluation.evaluate(options)


def serve(options: argparse.Namespace) -> int:
    """Wait for the hours of the schedule and run the flow at each."""
    from flows.schedules import ServeError, serve_flow  # noqa: PLC0415 - see the module's docstring

    try:
        serve_flow(
            options.cron,
            paths=_inputs(options.paths),
            out=options.out,
            store=options.store,
            language=options.language,
            currency=options.currency,
        )
    except ServeError as error:
        raise UsageError(str(error)) from error
    return INTERRUPTED  # nothing else ends it


def _inputs(paths: Sequence[Path]) -> list[Path]:
    """
    Return the paths given, or the sample articles; one of them at least must be there.

    A path that is missing among others is an input that cannot be read, not a wrong command: a folder may
    change between the shell's listing and the run.
    """
    if not paths and not SEEDS.is_dir():
        raise UsageError(f"no PATH given, and the sample articles are not here ({SEEDS})")
    inputs = list(paths) or [SEEDS]
    if not any(os.path.lexists(path) or str(path) == "-" for path in inputs):
        raise UsageError("no such file or folder: " + ", ".join(map(str, inputs)))
    return inputs
