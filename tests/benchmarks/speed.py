"""Text in, figures out, in one process that has read before: MB per CPU second, and what each stage takes."""

# ruff: noqa: T201 - printing is what it is for

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import process_time

from checks.exchange_rates import load_rates
from checks.extraction import find_mentions
from checks.interchange import figure_line
from checks.interpretation import read_figures
from checks.languages.pack import load_pack
from checks.model import Article
from checks.normalisation import normalise
from checks.surroundings import read_settings
from tests.benchmarks.texts import articles_in, megabytes_of, samples

STAGES = ("find mentions", "read figures", "normalise", "settings", "rows")
DAY = date(2025, 9, 6)
MEGABYTES = 5


def measure(folder: Path | None) -> None:
    """Print a line for each language of the sample articles, and of the folder if there is one."""
    print(f"{'':10}{'MB':>7}{'articles':>9}{'figures':>8}{'MB/s':>7}{'art./s':>7}  ms/MB:", end="")
    print("".join(f"{stage:>15}" for stage in STAGES))
    for language in ("de", "en"):
        stage_seconds(samples(language, 0.2))  # vocabulary, dictionaries and rates are loaded once a process
        _print_line(f"seeds {language}", samples(language, MEGABYTES))
    for language, articles in articles_in(folder) if folder else ():
        stage_seconds(articles)  # its words are met once before they are timed
        _print_line(f"given {language}", articles)
    print(f"For scale: one pass of [0-9]+ takes {_plain_pass():.0f} ms/MB here and now.")
    print(
        "MB/s and articles/s from the text to normalised figures. Settings are what the comparison reads of"
    )
    print("the words around them, rows the JSON lines of extract.")
    print("The sample articles come again and again, which flatters whatever remembers words.")


def _plain_pass() -> float:
    """Return the milliseconds a megabyte takes for a pattern of digits: what the machine does now."""
    text = "\n".join(article.text for article in samples("de", 1))
    start = process_time()
    re.findall("[0-9]+", text)
    return (process_time() - start) / len(text.encode()) * 1e9


def stage_seconds(articles: Sequence[Article]) -> tuple[int, list[float]]:
    """Return how many figures there are and the CPU seconds of each stage, one article after the other."""
    rates = load_rates()
    figure_count, seconds = 0, [0.0] * len(STAGES)
    for article in articles:
        pack = load_pack(article.language)
        moments = [process_time()]
        mentions = find_mentions(article, pack)
        moments.append(process_time())
        figures = read_figures(mentions, pack)
        moments.append(process_time())
        quantities = [normalise(figure, currency="EUR", as_of=DAY, rates=rates) for figure in figures]
        moments.append(process_time())
        read_settings(article, figures, pack)
        moments.append(process_time())
        for quantity in quantities:
            figure_line(quantity)
        moments.append(process_time())
        figure_count += len(figures)
        for stage in range(len(STAGES)):
            seconds[stage] += moments[stage + 1] - moments[stage]
    return figure_count, seconds


def _print_line(name: str, articles: Sequence[Article]) -> None:
    size = megabytes_of(articles)
    figure_count, seconds = stage_seconds(articles)
    to_figures = sum(seconds[: STAGES.index("normalise") + 1])
    print(f"{name:10}{size:7.2f}{len(articles):9}{figure_count:8}", end="")
    print(f"{size / to_figures:7.2f}{len(articles) / to_figures:7.0f}        ", end="")
    print("".join(f"{second / size * 1000:15.1f}" for second in seconds), flush=True)
