"""
The ``figurecheck`` command: its options, and what becomes of a command that ends badly.

Exit codes: 0 done; 1 done, with something at or above ``--fail-on``; 2 wrong usage; 3 some inputs could
not be read; 4 the run failed; 130 after Ctrl-C. Where several hold: 4, then 2, then 3, then 1.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from checks.languages.pack import available_languages
from flows import commands
from flows.escaping import printable
from flows.own_measurands import use_measurands
from flows.terminal import DONE, FAILED, INTERRUPTED, USAGE, UsageError, place_of, say


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code."""
    sys.exit(exit_code(sys.argv[1:] if arguments is None else arguments))


def exit_code(arguments: Sequence[str]) -> int:
    """Carry the command out and return its exit code; nothing it meets ends in a traceback."""
    # JSON is UTF-8 whatever the locale says; half a surrogate pair becomes the escape that JSON has for it
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    options = parser().parse_args(arguments)
    try:
        if "measurands" in options:
            use_measurands(options.measurands)
        code: int = options.command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read our output has seen enough; without this, Python complains again when it exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        say(f"figurecheck: {error}")
        return USAGE
    except Exception as error:  # noqa: BLE001 - Python would leave with 1, which means something else here
        say(f"figurecheck: failed: {type(error).__name__}: {error} ({place_of(error)})")
        return FAILED
    return code


def parser() -> argparse.ArgumentParser:
    """Return the commands and their options."""
    whole = argparse.ArgumentParser(
        prog="figurecheck",
        description="Reads news articles, pulls out every figure and shows which ones cannot all be true.",
        epilog="Exit codes: 0 done; 1 something at or above --fail-on; 2 wrong usage; 3 some inputs could "
        "not be read; 4 the run failed; 130 after Ctrl-C. Where several hold: 4, then 2, then 3, then 1.",
    )
    names = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    command = _command(names, "run", commands.run, "read articles and write the discrepancy report")
    _add_articles(command)
    _add_measurands(command)
    _add_output(command)
    _add_as_of(command)
    command.add_argument(
        "--fail-on",
        choices=tuple(commands.FAIL_ON),
        default="never",
        help="leave with exit code 1 if something like this, or worse, is found (default: %(default)s)",
    )
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something goes wrong")
    command.add_argument(
        "--json", action="store_true", help="print the content of discrepancies.json on standard output"
    )

    command = _command(names, "extract", commands.extract, "print the figures of articles as JSON lines")
    _add_articles(command)
    _add_measurands(command)
    _add_as_of(command)

    command = _command(names, "compare", commands.compare, "print the discrepancies among extracted figures")
    command.add_argument("file", metavar="FILE", type=Path, help="what extract printed; - for standard input")
    _add_measurands(command)

    command = _command(
        names, "evaluate", commands.evaluate, "measure figures and discrepancies against a gold file"
    )
    command.add_argument("gold", metavar="GOLD", nargs="+", type=Path, help="folder with a gold.json")
    command.add_argument("--figures", metavar="FILE", nargs="+", type=Path, help="what extract printed")
    command.add_argument(
        "--discrepancies", metavar="FILE", nargs="+", type=Path, help="discrepancies.json of runs"
    )
    command.add_argument("--together", action="store_true", help="compare all articles in one run")
    command.add_argument("--json", action="store_true", help="print the measures as JSON")
    _add_measurands(command)
    _add_as_of(command)

    command = _command(names, "serve", commands.serve, "run on a schedule, visible in the Prefect dashboard")
    _add_articles(command)
    _add_measurands(command)
    _add_output(command)
    command.add_argument(
        "--cron",
        default="0 6 * * *",
        help="when to run, Berlin time (default: %(default)s, every day at six)",
    )
    return whole


def _command(
    names: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    function: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    command = names.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    command.set_defaults(command=function)
    return command


def _add_articles(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="files and folders with articles; - for JSON lines on standard input "
        f"(default: {commands.SEEDS})",
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


def _add_measurands(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--measurands",
        metavar="FILE",
        type=Path,
        help="TOML file with more things that can be counted or measured, and their nouns "
        "(default: the file that the environment variable FIGURECHECK_MEASURANDS names, if any)",
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


if __name__ == "__main__":
    main()
