"""
Where the sentences of a text end: one pass over the text, then a look-up by position.

A point ends no sentence after an abbreviation, a single letter or an ordinal ("in der 3. Linie"); the same
test decides in ``extraction`` whether "3." is an ordinal. A line break ends a sentence unless the text is
wrapped at a fixed width; an empty line always does. Nothing here looks further than one word either way, so
time grows with the text.
"""

from bisect import bisect_right

import regex

from checks.languages.pack import Pack
from checks.model import Span

LONGEST = 2_000
"""Characters of the longest sentence: what goes on without an end is a table or hostile, and is cut."""

WRAPPED_WIDTH = 100  # no newspaper's database breaks paragraphs into lines this short

_ENDS = regex.compile(r"[.!?…]++[\"'“”‘’»«)\]]*+(?=\s|$|[A-ZÄÖÜ„“])|\n++")
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\d.]{1,20}")
_NEXT_WORD = regex.compile(r"[\s\"'„“‘‚»«(\[]{0,6}([\p{L}\d]{1,40})")


class Sentences:
    """The sentences of one text, found once; ``at`` returns the one around a position."""

    def __init__(self, text: str, pack: Pack) -> None:
        self._text = text
        self._starts = [0]
        is_wrapped = _is_wrapped(text)
        for end in _ENDS.finditer(text):
            if end.group().startswith("\n"):
                is_end = not is_wrapped or len(end.group()) > 1
            else:
                is_end = not end.group().startswith(".") or is_sentence_end(text, end.start(), pack)
            if is_end:
                self._add_start(end.end())
        self._add_start(len(text))

    def _add_start(self, position: int) -> None:
        """Add where a sentence begins, and cut what stands before it if it is too long for one."""
        while position - self._starts[-1] > LONGEST:
            blank = self._text.rfind(" ", self._starts[-1] + 1, self._starts[-1] + LONGEST)
            self._starts.append(blank + 1 if blank > 0 else self._starts[-1] + LONGEST)
        self._starts.append(position)

    def at(self, position: int) -> Span:
        """Return the sentence around a position, without the blanks at its ends."""
        index = bisect_right(self._starts, position) - 1
        return self._trimmed(index)

    def before(self, sentence: Span) -> Span | None:
        """Return the sentence before one in the same paragraph, ``None`` if that one is the first."""
        index = bisect_right(self._starts, sentence.start) - 2
        while index >= 0:
            previous = self._trimmed(index)
            if "\n" in self._text[previous.end : sentence.start]:
                return None
            if previous.start < previous.end:
                return previous
            index -= 1
        return None

    def _trimmed(self, index: int) -> Span:
        """Return a sentence by its number."""
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        piece = self._text[start:end]
        stripped = piece.strip()
        if not stripped:
            return Span(start, start)
        lead = len(piece) - len(piece.lstrip())
        return Span(start + lead, start + lead + len(stripped))


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
    before = _WORD_BEFORE.search(text, 0, point)
    word = before.group() if before is not None and before.end() == point else ""
    following = _NEXT_WORD.match(text, point + 1)
    if following is not None and following.group(1)[0].islower():
        return False
    if f"{word.lower()}." in pack.sets["abbreviations"] or (len(word) == 1 and word.isalpha()):
        return False
    if word.isdecimal() and len(word) <= 2 and following is not None:
        return following.group(1).lower() in pack.sets["sentence_starters"]
    return True
