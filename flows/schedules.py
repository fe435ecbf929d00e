"""
When the flow runs by itself; ``prefect.yaml`` says the same for a work pool with workers.

One machine needs neither: ``figurecheck serve`` stays in the foreground, asks Prefect's server for due
runs and carries them out one at a time. A run that falls due while another is under way waits for it.
"""

from pathlib import Path

from prefect.schedules import Cron
from prefect.settings import PREFECT_API_URL

from flows.factcheck import factcheck
from flows.terminal import say

TIME_ZONE = "Europe/Berlin"


class ServeError(Exception):
    """The schedule cannot be served; the message is one sentence."""


def serve_flow(
    cron: str, *, paths: list[Path], out: Path, store: Path | None, language: str, currency: str
) -> None:
    """
    Run the flow whenever the cron expression says so, until interrupted.

    Raises:
        ServeError: The expression is malformed, or no Prefect server is known: without one that stays,
            neither schedule nor dashboard would outlive this process.
    """
    if not PREFECT_API_URL.value():
        raise ServeError(
            "no Prefect server is known: start one with `prefect server start` and set PREFECT_API_URL"
        )
    try:
        schedule = Cron(cron, timezone=TIME_ZONE)
    except ValueError as error:
        raise ServeError(f"not a cron expression: {cron}") from error
    say(f"waiting as deployment factcheck/served for {cron}, {TIME_ZONE}; Ctrl-C ends it")
    factcheck.serve(
        name="served",
        schedule=schedule,
        limit=1,
        print_starting_message=False,  # it goes to standard output; the command line speaks for itself
        tags=["figurecheck", "scheduled"],
        parameters={
            "paths": [str(path) for path in paths],
            "out": str(out),
            "store": store and str(store),
            "language": language,
            "currency": currency,
        },
    )
