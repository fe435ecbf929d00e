"""
Adjacent atoms -> numerals, each atom used once: "1,2" + "Mrd.", "two" + "hundred" + "and" + "five".

There is one definition of adjacent, ``is_adjacent``; what joins by meaning (a range, an elided unit) is
for ``extraction``.
"""

from collections.abc import Sequence
from decimal import Decimal

import regex

from checks.atoms import Numeral
from checks.languages.pack import Pack
from checks.model import Kind
from checks.scan import BLANKS, HYPHEN

MAX_GAP = 24
"""Characters between two numerals that may still belong together."""

_ADJACENT = regex.compile(rf"{BLANKS}{{0,3}}+|{BLANKS}?{HYPHEN}")
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}.§#-]{1,40}")
_WORD_AFTER = regex.compile(rf"{BLANKS}{{1,3}}+(\p{{L}}{{1,40}})")
_NUMBERS = frozenset({"digits", "cardinal", "whole", "article", "half", "digits of"})


def join_atoms(atoms: Sequence[Numeral], lower: str, pack: Pack) -> list[Numeral]:
    """Return the numerals that adjacent atoms of a lower-cased text make, in order."""
    numerals: list[Numeral] = []
    index = 0
    while index < len(atoms):
        numeral = atoms[index]
        index += 1
        while (
            not numeral.is_context
            and index < len(atoms)
            and is_adjacent(numeral, atoms[index], lower, pack)
            and _absorb(numeral, atoms[index], lower, pack)
        ):
            index += 1
        if not numeral.is_context:
            _make_vague(numeral, lower, pack)
            _add_half(numeral, lower, pack)
        while index < len(atoms) and atoms[index].start < numeral.end:
            index += 1
        numerals.append(numeral)
    return numerals


def is_adjacent(left: Numeral, right: Numeral, lower: str, pack: Pack) -> bool:
    """Return whether only blanks, one hyphen or a conjunction of numerals stand between two atoms."""
    if right.start - left.end > MAX_GAP:
        return False
    gap = lower[left.end : right.start]
    if gap.strip() == "," and pack.numbers.algorithm == "english":
        return left.tag == "cardinal" and left.power > 1 and _is_scaled_next(right, lower, pack)
    return (
        bool(_ADJACENT.fullmatch(gap)) or gap.strip() in pack.numbers.conjunctions | pack.sets["part_links"]
    )


def _is_scaled_next(atom: Numeral, lower: str, pack: Pack) -> bool:
    """Return whether a scale follows a number word, so that a comma joins: "one million, two hundred"."""
    following = _WORD_AFTER.match(lower, atom.end)
    if following is None:
        return False
    return following.group(1) in pack["multipliers"] or following.group(1) in pack.scales


def word_before(lower: str, start: int) -> str:
    """Return the lower-case word directly before a position, ``""`` if punctuation stands there."""
    lead = max(0, start - 3)
    end = len(lower[lead:start].rstrip()) + lead
    match = _WORD_BEFORE.match(lower, max(0, end - 40), end)
    return str(match.group()) if match is not None and match.end() == end else ""


def _absorb(numeral: Numeral, atom: Numeral, lower: str, pack: Pack) -> bool:
    """Add an adjacent atom to a numeral; return ``False`` if they are two numerals."""
    gap = lower[numeral.end : atom.start].strip(" \t\n\u00a0\u202f\u2009,")
    is_one = atom.tag == "article" and lower[atom.start : atom.end] in pack["cardinals"]
    if numeral.unit != "" or (numeral.attached and numeral.tag != "digits of"):
        return False
    if gap and pack["openings"].get(word_before(lower, numeral.start)) == gap:
        return False  # "between two hundred and three hundred"
    if gap in ("", *pack.sets["part_links"]) and atom.tag == "article" and 0 < numeral.low < 1:
        pass  # "three quarters of a million", "drei Viertel eines Jahres"
    elif gap in pack.sets["part_links"]:
        return False
    elif gap == "" and _is_multiplied(numeral, atom, lower, pack):
        numeral.scale_by(atom.low)
    elif gap in ("", "-") and _scales(numeral, atom):
        pass
    elif (atom.tag == "cardinal" or is_one) and numeral.tag in ("cardinal", "article"):
        add = _add_english if pack.numbers.algorithm == "english" else _add_german
        if not add(numeral, atom, gap):
            return False
        numeral.attached, numeral.parts = atom.attached, atom.parts
        numeral.unit, numeral.kind = atom.unit, atom.kind
    else:
        return False
    if numeral.tag in ("article", "half") and atom.tag in ("scale", "fraction", "cardinal"):
        numeral.tag = "cardinal"
    numeral.end = atom.end
    return True


def _is_multiplied(numeral: Numeral, atom: Numeral, lower: str, pack: Pack) -> bool:
    """Return whether a word for hundred or thousand stands apart behind its number ("40 Tausend")."""
    is_multiplier = lower[atom.start : atom.end] in pack["multipliers"] and not atom.attached
    is_apart = numeral.tag == "digits" or pack.numbers.algorithm == "german"
    return is_multiplier and is_apart and numeral.tag in _NUMBERS and 0 < numeral.low < atom.low


def _scales(numeral: Numeral, atom: Numeral) -> bool:
    """Scale a numeral by an atom, if that is what the atom does to it; return whether it did."""
    is_number = numeral.tag in _NUMBERS
    if numeral.tag == "digits of" and atom.tag in ("scale", "vague"):
        digits = int(min(numeral.low, Decimal(30)))
        power = atom.low if atom.tag == "scale" else atom.low / 2  # "billions" begin at two
        numeral.low, numeral.high = (power * Decimal(10) ** (digits - n) for n in (1, 0))
        numeral.tag, numeral.unit, numeral.kind = "vague", None, Kind.MONEY
        numeral.attached = atom.attached
    elif atom.tag == "scale" and not atom.attached and is_number:
        if numeral.tail and atom.low >= numeral.power:
            return False
        numeral.scale_by(atom.low)
        numeral.unit, numeral.kind = atom.unit, atom.kind
        numeral.parts = atom.parts
    elif atom.tag == "fraction" and is_number:
        numeral.scale_by(atom.low)
    elif numeral.tag == "article" and atom.tag == "half":
        numeral.low = numeral.high = atom.low
    elif not (numeral.tag == "half" and atom.tag == "article"):
        return False
    return True


def _add_german(numeral: Numeral, atom: Numeral, gap: str) -> bool:
    """Add what stands behind a scale: "zwei Millionen" + "fünfhunderttausend"."""
    if gap == "" and numeral.power > 1 and atom.low < numeral.precision:
        numeral.set_value(numeral.low + atom.low)
        numeral.tail = atom.low
        return True
    return False


def _add_english(numeral: Numeral, atom: Numeral, gap: str) -> bool:
    """Add one number word to the group below the last scale: "two" + "hundred" + "and" + "five"."""
    group = numeral.tail if numeral.power > 1 else numeral.low
    if atom.low == 100 and gap == "" and 0 < group < 100:
        new = group * 100
    elif atom.low < 100 and _takes(group, atom.low, gap, is_scaled=numeral.power > 1):
        new = group + atom.low
    else:
        return False
    if numeral.power > 1 and new >= numeral.precision and numeral.tail == 0:
        return False
    numeral.set_value(numeral.low - group + new)
    if numeral.power > 1:
        numeral.tail = new
    return True


def _takes(group: Decimal, low: Decimal, gap: str, *, is_scaled: bool) -> bool:
    """Return whether a group of a number takes another word: "hundred" any below, "twenty" one to nine."""
    if group >= 100:
        return group % 100 == 0
    if group == 0:
        return is_scaled
    return gap == "" and group >= 20 and group % 10 == 0 and 0 < low < 10


def _make_vague(numeral: Numeral, lower: str, pack: Pack) -> None:
    """Turn a bare scale into the order of magnitude it names ("Billionen", "mehrere hundert")."""
    word = lower[numeral.start : numeral.end]
    if numeral.tag == "scale" and not numeral.attached and word in pack.vague:
        numeral.low, numeral.high = pack.vague[word]
        numeral.tag = "vague"
    elif (
        (numeral.tag == "scale" or all(part in pack["multipliers"] for part in word.split()))
        and numeral.low >= 12
        and word_before(lower, numeral.start) in pack.sets["quantifiers"]
    ):
        numeral.low, numeral.high, numeral.tag = numeral.low * 2, numeral.low * 10, "vague"


def _add_half(numeral: Numeral, lower: str, pack: Pack) -> None:
    """Add half of its scale to a numeral: "a million and a half"."""
    for tail in pack.sets["half_tails"]:
        if numeral.tag == "cardinal" and numeral.power > 1 and lower.startswith(tail, numeral.end + 1):
            numeral.set_value(numeral.low + numeral.power / 2)
            numeral.end += 1 + len(tail)
