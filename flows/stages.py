"""
The stages put in a row, without Prefect: what ``figurecheck extract`` calls and the flow's tasks wrap.

Here stands what happens between one stage and the next, and what becomes of an article that a stage
cannot cope with. What a stage does stands in its module of ``checks``.
"""

import logging
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from checks.article_stream import ArticleStream
from checks.articles import gather, list_inputs, read_input, read_json_lines
from checks.contradictions import judge
from checks.exchange_rates import load_rates
from checks.languages.pack import load_pack
from checks.model import Article, Coverage, Discrepancy, Group, Quantity, SetAside
from checks.quantities import read_quantities
from flows.escaping import printable

STANDARD_INPUT = Path("-")
_LOG = logging.getLogger("figurecheck")


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What a run is told besides its inputs.

    Attributes:
        language: Code of the articles' language, or ``auto`` to decide for each.
        currency: ISO 4217 code that money is converted to.
        as_of: Day that undated articles are taken to be from.
    """

    language: str
    currency: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles, ordered by id, and what became of every input."""

    articles: tuple[Article, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Extraction:
    """What some articles hold, and those of them that could not be read after all."""

    quantities: tuple[Quantity, ...] = ()
    unreadable: tuple[SetAside, ...] = ()
    duplicate: tuple[SetAside, ...] = ()


def read_articles(paths: Sequence[Path], language: str) -> Reading:
    """
    Read files and folders.

    The path ``-`` stands for JSON lines on standard input.
    """
    files = list_inputs([path for path in paths if path != STANDARD_INPUT])
    readings = [read_input(file, language=language) for file in files]
    if STANDARD_INPUT in paths:
        readings.append(read_json_lines(sys.stdin.buffer.read(), language=language))
    return Reading(*gather(readings))


def batches(articles: Sequence[Article]) -> Iterator[tuple[Article, ...]]:
    """
    Yield the articles in batches: one each up to 200 articles, never more than 200 batches.

    Prefect's server records some fifty task runs a second in SQLite and holds up the next run while it
    catches up, so a flow run keeps well below 300 of them, however many articles there are.
    """
    size = max(1, -(-len(articles) // 200))
    for start in range(0, len(articles), size):
        yield tuple(articles[start : start + size])


def extract(articles: Sequence[Article], settings: Settings) -> Extraction:
    """
    Return every quantity of the articles, in their order.

    An article that a stage fails on is set aside by name, with the traceback in the log, and the others
    go on. A language pack or a table of rates that cannot be loaded is a fault of ours, and raised.
    """
    packs = {code: load_pack(code) for code in sorted({article.language for article in articles})}
    rates = load_rates()
    quantities: list[Quantity] = []
    unreadable: list[SetAside] = []
    for article in articles:
        try:
            quantities += read_quantities(
                article,
                packs[article.language],
                currency=settings.currency,
                as_of=settings.as_of,
                rates=rates,
            )
        except Exception as error:  # noqa: BLE001 - whatever one article does, the others go on
            reason = f"its figures could not be read: {type(error).__name__}: {error}"
            _LOG.exception("set aside %s", printable(article.id))
            unreadable.append(SetAside(article.id, reason))
    return Extraction(tuple(quantities), tuple(unreadable))


def extract_each(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[int, Extraction]]:
    """
    Yield what each article holds, in the order of ids, with its place in the order of the inputs.

    One article is held at a time, however many there are; each that cannot be read comes as well.
    """
    inputs = list_inputs([path for path in paths if path != STANDARD_INPUT])
    with _standard_input_on_disk(is_read=STANDARD_INPUT in paths) as waiting:
        for place, reading in ArticleStream(inputs, waiting, language=settings.language):
            found = extract(reading.articles, settings)
            unreadable = reading.unreadable + found.unreadable
            yield place, Extraction(found.quantities, unreadable, reading.duplicate)


@contextmanager
def _standard_input_on_disk(*, is_read: bool) -> Iterator[Path | None]:
    """Keep what comes in until it has been read twice, if it is to be read at all."""
    if not is_read:
        yield None
        return
    with TemporaryDirectory(prefix="figurecheck-") as folder:
        path = Path(folder, "standard-input.jsonl")
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield path


def together(extractions: Iterable[Extraction]) -> Extraction:
    """Return several extractions as one, in their order."""
    parts = list(extractions)
    return Extraction(
        tuple(quantity for part in parts for quantity in part.quantities),
        tuple(article for part in parts for article in part.unreadable),
    )


def judge_all(groups: Sequence[Group]) -> tuple[Discrepancy, ...]:
    """Return the judgement on each group, what is both severe and sure first."""
    ranked = sorted(
        map(judge, groups), key=lambda found: (-found.severity * found.group.confidence, found.id)
    )
    return tuple(ranked)


def report_language(articles: Sequence[Article], language: str) -> str:
    """Return the language to report in: the one asked for, else that of most articles, else German."""
    if language != "auto":
        return language
    counts = Counter(article.language for article in articles)
    return min(counts, key=lambda code: (-counts[code], code), default="de")
