"""
Amounts said in two units -> one numeral: "16 Jahre und ein Monat", "7 feet 10 inches", "3 dollars 50 cents".

Only neighbours of one dimension are joined, the larger unit first, and only if the smaller amount is less
than one of the larger unit: "zwei Jahre und 18 Monate" are two. The value is given in the larger unit where
it is exact there, and for years and months; else in the smaller one ("1 Stunde 32 Minuten" are 92 minutes).
"""

from collections.abc import Sequence
from decimal import Decimal

from checks.atoms import Numeral
from checks.currencies import currency_families
from checks.joining import MAX_GAP, ends_part, word_before
from checks.languages.pack import Pack
from checks.model import Kind
from checks.numerals import EXACT, is_whole, place_of_last_digit
from checks.units import dimension_of, factor_to_base

PLACES = Decimal("0.0001")
"""To what the sum is rounded if the units do not divide each other: a month is 0.0833 years."""

_DIMENSIONS = frozenset({"[time]", "[length]", "[mass]"})
_CALENDAR = frozenset({"year", "month"})  # their parts are of no fixed length
_MOST = 1000  # days of a year, grams of a kilogram
_MOST_WHOLE = 10**12  # enough for any sum of money
_TEN = 10  # "zwei Euro fünf" is not said
_MINUTES = 60
_KINDS = frozenset({Kind.DURATION, Kind.MEASURE, Kind.MONEY})


def join_amounts(numerals: Sequence[Numeral], lower: str, pack: Pack) -> list[Numeral]:
    """Return the numerals of a lower-cased text with those in two units made one."""
    joined: list[Numeral] = []
    for index, numeral in enumerate(numerals):
        last = joined[-1] if joined else None
        if last is not None and last.unit and numeral.start - last.end <= MAX_GAP:
            following = numerals[index + 1] if index + 1 < len(numerals) else None
            if _belongs(last, numeral, following, lower, pack):
                _add(last, numeral)
                continue
        joined.append(numeral)
    return joined


def _belongs(left: Numeral, right: Numeral, following: Numeral | None, lower: str, pack: Pack) -> bool:
    """Return whether the right amount is the rest of the left one."""
    is_money = left.kind is Kind.MONEY
    gap = lower[left.end : right.start].strip(" \u00a0\n" if is_money else " ,\u00a0\n")
    is_linked = gap == "" or gap in pack.sets["cent_links" if is_money else "amount_links"]
    if not is_linked or not _are_exact(left, right):
        return False
    if right.unit == "":
        return _is_bare_rest(left, right, gap, lower)
    if left.kind is not right.kind or not right.has_unit_behind or _share(left, right) is None:
        return False
    is_opened = gap != "" and pack["openings"].get(word_before(lower, left.start)) == gap
    # "zwischen einem Jahr und sechs Monaten und einem Jahr und elf Monaten"
    return not is_opened or (following is not None and following.unit == left.unit)


def _are_exact(left: Numeral, right: Numeral) -> bool:
    """Return whether two amounts are single numbers, the left one whole (or a sum already)."""
    if left.kind not in _KINDS or left.attached or right.attached:
        return False
    if not (left.has_unit_behind or left.has_currency_before):
        return False
    if left.low != left.high or right.low != right.high or not 0 < right.low < _MOST:
        return False
    return left.is_sum or (left.low < _MOST_WHOLE and is_whole(left.low))


def _is_bare_rest(left: Numeral, right: Numeral, gap: str, lower: str) -> bool:
    """Return whether a bare number is the cents or the minutes of an amount: "zwei Euro fünfzig"."""
    limit = 100 if left.kind is Kind.MONEY else _MINUTES if left.unit == "hour" else 0
    is_next = left.has_unit_behind and right.start - left.end <= len(gap) + 2
    return is_next and right.power == 1 and _TEN <= right.low < limit and ends_part(lower, right.end)


def _share(left: Numeral, right: Numeral) -> Decimal | None:
    """Return the right amount in the unit of the left one, ``None`` unless it is less than one of that."""
    if right.unit == "":
        return right.low / (100 if left.kind is Kind.MONEY else _MINUTES)
    if left.kind is Kind.MONEY:
        is_same = left.unit == right.unit or right.unit in currency_families()  # cents, of whatever currency
        is_rest = is_same and right.is_hundredth and not left.is_hundredth and right.low < 1
        return right.low if is_rest else None
    left_unit, right_unit = str(left.unit), str(right.unit)
    dimension = dimension_of(left_unit)
    if left_unit == right_unit or dimension != dimension_of(right_unit) or dimension not in _DIMENSIONS:
        return None
    share = right.low * factor_to_base(right_unit).factor / factor_to_base(left_unit).factor
    return share if share < 1 else None


def _add(left: Numeral, right: Numeral) -> None:
    """
    Add the right amount to the left one: in its unit if that is exact, or if it is of the calendar.

    A bare right one is the minutes of an hour.
    """
    value = left.low + (_share(left, right) or 0)
    if right.unit == "" and left.unit == "hour":
        right.unit = "minute"
    if _rounded(value) != value and left.unit not in _CALENDAR and right.unit:
        value = (
            right.low
            + left.low * factor_to_base(str(left.unit)).factor / factor_to_base(str(right.unit)).factor
        )
        left.unit = right.unit
    left.set_value(_rounded(value))
    left.precision = place_of_last_digit(left.low)
    left.end = right.end
    left.is_sum, left.tag = True, "whole"


def _rounded(value: Decimal) -> Decimal:
    """Return a sum to ``PLACES``, as it is if it has no more."""
    rounded = value.quantize(PLACES, context=EXACT)
    return value if rounded == value else rounded.normalize()
