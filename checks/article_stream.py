"""
Articles one at a time, in the order of their ids, however many there are.

``articles.gather`` holds every text of a run at once, because a run compares them. Whoever needs only
one article after the other goes through the inputs twice here: first for the id of each article and
the place where it begins, which is all that is kept, then for the articles themselves, each read when
its turn comes. Order, duplicates and reasons are those of ``articles``. JSON lines in UTF-16 have no
lines before they are decoded, and are the one thing that is read and held whole.
"""

import json
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from checks.articles import (
    LINES_SUFFIX,
    MOST_BYTES_OF_AN_ARTICLE,
    STANDARD_INPUT,
    Input,
    InputReading,
    UnreadableError,
    decode,
    is_utf16,
    open_lines,
    read_input,
    read_json_line,
    read_json_lines,
)
from checks.model import SetAside

_BOM = b"\xef\xbb\xbf"
# Enough to see which encoding it is.
_BEGINNING = 4096
# One byte more than an article may have, so that a longer one is seen to be too long.
_LONGEST_LINE = MOST_BYTES_OF_AN_ARTICLE + 1


class ArticleStream:
    """
    The articles of many inputs, one at a time; the inputs must not change in the meantime.

    Args:
        inputs: What ``list_inputs`` found.
        standard_input: A ``.jsonl`` file with what came in there, ``None`` if nothing was to be read.
        language: As for ``read_input``.
    """

    def __init__(
        self, inputs: Sequence[Input], standard_input: Path | None = None, *, language: str = "auto"
    ) -> None:
        self._language = language
        waiting = [] if standard_input is None else [Input(standard_input, "", STANDARD_INPUT)]
        self._inputs = sorted([*inputs, *waiting], key=lambda given: given.source)
        # What may be an article, by columns: a record for each would take several times the memory.
        # A line number of 0 stands for the whole of an input.
        self._ids: list[str] = []
        self._input_of = array("L")
        self._number_of = array("Q")
        self._start_of = array("Q")
        self._held: dict[int, InputReading] = {}
        for place, given in enumerate(self._inputs):
            self._list(place, given)

    def __iter__(self) -> Iterator[tuple[int, InputReading]]:
        """
        Yield the reading of each article in the order of ids, with its place in the order of the inputs.

        Of articles with the same id only the first one is read, the others are named. What is no article
        comes with its reason, and first where it has no id.
        """
        last = None
        for entry in sorted(range(len(self._ids)), key=self._ids.__getitem__):
            reading = self._read(entry)
            if reading.articles and reading.articles[0].id == last:
                aside = SetAside(last, "there is an earlier article with this id")
                yield entry, InputReading(reading.source, duplicate=(aside,))
                continue
            last = reading.articles[0].id if reading.articles else last
            yield entry, reading

    def _list(self, place: int, given: Input) -> None:
        """Enter what an input holds: each of its lines, or itself."""
        if given.trouble or given.path.suffix.lower() != LINES_SUFFIX:
            self._enter("" if given.trouble else given.id, place)
            return
        try:
            with open_lines(given) as file:
                is_held = is_utf16(file.read(_BEGINNING))
                entered = 0 if is_held else self._list_lines(place, file)
        except UnreadableError:  # it says why when its turn comes
            is_held, entered = False, 0
        if is_held:
            self._hold(place, given)
        elif not entered:
            self._enter("", place)

    def _list_lines(self, place: int, file: BinaryIO) -> int:
        """Enter each line that is not empty; return how many."""
        entered = 0
        for number, start, line in _lines(file):
            if line.strip():
                self._enter(_id_of(line), place, number, start)
                entered += 1
        return entered

    def _hold(self, place: int, given: Input) -> None:
        """Read an input now, and enter each of its articles together with what was read."""
        reading = self._read_whole(given)
        for article in reading.articles:
            self._held[len(self._ids)] = InputReading(reading.source, (article,))
            self._enter(article.id, place)
        self._held[len(self._ids)] = InputReading(
            reading.source, unreadable=reading.unreadable, empty=reading.empty
        )
        self._enter("", place)

    def _enter(self, id_: str, place: int, number: int = 0, start: int = 0) -> None:
        self._ids.append(id_)
        self._input_of.append(place)
        self._number_of.append(number)
        self._start_of.append(start)

    def _read(self, entry: int) -> InputReading:
        if entry in self._held:
            return self._held[entry]
        given, number = self._inputs[self._input_of[entry]], self._number_of[entry]
        if not number:
            return self._read_whole(given)
        try:
            with open_lines(given) as file:
                file.seek(self._start_of[entry])
                line = file.readline(_LONGEST_LINE)
        except UnreadableError:
            return self._read_whole(given)  # it is gone by now, and this says how
        source = None if given.source == STANDARD_INPUT else given.source
        name = f"{given.source} line {number}"
        return read_json_line(line.removesuffix(b"\n"), name, source=source, language=self._language)

    def _read_whole(self, given: Input) -> InputReading:
        if given.source == STANDARD_INPUT:
            return read_json_lines(given.path.read_bytes(), language=self._language)
        return read_input(given, language=self._language)


def _lines(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Yield number, place and bytes of each line; of one too long to be an article, only its beginning."""
    file.seek(0)
    start = len(_BOM) if file.read(len(_BOM)) == _BOM else 0
    file.seek(start)
    number = 1
    while line := file.readline(_LONGEST_LINE):
        yield number, start, line
        start += len(line)
        while line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)
            start += len(line)
        number += 1


def _id_of(line: bytes) -> str:
    """Return the id of the article in a line, ``""`` if it has none that can be read."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        try:
            row = json.loads(decode(line))
        except (UnreadableError, ValueError, RecursionError):
            return ""
    id_ = row.get("id") if isinstance(row, dict) else None
    return id_ if isinstance(id_, str) else ""
