"""
The hits of the scan with their values: digits, number words, scales, dates, scores, clause numbers.

An atom knows what is glued or hyphenated to it ("30.000-köpfig", "$160MM", "three-hour") and nothing else
of its sentence. ``joining`` makes numerals of adjacent atoms.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import regex

from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.model import Kind
from checks.numerals import (
    MAX_DIGITS,
    WordReading,
    Written,
    place_of_last_digit,
    read_digits,
    read_word,
    suffix_of,
)
from checks.scan import BLANKS, HYPHEN, scan_pattern
from checks.sentences import is_sentence_end

CONTEXT_SHAPES = {
    "url": Kind.IDENTIFIER,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "score": Kind.SCORE,
    "years": Kind.YEAR,
    "decade": Kind.YEAR,
    "ordinal": Kind.ORDINAL,
    "identifier": Kind.IDENTIFIER,
    "unreadable": Kind.IDENTIFIER,
}
"""Forms that are no figure by themselves -> their kind."""

_NEXT_WORD = regex.compile(rf"{BLANKS}{{0,3}}+([%‰€$£¥]|\p{{L}}{{1,40}})")
_MONTH = regex.compile(r"\p{L}{3,}")
_PARTS = regex.compile(HYPHEN)
_LOWER_END = regex.compile(r"(?:^|[\s($€£])\d[\d.,]*+\Z")
_BLANK_RUN = regex.compile(r"\s+")
_SHORTEST_NOUN = 3
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


@dataclass(slots=True)
class Numeral:
    """A numeral while it is put together, in offsets of the text; becomes one mention."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    precision: Decimal
    tag: str  # cardinal, digits, scale, vague, multiple, half, article, ordinal or a context shape
    attached: str = ""
    parts: tuple[str, ...] = ()  # hyphenated parts behind digits or a number word
    unit: str | None = ""
    kind: Kind = Kind.COUNT
    power: Decimal = Decimal(1)  # of all scales together
    tail: Decimal = Decimal(0)  # what was added behind a scale ("zwei Millionen *fünfhundert* ...")
    is_range: bool = False
    has_currency_before: bool = False
    has_unit_behind: bool = False

    def negate(self) -> None:
        """Turn the sign of the value."""
        self.low, self.high = -self.high, -self.low

    def scale_by(self, power: Decimal) -> None:
        """Multiply by a scale word; behind a larger one it belongs to the tail alone."""
        if self.tail and power < self.power:
            self.low += self.tail * (power - 1)
            self.high = self.low
            self.precision = place_of_last_digit(self.low)
            self.tail = Decimal(0)
            return
        self.low *= power
        self.high *= power
        self.precision *= power
        self.power *= power

    def set_value(self, value: Decimal) -> None:
        """Give a numeral another single value."""
        self.low = self.high = value
        self.precision = place_of_last_digit(value)

    @property
    def is_context(self) -> bool:
        """Whether the mere form says that it is no figure."""
        return self.tag in CONTEXT_SHAPES


def atom(start: int, end: int, value: Decimal | None, tag: str, precision: Decimal | None = None) -> Numeral:
    """Return an atom with one value; a value of ``None`` is for context shapes."""
    number = Decimal(0) if value is None else value
    return Numeral(start, end, number, number, precision or place_of_last_digit(number), tag)


class AtomReader:
    """Reads the atoms of one text; holds it, and the same in lower case and of the same length."""

    def __init__(self, text: str, lower: str, pack: Pack) -> None:
        self._text = text
        self._lower = lower
        self._pack = pack

    def atoms(self) -> Iterator[Numeral]:
        """Yield what the scan finds, in order, each with its value and none inside another."""
        at = 0
        for match in scan_pattern(self._pack).finditer(self._lower):
            for found in self._read(match):
                if found.start >= at:
                    at = found.end
                    yield found

    def _read(self, match: re.Match[str]) -> Iterator[Numeral]:
        """Yield the atoms of one hit: one, or none, or those inside a date that is none ("may 10 ships")."""
        shape = match.lastgroup
        if match.group("digits") is not None:
            yield self._digits(match)
        elif match.group("word") is not None:
            found = self._word(match)
            if found is not None:
                yield self._with_half(found)
        elif shape == "part":
            yield atom(match.start(), match.end(), _part(match.group()), "whole")
        elif shape == "article":
            yield self._with_half(atom(match.start(), match.end(), Decimal(1), "article"))
        elif shape in ("date", "monthdate") and not self._has_capital_month(match):
            skip = 0 if match.group()[0].isdecimal() else match.group().find(" ") + 1
            first = scan_pattern(self._pack).search(self._lower, match.start() + skip, match.end())
            if first is not None and first.lastgroup not in ("date", "monthdate"):
                yield from self._read(first)
        else:
            yield atom(match.start(), match.end(), None, "date" if shape == "monthdate" else str(shape))

    def _has_capital_month(self, match: re.Match[str]) -> bool:
        """Return whether the month in a date has its capital: "may 10" may as well be a verb."""
        words = _MONTH.findall(self._text, match.start(), match.end())
        return not words or any(word[0].isupper() for word in words)

    # -- digits --------------------------------------------------------------------------------------

    def _digits(self, match: re.Match[str]) -> Numeral:
        """Return the atom of digits with what is glued or hyphenated to them."""
        start, end, surface = match.start("digits"), match.end("digits"), match.group("digits")
        if len(surface) > MAX_DIGITS:
            return atom(start, match.end(), None, "unreadable")
        if self._has_leading_point(start) and surface.isdecimal():
            start, surface = start - 1, f"0{self._pack.numbers.decimal}{surface}"
        written = read_digits(surface, self._pack.numbers) or self._foreign_decimal(surface, end)
        is_code = surface.isdecimal() and len(surface) > 1 and surface[0] == "0"
        if written is None or is_code or self._is_part_of_name(start):
            return atom(start, match.end(), None, "identifier")
        found = atom(start, end, written.value, "digits", written.precision)
        start = self._sign_start(start)
        if start != found.start:
            found.start = start
            found.negate()
        if match.group("vulgar") is not None:
            found.set_value(found.low + _part(match.group("vulgar").strip()).copy_sign(found.low))
            found.tag = "whole"
            found.end = end = match.end("vulgar")
        glued = match.group("glued")
        parts = tuple(p for p in _PARTS.split(match.group("parts")) if p)
        if glued:
            self._read_glued(found, glued, parts)
        elif parts:
            self._read_parts(found, parts, end)
        elif self._is_ordinal_point(match.end(), surface):
            found.tag, found.end = "ordinal", match.end() + 1
        return self._with_half(found)

    def _has_leading_point(self, start: int) -> bool:
        """Return whether a decimal sign without a digit before it stands before digits (".358")."""
        before = self._text[max(0, start - 2) : start]
        return before.endswith(self._pack.numbers.decimal) and (len(before) == 1 or before[0] in " \n(")

    def _foreign_decimal(self, surface: str, end: int) -> Written | None:
        """Return "4.9" read as a decimal where 4,9 is written, if a scale follows ("4.9 Milliarden")."""
        following = _NEXT_WORD.match(self._lower, end)
        if following is None or following.group(1) not in self._pack.scales:
            return None
        if surface.count(".") + surface.count(",") != 1:
            return None
        decimal = self._pack.numbers.decimal
        return read_digits(surface.replace(".", decimal).replace(",", decimal), self._pack.numbers)

    def _is_part_of_name(self, start: int) -> bool:
        """Return whether digits hang on a word by a hyphen or slash ("F-16", "BY-NC-ND 4.0", "f/2.8")."""
        before = self._text[max(0, start - 12) : start]
        if len(before) > 1 and before[-1] in "-‑/" and (before[-2].isalnum() or before[-2] == "."):
            return not (before[-1] in "-‑" and before[-2].isdecimal() and _is_lower_end(before[:-1]))
        previous = before.rstrip().rpartition(" ")[2]
        return "-" in previous and previous.replace("-", "").isalpha() and previous.isupper()

    def _sign_start(self, start: int) -> int:
        """Return where a leading minus begins, ``start`` if there is none."""
        before = self._text[max(0, start - 2) : start]
        is_minus = before[-1:] in ("−", "-", "–") and (
            len(before) == 1 or before[0].isspace() or before[0] == "("
        )
        return start - 1 if is_minus else start

    def _is_ordinal_point(self, end: int, surface: str) -> bool:
        """Return whether digits and the point behind them are an ordinal ("die 3. Linie", "Die 2., so")."""
        if self._text[end : end + 1] != "." or len(surface) > 3 or not surface.isdecimal():
            return False
        if self._pack.numbers.algorithm != "german":
            return False
        after = self._text[end + 1 : end + 2]
        return after == "," or (after.isspace() and not is_sentence_end(self._text, end, self._pack))

    def _read_glued(self, found: Numeral, glued: str, parts: tuple[str, ...]) -> None:
        """Read letters that touch the digits: a scale, a unit, a suffix; anything else makes it a name."""
        pack = self._pack
        end = found.end + len(glued)
        is_money = self._text[max(0, found.start - 1) : found.start] in pack["money"]
        if glued in pack.scales and (is_money or glued not in pack.units):
            found.scale_by(pack.scales[glued])
            found.end = end
        elif glued in pack.units:
            found.unit, found.kind = pack.units[glued]
            found.end = end
        elif suffix_of(glued, pack) is not None:
            self._apply_suffix(found, glued, end)
        elif glued in pack["ordinal_endings"]:
            found.tag, found.end = "ordinal", end
        else:
            found.tag, found.end = "identifier", end
            return
        if parts:
            self._read_parts(found, parts, end)

    # -- hyphenated parts and suffixes ---------------------------------------------------------------

    def _read_parts(self, found: Numeral, parts: tuple[str, ...], at: int) -> None:
        """Read hyphenated parts in order: scales and units belong to the expression, a noun ends it."""
        pack = self._pack
        whole = "-".join(parts)
        if len(parts) > 1 and suffix_of(whole, pack) is not None:
            self._apply_suffix(found, whole, at + 1 + len(whole))
            return
        for index, part in enumerate(parts):
            end = at + 1 + len(part)
            if part in pack.scales:
                found.scale_by(pack.scales[part])
                found.end = end
            elif part in pack.units:
                found.unit, found.kind = pack.units[part]
                found.end = end
            elif suffix_of(part, pack) is not None:
                self._apply_suffix(found, part, end)
            else:
                found.parts = parts[index:]
                is_bare = found.power == 1 and found.unit == "" and found.attached == ""
                if is_bare and len(parts) == 1 and not self._is_counted(part):
                    found.tag, found.end = "identifier", end
                return
            at = end

    def _is_counted(self, part: str) -> bool:
        """
        Return whether a hyphenated part is a noun that can be counted ("a 26-nation group").

        Where nouns have no capitals any longer word will do ("a 30-homer season").
        """
        if self._pack.numbers.nouns == "plural" and len(part) > _SHORTEST_NOUN:
            return True
        return part in self._pack.concept_of or lemma_of(part, self._pack).lower() in self._pack.concept_of

    def _apply_suffix(self, found: Numeral, rest: str, end: int) -> None:
        """Make of a numeral what its suffix says ("stündig" an amount of hours, "köpfig" a count)."""
        meaning = suffix_of(rest, self._pack)
        found.attached = rest
        if meaning == "person":
            return
        found.end = end
        if meaning in _DURATIONS:
            found.unit, found.kind = meaning, Kind.DURATION
        elif meaning == "age":
            found.unit, found.kind = "year", Kind.AGE
        elif meaning == "percent":
            found.unit, found.kind = "percent", Kind.PERCENT
        elif meaning in ("times", "multiple"):
            found.kind, found.tag = Kind.RATIO, "multiple"
        elif meaning == "digits":
            found.tag = "digits of"
        else:
            found.unit, found.kind = meaning, Kind.MEASURE

    # -- words ---------------------------------------------------------------------------------------

    def _word(self, match: re.Match[str]) -> Numeral | None:
        """Return the atom of a number word, ``None`` if the word only begins like one."""
        start, pack = match.start(), self._pack
        word = _BLANK_RUN.sub(" ", match.group("word"))
        reading = read_word(word, pack)
        if reading is None:
            return self._word_with_parts(word, start) if "-" in word else self._amount_word(word, start)
        is_whole = reading.length == len(word)
        end = match.end() if is_whole else start + reading.length
        if reading.tag == "scale" and self._text.startswith(".", end) and f"{word}." in pack.scales:
            end += 1
        found = atom(start, end, reading.low, reading.tag)
        found.high = reading.high
        if reading.attached:
            self._attach(found, reading, match.end())
        elif self._is_number_as_noun(found):
            found.tag = "identifier"
        elif reading.tag == "fraction" or word in pack.numbers.halves:
            self._check_part(found)
        return found

    def _attach(self, found: Numeral, reading: WordReading, end: int) -> None:
        """Read what is attached to a number word, all of it or up to its first hyphen."""
        rest = reading.attached
        if suffix_of(rest, self._pack) is None:
            first = rest.partition("-")[0]
            end, rest = end - len(rest) + len(first), first
        self._apply_suffix(found, rest, end)

    def _word_with_parts(self, word: str, start: int) -> Numeral | None:
        """Return the atom of "two-million-euro", "three-strong": a number word before other parts."""
        for length in (2, 1):
            parts = word.split("-")
            first = "-".join(parts[:length])
            reading = read_word(first, self._pack)
            if reading is None or reading.attached or len(parts) <= length:
                continue
            found = atom(start, start + len(first), reading.low, reading.tag)
            found.high = reading.high
            self._read_parts(found, tuple(parts[length:]), found.end)
            return None if found.tag == "identifier" else found
        return None

    def _amount_word(self, word: str, start: int) -> Numeral | None:
        """Return the scale in "Milliardenhöhe", which is a numeral only behind "zweistellige"."""
        for scale, power in self._pack.scales.items():
            if word.startswith(scale) and word[len(scale) :] in self._pack.sets["amount_tails"]:
                found = atom(start, start + len(word), power, "scale")
                found.attached = word[len(scale) :]
                return found
        return None

    def _is_number_as_noun(self, found: Numeral) -> bool:
        """Return whether a capital inside a sentence makes a number word a noun ("die Elf", "eine Sechs")."""
        if self._pack.numbers.nouns != "capitalised" or found.tag != "cardinal" or found.low >= 100:
            return False
        before = self._text[max(0, found.start - 3) : found.start].rstrip()
        return self._text[found.start].isupper() and (before[-1:].isalpha() or before.endswith(","))

    def _check_part(self, found: Numeral) -> None:
        """
        Settle what a fraction or "half" is by the word behind it.

        "Half of them" is a number by itself. "A fifth person" is none, so where a language has followers
        of fractions, one of them, a stop word or punctuation must follow.
        """
        sets = self._pack.sets
        following = _NEXT_WORD.match(self._lower, found.end)
        word = "" if following is None else following.group(1)
        if found.tag == "half" and word in sets["half_followers"]:
            found.tag = "whole"
        elif found.tag == "fraction" and sets["fraction_followers"] and word:
            is_plural = self._lower[found.end - 1] == "s"
            if not is_plural and word not in sets["fraction_followers"] and word not in sets["stops"]:
                found.tag = "ordinal"
                found.set_value(Decimal(self._pack["fractions"][self._lower[found.start : found.end]]))

    def _with_half(self, found: Numeral) -> Numeral:
        """Return a numeral with the "and a half" behind it added."""
        for tail in self._pack.sets["half_tails"]:
            gap = 0 if tail.startswith("-") else 1
            if found.tag in ("cardinal", "digits", "article") and self._lower.startswith(
                tail, found.end + gap
            ):
                found.set_value(found.low + Decimal("0.5"))
                found.tag, found.end = "whole", found.end + gap + len(tail)
                break
        return found


def _part(written: str) -> Decimal:
    """Return the value of a fraction written as one character or with a slash ("½", "1/2")."""
    numerator, slash, denominator = written.partition("/")
    if slash:
        return Decimal(numerator) / Decimal(denominator)
    fraction = Fraction(unicodedata.numeric(written)).limit_denominator(10)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def _is_lower_end(before: str) -> bool:
    """Return whether text ends in a plain number, the lower end of "10-15", not a part of "0800-810"."""
    match = _LOWER_END.search(before)
    return match is not None and not match.group().strip(" ($€£\n").startswith("0")
