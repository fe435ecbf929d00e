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

import httpx
from prefect import tags
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.settings import PREFECT_API_URL, PREFECT_CLIENT_MAX_RETRIES, temporary_settings

from flows.factcheck import factcheck
from flows.output_folder import DOCUMENT, REPORT, SUMMARY

_LOG = logging.getLogger("figurecheck")


class RunFailedError(Exception):
    """The run came to no end; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a run left: the text of ``discrepancies.json``, its headline, and the path of the report."""

    document: str
    headline: str
    report: Path


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
    with _progress_line(shown=progress), tags("figurecheck"):
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
                raise RunFailedError(f"Prefect: {_sentence(error)}") from error
            sys.stderr.write(
                "Prefect's server went away; the report is written, the dashboard lacks the run\n"
            )
        else:
            if not state.is_completed():
                raise RunFailedError(_cause(state))
    headline, _, _ = (out / SUMMARY).read_text(encoding="utf-8").partition("\n")
    return Written((out / DOCUMENT).read_text(encoding="utf-8"), headline, out / REPORT)


def _require_server() -> None:
    """Raise at once, rather than after a minute of retries, if the server that is set does not answer."""
    url = PREFECT_API_URL.value()
    if not url:
        return  # Prefect starts a temporary one
    with temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 0}), get_client(sync_client=True) as client:
        trouble = client.api_healthcheck()
    if isinstance(trouble, httpx.HTTPError):
        raise RunFailedError(
            f"no Prefect server answers at {url}; start it, or unset PREFECT_API_URL to do without"
        ) from trouble


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
