"""
What one of two neighbours says for both: "15 bis 20 Mrd. Euro", "0,5 statt 0,4 Prozent", "$10-20 million".

How two numerals belong together is read off the gap between them alone (``relation_of``): they are the ends
of a range, or they share, or they have nothing to do with each other. Neighbours that belong together share
the unit and, apart from it, the scale: a unit is elided on the left, where the right one has it; a currency
in front is elided on the right; a scale is elided on the left. A unit written behind the left numeral ends
it, so nothing behind is said for it: "10 Euro bis 20 Millionen Euro". The numeral to the right must know its
unit already, so ``extraction`` reads units from right to left. It also makes one mention of a range.
"""

import re
from decimal import Decimal

from checks.atoms import A_HUNDREDTH, Numeral
from checks.joining import MAX_GAP, WORD_AFTER, stands_in_bracket, word_before
from checks.languages.pack import Pack
from checks.model import Kind
from checks.numerals import is_whole, remainder
from checks.scan import BLANKS, HYPHEN, YEAR

_ELIDED_SUFFIX = re.compile(rf"{HYPHEN},?(?:\s[^\W\d_]{{2,4}})?\s")
"""What stands between "20" and "30-Jährige" where the first has lost its end: "20- und 30-Jährige"."""

_ELIDED_COMPOUND = re.compile(rf"{HYPHEN}(?:\s[^\W\d_]{{2,12}}){{1,4}}\s")
"""What stands between "70" and "65-Dollar-Marke" where the first has lost the rest of its compound."""

_ELIDED_PART = re.compile(rf"(?:,{HYPHEN}{{1,2}}|{HYPHEN}){BLANKS}")
"""What stands for the cents, or for what follows later: "20- bis 30.000", "50,- bis 70,- Euro"."""

MOST_TIMES = 15
"""How many times larger than a percentage a bare number beside it may be to be one, too."""

LISTED_TIMES = 2
"""How many times the other the larger of two numbers of like size may be."""

_A_HALF = Decimal("0.5")
_TEN, _HUNDRED, _THOUSAND, _MILLION = 10, 100, 1000, 10**6
_RATE_PLACES = 4  # decimals of a rate of exchange: "1.0850-55"
_TENS = frozenset(range(_TEN, _HUNDRED, _TEN))
_LIST_LEAD = re.compile(r"([^\W\d_]+)\s(?:[\w.]+,\s)*\Z")
"""The word before the first of a list of numbers, seen from any of them."""

_HYPHENS = frozenset("-‑–")
_LISTED_KINDS = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_GAP_AND_LEAD = 2  # words: "or by"
_WORDS_OF_CONTRAST = 3  # "statt wie bisher 10 nun 12 Euro"
_LONGEST_CONTRAST = 48  # characters: " statt der ursprünglich erwarteten "
_MOST_WORDS_OF_CONTRAST = 5
_REACH_BACK = 40  # characters from a numeral back to its opening, with room for a modifier between them


def share(left: Numeral, right: Numeral, lower: str, pack: Pack) -> bool:
    """
    Give two neighbours what one of them says for both; return whether the right one took a currency.

    Whoever reads rates must then read that of the right one again: "$10-20 a barrel".
    """
    if right.start - left.end > MAX_GAP and not _are_contrasted(left, right, lower, pack):
        return False
    if (whole := _with_elided_digits(left, right, lower)) is not None:
        right.set_value(whole)  # "171.66-70 yen"
    relation = None if right.is_context else relation_of(left, right, lower, pack)
    if _has_elided_suffix(left, right, lower):
        left.unit, left.kind = right.unit, right.kind
        left.attached = "" if relation == "range" else right.attached
        return False
    if relation is None or left.attached or right.attached:
        return False
    if left.tag == "article" and right.tag in ("cardinal", "digits"):
        left.tag = "cardinal"  # "ein bis zwei", "one or two"
    is_elided = left.unit == ""
    if lower.startswith(")", left.end) and stands_in_bracket(lower, left.start, left.end, pack):
        left.closed_at = left.end  # "18 (bisher 17) bzw. 14 (13) Euro"
    if is_elided and right.unit and right.kind is not Kind.COUNT and right.kind is not Kind.AGE:
        _lend_unit(left, right, right.unit if relation == "share" else right.unit.partition("/")[0])
    is_lent = _lends_currency(left, right, relation, lower, pack)
    if is_lent:
        right.unit, right.kind = left.unit, left.kind
    scale = _elided_scale(left, right, relation)
    is_change = lower[left.end : right.start].strip() in pack.sets["change_gaps"] and scale >= _MILLION
    is_pair = relation == "range" or is_change or word_before(lower, left.start) in pack["openings"]
    if is_elided or (is_pair and _takes_scale(left, right, scale, LISTED_TIMES if is_change else 1)):
        left.scale_by(scale)
    return is_lent


def _lend_unit(left: Numeral, right: Numeral, unit: str) -> None:
    """Give the left neighbour a unit of the right one; of cents it is a hundredth, too."""
    left.unit, left.kind = unit, right.kind
    if right.is_hundredth:
        left.scale_by(A_HUNDREDTH)
        left.is_hundredth = True


def _takes_scale(left: Numeral, right: Numeral, scale: Decimal, times: int) -> bool:
    """Return whether an amount behind its currency, scaled, is less than so many times the right one."""
    is_amount = left.has_currency_before and left.unit == (right.unit or "").partition("/")[0]
    return is_amount and left.low * scale < times * right.low


def _with_elided_digits(left: Numeral, right: Numeral, lower: str) -> Decimal | None:
    """
    Return a number of which only the last two decimals are written: "171.66-70 yen", "$1.0850-55".

    Dealers quote so. It goes on from the number before the hyphen, to which "70 yen" would be no range, or
    which has as many decimals as a rate of exchange.
    """
    if lower[left.end : right.start] not in _HYPHENS or left.has_unit_behind:
        return None
    exponent = left.precision.as_tuple().exponent
    if not (
        left.tag == right.tag == "digits" and isinstance(exponent, int) and left.power == right.power == 1
    ):
        return None
    is_quoted = (exponent == -2 and right.low < left.low) or (
        exponent == -_RATE_PLACES and left.low > _A_HALF
    )
    if not is_quoted or not is_whole(right.low) or not _TEN <= right.low < _HUNDRED:
        return None
    place = Decimal(1).scaleb(exponent)
    whole = left.low - remainder(left.low / place, _HUNDRED) * place + right.low * place
    return whole if whole > left.low else None


def _has_elided_suffix(left: Numeral, right: Numeral, lower: str) -> bool:
    """Return whether the rest of a word stands at the right neighbour only: "die 20- und 30-Jährigen"."""
    if not right.attached or left.attached or left.unit:
        return False
    return bool(_ELIDED_SUFFIX.fullmatch(lower, left.end, right.start))


def _has_elided_compound(left: Numeral, right: Numeral, lower: str) -> bool:
    """Return whether a hyphen stands for the unit of a compound: "die 70- und später die 65-Dollar-Marke"."""
    is_open = (
        left.unit == "" and left.tag == "digits" and right.has_unit_behind and right.kind in _LISTED_KINDS
    )
    if not is_open or "-" not in lower[right.start : right.end]:
        return False
    return bool(_ELIDED_COMPOUND.fullmatch(lower, left.end, right.start))


def _lends_currency(left: Numeral, right: Numeral, relation: str, lower: str, pack: Pack) -> bool:
    """
    Return whether the currency before the left numeral holds for a bare right one that counts nothing.

    They are the ends of a range, or of a change whose scale is said at its end ("von CHF 250 auf 170 Mio.").
    """
    if not left.has_currency_before or right.unit != "" or left.power > right.power:
        return False
    is_change = lower[left.end : right.start].strip() in pack.sets["change_gaps"]
    if relation != "range" and not (is_change and right.power >= _MILLION):
        return False
    if lower[left.end : right.start] in _HYPHENS:
        return True
    following = WORD_AFTER.match(lower, right.end)
    return following is None or following.group(1) in pack.sets["stops"]


def _elided_scale(left: Numeral, right: Numeral, relation: str) -> Decimal:
    """
    Return the scale that a numeral has from its right neighbour, 1 for none.

    It is a scale word ("15 bis 20 Mrd."), a multiplier ("two to three hundred") or the thousands of the
    digits ("20 bis 30.000"): these only in a range that rises less than tenfold, and not from a bare
    one ("1 to 5,000").
    """
    written = right.low / right.power
    is_written_alike = left.low < max(Decimal(_THOUSAND), written)  # "1500 bis 2100 Milliarden"
    if right.power > max(left.power, Decimal(1)) and is_written_alike:
        return right.power
    is_hundreds = right.tag == "cardinal" and remainder(right.low, _THOUSAND) != 0
    scale = Decimal(_HUNDRED if is_hundreds else _THOUSAND)
    is_plain = left.power == right.power == 1 and left.tag in ("digits", "cardinal")
    rises = left.low * scale < right.low <= _TEN * left.low * scale
    if (
        relation != "range"
        or not is_plain
        or not rises
        or remainder(right.low, int(scale)) != 0
        or not is_whole(left.low)
    ):
        return Decimal(1)
    is_one = left.low == 1 and left.tag == "digits"
    return Decimal(1) if is_one or left.low >= scale else scale


# -- how two neighbours belong together ------------------------------------------------------------


def relation_of(left: Numeral, right: Numeral, lower: str, pack: Pack) -> str | None:
    """Return how two neighbours belong together by the gap between them: range, share or nothing."""
    between = lower[left.end : right.start]
    if _are_contrasted(left, right, lower, pack):
        return "share"
    if right.start - left.end > MAX_GAP or _bounds_right(left, between, lower, pack):
        return None
    return _relation_across(left, right, lower, pack)


def _relation_across(left: Numeral, right: Numeral, lower: str, pack: Pack) -> str | None:
    """Return the relation of two neighbours by the words between them, each with its own bound left out."""
    between = lower[left.end : right.start]
    elided = _ELIDED_PART.match(between)
    words = between[0 if elided is None else elided.end() :].split()
    if not words and right.has_currency_before:
        words = between.split()  # "$140- $150 million"
    while len(words) > 1 and (words[-1] in pack["before"] or words[-1] in pack.sets["plus"]):
        words.pop()
    if len(words) == _GAP_AND_LEAD and words[0] in pack["between"]:
        words = words[: 1 + (words[1] != word_before(lower, left.start))]  # "um 7,8 oder um 7,1 Prozent"
    gap = " ".join(words)
    if gap in pack.sets["genitives"] and lower[left.start : left.end] in pack.numbers.articles:
        return None  # "a raise of 3% and one of 5%"
    is_change = gap in pack.sets["change_gaps"]
    if is_change and (_is_date_of(left, right, gap, lower, pack) or _is_amount_of(left, right, lower, pack)):
        return None
    relation = str(pack["between"].get(gap))
    if relation == "neighbours or share" and not _is_like_share(left, right):
        return None
    is_of_other = right.power > 1 or right.kind is Kind.MONEY or not relation.startswith("range")
    is_apart = gap in _HYPHENS or (left.low != _A_HALF and is_of_other)
    if _is_part(left, lower) and right.low >= 1 and is_apart:
        return None  # "a third from $116 billion", "half - 52pc - are", but "a quarter to one percent"
    if gap.startswith(") ") and stands_in_bracket(lower, left.start, left.end, pack):
        gap = gap[2:]
    if gap.startswith("("):
        return "share" if right.closed_at and not _is_name(left, lower, pack) else None
    is_compound = between[:1] in _HYPHENS and _has_elided_compound(left, right, lower)
    return "share" if is_compound else _relation_by_gap(gap, left, right, lower, pack)


def _are_contrasted(left: Numeral, right: Numeral, lower: str, pack: Pack) -> bool:
    """
    Return whether a decimal is set against one of as many places: "4,54 statt der erwarteten 4,51 Prozent".

    Up to four words without a mark may stand before the second.
    """
    if right.start - left.end > _LONGEST_CONTRAST or left.precision != right.precision or left.precision >= 1:
        return False
    words = lower[left.end : right.start].split()
    is_plain = 1 < len(words) <= _MOST_WORDS_OF_CONTRAST and all(word.isalpha() for word in words)
    return is_plain and words[0] in pack.sets["contrast_leads"]


def _bounds_right(left: Numeral, between: str, lower: str, pack: Pack) -> bool:
    """
    Return whether what stands between bounds the right neighbour alone.

    So does a bound behind a dash ("a magnitude of 6.8 – at least 2,497 died"), and one of several words
    behind an article ("eine bis zu zehn Meter hohe Welle").
    """
    dash, _, bound = between.strip().partition(" ")
    is_article = lower[left.start : left.end] in pack.numbers.articles
    is_dash = between[:1].isspace() and dash in _HYPHENS  # "20- bis 30.000"
    is_word = bound[:1].isalpha()  # "2 - ~7 grams"
    return (is_dash and is_word and bound in pack["before"]) or (
        is_article and is_word and between.strip() in pack["before"]
    )


def _relation_by_gap(gap: str, left: Numeral, right: Numeral, lower: str, pack: Pack) -> str | None:
    """Return the relation of two neighbours, given the word or sign between them."""
    relation = pack["between"].get(gap)
    is_pure = gap == lower[left.end : right.start].strip()
    if relation == "range unless opened":
        return "share" if _opens(left, gap, lower, pack) else "range"
    if relation == "range after an opening" and _opens(left, gap, lower, pack):
        return "range"
    if relation == "share after a contrast":
        words = lower[max(0, left.start - _REACH_BACK) : left.start].split()[-_WORDS_OF_CONTRAST:]
        return None if pack.sets["contrast_leads"].isdisjoint(words) else "share"
    if relation in ("neighbours", "neighbours or share") and is_pure and _are_neighbours(left, right):
        return "range"
    if relation in ("range after an opening", "neighbours"):
        is_member = is_pure and (relation != "neighbours" or not right.has_unit_behind)
        # as in "18 (previously 17) and 14 (13) euros"
        is_pair = lower.startswith(")", left.end) and lower.startswith(" (", right.end)
        return "share" if is_pair or (is_member and _are_listed(left, right, lower, pack)) else None
    return "share" if relation == "neighbours or share" else relation


def _is_date_of(left: Numeral, right: Numeral, gap: str, lower: str, pack: Pack) -> bool:
    """
    Return whether a bare number is the year of the change behind it: "rose in 2016 to 83 percent".

    Not where a word opens the change ("rose from 2016 to 5000 euros"), nor between two years.
    """
    is_year = left.unit == "" and YEAR.fullmatch(lower, left.start, left.end) is not None
    if not is_year or YEAR.fullmatch(lower, right.start, right.end) is not None:
        return False
    return pack["openings"].get(word_before(lower, left.start)) != gap


def _is_amount_of(left: Numeral, right: Numeral, lower: str, pack: Pack) -> bool:
    """
    Return whether a number is the amount of the change whose outcome is told behind it.

    Behind a word like "by" it is a part, or has a unit of its own and is far smaller: "by a third to $2
    million", "by $4 billion to $20 billion", but "by $4 to $6" and "by 5 to 7 percent". Behind a verb of
    change both have their unit, and it is less than a tenth, or half where units are words: "rose 5p to
    293p", "up nine cents to 43 cents", but "rose $5 to $9" and "rose $2 to $3 million".
    """
    lead = _lead(left, lower, pack)
    has_unit = _has_unit_beside(left)
    if lead in pack.sets["change_leads"]:
        are_words = left.has_unit_behind and right.has_unit_behind
        is_scaled_alike = left.power == right.power or left.low * right.power >= right.low
        times = LISTED_TIMES if are_words else _TEN
        return has_unit and _has_unit_beside(right) and is_scaled_alike and left.low * times < right.low
    is_led = lead in pack.sets["list_leads"]
    has_unit = has_unit and not left.low <= right.low <= LISTED_TIMES * left.low
    return is_led and (has_unit or _is_part(left, lower))


def _has_unit_beside(numeral: Numeral) -> bool:
    """Return whether the unit of a numeral is written behind or before it, and not elided."""
    return numeral.unit != "" and (numeral.has_unit_behind or numeral.has_currency_before)


def _is_part(numeral: Numeral, lower: str) -> bool:
    """Return whether a numeral is a part in words: "ein Fünftel", "half"."""
    return numeral.unit == "" and 0 < numeral.low < 1 and lower[numeral.start].isalpha()


def _is_like_share(left: Numeral, right: Numeral) -> bool:
    """Return whether a bare number may be a percentage like the next one: not in "648 oder 3,7 Prozent"."""
    if left.unit != "" or right.kind is not Kind.PERCENT:
        return True
    return abs(left.low) <= MOST_TIMES * abs(right.high)


def _are_neighbours(left: Numeral, right: Numeral) -> bool:
    """Return whether two numerals are one guess: "zwei, drei Jahre", "30, 40 Prozent"."""
    if left.has_unit_behind or left.tag != right.tag:
        return False
    step = right.low - left.low
    return (step == 1 and left.tag == "cardinal") or (
        step == _TEN and right.has_unit_behind and left.low in _TENS
    )


def _are_listed(left: Numeral, right: Numeral, lower: str, pack: Pack) -> bool:
    """
    Return whether two numerals are members of a list with the unit behind the last: "um 5 und 20 Prozent".

    They are decimals of like size ("the 7.6 and 7.5 magnitude quakes"), or a word like "um" stands before the
    first ("Er ist 28 und 2 Meter groß" is no list); all are written alike, and none is a name or a year.
    Percentages behind such a word, or one of change, may be whole or not ("lost 4, 3 and 2.9 per cent").
    """
    is_bare = left.tag == right.tag and left.tag in ("digits", "cardinal") and left.unit == ""
    if not is_bare or left.attached or right.kind not in _LISTED_KINDS or _is_name(left, lower, pack):
        return False
    lead = _LIST_LEAD.search(lower[max(0, left.start - _REACH_BACK) : left.start])
    leads = pack.sets["list_leads"]
    if right.kind is Kind.PERCENT and left.low <= _HUNDRED:
        leads |= pack.sets["change_leads"]
    elif (left.precision < 1) != (right.precision < right.power):
        return False
    if left.precision < 1 and max(left.low, right.low) <= LISTED_TIMES * min(left.low, right.low):
        return True
    return lead is not None and lead.group(1) in leads


def _is_name(numeral: Numeral, lower: str, pack: Pack) -> bool:
    """Return whether a number has the form of a year, or stands behind a word that makes a name of it."""
    is_year = YEAR.fullmatch(lower, numeral.start, numeral.end) is not None
    return is_year or word_before(lower, numeral.start) in pack["identifier_before"]


def _opens(left: Numeral, gap: str, lower: str, pack: Pack) -> bool:
    """
    Return whether the word before a numeral opens a pair that this gap divides.

    Looks past one modifier ("zwischen rund 10 und 20").
    """
    word = _lead(left, lower, pack)
    if pack["openings"].get(word) != gap:
        return False
    return gap not in pack.sets["range_gaps"] or _tells_a_change(left, word, lower, pack)


def _lead(numeral: Numeral, lower: str, pack: Pack) -> str:
    """Return the word before a numeral and before one modifier of it: "um" of "um fast ein Fünftel"."""
    word = word_before(lower, numeral.start)
    if word not in pack["before"]:
        return word
    return word_before(lower, lower.rfind(word, max(0, numeral.start - _REACH_BACK), numeral.start))


def _tells_a_change(left: Numeral, opening: str, lower: str, pack: Pack) -> bool:
    """
    Return whether an opening belongs to a change: "rose from 3 to 5", but not "ranging from 3 to 5".

    An opening that begins a sentence opens a range.
    """
    at = lower.rfind(opening, max(0, left.start - _REACH_BACK), left.start)
    lead = word_before(lower, at)
    return lead != "" and lead not in pack.sets["range_leads"]
