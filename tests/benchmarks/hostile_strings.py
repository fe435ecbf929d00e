"""
What a doubling of the length costs on prose and on strings that make careless patterns quadratic.

``python tests/benchmarks/hostile_strings.py [characters]`` prints, for each string, the seconds at n, 2n
and 4n characters and the larger ratio of two neighbours; above 2.3 it ends with exit code 1. Each string
stands between two true figures, because a pattern that never meets a match proves nothing.
"""

# ruff: noqa: T201 - printing is what it is for

import sys
from itertools import pairwise
from pathlib import Path
from time import process_time

from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import Pack, available_languages, load_pack
from checks.model import Article

ALLOWED = 2.3
CHARACTERS = 100_000
HOSTILE = (
    "9", "1.", "100.", "1 ", "word ", "undzig", "(", "-", "„", "\u00a0", "1 000 ", "zwischen 1 und ",
    "between 1 and ", "zwei-", "two hundred and ", "İ", "\n", "1-", "a ", ". ", "1e9", "May 1 ", "A ",
    "$", "1:0 ", "30 Soldaten ", "30 soldiers met ", "million ", "ein ", "one of ",
)  # fmt: skip
SEEDS = Path("seeds/articles")
FIGURE = {"de": "30.000 Soldaten", "en": "30,000 soldiers"}


def main() -> int:
    """Print the table; return 1 if a ratio is too large."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else CHARACTERS
    prose = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    worst = 0.0
    for language in available_languages():
        pack = load_pack(language)
        for name, piece in (("prose", prose), *((repr(piece), piece) for piece in HOSTILE)):
            seconds = [timed(text_of(piece, size * factor, FIGURE[language]), pack) for factor in (1, 2, 4)]
            ratio = max(after / before for before, after in pairwise(seconds))
            worst = max(worst, ratio)
            columns = " ".join(f"{second:8.3f}" for second in seconds)
            print(
                f"{language} {name:20} {columns}  x{ratio:.2f}{'  <-- ' if ratio > ALLOWED else ''}",
                flush=True,
            )
    return int(worst > ALLOWED)


def text_of(piece: str, size: int, figure: str) -> str:
    """Return a string of that many characters between two figures."""
    return f"{figure} {(piece * (size // len(piece) + 1))[:size]} {figure}"


def timed(text: str, pack: Pack) -> float:
    """Return the seconds of reading a text, the better of two runs."""
    article = Article("hostile", text, pack.code)
    best = float("inf")
    for _ in range(2):
        start = process_time()
        read_figures(article, find_mentions(article, pack), pack)
        best = min(best, process_time() - start)
    return best


if __name__ == "__main__":
    sys.exit(main())
