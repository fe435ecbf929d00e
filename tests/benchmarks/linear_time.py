"""
What a doubling of the length costs, on prose and on each hostile string, from text to figures.

A string that never meets a match proves nothing about a pattern, so each stands by itself, behind a true
figure and before one. A doubling above 2.3 is measured again, and marked if it stays there.
"""

# ruff: noqa: T201 - printing is what it is for

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from time import process_time

from checks.model import Article
from flows.stages import Settings, extract
from tests.benchmarks.hostile_strings import HOSTILE
from tests.benchmarks.texts import prose, samples

ALLOWED = 2.3
# A length is left out if twice the time of the one before it would be more than this.
PATIENCE = 60.0
FIGURES = {"de": "30.000 Soldaten", "en": "30,000 soldiers"}
SETTINGS = Settings("auto", "EUR", date(2025, 9, 6))


def measure(characters: int) -> None:
    """Print seconds at one, two and four times so many characters, and what each doubling costs."""
    lengths = [characters * factor for factor in (1, 2, 4)]
    print(f"{'':32}" + "".join(f"{length / 1e6:9.2f} M" for length in lengths) + "   each doubling")
    for language in FIGURES:
        extract(samples(language, 0.2), SETTINGS)
        for name, text_of in texts(language):
            seconds, ratios = by_length(partial(_seconds, language, text_of), lengths)
            times = "".join(f"{second:11.2f}" for second in seconds)
            costs = " ".join(f"{ratio:5.2f}" for ratio in ratios) or "too slow to double"
            mark = "  <--" if max(ratios, default=0) > ALLOWED else ""
            print(f"{language} {name:29}{times:33}   {costs}{mark}", flush=True)


def by_length(time: Callable[[int], float], lengths: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return the seconds of each length and the ratios of neighbours."""
    seconds, ratios = [time(lengths[0])], []
    for shorter, longer in pairwise(lengths):
        if seconds[-1] * 2 > PATIENCE:
            break
        before, after = seconds[-1], time(longer)
        if after > ALLOWED * before:
            before, after = max(before, time(shorter)), min(after, time(longer))
        seconds.append(after)
        ratios.append(after / before)
    return seconds, ratios


def texts(language: str) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield the name of each text and what makes it in a given length."""
    yield "prose", partial(prose, language)
    figure = FIGURES[language]
    for piece in HOSTILE:
        yield f"{piece!a}", partial(_repeated, piece, "", "")
        yield f"{piece!a} behind a figure", partial(_repeated, piece, f"{figure} ", "")
        yield f"{piece!a} before a figure", partial(_repeated, piece, "", f" {figure}")


def _repeated(piece: str, before: str, after: str, length: int) -> str:
    return before + (piece * (length // len(piece) + 1))[:length] + after


def _seconds(language: str, text_of: Callable[[int], str], length: int) -> float:
    """Return the CPU seconds of one article of a length."""
    article = Article("hostile", text_of(length), language)
    gc.collect()
    start = process_time()
    extract([article], SETTINGS)
    return process_time() - start
