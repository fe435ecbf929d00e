"""
The hits of the scan with their values: digits, number words, scales, dates, scores, clause numbers.

An atom knows what is glued or hyphenated to it ("30.000-köpfig", "$160MM", "three-hour") and nothing else
of its sentence. ``joining`` makes numerals of adjacent atoms.
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property

from checks.currencies import glued_currencies
from checks.languages.pack import Pack, UnitWord
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
from checks.scan import BLANK_CHARACTERS, BLANKS, CURRENCY_SIGNS, HYPHEN, YEAR, scan, touched_digits
from checks.sentences import is_sentence_end
from checks.unit_words import FoundUnit, UnitWords
from checks.units import dimension_of

CONTEXT_SHAPES = {
    "url": Kind.IDENTIFIER,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "score": Kind.SCORE,
    "years": Kind.YEAR,
    "decade": Kind.YEAR,
    "ordinal": Kind.ORDINAL,
    "identifier": Kind.IDENTIFIER,
    "code": Kind.IDENTIFIER,
    "noun": Kind.IDENTIFIER,  # "die Elf", "eine Sechs"
    "unreadable": Kind.IDENTIFIER,
    "indefinite": Kind.COUNT,  # "a month"; its unit tells the kind
}
"""Forms that are no figure by themselves -> their kind."""

_ZERO, _ONE = Decimal(0), Decimal(1)
A_HUNDREDTH = Decimal("0.01")
"""Of a currency: what a cent is."""

_NEXT_WORD = re.compile(rf"{BLANKS}{{0,3}}+([%‰{CURRENCY_SIGNS}]|[^\W\d_]{{1,40}})")
_NEXT_AMOUNT = re.compile(rf"{BLANKS}{{1,3}}+(?:[^\W\d_]{{1,3}}{BLANKS})?\d{{1,3}}")
_NUMBER_AND_WORD = re.compile(rf"\d[\d.,]*+{BLANKS}([^\W\d_]{{3,40}})")
_MONTH = re.compile(r"[^\W\d_]{3,}")
_HYPHENATED = re.compile(rf"(?:{HYPHEN}[^\W\d_]{{1,40}}){{1,5}}")
_PARTS = re.compile(HYPHEN)
_CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{1,3}\d{1,2}\+\Z")
_CODE_BEHIND = re.compile(r"/\d{1,3}[^\W\d_]")
_DOTTED_CODE = re.compile(r"(?<![^\W_])[A-Z]{1,4}(?:\.\d{1,3})*\.\Z")  # variants of a virus: "BA.2.86"
_SHORT_YEAR = re.compile(r"\d\d(?![\w%]|[.,]\d)")
APOSTROPHES = "'’‘"
_LOWER_END = re.compile(r"(?:^|[\s($€£~])[-–−]?\d[\d.,]*+([^\W\d_]{0,4})\Z")
_PADDED = re.compile(r"0(?:\d|\Z)")
_BLANK_RUN = re.compile(r"\s+")
_SHORTEST_NOUN = 3
_MOST_PENCE = 200
_MOST_DAYS = 31  # below it a stroke makes dates and pages: "9/11", "3/12"
_MOST_BEFORE_LETTER = 1000
_MOST_BEHIND_LETTER = 10**12
_LEAST_THOUSANDS = 100  # before a capital K
_MONEY_BEFORE = re.compile(rf"[{CURRENCY_SIGNS}](?:\d[\d.,]*{BLANKS}?{HYPHEN}{BLANKS}?)?\Z")  # "$140-150MM"
_LONGEST_MONEY = 14
_DECIMAL_NEXT = re.compile(r"\d+[.,]\d")
_TOKEN = re.compile(r"\S{1,500}")
_URL_STARTS = ("http://", "https://", "www.")
_URL_CHARACTERS = frozenset("/=&?%#_.-@")
_LONGEST_URL = 200  # characters before digits in an address that are looked at
_LONGEST_MONTH = 14
_LONGEST_DATE = 4  # digits of a day or of a year
_SIGNS = frozenset(CURRENCY_SIGNS)
_GROUP = 3  # digits
_MARKS = re.compile("[.,]")
_SWAPPED = str.maketrans(".,", ",.")
_OPENINGS = frozenset(("", " ", "\n", "\t", "\u00a0", "(", *_SIGNS))
MINUS_SIGNS = "-–−"
_MINUS_APART = tuple(f"{minus} " for minus in MINUS_SIGNS)
_IN_BRACKET = re.compile(r"\((?:(?:[^\W\d_]{1,16}\.?\s){0,2}(?:[^\W\d_]{1,16}|(?:19|20)\d\d)\.?:\s)?\Z")
_LONGEST_IN_BRACKET = 56
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


class Numeral:
    """
    A numeral while it is put together, in offsets of the text; becomes one mention.

    Most of its attributes are seldom set, so their defaults stand on the class: thousands of these are made
    for each megabyte.
    """

    attached = ""
    parts: tuple[str, ...] = ()  # hyphenated parts behind digits or a number word
    unit: str | None = ""
    kind = Kind.COUNT
    power = Decimal(1)  # of all scales together
    tail = Decimal(0)  # what was added behind a scale ("zwei Millionen *fünfhundert* ...")
    is_range = False
    has_currency_before = False
    has_unit_behind = False
    is_hundredth = False  # of a currency: cents
    closed_at = 0  # by a bracket, with the unit behind it: "3,1 (Vorjahr: 2,8) Milliarden"
    is_sum = False  # of two amounts: "7 feet 10 inches"

    def __init__(
        self, start: int, end: int, low: Decimal, high: Decimal, precision: Decimal, tag: str
    ) -> None:
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.precision = precision
        # cardinal, digits, digits of, whole, scale, fraction, vague, multiple, half, article, indefinite,
        # or a context shape
        self.tag = tag

    def set_unit(self, meaning: UnitWord, end: int) -> None:
        """Give the numeral the unit that ends there; a hundredth of a currency is that currency."""
        if meaning.factor != 1:
            self.scale_by(meaning.factor)
            self.is_hundredth = meaning.factor == A_HUNDREDTH
        self.unit, self.kind, self.end = meaning.unit, meaning.kind, end
        self.has_unit_behind = True

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

    def take_rest(self, other: "Numeral") -> None:
        """Take over what is attached to the last atom of a numeral."""
        self.attached, self.parts = other.attached, other.parts
        self.unit, self.kind = other.unit, other.kind

    def set_value(self, value: Decimal) -> None:
        """Give a numeral another single value."""
        self.low = self.high = value
        self.precision = place_of_last_digit(value)

    def add_part(self, part: str, end: int) -> None:
        """Add the half or quarter that is said behind a whole number and ends there."""
        self.set_value(self.low + Decimal(part))
        self.tag, self.end = "whole", end

    @property
    def is_context(self) -> bool:
        """Whether the mere form says that it is no figure."""
        return self.tag in CONTEXT_SHAPES


def atom(start: int, end: int, value: Decimal | None, tag: str, precision: Decimal | None = None) -> Numeral:
    """Return an atom with one value; a value of ``None`` is for context shapes."""
    if value is None:
        return Numeral(start, end, _ZERO, _ZERO, _ONE, tag)
    return Numeral(start, end, value, value, precision or place_of_last_digit(value), tag)


class AtomReader:
    """
    Reads the atoms of one text; holds it, and the same in lower case and of the same length.

    ``is_bare`` says that the text is nothing but a numeral (``numerals.is_bare``).
    """

    def __init__(self, text: str, lower: str, pack: Pack, *, is_bare: bool = False) -> None:
        self._text = text
        self._lower = lower
        self._pack = pack
        self._is_bare = is_bare
        self._units = UnitWords(text, lower, pack)
        self._day = _day_pattern(pack)

    def atoms(self) -> list[Numeral]:
        """Return what the scan finds, in order, each with its value and none inside another."""
        found: list[Numeral] = []
        at = 0
        for match in scan(self._with_codes_apart(), self._pack, is_bare=self._is_bare):
            shape = str(match.lastgroup)
            read = (
                self._plain(match)
                if shape == "plain"
                else self._number(match)
                if shape == "number"
                else self._word(match)
                if shape == "word"
                else self._other(match, shape)
            )
            if read is not None and read.start >= at:
                at = read.end
                found.append(read)
        return found

    def _with_codes_apart(self) -> str:
        """
        Return the lower-cased text with a blank for the last letter of each currency that touches digits.

        A numeral begins where a word does, and "EUR5" and "Rs20" would be words. Most codes are words
        themselves ("TOP10"), so that all but a few need decimals or a scale.
        """
        cuts = [
            start
            for start in touched_digits(self._text)
            if (found := self._units.currency_in_front(start)) is not None
            and (
                found.meaning.unit in glued_currencies()
                or found.word in self._pack["letter_currencies"]
                or _DECIMAL_NEXT.match(self._text, start)
                or self._units.is_amount(start)
            )
        ]
        if not cuts:
            return self._lower
        starts = [0, *cuts[:-1]]
        pieces = [self._lower[start : cut - 1] for start, cut in zip(starts, cuts, strict=True)]
        return " ".join([*pieces, self._lower[cuts[-1] :]])

    def _other(self, match: re.Match[str], shape: str) -> Numeral | None:
        """Return the atom of a hit that is neither plain digits nor a number word."""
        start, end = match.span()
        if shape == "article":
            return self._with_part(atom(start, end, _ONE, "article", _ONE))
        if shape == "none":
            return atom(start, end, _ZERO, "cardinal", _ONE)
        if shape == "part":
            return atom(start, end, _part(match.group()), "whole")
        if shape == "slash":
            return self._slash(match)
        if shape == "date" and not self._has_capital_month(match):
            # "10 may ships": the month is none, so only the digits remain
            number = self._lower[start:end].partition(" ")[0]
            written = read_digits(number, self._pack.numbers)
            return None if written is None else self._digits(start, start + len(number), written)
        return atom(start, end, None, shape)

    def _has_capital_month(self, match: re.Match[str]) -> bool:
        """Return whether the month in a date has its capital: "may 10" may as well be a verb."""
        words = _MONTH.findall(self._text, match.start(), match.end())
        return not words or any(word[0].isupper() for word in words)

    # -- digits --------------------------------------------------------------------------------------

    def _plain(self, match: re.Match[str]) -> Numeral:
        """Return the atom of up to three digits with a word behind them."""
        start, end = match.span()
        return self._read_number(start, end, match.group())

    def _number(self, match: re.Match[str]) -> Numeral:
        """Return the atom of digits with what is glued or hyphenated to them."""
        surface, power, vulgar, glued, hyphenated = match.group("digits", "power", "vulgar", "glued", "parts")
        start, end = match.span("digits")
        if len(surface) > MAX_DIGITS:
            return atom(start, match.end(), None, "unreadable")
        found = self._read_number(start, end, surface)
        if found.tag != "digits":
            found.end = max(found.end, match.end())
            return found
        if power is not None:
            raised = _raised(found.low, power)
            if raised is None:
                return atom(start, match.end(), None, "unreadable")
            found.set_value(raised)
            found.tag = "whole"
            found.end = end = match.end("power")
        elif vulgar is not None:
            found.set_value(found.low + _part(vulgar.strip()).copy_sign(found.low))
            found.tag = "whole"
            found.end = end = match.end("vulgar")
        if glued and self._text[match.end() : match.end() + 1].isalnum():
            found.tag, found.end = "identifier", match.end()  # "24703L202"
        elif glued:
            self._read_glued(found, glued, _split(hyphenated))
        elif hyphenated:
            self._read_parts(found, _split(hyphenated), end)
        elif self._text.startswith(".", end) and self._is_ordinal_point(end, surface):
            found.tag, found.end = "ordinal", end + 1
        return self._with_part(found)

    def _read_number(self, start: int, end: int, surface: str) -> Numeral:
        """Return the atom of digits alone, seen from what stands before them."""
        before = self._text[start - 2 : start] if start > 1 else self._text[:start]
        if before and not before[-1].isspace():
            if before[-1] in _URL_CHARACTERS and (link := self._url(start)) is not None:
                return link
            if self._is_part_of_name(start):
                return atom(start, end, None, "identifier")
            if before[-1] == self._pack.numbers.decimal and before[:-1] in _OPENINGS and surface.isdecimal():
                start, surface = start - 1, f"0{before[-1]}{surface}"  # ".358"
        elif len(surface) <= _LONGEST_DATE and (date := self._date(start, end)) is not None:
            return date
        written = read_digits(surface, self._pack.numbers) or self._foreign_decimal(start, end, surface)
        is_padded = surface[0] == "0" and len(surface) > 1 and surface.isdecimal()
        if written is None or is_padded:
            return atom(start, end, None, "identifier")
        found = self._digits(start, end, written)
        read_sign(found, self._text)
        return found

    def _digits(self, start: int, end: int, written: Written) -> Numeral:
        return Numeral(start, end, written.value, written.value, written.precision, "digits")

    def _url(self, start: int) -> Numeral | None:
        """Return the whole address that a position stands in, ``None`` if it stands in none."""
        lead = self._lower[max(0, start - _LONGEST_URL) : start]
        first = start - len(lead.split()[-1])
        if not self._lower.startswith(_URL_STARTS, first) and "@" not in self._lower[first:start]:
            return None
        match = _TOKEN.match(self._lower, first)
        return None if match is None else atom(first, match.end(), None, "url")

    def _date(self, start: int, end: int) -> Numeral | None:
        """
        Return the date that a month before digits makes with them: "September 2025", "May 4, 2015".

        "May 4" is English; in German a number behind a month is another thing ("ab September 16 Euro
        teurer").
        """
        before = self._text[max(0, start - _LONGEST_MONTH) : start]
        month = before.split()[-1].lstrip("([") if before[-1:].isspace() and before.strip() else ""
        if not month or not month[0].isupper() or month.rstrip(".").lower() not in self._pack["months"]:
            return None
        first = self._text.rindex(month, 0, start)
        if YEAR.fullmatch(self._lower, start, end) is not None:
            unit = self._units.behind(end)
            is_amount = unit is not None and unit.meaning.kind is Kind.MONEY
            if is_amount and not self._text.startswith("-", unit.end if unit is not None else end):
                return None  # "kostete im März 1263 Euro"
            return atom(first, end, None, "date")
        match = self._day.match(self._lower, start)
        return None if match is None else atom(first, match.end(), None, "date")

    def _slash(self, match: re.Match[str]) -> Numeral:
        """Return a fraction ("1/2", "3/4 Stunde"), or the name that other numbers are ("9/11")."""
        top, bottom, unit = match.group("top", "bottom", "unit")
        start, end = match.start(), match.end("bottom")
        is_usual = int(bottom) == 2 or int(bottom) in self._pack["fractions"].values()
        is_part = is_usual or (int(bottom) > _MOST_DAYS and self._divides(end))
        if not 0 < int(top) < int(bottom) or not is_part:
            return atom(start, match.end(), None, "identifier")
        found = atom(start, end, Decimal(int(top)) / Decimal(int(bottom)), "whole")
        read_sign(found, self._text)
        if unit:
            self._read_glued(found, unit, ())
        return found

    def _divides(self, end: int) -> bool:
        """Return whether a part ends here: "of" or a unit follows ("1/40 of the wavelength")."""
        following = _NEXT_WORD.match(self._lower, end)
        if following is None:
            return False
        return following.group(1) in self._pack.sets["part_links"] or self._units.behind(end) is not None

    def _foreign_decimal(self, start: int, end: int, surface: str) -> Written | None:
        """
        Return "4.9" read as a decimal where 4,9 is written, if a scale or a unit follows ("4.9 Prozent").

        A price has a currency in front ("$ 29.99", "$1,234,567"), and digits with another sign between their
        groups need nothing at all ("100'000.00", or "39.821.000,50" in English).
        """
        following = _NEXT_WORD.match(self._lower, end)
        word = "" if following is None else following.group(1)
        pack = self._pack
        is_grouped = any(sign in surface for sign in pack.numbers.group if sign not in ".,")
        marks = surface.count(".") + surface.count(",")
        is_price = (surface[-3:-2] in (".", ",") or marks > 1) and (
            self._units.currency_in_front(start) is not None
        )
        is_amount = is_grouped or is_price or word in pack.scales or word in pack.units
        groups = _MARKS.split(surface)
        is_mixed = "." in surface and "," in surface
        if (
            is_mixed
            and not is_grouped
            and all(len(g) == _GROUP for g in groups[1:])
            and self._has_concept(word)
        ):
            return read_digits("".join(groups), pack.numbers)  # "2,254.484 Stimmen", written in Austria
        if marks > 1 and not is_grouped and (is_amount or is_mixed):
            return read_digits(surface.translate(_SWAPPED), pack.numbers)
        if not is_amount or marks != 1:
            return None
        decimal = pack.numbers.decimal
        return read_digits(surface.replace(".", decimal).replace(",", decimal), self._pack.numbers)

    def _has_concept(self, noun: str) -> bool:
        """Return whether a lower-case noun, if it is any, names a concept."""
        written = noun.title() if self._pack.grammar.capitalises_nouns else noun
        return written != "" and lemma_of(written, self._pack).lower() in self._pack.concept_of

    def _is_part_of_name(self, start: int) -> bool:
        """Return whether digits hang on a word ("F-16", "BY-NC-ND 4.0", "P5+1", "BA.2", "of '68")."""
        before = self._text[max(0, start - 12) : start]
        if before[-1:] == "+":
            return _CODE_BEFORE.search(before) is not None
        if before[-1:] in APOSTROPHES:
            return self._is_short_year(start, before)
        if before[-1:] == "." and _DOTTED_CODE.search(before) is not None:
            return True
        if len(before) > 1 and before[-1] in "-‑/" and (before[-2].isalnum() or before[-2] == "."):
            return not self._is_apart_from(before, start)
        if len(before) > 1 and before[-1] in ".,:" and before[-2].isdecimal():
            return True  # the tail of what could not be read: "XY29,99"
        previous = before.rstrip().rpartition(" ")[2]
        return "-" in previous and previous.replace("-", "").isalpha() and previous.isupper()

    def _is_apart_from(self, before: str, start: int) -> bool:
        """Return whether digits are no part of the word that a hyphen or a stroke ties them to."""
        if before[:-1].lower().endswith(tuple(self._pack["scale_nouns"])):
            return True  # "a magnitude-6.1 quake"
        if before[-1] != "/":
            return self._is_lower_end(before[:-1])
        if self._has_scale_behind(start):
            return True  # "(FC Barcelona/105 Millionen)"
        return self._units.is_money(before[:-1].rpartition(" ")[2].lower())  # "4,7 Mrd. Schilling/341 Euro"

    def _is_short_year(self, start: int, before: str) -> bool:
        """Return whether two digits behind an apostrophe are a year: "the summer of '69", "Euro '96"."""
        if _SHORT_YEAR.match(self._text, start) is None:
            return False
        word = before[:-1].rstrip().rpartition(" ")[2]
        is_apart = before[:-1] != "" and before[-2].isspace()
        return is_apart and (word[:1].isupper() or word in self._pack["year_before"])

    def _has_scale_behind(self, start: int) -> bool:
        """Return whether a number is followed by a scale that is a word: "105 Millionen", but not "5 m"."""
        match = _NUMBER_AND_WORD.match(self._lower, start)
        return match is not None and match.group(1) in self._pack.scales

    def _is_lower_end(self, before: str) -> bool:
        """Return whether text ends in a number, the lower end of "10-15" or "3km-5km", not of "0800-810"."""
        match = _LOWER_END.search(before)
        if match is None or (match.group(1) and match.group(1).lower() not in self._pack.units):
            return False
        return _PADDED.match(match.group().strip(" ($€£~\n-–−")) is None

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
        is_money = self._stands_behind_money(found) or (
            glued in pack.sets["money_scales"] and self._units.currency_in_front(found.start) is not None
        )
        has_sign = self._text[end : end + 1] in _SIGNS
        unit = self._units.word_at(found.end, end + has_sign)
        # a symbol gives way to a scale: "300m"; some letters are a scale of money alone: "$20MM"
        is_unit = (unit is not None and glued in pack.units) or glued in pack.sets["money_scales"]
        if unit is not None and unit.end == end and not is_money and self._is_length(unit, end):
            self._set_unit(found, unit)  # "a 2m high wall"
        elif (
            glued in pack.scales
            and (is_money or not is_unit)
            and self._is_scale(glued, found, is_money=is_money)
        ):
            found.scale_by(pack.scales[glued])
            found.end = end
        elif unit is not None and unit.end >= end and not self._is_too_many(found, unit):
            self._set_unit(found, unit)
        elif suffix_of(glued, pack) is not None:
            self._apply_suffix(found, glued, end)
        elif self._is_ordinal_ending(glued):
            found.tag, found.end = "ordinal", end
        else:
            found.tag, found.end = "identifier", end
            return
        if parts:
            self._read_parts(found, parts, end)

    def _stands_behind_money(self, found: Numeral) -> bool:
        """Return whether the sign of a currency stands in front of a numeral, or of the range it ends."""
        lead = max(0, found.start - _LONGEST_MONEY)
        return _MONEY_BEFORE.search(self._text, lead, found.start) is not None

    def _is_scale(self, glued: str, found: Numeral, *, is_money: bool) -> bool:
        """Return whether letters behind digits are a scale: "1,2k", "100K", but "4K" is a format."""
        if glued in self._pack.symbols and abs(found.low) >= _MOST_BEFORE_LETTER and not is_money:
            following = _NEXT_WORD.match(self._lower, found.end + len(glued))
            sets = self._pack.sets
            is_alone = following is None or following.group(1) in sets["stops"] | sets["length_followers"]
            if is_alone or found.low * self._pack.scales[glued] > _MOST_BEHIND_LETTER:
                return False  # "the 1500m race", but "1,500m users"
        if _CODE_BEHIND.match(self._text, found.end + len(glued)) and not is_money:
            return False  # "a 3B/2B man"
        is_sure = len(glued) > 1 or self._pack.grammar.capitalises_scales or self._text[found.end].islower()
        return is_sure or abs(found.low) >= _LEAST_THOUSANDS

    def _is_length(self, unit: FoundUnit, end: int) -> bool:
        """Return whether the next word says that a unit is meant and not the scale of the same letter."""
        if unit.word not in self._pack.scales:
            return False
        if (amount := _NEXT_AMOUNT.match(self._lower, end)) is not None:
            other = self._units.behind(amount.end())  # "3m and 5cm"
            return other is not None and dimension_of(other.meaning.unit) == dimension_of(unit.meaning.unit)
        following = _NEXT_WORD.match(self._lower, end)
        return following is not None and following.group(1) in self._pack.sets["length_followers"]

    def _is_too_many(self, found: Numeral, unit: FoundUnit) -> bool:
        """Return whether a number is too large for a unit of small ones ("1080p"), unless prices are told."""
        sets = self._pack.sets
        is_many = unit.word in sets["small_units"] and found.low >= _MOST_PENCE
        is_priced = unit.meaning.kind is Kind.MONEY and unit.word in sets["priced_units"]
        return (is_many or is_priced) and not self._tells_of_prices

    @cached_property
    def _tells_of_prices(self) -> bool:
        """Whether the text speaks of what is priced in small units; looked up once."""
        return any(phrase in self._lower for phrase in self._pack.sets["small_unit_topics"])

    def _set_unit(self, found: Numeral, unit: FoundUnit) -> None:
        """Give a numeral the unit that hangs on it."""
        power = found.low if found.tag == "scale" else found.power  # "million-pound" before it is joined
        found.set_unit(self._units.weight_or_money(unit, found.start, power), unit.end)

    def _is_ordinal_ending(self, glued: str) -> bool:
        """Return whether letters make an ordinal of digits: "21st", "4ter"."""
        endings = self._pack["ordinal_endings"]
        return any(glued.removesuffix(i) in endings for i in self._pack.numbers.inflections)

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
            if found.unit == "" and (pair := self._units.hyphenated(parts[index : index + 2], at + 1)):
                self._set_unit(found, pair)  # "3.1-per-cent", "75-basis-point"
                found.parts = parts[index + 2 :]
                return
            is_letter = len(part) == 1 and self._text[at + 1].isupper() and part in pack.scales
            if is_letter and not self._stands_behind_money(found):
                found.tag, found.end = "identifier", end  # "the 10-K filing"
                return
            if part in pack.scales:
                found.scale_by(pack.scales[part])
                found.end = end
            elif found.unit == "" and (unit := self._units.word_at(at + 1, end)) is not None:
                self._set_unit(found, unit)  # only one: a "30-Prozent-Zoll" is no inch
            elif suffix_of(part, pack) is not None:
                self._apply_suffix(found, part, end)
            elif f"-{part}" in pack["after"]:
                return  # "360-ish"
            else:
                found.parts = parts[index:]
                is_rate = pack["rates"].get(part) == "next" and self._stands_behind_money(found)
                is_bare = found.power == 1 and found.unit == "" and found.attached == "" and not is_rate
                if is_bare and not self._is_counted(part, at + 1):  # "F-16", "Vier-Augen-Gespräch"
                    found.tag, found.end = "identifier", end
                return
            at = end

    def _is_counted(self, part: str, at: int) -> bool:
        """
        Return whether the hyphenated part at a position is a noun that can be counted ("a 26-nation group").

        Where a hyphen ties a number to what it counts any longer word will do ("a 30-homer season").
        """
        if self._pack.grammar.counts_behind_hyphen and len(part) > _SHORTEST_NOUN:
            return self._pack.grammar.capitalises_nouns or not self._text[at].isupper()  # "7-Eleven"
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
        word = match.group("word")
        if " " in word or not word.isprintable():
            word = _BLANK_RUN.sub(" ", word)
        reading = read_word(word, pack)
        if reading is None:
            return self._word_with_parts(word, start) if "-" in word else self._amount_word(word, start)
        is_whole = reading.length == len(word)
        end = match.end() if is_whole else start + reading.length
        if reading.tag == "scale" and self._text.startswith(".", end) and f"{word}." in pack.scales:
            end += 1
        found = atom(start, end, reading.low, reading.tag)
        found.high = reading.high
        if found.tag == "scale" and self._is_bare and not self._lower[:start].strip(MINUS_SIGNS):
            found.tag, found.power = "cardinal", found.low  # "thousand nine hundred"
        if reading.attached:
            self._attach(found, reading, match.end())
        elif self._is_number_as_noun(found):
            found.tag = "noun"
        elif reading.tag == "fraction" or word in pack.numbers.halves:
            self._check_part(found)
        return self._with_part(found)

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
            rest = "-".join(parts[length:])
            tail = next((t for t in self._pack["part_tails"] if f"{rest}-".startswith(f"{t}-")), "")
            if tail and found.tag == "cardinal":
                found.add_part(self._pack["part_tails"][tail], found.end + 1 + len(tail))
                rest = rest.removeprefix(tail).removeprefix("-")
            end = found.end
            self._read_parts(found, _split(rest), end)
            if (
                found.tag == "identifier"
                and reading.tag in ("scale", "vague")
                and self._has_digits_before(start)
            ):
                found.tag, found.end, found.parts = reading.tag, end, ()  # "die 40 Millionen-Grenze"
            return None if found.tag == "identifier" else found
        return None

    def _has_digits_before(self, start: int) -> bool:
        """Return whether digits stand one blank before a position."""
        return self._text[max(0, start - 2) : start - 1].isdecimal() and self._text[start - 1].isspace()

    def _amount_word(self, word: str, start: int) -> Numeral | None:
        """Return the scale in "Milliardenhöhe", which is a numeral only behind "zweistellige"."""
        match = _amount_pattern(self._pack).fullmatch(word)
        if match is None:
            return None
        found = atom(start, start + len(word), self._pack.scales[match.group("scale")], "scale")
        found.attached = match.group("tail")
        return found

    def _is_number_as_noun(self, found: Numeral) -> bool:
        """Return whether a capital inside a sentence makes a number word a noun ("die Elf", "eine Sechs")."""
        if not self._pack.grammar.capitalises_nouns or found.tag != "cardinal" or found.low >= 100:
            return False
        before = self._text[max(0, found.start - 3) : found.start].rstrip()
        is_noun = self._text[found.start].isupper() and (before[-1:].isalpha() or before.endswith(","))
        return is_noun and not self._text[found.start : found.end].isupper()  # "ELF TOTE IN GRAZ"

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
            if word in sets["part_links"] and following is not None:
                month = _NEXT_WORD.match(self._lower, following.end())
                if month is not None and month.group(1) in self._pack["months"]:
                    word = ""  # "a fourth of July"
            if not is_plural and word not in sets["fraction_followers"] and word not in sets["stops"]:
                found.tag = "ordinal"
                found.set_value(Decimal(self._pack["fractions"][self._lower[found.start : found.end]]))

    def _with_part(self, found: Numeral) -> Numeral:
        """Return a numeral with the "and a half" behind it added."""
        if found.tag in ("cardinal", "digits", "article") and read_part(found, self._lower, self._pack):
            parts = _HYPHENATED.match(self._lower, found.end)
            if parts is not None:
                self._read_parts(found, _split(parts.group()), found.end)  # "one-and-a-half-hour"
        return found


@cache
def _day_pattern(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a day behind its month, perhaps with a year, as English writes it."""
    if pack.numbers.algorithm != "english":
        return re.compile(r"(?!)")
    marks = "|".join(mark for mark in pack.numbers.ordinal_marks if mark.isalpha())
    return re.compile(
        rf"\d{{1,2}}(?:{marks})?(?![\d.:%]\d|\d|%|,\d)(?!\s{{1,3}}(?:{'|'.join(pack.scales)})\b)(?:,?\s{{1,3}}{YEAR.pattern})?"
    )


@cache
def _amount_pattern(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of an amount in one word: "Milliardenhöhe"."""
    scales, tails = ("|".join(map(re.escape, words)) for words in (pack.scales, pack.sets["amount_tails"]))
    return re.compile(rf"(?P<scale>{scales})(?P<tail>{tails})")


def read_part(found: Numeral, lower: str, pack: Pack) -> bool:
    """Add the part that is said one character behind a numeral ("and a half"); return whether one is."""
    match = _part_tail(pack).match(lower, found.end + 1)
    if match is not None:
        found.add_part(pack["part_tails"][match.group()], match.end())
    return match is not None


@cache
def _part_tail(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of what adds a part to a numeral."""
    tails = "|".join(map(re.escape, sorted(pack["part_tails"], key=len, reverse=True)))
    wholes = "|".join(sorted(pack.sets["part_links"] | pack.sets["genitives"]))  # "2 and a quarter of them"
    return re.compile(rf"(?:{tails})(?!\w)(?! (?:{wholes})\b)" if tails else "(?!)")


def read_sign(found: Numeral, text: str) -> None:
    """
    Read a minus that touches a number from the left, but not the gap of a range ("2 -7 g").

    Where a bracket opens it may stand apart: "(- 2,0 Mio. Euro)", "(Vorjahr: - 2,0)".
    """
    at = found.start - 1
    if text.endswith(_MINUS_APART, 0, found.start):
        at -= 1
        if _IN_BRACKET.search(text, max(0, at - _LONGEST_IN_BRACKET), at) is not None:
            found.start = at
            found.negate()
        return
    if at < 0 or text[at] not in MINUS_SIGNS:
        return
    before = text[max(0, at - 2) : at]
    if before[-1:] in _OPENINGS and not before[:-1].isdecimal():
        found.start = at
        found.negate()


def _split(hyphenated: str) -> tuple[str, ...]:
    """Return the parts of "-milliarden-euro" without their hyphens."""
    return tuple(part for part in _PARTS.split(hyphenated) if part) if hyphenated else ()


def _raised(value: Decimal, written: str) -> Decimal | None:
    """
    Return a number raised to a power ("^10") or times one ("x10-3"), ``None`` beyond ``MAX_DIGITS`` digits.

    >>> _raised(Decimal(8), "x2^10"), _raised(Decimal("2.5"), " × 10⁻³"), _raised(Decimal(-2), "^-1")
    (Decimal('8192'), Decimal('0.0025'), Decimal('-0.5'))
    """
    times, caret, exponent = written.partition("^")
    if not caret:
        end = written.index("10") + len("10")
        times, exponent = written[:end], written[end:]
    digits = times.strip(f"x×·{BLANK_CHARACTERS}")
    signs = sum(exponent.count(minus) for minus in "-–−⁻")
    power = int(unicodedata.normalize("NFKC", exponent.lstrip("+-–−⁻"))) * (-1) ** signs
    base = Decimal(digits) if digits else abs(value)
    if base == 0:
        return None
    raised = base**power * (value if digits else Decimal(1).copy_sign(value))
    return raised if abs(raised.adjusted()) < MAX_DIGITS else None


def _part(written: str) -> Decimal:
    """Return the value of a fraction written as one character or with a slash ("½", "1/2")."""
    numerator, slash, denominator = written.partition("/")
    if slash:
        return Decimal(numerator) / Decimal(denominator)
    fraction = Fraction(unicodedata.numeric(written)).limit_denominator(10)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)
