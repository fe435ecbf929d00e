"""The words right before and right behind a mention, read once for everything that asks for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.languages.pack import Pack
from checks.model import Mention
from checks.records import quickly_made

_REACH = 60
"""Characters looked at before a mention: five words, with room."""

_TOLERANCE_GOES_ON = ("/", "-")  # behind a plus: "20 +/- 2 Grad"
_WORDS = 5

_LONGEST_BOUND = 24
"""Characters of the longest phrase behind a figure, with room."""

_OPENING = "([„‚\"'»«"
_PUNCTUATION = re.compile(r"[.,;:!?()\[\]„“\"–/]")
_LETTER = r"[^\W\d_]"
NEXT_WORD = re.compile(
    rf"\s{{0,3}}+({_LETTER}{{1,61}}+(?!{_LETTER}|[’'‑-])|{_LETTER}(?:{_LETTER}|[’'‑-]){{0,60}})"
)
"""The word that begins up to three blanks behind a position; nearly all are letters only, and tried first."""


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """
    What stands around one mention; the words stay the same when the mention is read otherwise.

    Attributes:
        mention: The mention, as far as it has been read.
        text: The text of its article.
        pack: The language pack of the article.
        before: Up to five lower-case words directly before the mention, none across punctuation.
        word_before: The last of them, ``""`` if punctuation stands there.
        word_after: The word directly behind the mention as written, ``""`` if there is none.
        bound_after: The phrase behind the mention that bounds it ("oder mehr", "+"), ``""`` for none.
        end: Where mention and phrase end.
    """

    mention: Mention
    text: str
    pack: Pack
    before: Sequence[str]
    word_before: str
    word_after: str
    bound_after: str
    end: int

    def around(self, mention: Mention) -> "Neighbourhood":
        """Return the same words around another reading of the mention."""
        return self if mention is self.mention else replace(self, mention=mention)


def neighbourhood_of(mention: Mention, pack: Pack) -> Neighbourhood:
    """Return what stands around a mention."""
    text = mention.article.text
    before = _words_before(mention)
    match = NEXT_WORD.match(text, mention.span.end)
    word_after = "" if match is None else str(match.group(1))
    bound_after, end = _bound_after(mention, word_after, pack)
    return Neighbourhood(
        mention=mention,
        text=text,
        pack=pack,
        before=before,
        word_before=before[-1] if before else "",
        word_after=word_after,
        bound_after=bound_after,
        end=end,
    )


def _words_before(mention: Mention) -> Sequence[str]:
    """Return the words of ``Neighbourhood.before``; an abbreviation with its point is one."""
    start = mention.span.start
    text = mention.article.text[max(mention.sentence.start, start - _REACH) : start]
    if text.rstrip().endswith("."):
        return [text.split()[-1].lower().lstrip(_OPENING)]  # "Art. 5", "(Az. 5"
    return _PUNCTUATION.split(text)[-1].lower().split()[-_WORDS:]


def _bound_after(mention: Mention, word_after: str, pack: Pack) -> tuple[str, int]:
    """Return the phrase behind a mention that bounds it, and where both end."""
    end = mention.span.end
    if word_after and word_after[0] not in pack.bound_starts:
        return "", end
    rest = mention.article.text[end : end + _LONGEST_BOUND].lower()
    bare = rest.lstrip()
    if bare[:1] in pack.bound_starts:
        for phrase in pack.bounds_behind:
            following = bare[len(phrase) : len(phrase) + 1]
            if bare.startswith(phrase) and not (following.isalnum() or following in _TOLERANCE_GOES_ON):
                return phrase, end + len(rest) - len(bare) + len(phrase)
    return "", end
