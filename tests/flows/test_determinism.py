"""The same articles give the same bytes: hash seed, zone, locale and the order of files change nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds" / "articles").glob("*.txt"))


def figurecheck(*arguments: str, given: bytes = b"", **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "flows.command_line", *arguments],
        input=given,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    return done.stdout


def found(paths: list[Path], **environment: str) -> tuple[bytes, bytes]:
    figures = figurecheck("extract", "--as-of", "2026-11-22", *map(str, paths), **environment)
    return figures, figurecheck("compare", "-", given=figures, **environment)


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "random", "TZ": "America/Lima", "LANG": "C", "LC_ALL": "C"},
    ],
)
def test_the_surroundings_of_the_program_change_nothing(environment):
    assert found(SEEDS, **environment) == found(SEEDS, PYTHONHASHSEED="0", TZ="UTC")


@pytest.mark.slow
def test_the_order_of_the_files_changes_nothing():
    assert found(SEEDS[::-1]) == found(SEEDS)
