"""
Everything that is measured and not tested: ``make bench``, or ``python -m tests.benchmarks [FOLDER]``.

Times depend on the machine and on what else it does, so these are commands and no tests. The speed of the
report in a browser has a command of its own, ``report_in_browser.py``.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import sys
from pathlib import Path

from tests.benchmarks import cold_start, comparing, linear_time, memory, peers, speed
from tests.benchmarks.texts import SAMPLES

PARTS = {
    "speed": "warm, one process, CPU time",
    "cold": "a fresh process, wall time",
    "peers": "the same text read by others, CPU time",
    "memory": "resident memory of extract",
    "compare": "100,000 figures of 10,000 articles: seconds, CPU seconds and memory of all processes",
    "linear": "CPU seconds by length, on prose and hostile strings",
}


def main() -> None:
    """Print every part, or those asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help="articles to measure as well")
    parser.add_argument(
        "--only", choices=tuple(PARTS), action="append", help="only this part; may be repeated"
    )
    parser.add_argument("--megabytes", type=int, default=100, help="text for memory (default: %(default)s)")
    parser.add_argument(
        "--characters", type=int, default=1_000_000, help="shortest text for linear (default: %(default)s)"
    )
    options = parser.parse_args()
    if not all(folder.is_dir() for folder in SAMPLES.values()):
        sys.exit(f"start this in the project's folder: {SAMPLES['de']} is not here")
    measures = {
        "speed": lambda: speed.measure(options.folder),
        "cold": cold_start.measure,
        "peers": peers.measure,
        "memory": lambda: memory.measure(options.megabytes),
        "compare": comparing.measure,
        "linear": lambda: linear_time.measure(options.characters),
    }
    for part in options.only or PARTS:
        print(f"\n{part}: {PARTS[part]}", flush=True)
        measures[part]()


if __name__ == "__main__":
    main()
