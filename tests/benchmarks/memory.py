"""How much memory ``extract`` takes for a hundred megabytes of text, above what its import takes."""

# ruff: noqa: T201 - printing is what it is for

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from checks.model import Article
from flows.command_line import parser
from tests.benchmarks.texts import prose, samples

MEGABYTES = 100
ALLOWED = 300
# The longest article that is read is 20 MB in UTF-8; umlauts take two bytes.
LONGEST_ARTICLE = 19_000_000
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def measure(megabytes: int = MEGABYTES) -> None:
    """Print the peak for each shape that much text may have, and mark what is above the limit."""
    for shape, write in (("one file of lines", _lines), ("many files", _files), ("one article", _one)):
        with TemporaryDirectory() as folder:
            size = write(Path(folder), megabytes)
            start = perf_counter()
            command = [sys.executable, "-m", "tests.benchmarks.memory", folder]
            before, after = json.loads(subprocess.check_output(command))
        above = (after - before) / 1000
        mark = "   <-- above the limit" if above > ALLOWED else ""
        seconds = perf_counter() - start
        print(
            f"{shape:18}{size / 1e6:6.0f} MB   import {before / 1000:4.0f} MB, then {above:4.0f} MB more"
            f"   {seconds:5.0f} s{mark}",
            flush=True,
        )


def _lines(folder: Path, megabytes: int) -> int:
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        return _written(lambda article: file.write(_line(article)), megabytes)


def _files(folder: Path, megabytes: int) -> int:
    def write(article: Article) -> None:
        path = folder / article.id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8")

    return _written(write, megabytes)


def _one(folder: Path, megabytes: int) -> int:
    text = prose("de", min(megabytes * 1_000_000, LONGEST_ARTICLE))
    return (folder / "long.txt").write_bytes(text.encode())


def _written(write: Callable[[Article], object], megabytes: int) -> int:
    """Write both languages' articles until it is enough; return the bytes of the texts."""
    some = [*samples("de", 0.5), *samples("en", 0.5)]
    size = 0
    for copy in range(megabytes):
        for article in some:
            write(replace(article, id=f"{copy}/{article.language}/{article.id}"))
            size += len(article.text.encode())
    return size


def _line(article: Article) -> str:
    row = {"id": article.id, "text": article.text, "language": article.language}
    return json.dumps(row, ensure_ascii=False) + "\n"


def _extract(folder: str) -> None:
    """Extract, throw the rows away and print this process's peak before and after, in kB."""
    before = _peak()
    options = parser().parse_args(["extract", folder, "--as-of", "2025-09-06"])
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        options.command(options)
    print(json.dumps([before, _peak()]))


def _peak() -> int:
    """Return the most that this process ever held, from Linux; ``ru_maxrss`` would inherit the parent's."""
    found = _PEAK.search(Path("/proc/self/status").read_text())
    if found is None:
        sys.exit("the kernel does not say how much memory was held")
    return int(found.group(1))


if __name__ == "__main__":
    _extract(sys.argv[1])
