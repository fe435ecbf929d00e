"""
Adjacent atoms -> numerals, each atom used once: "1,2" + "Mrd.", "two" + "hundred" + "and" + "five".

There is one definition of adjacent, ``_Joiner._gap``; what joins by meaning (a range, an elided unit) is for
``extraction``. A numeral grows from left to right: what a scale has closed ("two million") can only take
something smaller than its last digit ("five hundred thousand"), so that neighbours are never added up.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checks.atoms import Numeral
from checks.languages.pack import Pack
from checks.model import Kind
from checks.numerals import LEAST_DENOMINATOR, is_whole, remainder
from checks.scan import BLANKS, CURRENCY_SIGNS, HYPHEN

MAX_GAP = 24
"""Characters between two numerals that may still belong together."""

WORD_AFTER = re.compile(rf"{BLANKS}{{1,3}}+([^\W\d_]{{1,40}})")
"""The word directly behind a position, apart by blanks only."""

_SIGNS = frozenset(CURRENCY_SIGNS)
_LONGEST_JOINT = 9  # " komma ", " and a "; what joins atoms is shorter than what relates numerals
_LONGEST_WORD = 43  # characters of the longest word looked at, with the blanks behind it
_ADJACENT = re.compile(rf"{BLANKS}{{0,3}}+|{BLANKS}?{HYPHEN}")
_SPACED_HYPHEN = re.compile(rf"{BLANKS}{HYPHEN}{BLANKS}")
_WORD_BEFORE = re.compile(r"((?>(?:[^\W\d_]|[.§#-])+))\s{0,3}\Z")
_LONGEST_BRACKET = 40
_BRACKET_BEFORE = re.compile(r"\d\s\(((?:(?:[^\W\d_]{1,16}|(?:19|20)\d\d)[:.]{0,2}\s){0,3})[+]?\Z")
_NUMBERS = frozenset({"digits", "cardinal", "whole", "article", "half", "digits of"})
_WORDS = frozenset({"cardinal", "article"})
_PARTS = frozenset({"fraction", "half"})
_DECIMALS = frozenset({"cardinal", "article", "digits"})
_MOST_BEFORE_DECIMALS = 10**16
_MOST_DIGITS = 30
_PLUS = "+"
_TEN = 10
_DOZEN = 12
_HUNDRED = 100
_THOUSAND = 1000  # "In 2015 thousands fled": four digits are no factor


def join_atoms(atoms: Sequence[Numeral], lower: str, pack: Pack, *, is_bare: bool = False) -> list[Numeral]:
    """
    Return the numerals that adjacent atoms of a lower-cased text make, in order.

    ``is_bare`` says that the text is nothing but a numeral (``numerals.is_bare``).
    """
    return _Joiner(atoms, lower, pack, is_bare=is_bare).numerals()


def word_before(lower: str, start: int) -> str:
    """Return the lower-case word directly before a position, ``""`` if punctuation stands there."""
    before = lower[max(0, start - _LONGEST_WORD) : start]
    if before.endswith(" "):
        word = before[:-1].rpartition(" ")[2]
        if word.isalpha():  # as nearly always; the pattern takes ten times as long
            return word
    match = _WORD_BEFORE.search(before)
    return "" if match is None else match.group(1)


def stands_in_bracket(lower: str, start: int, end: int, pack: Pack) -> bool:
    """
    Return whether a numeral stands alone in brackets behind another: "3,1 (Vorjahr: 2,8) Milliarden".

    What follows the bracket is then said of both.
    """
    if not lower.startswith(")", end):
        return False
    match = _BRACKET_BEFORE.search(lower[max(0, start - _LONGEST_BRACKET) : start])
    return match is not None and pack["identifier_before"].keys().isdisjoint(match.group(1).split())


def ends_part(lower: str, position: int) -> bool:
    """Return whether a sentence or a part of it ends at a position."""
    following = lower[position : position + 2]
    return not following.strip(" .,;:!?)")[:1].isalnum() and following[:1] not in (" ", "\n")


class _Joints(NamedTuple):
    """
    What of a pack joins atoms.

    Attributes:
        conjunctions: "and" inside numerals.
        links: These, and the words between a part and its whole or before decimals.
        completing: Tags of what makes a number of an article or a half before it.
    """

    conjunctions: frozenset[str]
    links: frozenset[str]
    completing: frozenset[str]


@cache
def _joints(pack: Pack) -> _Joints:
    """Return what of a pack joins atoms: once, for most articles are short."""
    conjunctions = frozenset({*pack.numbers.conjunctions, pack.numbers.joiner} - {""})
    completing = {"scale", "fraction", "cardinal"}
    if pack.grammar.half_is_adjective:
        completing.add("half")  # "ein halbes Haus"; "a half" needs "of" or a unit behind it
    return _Joints(
        conjunctions,
        conjunctions | pack.sets["part_links"] | pack.sets["decimal_words"],
        frozenset(completing),
    )


class _Joiner:
    """Joins the atoms of one text."""

    def __init__(self, atoms: Sequence[Numeral], lower: str, pack: Pack, *, is_bare: bool) -> None:
        self._atoms = atoms
        self._is_bare = is_bare
        self._lower = lower
        self._pack = pack
        self._is_english = pack.numbers.algorithm == "english"
        self._joints = _joints(pack)

    def numerals(self) -> list[Numeral]:
        """Return the numerals in order."""
        atoms = self._atoms
        found: list[Numeral] = []
        index = 0
        while index < len(atoms):
            numeral = atoms[index]
            index += 1
            if not numeral.is_context:
                while index < len(atoms) and (taken := self._absorb(numeral, index)):
                    index += taken
                if numeral.tag in ("scale", "cardinal", "article"):
                    self._make_vague(numeral)
                elif numeral.tag == "digits of":
                    self._read_count_of_digits(numeral)
                while index < len(atoms) and atoms[index].start < numeral.end:
                    index += 1
            if self._is_bare and found and self._divides(found[-1], numeral):
                found[-1].set_value(found[-1].low / numeral.low)
                found[-1].tag, found[-1].end = "whole", numeral.end
            else:
                found.append(numeral)
        return found

    def _divides(self, left: Numeral, right: Numeral) -> bool:
        """Return whether a numeral is said to stand below another: "one over three"."""
        are_numbers = left.tag in _DECIMALS and right.tag in _DECIMALS and right.low > 0
        gap = self._lower[left.end : right.start].strip()
        return are_numbers and gap in self._pack.sets["fraction_links"]

    def _gap(self, left: Numeral, right: Numeral) -> str | None:
        """Return what stands between two adjacent atoms without blanks, ``None`` if they are apart."""
        if right.start - left.end > _LONGEST_JOINT:
            return None
        gap = self._lower[left.end : right.start]
        bare = gap.strip()
        if bare == "":
            return "" if len(gap) <= 3 else None
        if bare in self._joints.links or _ADJACENT.fullmatch(gap):
            return bare
        return "" if self._is_punctuated(left, right, gap) else None

    def _is_punctuated(self, left: Numeral, right: Numeral, gap: str) -> bool:
        """Return whether signs stand inside a number: "fifty - two", "one million, two hundred", "20+ mn"."""
        bare = gap.strip()
        if bare == _PLUS:
            return left.tag == "digits" and right.tag == "scale"
        if bare == ")":
            return right.tag == "scale" and stands_in_bracket(self._lower, left.start, left.end, self._pack)
        if not self._is_english or left.tag != "cardinal":
            return False
        if bare == ",":
            return left.power > 1 and self._is_scaled_next(right)
        is_tens = (
            self._is_bare
            and right.tag == "cardinal"
            and right.low < _TEN
            and bool(_SPACED_HYPHEN.fullmatch(gap))
        )
        return is_tens and self._lower[left.start : left.end] in self._pack["tens"]

    def _is_scaled_next(self, atom: Numeral) -> bool:
        """Return whether a scale follows a number word, so that a comma joins: "one million, two hundred"."""
        following = WORD_AFTER.match(self._lower, atom.end)
        if following is None:
            return False
        return following.group(1) in self._pack["multipliers"] or following.group(1) in self._pack.scales

    def _absorb(self, numeral: Numeral, index: int) -> int:
        """Add the atom at an index to a numeral, perhaps with the next; return how many it took."""
        atom = self._atoms[index]
        gap = self._gap(numeral, atom)
        if gap is None or numeral.unit != "" or (numeral.attached and numeral.tag != "digits of"):
            return 0
        if gap and self._pack["openings"].get(word_before(self._lower, numeral.start)) == gap:
            return 0  # "between two hundred and three hundred"
        if gap in self._pack.sets["decimal_words"]:
            return self._add_decimals(numeral, index)
        if gap in self._joints.conjunctions and (part := self._part_at(index)) is not None:
            return self._add_part(numeral, index, *part)
        closed_at = numeral.end if self._lower.startswith(")", numeral.end) else 0
        if not self._add_atom(numeral, index, gap):
            return 0
        numeral.closed_at = numeral.closed_at or closed_at
        if numeral.tag in ("article", "half") and atom.tag in self._joints.completing:
            numeral.tag = "cardinal"
        numeral.end = atom.end
        return 1

    def _begins_amount(self, numeral: Numeral, index: int) -> bool:
        """Return whether an atom has a scale as large as that before: "zwei Millionen drei Millionen"."""
        if index + 1 == len(self._atoms):
            return False
        atom, following = self._atoms[index : index + 2]
        is_scale = following.tag == "scale" and self._gap(atom, following) is not None
        return is_scale and following.low >= numeral.power

    def _add_atom(self, numeral: Numeral, index: int, gap: str) -> bool:
        """Add one atom to a numeral; return ``False`` if they are two numerals."""
        atom = self._atoms[index]
        is_linked = gap in self._pack.sets["part_links"]
        if atom.tag == "article" and 0 < numeral.low < 1 and (gap == "" or is_linked):
            return True  # "three quarters of a million", "drei Viertel eines Jahres"
        if is_linked:
            return False
        if gap == "" and self._is_multiplied(numeral, atom):
            numeral.scale_by(atom.low)
            return True
        if gap in ("", "-") and self._scales(numeral, atom):
            return True
        if atom.tag == "ordinal" or (atom.tag == "fraction" and self._is_english):
            return self._make_ordinal(numeral, atom, gap)
        return self._add_word(numeral, index, gap)

    def _add_word(self, numeral: Numeral, index: int, gap: str) -> bool:
        """Add a number word to another; return ``False`` if they are two numerals."""
        atom = self._atoms[index]
        is_word = numeral.tag in _WORDS and self._is_number_word(index)
        if not is_word or (numeral.power > 1 and self._begins_amount(numeral, index)):
            return False
        if not (self._add_english if self._is_english else self._add_german)(numeral, atom, gap):
            return False
        numeral.take_rest(atom)
        return True

    def _is_number_word(self, index: int) -> bool:
        """Return whether an atom is a cardinal, or an article before a scale: "... *eine* Milliarde"."""
        atom = self._atoms[index]
        if atom.tag != "article" or self._lower[atom.start : atom.end] in self._pack["cardinals"]:
            return atom.tag in _WORDS
        return index + 1 < len(self._atoms) and self._atoms[index + 1].tag == "scale"

    # -- parts, decimals, ordinals -------------------------------------------------------------------

    def _part_at(self, index: int) -> tuple[Decimal, int] | None:
        """Return the fraction that atoms write from an index on, and how many they are: "drei Viertel"."""
        atom = self._atoms[index]
        if atom.tag == "half":
            return atom.low, 1
        if atom.tag not in ("cardinal", "article", "digits") or index + 1 >= len(self._atoms):
            return None
        part = self._atoms[index + 1]
        if part.tag not in _PARTS or atom.attached or self._gap(atom, part) not in ("", "-"):
            return None
        value = atom.low * part.low
        return (value, 2) if value < 1 else None

    def _add_part(self, numeral: Numeral, index: int, value: Decimal, count: int) -> int:
        """Add a fraction to a whole number before it ("fünf und drei Viertel"); return the atoms taken."""
        is_number = numeral.tag in ("cardinal", "digits") or (numeral.tag == "article" and self._is_bare)
        if not is_number or not is_whole(numeral.low) or numeral.low <= 0:
            return 0
        part_of = numeral.power if numeral.power >= _THOUSAND else 1  # "a million and a half"
        numeral.set_value(numeral.low + value * part_of)
        numeral.tag, numeral.end = "whole", self._atoms[index + count - 1].end
        return count

    def _add_decimals(self, numeral: Numeral, index: int) -> int:
        """Add what follows a decimal sign in words ("drei Komma eins vier"); return the atoms taken."""
        if numeral.tag not in _DECIMALS or not _is_plain(numeral.low):
            return 0
        digits = ""
        end = index
        while end < len(self._atoms):
            atom = self._atoms[end]
            is_next = end == index or (
                self._gap(self._atoms[end - 1], atom) == "" and len(digits) == end - index
            )
            if not is_next or atom.tag not in _DECIMALS or not _is_plain(atom.low) or atom.attached:
                break
            digits += str(atom.low)
            end += 1
            if atom.low >= _TEN:
                break
        if not digits.isdecimal():
            return 0
        last = self._atoms[end - 1]
        numeral.set_value(Decimal(f"{int(numeral.low)}.{digits}"))
        numeral.tag, numeral.end = "whole", last.end
        numeral.take_rest(last)
        return end - index

    def _make_ordinal(self, numeral: Numeral, atom: Numeral, gap: str) -> bool:
        """
        Make an ordinal of a number word and the ordinal behind it; return whether it is one.

        "thirty first", "two hundredth", "einhundert Milliardste", "zwei und zwanzigste"; in English a
        fraction in the singular is one too.
        """
        if numeral.tag not in _WORDS or atom.parts or not is_whole(numeral.low):
            return False
        number = atom.low if atom.tag == "ordinal" else Decimal(round(1 / atom.low))
        if numeral.tag == "article" and self._is_bare and number >= LEAST_DENOMINATOR:
            numeral.set_value(1 / number)
            numeral.tag = "whole"  # "a twenty-first"
            return True
        if gap not in ("", "-"):
            if not (gap == self._pack.numbers.joiner and self._are_unit_and_tens(numeral, number)):
                return False
            value = numeral.low + number
        elif number >= _HUNDRED and numeral.low < number:
            value = numeral.low * number
        elif number < _HUNDRED and self._takes_ordinal(numeral.low, number):
            value = numeral.low + number
        else:
            return False
        numeral.set_value(value)
        numeral.tag = "ordinal"
        return True

    def _takes_ordinal(self, group: Decimal, number: Decimal) -> bool:
        """Return whether a number takes an ordinal apart: "thirty first", "zwei tausend zweite"."""
        if self._is_english:
            return _takes(group, number, "", is_scaled=False)
        return group >= _HUNDRED and remainder(group, _HUNDRED) == 0

    def _are_unit_and_tens(self, numeral: Numeral, tens: Decimal) -> bool:
        """Return whether tens follow their unit: "ein und zwanzig", but not "eins und zwanzig"."""
        unit = remainder(numeral.low, _HUNDRED)
        is_unit = 1 < unit < _TEN
        if unit == 1:
            is_unit = self._lower.endswith(tuple(self._pack.numbers.articles), 0, numeral.end)
        return is_unit and 2 * _TEN <= tens < _HUNDRED and remainder(tens, _TEN) == 0

    # -- scales --------------------------------------------------------------------------------------

    def _is_multiplied(self, numeral: Numeral, atom: Numeral) -> bool:
        """Return whether a word for hundred or thousand stands apart behind its number ("40 Tausend")."""
        group = numeral.tail or numeral.low  # "zwei Millionen dreihundert Tausend"
        if numeral.tag not in _NUMBERS or not 0 < group < atom.low or atom.attached:
            return False
        is_apart = numeral.tag == "digits" or not self._is_english
        return is_apart and self._lower[atom.start : atom.end] in self._pack["multipliers"]

    def _scales(self, numeral: Numeral, atom: Numeral) -> bool:
        """Scale a numeral by an atom, if that is what the atom does to it; return whether it did."""
        is_number = numeral.tag in _NUMBERS
        if numeral.tag == "digits of" and atom.tag in ("scale", "vague"):
            power = atom.low if atom.tag == "scale" else atom.low / 2  # "billions" begin at two
            _make_amount(numeral, power)
            numeral.attached = atom.attached
        elif atom.tag == "scale" and not atom.attached and is_number:
            if (numeral.tail and atom.low >= numeral.power) or self._is_letter_apart(numeral, atom):
                return False
            numeral.scale_by(atom.low)
            numeral.take_rest(atom)
        elif atom.tag == "scale" and numeral.tag == "vague" and not atom.attached:
            numeral.scale_by(atom.low)  # "Hunderte Millionen"
        elif atom.tag == "vague" and is_number and self._takes_plural(numeral, atom):
            numeral.scale_by(atom.low / 2)  # "three billions", "two dozens": the plural is the scale itself
        elif atom.tag == "fraction" and is_number and self._is_part(numeral, atom):
            numeral.scale_by(atom.low)
            numeral.take_rest(atom)  # "eine Zehntel-Sekunde"
        elif numeral.tag in ("article", "cardinal", "digits") and atom.tag == "half":
            numeral.scale_by(atom.low)
            numeral.take_rest(atom)  # "a half-mile stretch"
        elif not (numeral.tag == "half" and atom.tag == "article"):
            return False
        return True

    def _takes_plural(self, numeral: Numeral, atom: Numeral) -> bool:
        """Return whether a numeral is the factor of a scale in the plural: "two thousand millions"."""
        if numeral.tag == "article":
            return False
        # no year: "In 2015 thousands fled"
        limit = _THOUSAND if numeral.tag == "digits" else max(atom.low / 2, Decimal(_THOUSAND))
        return 1 <= (numeral.tail or numeral.low) < limit

    def _is_letter_apart(self, numeral: Numeral, atom: Numeral) -> bool:
        """
        Return whether letters apart are no scale behind this number: "300 m" are metres, "20 mm" millimetres.

        Behind a currency they are ("$5 m", "$20 MM"), but for one letter of money alone ("a $20 T-shirt").
        """
        word = self._lower[atom.start : atom.end]
        is_of_money = word in self._pack.sets["money_scales"]
        if atom.start == numeral.end or not (len(word) == 1 or is_of_money):
            return False
        if self._lower[max(0, numeral.start - 1) : numeral.start] in _SIGNS:
            return is_of_money and len(word) == 1
        return is_of_money or not self._is_bare or word in self._pack.symbols

    def _is_part(self, numeral: Numeral, atom: Numeral) -> bool:
        """Return whether a fraction divides the number before it: "two thirds", but not "seventy third"."""
        if not self._is_english or numeral.low <= 1:
            return True
        # "the game of two halves", "four quarters of profit"
        is_whole_sum = not self._is_bare and is_whole(numeral.low * atom.low)
        return self._lower[atom.end - 1] == "s" and not is_whole_sum

    # -- sums ----------------------------------------------------------------------------------------

    def _add_german(self, numeral: Numeral, atom: Numeral, gap: str) -> bool:
        """
        Add one number word to another.

        Behind a scale, a hundred or a thousand something smaller ("zwei Millionen fünfhunderttausend", "ein
        hundert fünfzehn"), and tens behind their unit ("zwei und vierzig").
        """
        if gap == self._pack.numbers.joiner and gap:
            if not self._are_unit_and_tens(numeral, atom.low):
                return False
        elif gap or atom.attached or not 0 < atom.low < self._room_german(numeral):
            return False
        numeral.set_value(numeral.low + atom.low)
        if numeral.power > 1:
            numeral.tail += atom.low
        return True

    def _room_german(self, numeral: Numeral) -> Decimal:
        """Return what a number word must be less than to follow another: behind thousands, a thousand."""
        if numeral.low < _HUNDRED:
            return Decimal(0)
        is_below_scales = numeral.power <= _THOUSAND and numeral.low >= _THOUSAND
        return min(numeral.precision, Decimal(_THOUSAND)) if is_below_scales else numeral.precision

    def _add_english(self, numeral: Numeral, atom: Numeral, gap: str) -> bool:
        """Add one number word to the group below the last scale: "two" + "hundred" + "and" + "five"."""
        group = numeral.tail if numeral.power > 1 else numeral.low
        if atom.low == _HUNDRED and gap == "" and 0 < group < _HUNDRED:
            new = group * _HUNDRED
        elif atom.low < _HUNDRED and _takes(group, atom.low, gap, is_scaled=numeral.power > 1):
            new = group + atom.low
        else:
            return False
        if numeral.power > 1 and new >= numeral.precision and numeral.tail == 0:
            return False
        numeral.set_value(numeral.low - group + new)
        if numeral.power > 1:
            numeral.tail = new
        return True

    # -- afterwards ----------------------------------------------------------------------------------

    def _read_count_of_digits(self, numeral: Numeral) -> None:
        """Read a number of digits before an amount: "ein sechsstelliger Betrag", "a six-figure sum"."""
        match = WORD_AFTER.match(self._lower, numeral.end)
        if match is None or not match.group(1).endswith(tuple(self._pack.sets["amount_tails"])):
            return
        _make_amount(numeral, Decimal(1))
        numeral.end = match.end(1)

    def _make_vague(self, numeral: Numeral) -> None:
        """Turn a bare scale into the order of magnitude it names ("Billionen", "mehrere hundert")."""
        word, quantifiers = self._lower[numeral.start : numeral.end], self._pack.sets["quantifiers"]
        if numeral.tag == "scale" and not numeral.attached and word in self._pack.vague:
            numeral.low, numeral.high = self._pack.vague[word]
            numeral.tag = "vague"
        elif self._is_power(numeral) and word_before(self._lower, numeral.start) in quantifiers:
            numeral.low, numeral.high, numeral.tag = numeral.low * 2, numeral.low * 10, "vague"

    def _is_power(self, numeral: Numeral) -> bool:
        """Return whether a numeral in words is a dozen, a hundred, ten thousand: "mehrere zehntausend"."""
        if numeral.tag == "scale":
            return numeral.low >= _DOZEN
        return numeral.low >= _HUNDRED and numeral.low == Decimal(10) ** numeral.low.adjusted()


def _make_amount(numeral: Numeral, power: Decimal) -> None:
    """Turn a number of digits into the order of magnitude it means: six digits are 100,000 to a million."""
    digits = int(min(numeral.low, Decimal(_MOST_DIGITS)))
    numeral.low, numeral.high = (power * Decimal(10) ** (digits - n) for n in (1, 0))
    numeral.tag, numeral.unit, numeral.kind = "vague", None, Kind.MONEY


def _is_plain(value: Decimal) -> bool:
    """Return whether a number is whole and written without decimals, and short enough for a decimal part."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0 and value < _MOST_BEFORE_DECIMALS


def _takes(group: Decimal, low: Decimal, gap: str, *, is_scaled: bool) -> bool:
    """Return whether a group of a number takes another word: "hundred" any below, "twenty" one to nine."""
    rest = remainder(group, _HUNDRED)
    if low == 0:
        return False
    if group >= _HUNDRED and rest == 0:
        return True
    if group == 0:
        return is_scaled
    return gap == "" and rest >= 2 * _TEN and remainder(rest, _TEN) == 0 and 0 < low < _TEN
