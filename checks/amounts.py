"""
Amounts said in two units -> one numeral: "16 Jahre und ein Monat", "7 feet 10 inches", "3 dollars 50 cents".

Only neighbours of one dimension are joined, the larger unit first, and only if the smaller amount is less
than one of the larger unit: "zwei Jahre und 18 Monate" are two. The value is given in the larger unit.
"""

from collections.abc import Sequence
from decimal import Decimal

from checks.atoms import Numeral
from checks.joining import MAX_GAP, word_before
from checks.languages.pack import Pack
from checks.model import Kind
from checks.numerals import place_of_last_digit
from checks.units import dimension_of, factor_to_base

PLACES = Decimal("0.0001")
"""To what the sum is rounded if the units do not divide each other: a month is 0.0833 years."""

_KINDS = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY})


def join_amounts(numerals: Sequence[Numeral], lower: str, pack: Pack) -> list[Numeral]:
    """Return the numerals of a lower-cased text with those in two units made one."""
    joined: list[Numeral] = []
    for index, numeral in enumerate(numerals):
        last = joined[-1] if joined else None
        if last is not None and last.unit and numeral.unit and numeral.start - last.end <= MAX_GAP:
            following = numerals[index + 1] if index + 1 < len(numerals) else None
            if _belongs(last, numeral, following, lower, pack):
                _add(last, numeral)
                continue
        joined.append(numeral)
    return joined


def _belongs(left: Numeral, right: Numeral, following: Numeral | None, lower: str, pack: Pack) -> bool:
    """Return whether the right amount is the rest of the left one."""
    if left.kind is not right.kind or left.kind not in _KINDS or left.attached or right.attached:
        return False
    gap = lower[left.end : right.start].strip(" ,\u00a0\n")
    if gap and gap not in pack.sets["amount_links"]:
        return False
    if left.low != left.high or right.low != right.high or not right.low > 0 or left.low % 1:
        return False
    if pack["openings"].get(word_before(lower, left.start)) == gap != "":
        # "zwischen einem Jahr und sechs Monaten und einem Jahr und elf Monaten"
        return following is not None and following.unit == left.unit and _share(left, right) is not None
    return _share(left, right) is not None


def _share(left: Numeral, right: Numeral) -> Decimal | None:
    """Return the right amount in the unit of the left one, ``None`` unless it is less than one of that."""
    if left.kind is Kind.MONEY:
        is_rest = left.unit == right.unit and right.is_hundredth and not left.is_hundredth and right.low < 1
        return right.low if is_rest else None
    left_unit, right_unit = str(left.unit), str(right.unit)
    dimension = dimension_of(left_unit)
    if (
        left_unit == right_unit
        or dimension != dimension_of(right_unit)
        or dimension not in ("[time]", "[length]", "[mass]")
    ):
        return None
    share = right.low * factor_to_base(right_unit).factor / factor_to_base(left_unit).factor
    return share if share < 1 else None


def _add(left: Numeral, right: Numeral) -> None:
    """Add the right amount to the left one."""
    value = left.low + (_share(left, right) or 0)
    left.set_value(value if value == value.quantize(PLACES) else value.quantize(PLACES))
    left.precision = place_of_last_digit(left.low)
    left.end = right.end
