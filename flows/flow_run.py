"""
One run of the flow in this process, for the command line: what it wrote, or why it failed in a sentence.

The files are the result. So a Prefect server that goes away after they are written costs nothing but the
entry in its dashboard.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_URL

from flows.factcheck import factcheck
from flows.output_folder import DOCUMENT, REPORT, SUMMARY
from flows.prefect_server import server_answers

_LOG = logging.getLogger("figurecheck")


class RunFailedError(Exception):
    """
    The run came to no end; the message is one sentence.

    Attributes:
        server_is_gone: Prefect's server cannot be reached any more.
    """

    def __init__(self, message: str, *, server_is_gone: bool = False) -> None:
        super().__init__(message)
        self.server_is_gone = server_is_gone


@dataclass(frozen=True, slots=True)
class Written:
    """
    What a run left.

    Attributes:
        document: The text of ``discrepancies.json``.
        headline: The first line of the summary.
        report: Path of the report.
        server_is_gone: Prefect's server went away before it could record the end of the run.
    """

    document: str
    headline: str
    report: Path
    server_is_gone: bool


def run_flow(
    *,
    paths: list[Path],
    out: Path,
    store: Path | None,
    language: str,
    currency: str,
    as_of: date,
    progress: bool,
) -> Written:
    """
    Run the flow once and return what it wrote.

    Raises:
        RunFailedError: Prefect cannot be reached, or the flow failed.
    """
    _require_server()
    before = _identity(out / REPORT)
    server_is_gone = False
    with _progress_line(shown=progress):
        try:
            state: State = factcheck(
                paths=paths,
                out=out,
                store=store,
                language=language,
                currency=currency,
                as_of=as_of,
                return_state=True,
            )
        except Exception as error:
            if _identity(out / REPORT) == before:
                raise RunFailedError(f"Prefect: {_sentence(error)}", server_is_gone=True) from error
            server_is_gone = True
        else:
            if not state.is_completed():
                raise RunFailedError(_cause(state))
    headline, _, _ = (out / SUMMARY).read_text(encoding="utf-8").partition("\n")
    document = (out / DOCUMENT).read_text(encoding="utf-8")
    return Written(document, headline, out / REPORT, server_is_gone)


def _require_server() -> None:
    """Raise if a server is set that does not answer; without one, Prefect starts a temporary one."""
    url = PREFECT_API_URL.value()
    if url and not server_answers():
        raise RunFailedError(
            f"no Prefect server answers at {url}; start it, or unset PREFECT_API_URL to do without"
        )


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is replaced, ``None`` if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _cause(state: State) -> str:
    """Return why a run failed, in one sentence."""
    error = state.result(raise_on_failure=False)
    return _sentence(error) if isinstance(error, BaseException) else str(state.message)


def _sentence(error: BaseException) -> str:
    """Return an error's message on one line; the type in front, unless the error is one of ours."""
    message = str(error).partition("\n")[0]
    ours = type(error).__module__.partition(".")[0] in {"checks", "flows", "reports"}
    return message if ours and message else f"{type(error).__name__}: {message}"


@contextmanager
def _progress_line(*, shown: bool) -> Iterator[None]:
    """Show the run's progress in one line of the terminal, and clear it at the end."""
    if not shown:
        yield
        return
    handler = _ProgressLine()
    logger = _LOG.getChild("progress")
    logger.addHandler(handler)
    handler.show("starting Prefect")
    try:
        yield
    finally:
        logger.removeHandler(handler)
        handler.show("")


class _ProgressLine(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Show the record instead of the one before it."""
        self.show(record.getMessage())

    @staticmethod
    def show(text: str) -> None:
        """Write over the current line of the terminal."""
        sys.stderr.write(f"\r\x1b[2K{text}")
        sys.stderr.flush()
