"""The texts that are measured on: the sample articles by language, repeated, or those of a folder."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from checks.model import Article
from flows.stages import read_articles

MEGABYTE = 1_000_000
SAMPLES = {"de": Path("seeds/articles"), "en": Path("tests/golden/english")}


def samples(language: str, megabytes: float) -> list[Article]:
    """Return the sample articles of a language as often as it takes; each copy has an id of its own."""
    enough: list[Article] = []
    size = 0.0
    for number, article in enumerate(cycle(read_articles([SAMPLES[language]], language).articles)):
        if size >= megabytes:
            return enough
        enough.append(replace(article, id=f"{number}/{article.id}"))
        size += megabytes_of([article])
    return enough


def articles_in(folder: Path) -> Iterator[tuple[str, list[Article]]]:
    """Yield the articles of a folder, or a file, by language."""
    articles = read_articles([folder], "auto").articles
    for language in sorted({article.language for article in articles}):
        yield language, [article for article in articles if article.language == language]


def prose(language: str, characters: int) -> str:
    """Return running text of a length: the sample articles, one after the other, again and again."""
    text = "\n\n".join(article.text for article in read_articles([SAMPLES[language]], language).articles)
    return (text * (characters // len(text) + 1))[:characters]


def megabytes_of(articles: Sequence[Article]) -> float:
    """Return the length of some texts in UTF-8."""
    return sum(len(article.text.encode()) for article in articles) / MEGABYTE
