"""
The ``figurecheck`` command: reads arguments, calls a stage or the flow, turns the outcome into an exit code.

Data goes to standard output, everything else to standard error. Prefect, Great Expectations and pandas
take seconds to import, so whatever a command needs is imported inside its function: ``--help`` and
``extract`` answer at once.

Exit codes: 0 done; 1 done, with something at or above ``--fail-on``; 2 wrong usage; 3 some inputs could
not be read; 4 the run failed; 130 after Ctrl-C. Where several hold: 4, then 2, then 3, then 1.
"""

import argparse
import atexit
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from checks.languages.pack import available_languages
from flows.escaping import printable

DONE, FOUND, USAGE, UNREADABLE, FAILED, INTERRUPTED = 0, 1, 2, 3, 4, 130
_SEEDS = Path("seeds/articles")
_FAIL_ON = {
    "contradiction": frozenset({"contradiction"}),
    "review": frozenset({"contradiction", "update", "review"}),
    "never": frozenset[str](),
}
_NAMED = 20


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message is one sentence."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code."""
    sys.exit(exit_code(sys.argv[1:] if arguments is None else arguments))


def exit_code(arguments: Sequence[str]) -> int:
    """Carry the command out and return its exit code; nothing it meets ends in a traceback."""
    # JSON is UTF-8 whatever the locale says; half a surrogate pair becomes the escape that JSON has for it
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    options = parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read our output has seen enough; without this, Python complains again when it exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        _say(f"figurecheck: {error}")
        return USAGE
    return code


def run(options: argparse.Namespace) -> int:
    """Run the flow once and say what it found."""
    _keep_terminal_quiet()
    from flows.flow_run import RunFailedError, run_flow  # noqa: PLC0415 - see the module's docstring

    quiet = options.quiet or options.json
    try:
        written = run_flow(
            paths=_inputs(options.paths),
            out=options.out,
            store=options.store,
            language=options.language,
            currency=options.currency,
            as_of=options.as_of,
            progress=sys.stderr.isatty() and not quiet,
        )
    except RunFailedError as error:
        _say(f"figurecheck: the run failed: {error}")
        return FAILED
    if options.json:
        sys.stdout.write(written.document)
    document = json.loads(written.document)
    unreadable = document["coverage"]["unreadable"]
    _name_unreadable((thing["name"], thing["reason"]) for thing in unreadable)
    if not quiet:
        _say(written.headline)
        _say(f"Report: {written.report}")
    if unreadable:
        return UNREADABLE
    found = {discrepancy["type"] for discrepancy in document["discrepancies"]}
    return FOUND if found & _FAIL_ON[options.fail_on] else DONE


def extract(options: argparse.Namespace) -> int:
    """Print every quantity of the articles as JSON lines."""
    from checks.interchange import dumps, figure_row  # noqa: PLC0415 - see the module's docstring
    from flows import stages  # noqa: PLC0415

    settings = stages.Settings(options.language, options.currency, options.as_of)
    reading = stages.read_articles(_inputs(options.paths), options.language)
    unreadable = list(reading.coverage.unreadable)
    for article in reading.articles:
        extraction = stages.extract([article], settings)
        unreadable += extraction.unreadable
        for quantity in extraction.quantities:
            sys.stdout.write(dumps(figure_row(quantity)) + "\n")
    _name_unreadable((thing.name, thing.reason) for thing in unreadable)
    return UNREADABLE if unreadable else DONE


def compare(options: argparse.Namespace) -> int:
    """Read what ``extract`` printed and print the discrepancies as JSON lines."""
    from checks.comparison import compare as compare_quantities  # noqa: PLC0415 - see the module's docstring
    from checks.interchange import discrepancy_row, dumps, quantity_from_row  # noqa: PLC0415
    from flows import stages  # noqa: PLC0415

    quantities, unreadable = [], []
    for number, line in enumerate(_content(options.file).splitlines(), start=1):
        try:
            quantities.append(quantity_from_row(json.loads(line)))
        except (LookupError, RecursionError, TypeError, ValueError) as error:
            unreadable.append(
                (f"{options.file} line {number}", f"no figure: {type(error).__name__}: {error}")
            )
    for found in stages.judge_all(compare_quantities(quantities).groups):
        sys.stdout.write(dumps(discrepancy_row(found, "new", None)) + "\n")
    _name_unreadable(unreadable)
    return UNREADABLE if unreadable else DONE


def evaluate(options: argparse.Namespace) -> int:
    """Measure figures and discrepancies against annotated news."""
    raise UsageError("not yet")


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
    return DONE


def parser() -> argparse.ArgumentParser:
    """Return the commands and their options."""
    whole = argparse.ArgumentParser(
        prog="figurecheck",
        description="Reads news articles, pulls out every figure and shows which ones cannot all be true.",
        epilog="Exit codes: 0 done; 1 something at or above --fail-on; 2 wrong usage; 3 some inputs could "
        "not be read; 4 the run failed; 130 after Ctrl-C. Where several hold: 4, then 2, then 3, then 1.",
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    command = _command(commands, "run", run, "read articles and write the discrepancy report")
    _add_articles(command)
    _add_output(command)
    _add_as_of(command)
    command.add_argument(
        "--fail-on",
        choices=tuple(_FAIL_ON),
        default="never",
        help="leave with exit code 1 if something like this, or worse, is found (default: %(default)s)",
    )
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something goes wrong")
    command.add_argument(
        "--json", action="store_true", help="print the content of discrepancies.json on standard output"
    )

    command = _command(commands, "extract", extract, "print the figures of articles as JSON lines")
    _add_articles(command)
    _add_as_of(command)

    command = _command(commands, "compare", compare, "print the discrepancies among extracted figures")
    command.add_argument("file", metavar="FILE", help="what extract printed; - for standard input")

    command = _command(
        commands, "evaluate", evaluate, "measure figures and discrepancies against a gold file"
    )
    command.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="folder with a gold.json")
    command.add_argument("--figures", metavar="FILE", nargs="+", type=Path, help="what extract printed")
    command.add_argument(
        "--discrepancies", metavar="FILE", nargs="+", type=Path, help="discrepancies.json of runs"
    )
    command.add_argument("--json", action="store_true", help="print the measures as JSON")

    command = _command(commands, "serve", serve, "run on a schedule, visible in the Prefect dashboard")
    _add_articles(command)
    _add_output(command)
    command.add_argument(
        "--cron",
        default="0 6 * * *",
        help="when to run, Berlin time (default: %(default)s, every day at six)",
    )
    return whole


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    function: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    command.set_defaults(command=function)
    return command


def _add_articles(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help=f"files and folders with articles; - for JSON lines on standard input (default: {_SEEDS})",
    )
    command.add_argument(
        "--language",
        choices=("auto", *available_languages()),
        default="auto",
        help="language of the articles (default: decided for each article)",
    )
    command.add_argument(
        "--currency",
        metavar="CODE",
        type=_currency,
        default="EUR",
        help="ISO 4217 code of the currency that money is converted to (default: %(default)s)",
    )


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("reports/out"),
        help="folder for the report and its data (default: %(default)s)",
    )
    command.add_argument(
        "--store",
        metavar="FILE",
        type=Path,
        help="remembers earlier runs here, to say what is new (default: none)",
    )


def _add_as_of(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of",
        metavar="DATE",
        type=_day,
        default=os.environ.get("SOURCE_DATE_EPOCH", ""),
        help="day that undated articles are taken to be from "
        "(default: the day of SOURCE_DATE_EPOCH, else today)",
    )


def _day(text: str) -> date:
    """Read a date, or the seconds of ``SOURCE_DATE_EPOCH``, which argparse hands over as the default."""
    try:
        if not text:
            return datetime.now(UTC).astimezone().date()
        return datetime.fromtimestamp(int(text), UTC).date() if text.isdecimal() else date.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(f"not a date such as 2025-09-05: {printable(text)}") from None


def _currency(text: str) -> str:
    """Read a currency that the table of exchange rates had at its last day."""
    from checks.exchange_rates import MissingRate, load_rates  # noqa: PLC0415 - not for --help

    rates = load_rates()
    try:
        rates.on(text.upper(), rates.until)
    except MissingRate as error:
        raise argparse.ArgumentTypeError(printable(str(error))) from error
    return text.upper()


def _inputs(paths: Sequence[Path]) -> list[Path]:
    """
    Return the paths given, or the sample articles; one of them at least must be there.

    A path that is missing among others is an input that cannot be read, not a wrong command: a folder may
    change between the shell's listing and the run.
    """
    if not paths and not _SEEDS.is_dir():
        raise UsageError(f"no PATH given, and the sample articles are not here ({_SEEDS})")
    inputs = list(paths) or [_SEEDS]
    if not any(os.path.lexists(path) or str(path) == "-" for path in inputs):
        raise UsageError("no such file or folder: " + ", ".join(map(str, inputs)))
    return inputs


def _content(file: str) -> str:
    """Return the text of a file, or of standard input for ``-``."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {file}: {error}") from error


def _name_unreadable(things: Iterable[tuple[str, str]]) -> None:
    """Name what could not be read, the first of many."""
    named = list(things)
    for name, reason in named[:_NAMED]:
        _say(f"not read: {name}: {reason}")
    if len(named) > _NAMED:
        _say(f"not read: {len(named) - _NAMED} more")


def _keep_terminal_quiet() -> None:
    """
    Leave the terminal to what the command says itself.

    Prefect's log is in the dashboard. After a flow run, DuckDB's bindings print pages about leaked objects
    when the interpreter has been taken down; what is registered first here runs last before that.
    """
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def _say(text: str) -> None:
    """Print a line on standard error, whatever an article or a file name put into it."""
    sys.stderr.write(printable(text) + "\n")


if __name__ == "__main__":
    main()
