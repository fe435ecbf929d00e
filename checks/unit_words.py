"""
The unit that stands behind or in front of a numeral: "5 km", "12 €/m²", "3 New Zealand dollars", "US$ 5".

Words are looked up in the pack as they are written first (its symbols: "W" is a watt, "w" is none), then in
lower case; three words before two before one. What the unit does to the numeral is for ``extraction``.
"""

import re
from dataclasses import dataclass

from checks.languages.pack import Pack, UnitWord
from checks.model import Kind
from checks.scan import BLANKS, CURRENCY_SIGNS

_LETTER = r"[^\W\d_]"
_UNIT = re.compile(
    rf"(?:,[-–—]{{1,2}})?+{BLANKS}{{0,3}}+([°º]{_LETTER}{{0,10}}|%-{_LETTER}{{1,20}}|{_LETTER}{{0,4}}[%‰{CURRENCY_SIGNS}]{_LETTER}{{0,2}}"
    rf"|{_LETTER}{{1,40}}(?:\^?[²³23](?!\d))?(?:[/.]{_LETTER}{{1,20}}[²³]?)?(?:-{_LETTER}{{1,40}}){{0,2}}"
    rf"|['’′]{{1,2}}|[\"″])(?!{_LETTER})"
)
_NEXT = re.compile(rf"\.?{BLANKS}{{1,3}}+({_LETTER}{{1,40}})")
_IN_FRONT = re.compile(
    rf"(?:(?<!{_LETTER})({_LETTER}{{0,3}}[{CURRENCY_SIGNS}]{_LETTER}{{0,2}})|(?<![\w.])([A-Z][A-Za-z]{{1,2}}\.?)){BLANKS}?\Z"
)
_FOOT_MARKS = frozenset("'’′")
_MARKS = _FOOT_MARKS | {'"', "″"}
_INCHES_NEXT = re.compile(r"\s?\d{1,2}(?:\"|''|″)")
_QUOTE = re.compile(r"(?<!['’′] \d)(?<!['’′]\d)[\"„“”«»]")
_LONGEST_QUOTATION = 300
_POWERS = str.maketrans({"^": "", "2": "²", "3": "³"})


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit in a text: what it means, the word it was found by, where it begins and ends."""

    meaning: UnitWord
    word: str
    start: int
    end: int


class UnitWords:
    """Finds the units of one text; holds it, and the same in lower case and of the same length."""

    def __init__(self, text: str, lower: str, pack: Pack) -> None:
        self._text = text
        self._lower = lower
        self._pack = pack

    def behind(self, position: int) -> FoundUnit | None:
        """Return the unit that begins behind a position, up to three blanks away, ``None`` for none."""
        match = _UNIT.match(self._text, position)
        if match is None:
            return None
        start, end = match.span(1)
        if self._text[start] in _MARKS and not self._is_length_mark(start, end, position):
            return None
        first = self._lower[start:end].partition("-")[0]
        if first in self._pack.phrase_starts and (found := self._phrase(start, end, first)) is not None:
            return found
        return self.word_at(start, end)

    def _is_length_mark(self, start: int, end: int, position: int) -> bool:
        """
        Return whether a mark that touches a number is its unit, as in 7' 5".

        A mark for feet needs inches behind it, and near a quotation a mark belongs to that.
        """
        if start != position:
            return False
        if self._text[start:end] in _FOOT_MARKS:
            return _INCHES_NEXT.match(self._text, end) is not None
        return _QUOTE.search(self._text, max(0, start - _LONGEST_QUOTATION), start) is None

    def word_at(self, start: int, end: int) -> FoundUnit | None:
        """Return the unit that a word is, or that it begins with before a hyphen, a point or a stroke."""
        units, symbols = self._pack.units, self._pack.symbols
        written = self._text[start:end]
        for sign in ("", "-", ".", "/"):
            form = written.partition(sign)[0] if sign else written
            if sign and form == written:
                continue
            word = form.lower()
            meaning = symbols.get(form) or units.get(word)
            if meaning is None and form[-1:] in ("2", "3"):
                meaning = units.get(word.translate(_POWERS))
            if meaning is None and not sign and self._text.startswith(".", end) and f"{word}." in units:
                meaning = units[f"{word}."]
                end += 1
            if meaning is not None:
                return FoundUnit(meaning, word, start, end if not sign else start + len(form))
        return None

    def _phrase(self, start: int, end: int, first: str) -> FoundUnit | None:
        """Return a unit of two or three words that begins with a word, or one behind an adjective."""
        pack, ends = self._pack, [end]
        while len(ends) < pack.longest_unit and (match := _NEXT.match(self._lower, ends[-1])) is not None:
            ends.append(match.end(1))
        for last in reversed(ends[1:]):
            phrase = " ".join(self._lower[start:last].split())
            if phrase in pack.units:
                return FoundUnit(pack.units[phrase], phrase, start, last)
            if f"{phrase}." in pack.units and self._text.startswith(".", last):
                return FoundUnit(pack.units[f"{phrase}."], phrase, start, last + 1)
        if first in pack.sets["unit_adjectives"]:
            behind = _NEXT.match(self._lower, end)  # "zwei weitere Jahre"
            return None if behind is None else self.word_at(behind.start(1), behind.end(1))
        return None

    def currency_in_front(self, position: int) -> FoundUnit | None:
        """Return the currency that touches a numeral from the left: "€1.5bn", "US$ 3", "EUR 5", "Rs20"."""
        lead = max(0, position - 7)
        before = self._text[lead:position].rstrip()
        last = before[-1:]
        if not last or last.isdecimal() or (last.islower() and before[-3:-1].islower()):
            return None  # most words: neither a code with a capital nor a sign
        match = _IN_FRONT.search(self._text[lead:position])
        if match is None:
            return None
        written, start = match.group(1) or match.group(2), lead + match.start()
        is_code = match.group(1) is None
        while written:
            meaning = self._pack.symbols.get(written)
            if meaning is None and not is_code:
                meaning = self._pack.units.get(written.lower())
            if meaning is not None and meaning.kind is Kind.MONEY:
                return FoundUnit(meaning, written.lower(), start, start + len(written))
            written, start = "" if is_code else written[1:], start + 1
        return None
