"""A fresh process: how long the extractor takes to import, and then to read its first megabyte."""

# ruff: noqa: T201 - printing is what it is for

import json
import subprocess
import sys
from importlib import import_module
from time import perf_counter

RUNS = 3


def measure() -> None:
    """Print wall seconds for each language, the best of a few fresh processes."""
    for language in ("de", "en"):
        runs = [_in_a_fresh_process(language) for _ in range(RUNS)]
        imported, first = (min(run[name] for run in runs) for name in ("import", "first"))
        print(f"{language}   import {imported:5.2f} s   the first 1 MB {first:5.2f} s", flush=True)


def _in_a_fresh_process(language: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.cold_start", language]
    seconds: dict[str, float] = json.loads(subprocess.check_output(command))
    return seconds


def _read(language: str) -> None:
    """Print the seconds of this process as JSON."""
    start = perf_counter()
    for module in ("flows.stages", "checks.interchange"):
        import_module(module)
    imported = perf_counter() - start
    from tests.benchmarks.speed import stage_seconds  # noqa: PLC0415 - after the import that is measured
    from tests.benchmarks.texts import samples  # noqa: PLC0415

    articles = samples(language, 1)
    start = perf_counter()
    stage_seconds(articles)
    print(json.dumps({"import": imported, "first": perf_counter() - start}))


if __name__ == "__main__":
    _read(sys.argv[1])
