"""
Sentences of articles, cut and marked for quoting, and where in the article they stand.

Every piece is a verbatim stretch of the article; what is left out is a piece of its own, so that no
ellipsis is ever mistaken for the author's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checks.model import Article, Mention, Span

WHOLE_UP_TO = 700
FRAGMENT_WORDS = 14


class Part(StrEnum):
    """What a piece of a quotation is."""

    PLAIN = "plain"
    MARKED = "marked"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation; the text of a cut is empty."""

    part: Part
    text: str

    @property
    def is_short(self) -> bool:
        """Whether the piece may be kept on one line of a narrow screen."""
        return len(self.text) <= 18


def quote(
    article: Article, sentence: Span, marks: Iterable[Span], around: int | None = None
) -> tuple[Piece, ...]:
    """
    Return a sentence with its figures marked.

    Args:
        article: Whose text is quoted.
        sentence: What to quote, widened if a mark reaches beyond it.
        marks: The spans to mark; of two that overlap the first one is marked.
        around: Code points to keep on either side of each mark. Without it a sentence is quoted whole
            unless it is longer than ``WHOLE_UP_TO``, as a text without full stops may be.
    """
    kept: list[Span] = []
    for mark in sorted(marks):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    whole = Span(min([sentence.start, *(m.start for m in kept)]), max([sentence.end, *(m.end for m in kept)]))
    if around is None:
        around = WHOLE_UP_TO // 2 if whole.end - whole.start > WHOLE_UP_TO else whole.end - whole.start
    return tuple(_pieces(article.text, whole, kept, around))


def _pieces(text: str, whole: Span, marks: Sequence[Span], around: int) -> Iterable[Piece]:
    position = whole.start
    for index, mark in enumerate(marks):
        following = marks[index + 1].start if index + 1 < len(marks) else whole.end
        before = max(position, _word_start(text, mark.start - around, mark.start))
        if before > position:
            yield Piece(Part.CUT, "")
        if before < mark.start:
            yield Piece(Part.PLAIN, text[before : mark.start])
        yield Piece(Part.MARKED, text[mark.start : mark.end])
        after = min(following, _word_end(text, mark.end + around, mark.end))
        # What lies between two marks is kept whole if no more than both surroundings would be.
        if after < following <= mark.end + 2 * around and index + 1 < len(marks):
            after = following
        if after > mark.end:
            yield Piece(Part.PLAIN, text[mark.end : after])
        position = after
    if position < whole.end:
        yield Piece(Part.CUT, "")


def _word_start(text: str, wanted: int, limit: int) -> int:
    """Return the first start of a word from ``wanted`` on, ``wanted`` itself if there is none."""
    if wanted <= 0 or text[wanted - 1].isspace():
        return max(wanted, 0)
    blank = next((i for i in range(wanted, limit) if text[i].isspace()), None)
    return wanted if blank is None else blank + 1


def _word_end(text: str, wanted: int, limit: int) -> int:
    """Return the last end of a word up to ``wanted``, ``wanted`` itself if there is none."""
    if wanted >= len(text) or text[wanted].isspace():
        return min(wanted, len(text))
    return next((i for i in range(wanted - 1, limit, -1) if text[i].isspace()), wanted)


def paragraph(article: Article, offset: int) -> int:
    """Return the number of the paragraph an offset is in, from 1; lines without text do not count."""
    return sum(1 for line in article.text[: offset + 1].split("\n") if line.strip()) or 1


def fragment(article: Article, mention: Mention) -> str:
    """
    Return words around a figure that stand only once in the article, for a link that finds them.

    Words are added after and before it in turn, within its line, until they are unique or
    ``FRAGMENT_WORDS`` long; browsers find the first of several.
    """
    text = article.text
    line_start = text.rfind("\n", 0, mention.span.start) + 1
    line_end = text.find("\n", mention.span.end)
    line_end = len(text) if line_end < 0 else line_end
    start = _left(text, mention.span.start, line_start)
    end = _right(text, mention.span.end, line_end)
    for step in range(FRAGMENT_WORDS):
        if step and text.count(text[start:end]) == 1:
            break
        if step % 2:
            start = _left(text, _skip_left(text, start, line_start), line_start)
        else:
            end = _right(text, _skip_right(text, end, line_end), line_end)
    return text[start:end].strip()


def first_words(article: Article, limit: int = 9) -> str:
    """Return the beginning of an untitled article, cut after so many words with an ellipsis."""
    line = next((line.strip() for line in article.text.splitlines() if line.strip()), "")
    words = line[:400].split()
    if len(words) <= limit:
        return " ".join(words)
    sentence_end = next(
        (i for i, word in enumerate(words[: limit + 3], 1) if i > 3 and word[-1] in ".!?"), None
    )
    return " ".join(words[:sentence_end]) if sentence_end else " ".join(words[:limit]) + " …"


def _left(text: str, start: int, limit: int) -> int:
    while start > limit and not text[start - 1].isspace():
        start -= 1
    return start


def _right(text: str, end: int, limit: int) -> int:
    while end < limit and not text[end].isspace():
        end += 1
    return end


def _skip_left(text: str, start: int, limit: int) -> int:
    while start > limit and text[start - 1].isspace():
        start -= 1
    return start


def _skip_right(text: str, end: int, limit: int) -> int:
    while end < limit and text[end].isspace():
        end += 1
    return end
