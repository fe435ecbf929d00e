"""
Article + pack -> mentions: one scan for numerals, then a small parser around each.

The scan is one alternation built from the pack's tables over the lower-cased text. What it finds are
atoms (digits, number words, scales, dates ...), which are joined into numerals, each consumed once
("1,2" + "Mrd.", "two hundred and five"); then units are read from right to left, so that a neighbour to
the right already knows its unit when an elided one asks for it ("15 bis 20 Mrd. Euro"); then neighbours
are joined into ranges. What the words around a mention mean is for ``interpretation``.

Time is linear in the text: runs of digits and letters are taken whole and possessively, every look
around is bounded (next word, {0,3} blanks, a gap of at most 24 characters). No text reaches pint.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from checks.languages.pack import Pack
from checks.model import Article, Interval, Kind, Mention, Span
from checks.numerals import MAX_DIGITS, place_of_last_digit, read_digits, read_word, suffix_of
from checks.sentences import Sentences, is_sentence_end

MAX_GAP = 24
"""Characters between two numerals that may still belong together."""

_BLANKS = r"[ \t\n\u00a0\u202f\u2009]"
_HYPHEN = r"[-‑–]"
_ADJACENT = regex.compile(rf"{_BLANKS}{{0,3}}+|{_BLANKS}?{_HYPHEN}")
_UNIT_WORD = regex.compile(
    rf"{_BLANKS}{{0,3}}+((?:[°º]\p{{L}}?|[%‰€$£¥])|\p{{L}}{{1,40}}[²³]?(?:[/.]\p{{L}}{{1,20}})?(?:-\p{{L}}{{1,40}}){{0,2}})"
)
_SECOND_WORD = regex.compile(rf"{_BLANKS}{{1,3}}+(\p{{L}}{{1,40}})")
_CURRENCY_BEFORE = regex.compile(rf"(?r)(?<![\p{{L}}])(\p{{L}}{{0,3}}[€$£¥]|\p{{L}}{{3}}){_BLANKS}?")
_WORDS_BEFORE = regex.compile(r"(?r)[\p{L}.§-]{1,40}")

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


@dataclass(slots=True)
class _Numeral:
    """A numeral while it is put together; becomes one mention."""

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

    @property
    def is_context(self) -> bool:
        return self.tag in CONTEXT_SHAPES


def find_mentions(article: Article, pack: Pack) -> tuple[Mention, ...]:
    """
    Return every number expression of an article, in order, none overlapping another.

    Expressions that are no figure by their form (dates, scores, clause numbers) are returned too, with
    their shape; digits too long to be a number have the shape ``unreadable`` and no value.
    """
    return tuple(_Reader(article, pack).mentions())


@cache
def _scan_pattern(pack: Pack) -> Any:
    """Return the alternation that finds every atom in a lower-cased text, built from the pack's tables."""
    numbers = pack.numbers
    group = "".join(regex.escape(c) for c in numbers.group)
    months = "|".join(sorted(pack["months"], key=len, reverse=True))
    clock = "|".join(map(regex.escape, pack.sets["clock"]))
    decades = "|".join(map(regex.escape, pack.sets["decade_endings"]))
    year = r"(?:1[0-9]|20)\d\d(?!\d)"
    stems = {
        word
        for table in (
            "cardinals",
            "tens",
            "multipliers",
            "wholes",
            "multiples",
            "vague",
            "scales",
            "fractions",
        )
        for word in pack[table]
        if word[0].isalpha() and word not in numbers.articles
    }
    stems |= {word for word in pack["ordinals"]} | set(numbers.halves)
    ones = [one for one in pack["cardinals"] if one in numbers.articles]
    joined = "|".join(map(regex.escape, [*pack["multipliers"], *pack["suffixes"], "und"]))
    stems_in_order = "|".join(map(regex.escape, sorted(stems, key=len, reverse=True)))
    after_article = "|".join(
        regex.escape(word)
        for word in sorted(
            {
                *pack["scales"],
                *pack["fractions"],
                *numbers.halves,
                *pack["multipliers"],
                *_article_units(pack),
            }
        )
        if word[0].isalpha()
    )
    articles = "|".join(sorted(numbers.articles, key=len, reverse=True))
    return regex.compile(
        rf"(?P<url>\b(?:https?://|www\.)\S{{1,500}}+)"
        rf"|(?<![\p{{L}}\d])(?:"
        rf"(?P<date>\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}}|\d{{2}}(?!\d))?(?!\d)|{year}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
        rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?:{months})\b\.?(?:,?\s{{1,3}}{year})?)"
        rf"|(?P<time>\d{{1,2}}[.:]\d\d\s{{0,3}}(?:{clock})\b|\d{{1,2}}\s{{0,3}}(?:{clock})\b|\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))"
        rf"|(?P<score>\d{{1,3}}:\d{{1,3}}(?:,?\s?\d{{1,2}}:\d{{1,2}}){{0,6}})"
        rf"|(?P<years>{year}\s?[-–/]\s?(?:{year}|\d\d(?![\d.,])))"
        rf"|(?P<decade>(?:\d\d)?\d0(?:{decades})\b)"
        rf"|(?P<digits>(?:\d{{1,3}}(?P<sep>[{group}])\d{{3}}(?:(?P=sep)\d{{3}}){{0,5}}+(?!\d)(?:{regex.escape(numbers.decimal)}\d++)?"
        rf"|\d++(?:[.,]\d++)*+))(?P<glued>\p{{L}}{{1,40}}+)?(?P<parts>(?:{_HYPHEN}\p{{L}}{{1,40}}+){{0,5}}+)"
        rf")"
        rf"|\b(?P<monthdate>(?:{months})\s{{1,3}}(?:\d{{1,2}}(?:st|nd|rd|th)?(?![\d.:%])(?:,?\s{{1,3}}{year})?|{year}))"
        rf"|\b(?P<article>(?:{articles})(?=(?:\s{{1,3}}|-)(?:{after_article})\b))"
        rf"|\b(?P<word>(?:{stems_in_order}|(?:{'|'.join(ones)})(?={joined}))\p{{L}}*+(?:-\p{{L}}{{1,40}}+){{0,5}}+)"
    )


def _article_units(pack: Pack) -> set[str]:
    """Return the unit words that make an indefinite article a one: where nouns are capitalised, all."""
    if pack.numbers.nouns != "capitalised":
        return set()
    return {word for table in ("money", "percent", "durations") for word in pack[table]}


class _Reader:
    """Reads one article; holds its text, the lower-cased text of the same length and its sentences."""

    def __init__(self, article: Article, pack: Pack) -> None:
        self._article = article
        self._pack = pack
        self._text = article.text
        self._lower = lower_keeping_length(article.text)
        self._sentences = Sentences(article.text, pack)

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions in order."""
        numerals = self._join(list(self._atoms()))
        for index in range(len(numerals) - 1, -1, -1):
            self._read_unit(numerals, index)
        at = 0
        for numeral in self._join_neighbours(numerals):
            if numeral.start >= at and numeral.tag not in ("scale", "half", "article", "fraction"):
                at = numeral.end
                yield self._mention(numeral)

    # -- atoms ---------------------------------------------------------------------------------------

    def _atoms(self) -> Iterator[_Numeral]:
        """Yield what the scan finds, each with its value."""
        for match in _scan_pattern(self._pack).finditer(self._lower):
            shape = match.lastgroup
            if match.group("digits") is not None:
                atom = self._digits(match)
            elif match.group("word") is not None:
                atom = self._word(match)
            elif shape == "article":
                atom = _atom(match.start(), match.end(), Decimal(1), "article")
            else:
                tag = "date" if match.group("monthdate") else str(shape)
                atom = _atom(match.start(), match.end(), None, tag)
            if atom is not None:
                yield atom

    def _digits(self, match: Any) -> _Numeral:
        """Return the atom of digits with what is glued or hyphenated to them."""
        start, end, surface = match.start("digits"), match.end("digits"), match.group("digits")
        if len(surface) > MAX_DIGITS:
            return _atom(start, match.end(), None, "unreadable")
        written = read_digits(surface, self._pack.numbers)
        if written is None:
            written = self._foreign_decimal(surface, end)
        if written is None or self._is_part_of_name(start):
            return _atom(start, match.end(), None, "identifier")
        atom = _atom(start, end, written.value, "digits", written.precision)
        start = self._sign_start(start)
        if start != atom.start:
            atom.start, atom.low, atom.high = start, -atom.low, -atom.high
        glued = match.group("glued")
        parts = tuple(p for p in regex.split(_HYPHEN, match.group("parts")) if p)
        if glued:
            self._read_glued(atom, glued, parts)
        elif parts:
            self._read_parts(atom, parts, end)
        elif self._is_ordinal_point(match.end(), surface):
            atom.tag, atom.end = "ordinal", match.end() + 1
        return atom

    def _foreign_decimal(self, surface: str, end: int) -> Any:
        """Return "4.9" read as a decimal in a text that writes 4,9, if a scale follows ("4.9 Milliarden")."""
        unit = _UNIT_WORD.match(self._lower, end)
        if (
            unit is None
            or unit.group(1) not in self._pack.scales
            or surface.count(".") + surface.count(",") != 1
        ):
            return None
        return read_digits(
            surface.replace(".", "§").replace(",", "§").replace("§", self._pack.numbers.decimal),
            self._pack.numbers,
        )

    def _is_part_of_name(self, start: int) -> bool:
        """Return whether digits hang on a word by a hyphen or slash ("F-16", "BY-NC-ND 4.0", "f/2.8")."""
        before = self._text[max(0, start - 12) : start]
        if len(before) > 1 and before[-1] in "-‑/" and (before[-2].isalnum() or before[-2] == "."):
            return True
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
        """Return whether digits with the point behind them are an ordinal ("die 3. Linie", "Die 2., etwas")."""
        if self._text[end : end + 1] != "." or len(surface) > 3 or not surface.isdecimal():
            return False
        if self._pack.numbers.algorithm != "german":
            return False
        after = self._text[end + 1 : end + 2]
        return after == "," or (after.isspace() and not is_sentence_end(self._text, end, self._pack))

    def _read_glued(self, atom: _Numeral, glued: str, parts: tuple[str, ...]) -> None:
        """Read letters that touch the digits: a scale, a unit, a suffix; anything else makes it a name."""
        pack = self._pack
        end = atom.end + len(glued)
        if glued in pack.scales:
            atom.scale_by(pack.scales[glued])
            atom.end = end
        elif glued in pack.units:
            atom.unit, atom.kind = pack.units[glued]
            atom.end = end
        elif suffix_of(glued, pack) is not None:
            atom.attached = glued
            self._apply_suffix(atom, glued, end)
        elif glued in pack["ordinal_endings"]:
            atom.tag, atom.end = "ordinal", end
        else:
            atom.tag, atom.end = "identifier", end
            return
        if parts:
            self._read_parts(atom, parts, end)

    def _read_parts(self, atom: _Numeral, parts: tuple[str, ...], at: int) -> None:
        """Read hyphenated parts in order: scales and units belong to the expression, a noun ends it."""
        pack = self._pack
        for part in parts:
            end = at + 1 + len(part)
            if part in pack.scales:
                atom.scale_by(pack.scales[part])
                atom.end = end
            elif part in pack.units:
                atom.unit, atom.kind = pack.units[part]
                atom.end = end
            elif suffix_of(part, pack) is not None:
                self._apply_suffix(atom, part, end)
            else:
                atom.parts = (*atom.parts, part)
                if atom.power == 1 and atom.unit == "" and len(parts) == 1 and atom.attached == "":
                    atom.tag = "identifier"
                    atom.end = end
                return
            at = end

    def _apply_suffix(self, atom: _Numeral, rest: str, end: int) -> None:
        """Make of a numeral what its suffix says ("stündig" an amount of hours, "köpfig" a count)."""
        meaning = suffix_of(rest, self._pack)
        atom.attached = rest
        if meaning in ("hour", "day", "week", "month", "year", "minute", "second"):
            atom.unit, atom.kind, atom.end = meaning, Kind.DURATION, end
        elif meaning == "age":
            atom.unit, atom.kind, atom.end = "year", Kind.AGE, end
        elif meaning == "percent":
            atom.unit, atom.kind, atom.end = "percent", Kind.PERCENT, end
        elif meaning == "times":
            atom.kind, atom.tag, atom.end = Kind.RATIO, "multiple", end
        elif meaning == "multiple":
            atom.kind, atom.tag, atom.end = Kind.RATIO, "multiple", end
        elif meaning == "digits":
            atom.tag, atom.end = "digits of", end
        elif meaning != "person":
            atom.unit, atom.end = meaning, end
            atom.kind = next(
                (kind for unit, kind in self._pack.units.values() if unit == meaning), Kind.MEASURE
            )

    def _word(self, match: Any) -> _Numeral | None:
        """Return the atom of a number word, ``None`` if the word only begins like one."""
        word, start = match.group("word"), match.start()
        reading = read_word(word, self._pack)
        if reading is None and "-" in word:
            first = word.partition("-")[0]
            reading = read_word(first, self._pack)
            if reading is None or reading.attached:
                return None
            atom = _atom(start, start + len(first), reading.low, reading.tag)
            atom.high = reading.high
            self._read_parts(atom, tuple(word.split("-")[1:]), atom.end)
            return None if atom.tag == "identifier" else atom
        if reading is None:
            return self._amount_word(word, start)
        end = start + reading.length
        if (
            reading.tag == "scale"
            and self._text[match.end() : match.end() + 1] == "."
            and f"{word}." in self._pack.scales
        ):
            end += 1
        atom = _atom(start, end, reading.low, reading.tag)
        atom.high = reading.high
        if reading.attached:
            first = reading.attached.partition("-")[0]
            self._apply_suffix(atom, first, match.end() - len(reading.attached) + len(first))
        return atom

    def _amount_word(self, word: str, start: int) -> _Numeral | None:
        """Return the scale in "Milliardenhöhe", which is a numeral only behind "zweistellige"."""
        for scale, power in self._pack.scales.items():
            if word.startswith(scale) and word[len(scale) :] in self._pack.sets["amount_tails"]:
                atom = _atom(start, start + len(word), power, "scale")
                atom.attached = word[len(scale) :]
                return atom
        return None

    # -- joining -------------------------------------------------------------------------------------

    def _join(self, atoms: list[_Numeral]) -> list[_Numeral]:
        """Return the numerals that adjacent atoms make, each atom used once."""
        numerals: list[_Numeral] = []
        index = 0
        while index < len(atoms):
            numeral = atoms[index]
            index += 1
            if numeral.is_context:
                numerals.append(numeral)
                continue
            while index < len(atoms) and self._is_adjacent(numeral, atoms[index]):
                if not self._absorb(numeral, atoms[index]):
                    break
                index += 1
            self._make_vague(numeral)
            numerals.append(numeral)
        return numerals

    def _is_adjacent(self, left: _Numeral, right: _Numeral) -> bool:
        """Return whether only blanks, one hyphen or a conjunction of numerals stand between two atoms."""
        gap = self._lower[left.end : right.start]
        if len(gap) > MAX_GAP:
            return False
        return bool(_ADJACENT.fullmatch(gap)) or gap.strip() in self._pack.numbers.conjunctions

    def _absorb(self, numeral: _Numeral, atom: _Numeral) -> bool:
        """Add an adjacent atom to a numeral; return ``False`` if they are two numerals."""
        gap = self._lower[numeral.end : atom.start].strip()
        is_joined = gap in ("", "-")
        is_number = numeral.tag in ("digits", "cardinal", "whole", "article", "half", "digits of")
        if numeral.unit != "" or (numeral.attached and numeral.tag != "digits of"):
            return False
        if numeral.tag == "digits of" and atom.tag == "scale" and is_joined:
            power = numeral.low
            numeral.low, numeral.high = (atom.low * Decimal(10) ** int(power - n) for n in (1, 0))
            numeral.tag, numeral.unit, numeral.kind = "vague", None, Kind.MONEY
        elif atom.tag == "scale" and not atom.attached and is_number and is_joined:
            numeral.scale_by(atom.low)
        elif atom.tag == "fraction" and is_number and is_joined:
            numeral.scale_by(atom.low)
        elif numeral.tag == "article" and atom.tag == "half" and is_joined:
            numeral.low = numeral.high = atom.low
        elif numeral.tag == "half" and atom.tag == "article" and is_joined:
            pass
        elif atom.tag == "cardinal" and numeral.tag in ("cardinal", "article"):
            if not self._add_words(numeral, atom, gap):
                return False
        else:
            return False
        if numeral.tag in ("article", "half"):
            numeral.tag = "cardinal" if atom.tag in ("scale", "fraction", "cardinal") else numeral.tag
        numeral.end = atom.end
        return True

    def _add_words(self, numeral: _Numeral, atom: _Numeral, gap: str) -> bool:
        """Add one number word to another as English does: "two hundred and five thousand"."""
        multipliers = set(self._pack["multipliers"].values())
        surface = self._lower[atom.start : atom.end]
        if surface in self._pack["multipliers"] and gap == "":
            below = numeral.low % 1000 if atom.low == 100 else numeral.low
            if below == 0 or below >= atom.low:
                return False
            numeral.low = numeral.high = numeral.low - below + below * atom.low
        elif self._pack.numbers.algorithm == "english" and numeral.low >= 100 and atom.low < 100:
            if numeral.low % 100 != 0 or not any(numeral.low % m == 0 for m in multipliers):
                return False
            numeral.low = numeral.high = numeral.low + atom.low
        elif gap == "" and numeral.power > 1 and atom.low < numeral.precision:
            numeral.low = numeral.high = numeral.low + atom.low
            numeral.tail = atom.low
        elif (
            self._pack.numbers.algorithm == "english"
            and gap == ""
            and numeral.low % 1000 == 0
            and atom.low < 1000 <= numeral.low
        ):
            numeral.low = numeral.high = numeral.low + atom.low
        else:
            return False
        numeral.attached = atom.attached
        numeral.unit, numeral.kind = atom.unit, atom.kind
        numeral.precision = place_of_last_digit(numeral.low)
        return True

    def _make_vague(self, numeral: _Numeral) -> None:
        """Turn a bare scale into the order of magnitude it names ("Billionen", "mehrere hundert")."""
        word = self._lower[numeral.start : numeral.end]
        if numeral.tag == "scale" and not numeral.attached and word in self._pack.vague:
            numeral.low, numeral.high = self._pack.vague[word]
            numeral.tag = "vague"
        elif (
            numeral.tag in ("scale", "cardinal")
            and numeral.low >= 12
            and self._word_before(numeral.start) in self._pack.sets["quantifiers"]
        ):
            if numeral.tag == "scale" or word in self._pack["multipliers"]:
                numeral.low, numeral.high, numeral.tag = numeral.low * 2, numeral.low * 10, "vague"

    def _word_before(self, start: int) -> str:
        """Return the lower-case word directly before a position, ``""`` if punctuation stands there."""
        end = len(self._lower[max(0, start - 3) : start].rstrip()) + max(0, start - 3)
        match = _WORDS_BEFORE.match(self._lower, max(0, end - 40), end)
        return match.group() if match is not None and match.end() == end else ""

    # -- units ---------------------------------------------------------------------------------------

    def _read_unit(self, numerals: list[_Numeral], index: int) -> None:
        """Read the unit behind (or the currency before) a numeral, and share it with an elided one."""
        numeral = numerals[index]
        if numeral.is_context or numeral.tag == "multiple":
            return
        if numeral.unit == "" and not numeral.attached and not numeral.parts:
            self._read_currency_before(numeral)
        if numeral.unit == "" and not numeral.attached and not numeral.parts:
            self._read_unit_after(numeral)
        if numeral.unit == "" and index + 1 < len(numerals):
            self._share_unit(numeral, numerals[index + 1])
        if numeral.unit:
            self._read_rate(numeral)

    def _read_currency_before(self, numeral: _Numeral) -> None:
        """Read "€1.5bn", "US$ 3", "EUR 5": a money word that touches the number from the left."""
        lead = max(0, numeral.start - 5)
        match = _CURRENCY_BEFORE.match(self._lower, lead, numeral.start)
        if match is None or match.end() != numeral.start:
            return
        word = match.group(1)
        is_code = word.isalpha() and self._text[match.start(1) : match.end(1)].isupper()
        if word in self._pack["money"] and (is_code or not word.isalpha()):
            numeral.unit, numeral.kind = self._pack.units[word]
            numeral.start = match.start(1)

    def _read_unit_after(self, numeral: _Numeral) -> None:
        """Read the unit word or symbol behind a numeral, two words first ("Swiss francs")."""
        match = _UNIT_WORD.match(self._lower, numeral.end)
        if match is None:
            return
        word, units = match.group(1), self._pack.units
        second = _SECOND_WORD.match(self._lower, match.end())
        if second is not None and f"{word} {second.group(1)}" in units:
            unit, end = units[f"{word} {second.group(1)}"], second.end()
        elif word in units:
            unit, end = units[word], match.end(1)
        elif word.partition("-")[0] in units and "-" in word:
            first = word.partition("-")[0]
            unit, end = units[first], match.start(1) + len(first)
        elif word.partition(".")[0] in units and "." in word:
            first = word.partition(".")[0]
            unit, end = units[first], match.start(1) + len(first)
        elif word.partition("/")[0] in units and "/" in word:
            first = word.partition("/")[0]
            unit, end = units[first], match.start(1) + len(first)
        else:
            return
        if unit[0].startswith("EUR/100"):
            numeral.scale_by(Decimal("0.01"))
            unit = (unit[0].removesuffix("/100"), unit[1])
        numeral.unit, numeral.kind = unit
        numeral.end = end

    def _share_unit(self, left: _Numeral, right: _Numeral) -> None:
        """Give a numeral the unit and scale of its right neighbour: "0,5 statt 0,4 Prozent"."""
        if right.is_context or left.attached or right.attached or self._relation(left, right) is None:
            return
        if right.unit and right.kind is not Kind.COUNT and right.kind is not Kind.AGE:
            left.unit, left.kind = right.unit.partition("/")[0], right.kind
        if right.power > left.power and left.low < 1000:
            left.scale_by(right.power)

    def _relation(self, left: _Numeral, right: _Numeral) -> str | None:
        """Return how two neighbours belong together by the gap between them: range, share or nothing."""
        gap = self._lower[left.end : right.start]
        if len(gap) > MAX_GAP:
            return None
        words = gap.split()
        while len(words) > 1 and words[-1] in self._pack["before"]:
            words.pop()
        relation = self._pack["between"].get(" ".join(words))
        if relation == "range after an opening":
            opening = self._pack["openings"].get(self._opening_before(left.start))
            return "range" if opening == " ".join(words) else None
        return None if relation is None else str(relation)

    def _opening_before(self, start: int) -> str:
        """Return the word before a numeral, looking past one modifier ("zwischen rund 10 und 20")."""
        word = self._word_before(start)
        if word in self._pack["before"]:
            before = self._lower.rfind(word, max(0, start - 40), start)
            return self._word_before(before)
        return word

    def _read_rate(self, numeral: _Numeral) -> None:
        """Read "pro Monat", "a barrel", "jährlich" behind an amount into its unit."""
        match = _UNIT_WORD.match(self._lower, numeral.end)
        if match is None or numeral.kind not in (Kind.MONEY, Kind.MEASURE):
            return
        rate = self._pack["rates"].get(match.group(1))
        if rate is None:
            return
        if rate != "next":
            numeral.unit, numeral.end = f"{numeral.unit}/{rate}", match.end(1)
            return
        second = _SECOND_WORD.match(self._lower, match.end())
        if second is not None and second.group(1) in self._pack["rate_units"]:
            numeral.unit = f"{numeral.unit}/{self._pack['rate_units'][second.group(1)]}"
            numeral.end = second.end()

    # -- neighbours ----------------------------------------------------------------------------------

    def _join_neighbours(self, numerals: list[_Numeral]) -> Iterator[_Numeral]:
        """Yield the numerals with ranges made one ("zwischen 10 000 und 30 000")."""
        index = 0
        while index < len(numerals):
            numeral = numerals[index]
            index += 1
            if index < len(numerals) and self._is_range(numeral, numerals[index]):
                upper = numerals[index]
                index += 1
                numeral.end, numeral.high, numeral.is_range = upper.end, upper.high, True
                numeral.unit, numeral.kind, numeral.attached = upper.unit, upper.kind, upper.attached
                numeral.precision = min(numeral.precision, upper.precision)
            yield numeral

    def _is_range(self, left: _Numeral, right: _Numeral) -> bool:
        """Return whether two neighbours are the ends of one range, rising and of one unit."""
        plain = ("digits", "cardinal", "whole")
        return (
            left.tag in plain
            and right.tag in plain
            and not left.attached
            and left.low < right.low
            and (left.unit in ("", right.unit))
            and self._relation(left, right) == "range"
        )

    # -- the mention ---------------------------------------------------------------------------------

    def _mention(self, numeral: _Numeral) -> Mention:
        """Return the mention of a finished numeral."""
        has_value = not numeral.is_context or numeral.tag == "ordinal"
        kind = CONTEXT_SHAPES.get(numeral.tag, Kind.RATIO if numeral.tag == "multiple" else numeral.kind)
        return Mention(
            article=self._article,
            span=Span(numeral.start, numeral.end),
            surface=self._text[numeral.start : numeral.end],
            sentence=self._sentences.at(numeral.start),
            kind=kind,
            value=Interval(numeral.low, numeral.high) if has_value else Interval(None, None),
            unit=numeral.unit,
            is_range=numeral.is_range,
            is_vague=numeral.tag == "vague",
            precision=numeral.precision if has_value else None,
            attached=numeral.attached,
            shape=numeral.tag if numeral.is_context else "",
        )


def _atom(
    start: int, end: int, value: Decimal | None, tag: str, precision: Decimal | None = None
) -> _Numeral:
    """Return an atom with one value; a value of ``None`` is for context shapes."""
    number = Decimal(0) if value is None else value
    return _Numeral(start, end, number, number, precision or place_of_last_digit(number), tag)


def lower_keeping_length(text: str) -> str:
    """
    Return a text in lower case, each character replaced by exactly one.

    Offsets must hold for the original, and "İ" lowers to two code points.

    >>> len(lower_keeping_length("İ 30.000"))
    8
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
