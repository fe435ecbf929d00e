"""
Speed of each stage on the sample articles repeated to three sizes, and what a doubling costs.

``make bench`` prints it. A ratio well above 2 means that a stage is no longer linear in the length of
the text. The second table takes the same text as the articles it consists of, as a run does.
"""

# ruff: noqa: T201 - printing is what it is for

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from checks.exchange_rates import load_rates
from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import load_pack
from checks.model import Article
from checks.normalisation import normalise
from flows.stages import Settings, extract, read_articles

MEGABYTE = 1_000_000
SIZES = (1.25, 2.5, 5.0)
SEEDS = Path("seeds/articles")
DAY = date(2025, 9, 6)


def main() -> None:
    """Print both tables."""
    articles = read_articles([SEEDS], "auto").articles
    extract(articles, Settings("auto", "EUR", DAY))  # packs, rates and units are loaded once a process
    print("one long article, seconds")
    table({size: one_article(articles, size) for size in SIZES})
    print("\nas many articles, seconds")
    table({size: many_articles(articles, size) for size in SIZES})


def one_article(articles: tuple[Article, ...], size: float) -> dict[str, float]:
    """Return the seconds of each stage on one article of that many megabytes."""
    text = "\n\n".join(article.text for article in articles)
    article = replace(articles[0], text=repeated(text + "\n\n", size))
    pack, rates = load_pack(article.language), load_rates()
    mentions, finding = timed(partial(find_mentions, article, pack))
    figures, reading = timed(partial(read_figures, article, mentions, pack))
    _, normalising = timed(
        lambda: [normalise(figure, currency="EUR", as_of=DAY, rates=rates) for figure in figures]
    )
    return {"find mentions": finding, "read figures": reading, "normalise": normalising}


def many_articles(articles: tuple[Article, ...], size: float) -> dict[str, float]:
    """Return the seconds of the whole extraction on that many megabytes of articles."""
    length = sum(len(article.text.encode()) for article in articles)
    copies = [
        replace(article, id=f"{copy}/{article.id}")
        for copy in range(round(size * MEGABYTE / length))
        for article in articles
    ]
    _, seconds = timed(partial(extract, copies, Settings("auto", "EUR", DAY)))
    return {"extract": seconds}


def repeated(text: str, size: float) -> str:
    """Return the text as often as it takes to make that many megabytes."""
    return text * round(size * MEGABYTE / len(text.encode()))


def timed(function: Callable[[], Any]) -> tuple[Any, float]:
    """Return the result and how long it took."""
    start = perf_counter()
    result = function()
    return result, perf_counter() - start


def table(columns: dict[float, dict[str, float]]) -> None:
    """Print stages by sizes, then the cost of each doubling, the speed and the share of the time."""
    head = "".join(f"{size:>9} MB" for size in columns)
    doublings = "".join(f"  {big / small:.0f}x size" for small, big in pairwise(SIZES))
    print(f"{'':16}{head}{doublings}    MB/s   share")
    largest = columns[SIZES[-1]]
    for stage in largest:
        seconds = [column[stage] for column in columns.values()]
        times = "".join(f"{second:12.2f}" for second in seconds)
        ratios = "".join(f"{big / small:8.2f}x" for small, big in pairwise(seconds))
        share = seconds[-1] / sum(largest.values())
        print(f"{stage:16}{times}{ratios}{SIZES[-1] / seconds[-1]:8.2f}{share:8.0%}")


if __name__ == "__main__":
    if not SEEDS.is_dir():
        sys.exit(f"start this in the project's folder: {SEEDS} is not here")
    main()
