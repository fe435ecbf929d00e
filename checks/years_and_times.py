"""
Numbers that tell when: a year ("2015 kamen"), a time of day ("um neun Uhr", "the 3.15 at Ascot").

What has the form of a date or of a time with a colon is found by ``scan``; here the words around decide.
"""

from decimal import Decimal
from functools import lru_cache

import regex

from checks.counted import CountedNoun, counted_concept
from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.model import Modifier
from checks.named_numbers import counts_behind, is_plural, is_singular
from checks.neighbourhood import Neighbourhood
from checks.numerals import is_whole

COMPARED_YEARS = ("1990", "2049")
"""
Four digits behind a bound that are a year ("weniger als 2023"), those a newsroom looks back or ahead to.

Nothing but likelihood tells them from counts: any others behind such a bound are one ("mehr als 1790").
"""

_DIGITS_OF_A_YEAR = 4
_YEARS = ("1000", "2099")
_FIRST_YEAR_OF_OUR_TIME = "1900"
_HOURS = 12
_AFTERNOON = 13  # from this hour on few decimals are led like a time
_CLOCK_TIME = regex.compile(r"(?:0\d|1?[1-9]|10|2[0-3])\.[0-5]\d")
_TIME_BESIDE = regex.compile(
    r"(?<![\d.,])(?:\d{1,2}:[0-5]\d|0\d\.[0-5]\d|\d{1,2}(?:\.[0-5]\d)? ?[ap]\.?m)(?![\d\p{L}])"
)
_LONGEST_DETERMINER = 8  # characters, with the blank behind it
_LINK_AND_CAPITAL = regex.compile(r"\s(\p{Ll}{2,4})\s\p{Lu}")
_NUMBERS_OF_A_RANGE = regex.compile(r"[^\W_]+")
_FINEST_TIME = Decimal("0.001")  # "um 9,58 Uhr", but no "2.123 pm"


def is_time_of_day(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether a number is a time of day: "um neun Uhr", "at 02.14", "half past six"."""
    if near.word_after.lower() in near.pack.sets["clock"]:
        return (near.mention.precision or 1) > _FINEST_TIME
    if counted is not None:
        return _opens_with_time(near) or (_is_hour(near) and not counts_behind(near, counted))
    return _opens_with_time(near) or _is_decimal_time(near) or _is_hour(near)


def _is_decimal_time(near: Neighbourhood) -> bool:
    """
    Return whether a decimal is a time of day: "the 3.15 at Ascot", "at 02.14", "from 3.10pm to 3.40".

    It begins with a nought, names a race or a train, or stands beside another time of its sentence.
    """
    surface = near.mention.surface
    if near.pack.numbers.decimal != "." or _CLOCK_TIME.fullmatch(surface) is None:
        return _is_led_by_time(near)
    start, end = near.mention.span.start, near.mention.span.end
    if surface[0] == "0" or _names_journey(near.text, start, end, near.pack):
        return True
    return _is_led_like_time(near) and ((near.mention.value.low or 0) >= _AFTERNOON or _has_time_beside(near))


def _is_led_by_time(near: Neighbourhood) -> bool:
    """Return whether a whole hour stands beside a time and is led like one: "at 5pm, and by six"."""
    low = near.mention.value.low
    is_hour = low is not None and 0 < low <= _HOURS and is_whole(low)
    return is_hour and _is_led_like_time(near) and _has_time_beside(near)


def _is_led_like_time(near: Neighbourhood) -> bool:
    """Return whether the word before may lead a time, and no change: "by 3.40", but not "fell by 2.40"."""
    if near.word_before not in near.pack.sets["clock_leads"]:
        return False
    word = near.before[-2] if len(near.before) > 1 else ""
    return not word.isalpha() or lemma_of(word, near.pack) not in near.pack.predicate_of


def _has_time_beside(near: Neighbourhood) -> bool:
    sentence = near.mention.sentence
    return _has_time(near.text[sentence.start : sentence.end], near.pack)


def _opens_with_time(near: Neighbourhood) -> bool:
    """Return whether a decimal that opens a sentence is the time of a programme: "9.00 Line of Duty"."""
    mention = near.mention
    is_first = mention.span.start == mention.sentence.start and near.word_after[:1].isupper()
    return is_first and _CLOCK_TIME.fullmatch(mention.surface) is not None


def _is_hour(near: Neighbourhood) -> bool:
    """Return whether words before a number up to twelve make an hour of it: "half past six", "halb acht"."""
    leads, before, high = near.pack.sets["hour_leads"], near.before, near.mention.value.high
    is_led = bool(before) and (before[-1] in leads or " ".join(before[-2:]) in leads)
    return is_led and high is not None and high <= _HOURS


def _names_journey(text: str, start: int, end: int, pack: Pack) -> bool:
    """Return whether a time names a race or a train: "the 3.15 at Ascot", "The 17.03 to Skipton"."""
    behind = _LINK_AND_CAPITAL.match(text, end)
    if behind is None or behind.group(1) not in pack.sets["journey_links"]:
        return False
    lead = text[max(0, start - _LONGEST_DETERMINER) : start].lower().split()
    return bool(lead) and lead[-1] in pack.sets["part_determiners"]


@lru_cache(maxsize=64)
def _has_time(sentence: str, pack: Pack) -> bool:
    """Return whether a sentence has another time of day that is told as one."""
    if _TIME_BESIDE.search(sentence) is not None:
        return True
    return any(_names_journey(sentence, m.start(), m.end(), pack) for m in _CLOCK_TIME.finditer(sentence))


def is_year(near: Neighbourhood, counted: CountedNoun | None, modifier: Modifier) -> bool:
    """
    Return whether a count has the form of a year and nothing speaks for a count.

    A year of our time before a noun is one, too, unless it is round, bounded or before a plural
    ("schrieb Cern 2012 Wissenschaftsgeschichte", but "2000 Menschen", "2013 Soldaten"). Some words before
    what has no concept ("the 2015 elections") and a participle behind it ("des 2012 havarierten Schiffs")
    tell when something happened.
    """
    surface = near.mention.surface
    if near.mention.is_range:
        first, *rest = _NUMBERS_OF_A_RANGE.findall(surface) or [""]
        return counted is None and bool(rest) and _has_year_form(first) and _has_year_form(rest[-1])
    if not _has_year_form(surface):
        return False
    if near.word_before in near.pack["year_before"]:
        return True
    if counted is None:
        return _is_bare_year(near, modifier)
    return modifier is Modifier.EXACT and not surface.endswith("00") and _is_year_before(near, counted)


def _is_year_before(near: Neighbourhood, counted: CountedNoun) -> bool:
    """Return whether the words behind a number with the form of a year leave it one."""
    word, pack = near.word_after, near.pack
    is_many, is_participle = is_plural(near, counted), _is_participle(word, pack)
    if near.mention.surface < _FIRST_YEAR_OF_OUR_TIME:
        return is_participle and not is_many  # "das 1899 gegründete Lokal"
    if word in pack.sets["passed"] or is_singular(word, pack):
        return True  # "why 2014 still haunts us", "the 2026 race opens"
    is_led = near.word_before in pack.sets["year_leads"] and counted_concept(near, counted) is None
    return is_led or is_participle or not is_many


def _is_bare_year(near: Neighbourhood, modifier: Modifier) -> bool:
    """
    Return whether a number with the form of a year that counts nothing is one, unless others are counted.

    "Mindestens 1790" bounds a count that is named elsewhere, "weniger als 2023" compares with a year, "since
    at least 1960" begins with one and "over 2000 more" is none.
    """
    if near.word_after.lower() in near.pack.sets["others"]:
        return False
    first, last = COMPARED_YEARS
    is_compared = (
        modifier in (Modifier.MORE_THAN, Modifier.LESS_THAN) and first <= near.mention.surface <= last
    )
    is_led = bool(near.before[-3:-2]) and near.before[-3] in near.pack["year_before"]
    return modifier is Modifier.EXACT or is_compared or is_led


def _is_participle(word: str, pack: Pack) -> bool:
    """Return whether a word has the form of an inflected participle: "havarierte", "angekommenen"."""
    return word.islower() and word.endswith(tuple(pack.sets["participle_endings"]))


def _has_year_form(surface: str) -> bool:
    """Return whether a number has the form of a year: four digits, ungrouped, 1000 to 2099."""
    first, last = _YEARS
    return len(surface) == _DIGITS_OF_A_YEAR and surface.isdecimal() and first <= surface <= last
