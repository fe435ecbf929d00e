"""
How long ``compare`` takes for 100,000 figures of 10,000 articles, and how that grows.

The articles are made by varying the sentences of the English samples that hold a figure: each story has
names of its own beside those of the samples, four articles tell it, and each of them gives the figures with
other values now and then. Names that a quarter of all articles share are there too, as in real news, and
every third story has a name in common with an earlier one, as when a place is in the news again.

No other names of stories meet: drawn with repetition, as they once were, they met the more often the more
stories there were. Two stories with one name and some of the 22 sentences in common are related: at 10,000
articles four of five related pairs of articles were of two stories. In annotated news it is one of eleven.
"""

# ruff: noqa: T201 - printing is what it is for

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from os import sysconf, times
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import perf_counter

from checks.comparison import compare
from checks.model import Article, Role
from flows.stages import Settings, extract
from tests.benchmarks.texts import samples

ARTICLES = 10_000
OF_ONE_STORY = 4
NAMES = 6
MET_AGAIN = 3
"""Every third story has a name in common with an earlier one."""

SENTENCES = 10
PAGE = sysconf("SC_PAGE_SIZE")
DAY = date(2025, 9, 5)
_SENTENCE = re.compile(r"[A-Z][^.!?\n]*\d[^.!?\n]*[.!?]")
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
_SYLLABLES = ("ba", "den", "kor", "li", "mar", "nos", "pe", "rit", "sul", "ta", "vor", "zan")


def measure(articles: int = ARTICLES) -> None:
    """
    Print time, memory and the time per doubling.

    In large runs other processes help: seconds are those of the clock, CPU seconds and memory those of all.
    """
    before, spent = 0.0, 0.0
    for number in (articles // 4, articles // 2, articles):
        quantities = extract(tuple(made_articles(number)), Settings("en", "EUR", DAY)).quantities
        figures = sum(q.figure.role is Role.FIGURE for q in quantities)
        start, used = perf_counter(), cpu_seconds()
        with memory_watched() as most:
            found = compare(quantities)
        seconds, cpu = perf_counter() - start, cpu_seconds() - used
        ratio = f"   x{seconds / before:.2f}, CPU x{cpu / spent:.2f}" if before else ""
        print(
            f"{number:7} articles {figures:8} figures {len(found.groups):7} groups"
            f" {seconds:7.1f} s {cpu:7.1f} CPU s {max(most) / 1e9:5.2f} GB{ratio}",
            flush=True,
        )
        before, spent = seconds, cpu


@contextmanager
def memory_watched() -> Iterator[list[int]]:
    """Give a list of the bytes that this process and its children hold, ten times a second."""
    held: list[int] = [bytes_held()]
    done = Event()

    def watch() -> None:
        while not done.wait(0.1):
            held.append(bytes_held())

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield held
    finally:
        done.set()
        watcher.join()


def bytes_held() -> int:
    """Return what this process and its children hold in memory now, from Linux."""
    children: list[str] = []
    for file in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread has ended meanwhile
            children += file.read_text().split()
    held = 0
    for pid in ("self", *children):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
            held += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    return held


def cpu_seconds() -> float:
    """Return what this process and those that it has waited for have used."""
    return sum(times()[:4])


def made_articles(number: int) -> Iterator[Article]:
    """Yield articles made of the samples' sentences, the same ones each time."""
    sentences = sorted({s for a in samples("en", 0.01) for s in _SENTENCE.findall(a.text)})
    stories = -(-number // OF_ONE_STORY)
    drawn = Random(0).sample(range(len(_SYLLABLES) ** 5), NAMES * stories)  # noqa: S311 - no secret is made of it
    for story in range(stories):
        random = Random(story)  # noqa: S311 - nor of this
        names = [_name(each) for each in drawn[NAMES * story : NAMES * (story + 1)]]
        if story % MET_AGAIN == 0:
            names[0] = _name(drawn[NAMES * random.randrange(story + 1) + 1])
        told = random.sample(sentences, min(SENTENCES, len(sentences)))
        for telling in range(min(OF_ONE_STORY, number - story * OF_ONE_STORY)):
            text = " ".join(_varied(sentence, names, random) for sentence in told)
            day = DAY + timedelta(days=story % 365 + telling)
            yield Article(f"{story:05}-{telling}", text, "en", published=day)


def _name(number: int) -> str:
    """Return a name of five syllables, another one for each number."""
    places = [len(_SYLLABLES) ** place for place in range(5)]
    return "".join(_SYLLABLES[number // place % len(_SYLLABLES)] for place in places).capitalize()


def _varied(sentence: str, names: list[str], random: Random) -> str:
    """Return a sentence with names of the story for most of its own, and now and then another number."""
    sentence = _NAME.sub(lambda m: random.choice(names) if random.random() < 0.75 else m.group(), sentence)
    if random.random() < 0.7:
        return sentence
    return _NUMBER.sub(lambda m: f"{int(m.group().replace(',', '')) + random.randrange(1, 9):,}", sentence)
