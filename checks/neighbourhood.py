"""The words right before and right behind a mention, read once for everything that asks for them."""

import re
from collections.abc import Sequence

from checks.languages.pack import Pack
from checks.model import Mention

_REACH = 60
"""Characters looked at before a mention: four words, with room."""

_WORDS = 4

_LONGEST_BOUND = 24
"""Characters of the longest phrase behind a figure, with room."""

_OPENING = "([„‚\"'»«"
_PUNCTUATION = re.compile(r"[.,;:!?()\[\]„“\"–/]")
_WORD = re.compile(r"[\s\u00a0]{0,3}+([^\W\d_](?:[^\W\d_]|[’'‑-]){0,60})")


class Neighbourhood:
    """
    What stands around one mention.

    Attributes:
        mention: The mention.
        text: The text of its article.
        pack: The language pack of the article.
        before: Up to four lower-case words directly before the mention, none across punctuation.
        word_before: The last of them, ``""`` if punctuation stands there.
        word_after: The word directly behind the mention as written, ``""`` if there is none.
        bound_after: The phrase behind the mention that bounds it ("oder mehr", "+"), ``""`` for none.
        end: Where mention and phrase end.
    """

    __slots__ = ("before", "bound_after", "end", "mention", "pack", "text", "word_after", "word_before")

    def __init__(self, mention: Mention, pack: Pack) -> None:
        self.mention = mention
        self.text = mention.article.text
        self.pack = pack
        self.before = self._words_before()
        self.word_before = self.before[-1] if self.before else ""
        match = _WORD.match(self.text, mention.span.end)
        self.word_after = "" if match is None else str(match.group(1))
        self.bound_after, self.end = self._bound_after()

    def _words_before(self) -> Sequence[str]:
        start = self.mention.span.start
        text = self.text[max(self.mention.sentence.start, start - _REACH) : start]
        if text.rstrip().endswith("."):
            return [text.split()[-1].lower().lstrip(_OPENING)]  # "Art. 5", "(Az. 5"
        return _PUNCTUATION.split(text)[-1].lower().split()[-_WORDS:]

    def _bound_after(self) -> tuple[str, int]:
        end = self.mention.span.end
        if self.word_after and self.word_after[0] not in self.pack.bound_starts:
            return "", end
        rest = self.text[end : end + _LONGEST_BOUND].lower()
        bare = rest.lstrip()
        if bare[:1] in self.pack.bound_starts:
            for phrase in self.pack.bounds_behind:
                if bare.startswith(phrase) and not bare[len(phrase) : len(phrase) + 1].isalnum():
                    return phrase, end + len(rest) - len(bare) + len(phrase)
        return "", end
