"""
What every command shares: the exit codes, the way it speaks, and how it leaves.

Data goes to standard output, everything else to standard error, one printable line at a time.
"""

import atexit
import logging
import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from flows.escaping import printable

DONE, FOUND, USAGE, UNREADABLE, FAILED, INTERRUPTED = 0, 1, 2, 3, 4, 130
_NAMED = 20


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message is one sentence."""


def say(text: str) -> None:
    """Print a line on standard error, whatever an article or a file name put into it."""
    sys.stderr.write(printable(text) + "\n")


def name_unreadable(things: Iterable[tuple[str, str]]) -> None:
    """Name what could not be read, the first of many."""
    named = list(things)
    for name, reason in named[:_NAMED]:
        say(f"not read: {name}: {reason}")
    if len(named) > _NAMED:
        say(f"not read: {len(named) - _NAMED} more")


def text_of(file: Path) -> str:
    """Return the text of a file, or of standard input for ``-``."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {file}: {error}") from error


def place_of(error: BaseException) -> str:
    """Return where an error was raised, for whoever reports it: file and line."""
    *_, frame = traceback.extract_tb(error.__traceback__) or [traceback.FrameSummary("unknown", 0, "")]
    return f"{Path(frame.filename).name} line {frame.lineno}"


def keep_quiet() -> None:
    """
    Leave the terminal to what the command says itself.

    Prefect's log is in the dashboard. After a flow run, DuckDB's bindings print pages about leaked objects
    when the interpreter has been taken down; what is registered first here runs last before that.
    """
    for handler in ("CONSOLE", "DEBUG"):
        os.environ.setdefault(f"PREFECT_LOGGING_HANDLERS_{handler}_LEVEL", "CRITICAL")
    logging.raiseExceptions = False  # or each log line that a lost server does not take is written out here
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


def leave_at_once(code: int) -> NoReturn:
    """
    Leave without delivering what is still queued for Prefect's server.

    With the server gone, its client would try each queued event for seven seconds, for minutes in all.
    """
    sys.stdout.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 - what was registered, a temporary server to stop, is still done
    os._exit(code)
