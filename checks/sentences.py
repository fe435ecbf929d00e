"""
Where the sentences of a text end: one pass over the text, then a look-up by position.

A point ends no sentence after an abbreviation, a single letter or an ordinal ("in der 3. Linie"); the same
test decides in ``extraction`` whether "3." is an ordinal. A line break ends a sentence unless the text is
wrapped at a fixed width; an empty line always does. Nothing here looks further than one word either way, so
time grows with the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from checks.languages.pack import Pack
from checks.model import Span

LONGEST = 2_000
"""Characters of the longest sentence: what goes on without an end is a table or hostile, and is cut."""

_SENTENCE_ENDS = frozenset('.!?"”“»)')
WRAPPED_WIDTH = 100  # no newspaper's database breaks paragraphs into lines this short

_MARKS = ".!?…\n"
_END = re.compile(r"\n++|[.!?…]++[\"'“”‘’»«)\]]*+(?=\s|$|[A-ZÄÖÜ„“])")
_WORD_BEFORE = re.compile(r"(?:[^\W_]|\.){1,20}\Z")
_NEXT_WORD = re.compile(r"[\s\"'„“‘‚»«(\[]{0,6}([^\W_]{1,40})")


class Sentences:
    """The sentences of one text, found once; ``at`` returns the one around a position."""

    def __init__(self, text: str, pack: Pack) -> None:
        self._text = text
        self._starts = [0]
        self._spans: dict[int, Span] = {}
        is_wrapped = _is_wrapped(text)
        # letters that no abbreviation has before its point: most sentences are told by them alone
        room = pack.longest_abbreviation
        for start, stop in _ends(text):
            if text[start] == "\n":
                is_end = not is_wrapped or stop - start > 1
            elif text[start] != ".":
                is_end = True
            elif text[start - room : start].isalpha() and start > room:
                is_end = not text[stop + 1 : stop + 2].islower()
            else:
                is_end = is_sentence_end(text, start, pack)
            if is_end:
                if stop - self._starts[-1] > LONGEST:
                    self._cut(stop)
                self._starts.append(stop)
        self._cut(len(text))
        self._starts.append(len(text))

    def _cut(self, position: int) -> None:
        """Cut what stands before a position into pieces if it is too long for one sentence."""
        while position - self._starts[-1] > LONGEST:
            blank = self._text.rfind(" ", self._starts[-1] + 1, self._starts[-1] + LONGEST)
            self._starts.append(blank + 1 if blank > 0 else self._starts[-1] + LONGEST)

    def at(self, position: int) -> Span:
        """Return the sentence around a position, without the blanks at its ends."""
        return self._trimmed(bisect_right(self._starts, position) - 1)

    def before(self, sentence: Span) -> Span | None:
        """
        Return the sentence before one, ``None`` if there is none or a blank line stands between.

        Much news has one sentence to a line: the end of a line cuts off only what ends like no sentence.
        """
        index = bisect_right(self._starts, sentence.start) - 2
        looked_at = sentence.start
        while index >= 0:
            previous = self._trimmed(index)
            breaks = self._text.count("\n", previous.end, looked_at)
            is_cut = breaks == 1 and self._text[previous.end - 1 : previous.end] not in _SENTENCE_ENDS
            if breaks > 1 or is_cut:
                return None
            if previous.start < previous.end:
                return previous
            looked_at = previous.start
            index -= 1
        return None

    def _trimmed(self, index: int) -> Span:
        """Return a sentence by its number."""
        span = self._spans.get(index)
        if span is None:
            span = self._spans[index] = self._without_blanks(index)
        return span

    def _without_blanks(self, index: int) -> Span:
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        piece = self._text[start:end]
        stripped = piece.strip()
        if not stripped:
            return Span(start, start)
        lead = len(piece) - len(piece.lstrip())
        return Span(start + lead, start + lead + len(stripped))


@lru_cache(maxsize=4)
def sentences_of(text: str, pack: Pack) -> Sentences:
    """Return the sentences of a text; the stages that read one article after another share them."""
    return Sentences(text, pack)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """
    Yield start and stop of what may end a sentence: line breaks, or marks with the quotes they close.

    Single characters are found far faster than a set of them.
    """
    marks: list[int] = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            marks.append(at)
            at = text.find(mark, at + 1)
    marks.sort()
    stop = 0
    for start in marks:
        if start < stop:
            continue
        following = text[start + 1 : start + 2]
        if following == " " or (following == "\n") is not (text[start] == "\n"):
            stop = start + 1  # a mark before a blank or a line break, or a single line break: as mostly
        elif (end := _END.match(text, start)) is not None:
            stop = end.end()
        else:
            continue
        yield start, stop


def _is_wrapped(text: str) -> bool:
    """Return whether the lines of a text are cut at a fixed width rather than at paragraphs."""
    lines = [line for line in text.split("\n", 40)[:40] if line.strip()]
    return len(lines) > 3 and all(len(line) <= WRAPPED_WIDTH for line in lines)


def is_sentence_end(text: str, point: int, pack: Pack) -> bool:
    """
    Return whether the point at a position ends a sentence.

    It does not after an abbreviation or a single letter, before a lower-case word, or after one or two
    digits unless the next word is one that begins sentences ("sind es 12. Die Polizei").
    """
    following = _NEXT_WORD.match(text, point + 1)
    if following is not None and following.group(1)[0].islower():
        return False
    word = text[max(0, point - 20) : point].rpartition(" ")[2]
    if not word.isalnum():  # an opening mark, another blank, "z.B": the pattern is slow, and seldom needed
        before = _WORD_BEFORE.search(word)
        word = before.group() if before is not None else ""
    if f"{word.lower()}." in pack.sets["abbreviations"] or (len(word) == 1 and word.isalpha()):
        return False
    if word.isdecimal() and len(word) <= 2 and following is not None:
        return following.group(1).lower() in pack.sets["sentence_starters"]
    return True
