"""
Digits and number words -> Decimal: one algorithm for all ways of writing digits, two for words.

German puts units before tens and writes a number below a million as one word ("dreiunddreißig",
"zweitausendvierhundert"); English writes separate words, which ``joining`` joins. A pack names the
algorithm it needs. Nothing here looks at a sentence.

Numbers are bounded: a run of more than ``MAX_DIGITS`` digits is no number a newspaper prints and is
never parsed, so that no text can make the arithmetic slow (CVE-2020-10735).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from checks.languages.pack import NumberFormat, Pack

MAX_DIGITS = 40

_GROUP = 3
_LEAST_TENS = 20  # "twenty-third", but "two-third"
LEAST_DENOMINATOR = 3  # "seconds" are time
_MAX_WORD = 80  # "neunhundertneunundneunzigtausendneunhundertneunundneunzigjährige" has 64 letters


EXACT = Context(prec=120)
"""Of the longest number with all its scales, with room."""


def remainder(value: Decimal, divisor: int) -> Decimal:
    """Return what a division leaves, for numbers of any length: ``%`` refuses more than 28 digits."""
    return EXACT.remainder(value, Decimal(divisor))


def is_whole(value: Decimal) -> bool:
    """Return whether a number has no fraction."""
    return value == value.to_integral_value()


@dataclass(frozen=True, slots=True)
class Written:
    """
    A numeral as written: its value and the place value of the last digit that carries meaning.

    Trailing zeros of a whole number carry none: "30.000" has the place value 10000, "30.500" has 100.
    Written decimals do: "2,50" has 0.01.
    """

    value: Decimal
    precision: Decimal


@dataclass(frozen=True, slots=True)
class WordReading:
    """
    What a number word says.

    Attributes:
        tag: ``cardinal``, ``ordinal``, ``whole``, ``fraction``, ``scale``, ``vague``, ``multiple``, ``half``.
        low: The value; the lower end for ``vague``.
        high: The same value; the upper end for ``vague``.
        attached: The rest of the word after the numeral, without a hyphen ("stündiger"), or ``""``.
        length: Characters of the word that the numeral takes.
    """

    tag: str
    low: Decimal
    high: Decimal
    attached: str = ""
    length: int = 0


def place_of_last_digit(value: Decimal) -> Decimal:
    """
    Return the place value of the last digit that carries meaning; 1 for zero.

    >>> place_of_last_digit(Decimal("30000")), place_of_last_digit(Decimal("31247"))
    (Decimal('10000'), Decimal('1'))
    >>> place_of_last_digit(Decimal("2.50"))
    Decimal('0.01')
    """
    written = str(value)
    if (
        written.isdecimal() and written[-1] != "0"
    ):  # as most are; its parts as a tuple take three times as long
        return Decimal(1)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or value == 0:
        return Decimal(1)
    if exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))


@lru_cache(maxsize=50_000)
def read_digits(surface: str, numbers: NumberFormat) -> Written | None:
    """
    Return the number that digits with their separators write in a language, ``None`` if they write none.

    A separator of groups must stand before each three digits; the decimal sign stands once, last. So
    "1.234" is 1234 in German and 1.234 in English, and "17.25" or "4.0" is no number in German.
    """
    if len(surface) > 2 * MAX_DIGITS or sum(c.isdigit() for c in surface) > MAX_DIGITS:
        return None
    mantissa, e, exponent = surface.partition("e")
    whole, sign, rest = mantissa.partition(numbers.decimal)
    if sign and (not rest.isdecimal() or not whole):
        return None
    groups = _split_groups(whole, numbers.group)
    if groups is None:
        return None
    value = Decimal("".join(groups) + (f".{rest}" if sign else "") + (f"e{exponent}" if e else ""))
    return Written(value, place_of_last_digit(value))


def _split_groups(whole: str, separators: tuple[str, ...]) -> list[str] | None:
    """Return the groups of digits, ``None`` unless one separator divides them all into threes."""
    for separator in separators:
        if separator in whole:
            groups = whole.split(separator)
            return groups if _are_groups(groups) and all(g.isdecimal() for g in groups) else None
    return [whole] if whole.isdecimal() else None


def _are_groups(groups: Sequence[str]) -> bool:
    """Return whether digits are grouped in threes, or as in India in twos before the last three."""
    lengths = [len(group) for group in groups]
    if lengths[-1] != _GROUP:
        return False
    is_usual = 1 <= lengths[0] <= _GROUP and all(length == _GROUP for length in lengths[1:])
    return is_usual or (1 <= lengths[0] < _GROUP and all(length == _GROUP - 1 for length in lengths[1:-1]))


_LONGEST_BARE = 120
_BARE_TOKEN = re.compile(r"[^\W\d_]+")
_NOT_BARE = re.compile(r"[^\w\s.,/&'’½¼¾–−-]|\d\w*[^\W\d]")


def is_bare(lower: str, pack: Pack) -> bool:
    """
    Return whether a lower-cased text is nothing but a numeral, as in the cell of a table or a form.

    There "one", "half" and "million" are numbers, which between other words are mostly none.

    >>> from checks.languages.pack import load_pack
    >>> [is_bare(text, load_pack("en")) for text in ("one", "minus 5", "- 1 1/2", "one of them")]
    [True, True, True, False]
    """
    if len(lower) > _LONGEST_BARE:
        return False
    words = _BARE_TOKEN.findall(lower)
    if _NOT_BARE.search(lower) is not None or not (words or lower.strip()):
        return False
    if len(words) == 1 and words[0] in pack.numbers.articles - set(pack["cardinals"]):
        return False
    links = ("minus", "decimal_words", "fraction_links")
    helping = pack.numbers.articles.union(pack.numbers.conjunctions, *(pack.sets[link] for link in links))
    return all(word in helping or read_word(word, pack) is not None for word in words)


@lru_cache(maxsize=50_000)
def read_word(word: str, pack: Pack) -> WordReading | None:
    """
    Return what a lower-case word says as a number, ``None`` if it says nothing of the kind.

    Scale and vague words come before number words, so "tausende" is vague and "tausend" is 1000.
    """
    if len(word) > _MAX_WORD:
        return None
    for read in (_read_listed, _read_denominator, _read_cardinal):
        if reading := read(word, pack):
            return reading
    return None


def _read_listed(word: str, pack: Pack) -> WordReading | None:
    """Return the reading of a word that stands in a table as it is."""
    length = len(word)
    if word in pack.vague and word not in pack.scales:
        return WordReading("vague", *pack.vague[word], length=length)
    for tag, value in (
        ("scale", pack.scales.get(word)),
        ("fraction", Decimal(1) / pack["fractions"][word] if word in pack["fractions"] else None),
        ("half", Decimal("0.5") if word in pack.numbers.halves else None),
    ):
        if value is not None:
            return WordReading(tag, value, value, length=length)
    return _read_stem(word, pack)


def _read_denominator(word: str, pack: Pack) -> WordReading | None:
    """Return the fraction that an English ordinal in the plural is: "twenty-fifths", "trillionths"."""
    if pack.numbers.algorithm != "english" or not word.endswith("s"):
        return None
    ordinal = read_word(word[:-1], pack)
    if ordinal is None or ordinal.tag != "ordinal" or ordinal.low < LEAST_DENOMINATOR:
        return None
    if "-" in word and word.partition("-")[0] not in pack["tens"]:
        return None  # "two-thirds"
    return WordReading("fraction", 1 / ordinal.low, 1 / ordinal.low, length=len(word))


def _read_stem(word: str, pack: Pack) -> WordReading | None:
    """Return the reading of a word that begins with a multiple, a whole or an irregular ordinal."""
    for tag in ("multiple", "whole"):
        for stem, value in pack[f"{tag}s"].items():
            if not word.startswith(stem):
                continue
            rest = word[len(stem) :].removeprefix("-")
            if rest == "" or (tag == "whole" and is_suffix(rest, pack)):
                return WordReading(tag, Decimal(value), Decimal(value), rest, len(stem))
    for stem, number in pack["ordinals"].items():
        is_bare = word == stem and number > 1 and word not in pack["cardinals"]  # "zu dritt"
        if is_bare or (word.startswith(stem) and word[len(stem) :] in _ordinal_inflections(pack)):
            return WordReading("ordinal", Decimal(number), Decimal(number), length=len(word))
    return None


def _ordinal_inflections(pack: Pack) -> tuple[str, ...]:
    """Return the endings an ordinal may take: German needs one, English takes none."""
    if pack.numbers.algorithm == "english":
        return ("",)
    return tuple(i for i in pack.numbers.inflections if i)


def _read_cardinal(word: str, pack: Pack) -> WordReading | None:
    """Return the reading of a number word with what is attached to it."""
    read = _german_prefix if pack.numbers.algorithm == "german" else _english_prefix
    value, length = read(word, pack)
    if length == 0:
        return None
    rest = word[length:]
    number = Decimal(value)
    half = pack.numbers.half_suffix
    if half and rest.startswith(half):
        number, length = number + Decimal("0.5"), length + len(half)
        rest = word[length:]
    if rest == "":
        return WordReading("cardinal", number, number, length=length)
    if (ordinal := _ordinal_value(number, rest, pack)) is not None:
        return WordReading("ordinal", ordinal, ordinal, length=len(word))
    if (part := _part_value(number, rest, pack)) is not None:
        share, end = part
        return WordReading("whole", share, share, length=length + end)
    rest = rest.removeprefix("-")
    if is_suffix(rest, pack) or is_suffix(rest.partition("-")[0], pack):
        return WordReading("cardinal", number, number, rest, length)
    return None


def _part_value(number: Decimal, rest: str, pack: Pack) -> tuple[Decimal, int] | None:
    """Return the fraction that the rest of a word makes of a number, and where it ends, or ``None``."""
    offset = len(rest) - len(rest.removeprefix("-"))
    for fraction, denominator in sorted(pack["fractions"].items(), key=lambda item: -len(item[0])):
        end = offset + len(fraction)
        is_compound = len(rest) > end and number < denominator  # "Zweidrittelmehrheit"
        if rest.startswith(fraction, offset) and (len(rest) == end or is_compound):
            return number / denominator, end
    return None


def _ordinal_value(number: Decimal, rest: str, pack: Pack) -> Decimal | None:
    """Return the ordinal that an ending makes of a cardinal ("zwanzigste", "twenty-first"), or ``None``."""
    if pack.numbers.algorithm == "english" and number >= _LEAST_TENS:
        unit = _english_ordinal(rest.removeprefix("-"), pack)
        if unit:
            return number + unit
    for ending, which in pack["ordinal_endings"].items():
        if (
            rest.startswith(ending)
            and which in ("all", "below 20" if 0 < remainder(number, 100) < 20 else "from 20")
            and rest[len(ending) :] in ("", *_ordinal_inflections(pack))  # "zu elft"
        ):
            return number
    return None


def is_suffix(rest: str, pack: Pack) -> bool:
    """Return whether the rest of a word is a known suffix with an inflection ("stündiger")."""
    return suffix_of(rest, pack) is not None


@lru_cache(maxsize=10_000)
def suffix_of(rest: str, pack: Pack) -> str | None:
    """
    Return what the rest of a word makes of its numeral ("hour" for "stündiger"), ``None`` if unknown.

    German suffixes inflect and are made into nouns ("37-Jährige", "Jährigen").
    """
    for ending in pack.numbers.inflections:
        if rest.endswith(ending):
            meaning = pack["suffixes"].get(rest.removesuffix(ending))
            if meaning is not None:
                return str(meaning)
    if pack.grammar.joins_compounds and any(rest.startswith(word) for word in pack["percent"]):
        return "percent"  # "Fünfprozenthürde"
    return None


def _german_prefix(word: str, pack: Pack) -> tuple[int, int]:
    """
    Return the value and the length of the longest German numeral a word begins with; length 0 for none.

    Grammar: [below 1000] tausend [below 1000]; [below 100] hundert [und] [below 100]; unit und tens.
    """
    hundred, thousand = pack["multipliers"].items()
    value, at = _german_below_thousand(word, 0, pack, hundred)
    if word.startswith(thousand[0], at):
        at += len(thousand[0])
        value = (value if at > len(thousand[0]) else 1) * thousand[1]
        after = _past_joiner(word, at, pack)
        more, end = _german_below_thousand(word, after, pack, hundred)
        if end > after:
            value, at = value + more, end
    return value, at


def _german_below_thousand(word: str, at: int, pack: Pack, hundred: tuple[str, int]) -> tuple[int, int]:
    """Return value and end of a numeral below 1000 (or "achtzehnhundert") that begins at ``at``."""
    value, end = _german_below_hundred(word, at, pack)
    if word.startswith(hundred[0], end):
        value = (value if end > at else 1) * hundred[1]
        end += len(hundred[0])
        after = _past_joiner(word, end, pack)
        more, more_end = _german_below_hundred(word, after, pack)
        if more_end > after:
            value, end = value + more, more_end
    return value, end


def _german_below_hundred(word: str, at: int, pack: Pack) -> tuple[int, int]:
    """Return value and end of "dreiunddreißig", "dreizehn" or "drei" at ``at``; the same ``at`` for none."""
    best, end = 0, at
    for table in ("cardinals", "tens"):
        for name, value in pack[table].items():
            if at + len(name) > end and word.startswith(name, at):
                best, end = value, at + len(name)
    after = _past_joiner(word, end, pack)
    if 0 < best < 10 and after > end:
        for name, value in pack["tens"].items():
            if word.startswith(name, after):
                return best + value, after + len(name)
    return best, end


def _past_joiner(word: str, at: int, pack: Pack) -> int:
    """Return the position behind the "und" of a number word, the same position if none stands there."""
    return at + len(pack.numbers.joiner) if word.startswith(pack.numbers.joiner, at) else at


def _english_prefix(word: str, pack: Pack) -> tuple[int, int]:
    """Return value and length of "twenty-five", "twenty" or "five" at the start of a hyphenated word."""
    parts = word.split("-")
    for ending in pack["ordinal_endings"]:
        if word.removesuffix(ending) in pack["cardinals"]:
            return pack["cardinals"][word.removesuffix(ending)], len(word.removesuffix(ending))
    small = {**pack["cardinals"], **pack["tens"], **pack["multipliers"]}
    if parts[0] not in small:
        return _english_glued(word, pack)
    value, length = small[parts[0]], len(parts[0])
    if parts[0] in pack["tens"] and len(parts) > 1 and 0 < pack["cardinals"].get(parts[1], 0) < 10:
        value, length = value + pack["cardinals"][parts[1]], length + 1 + len(parts[1])
    return value, length


def _english_glued(word: str, pack: Pack) -> tuple[int, int]:
    """Return value and length of tens with their unit glued to them ("twentyfive"), or before an ordinal."""
    for tens, value in pack["tens"].items():
        rest = word.removeprefix(tens)
        if rest == word:
            continue
        unit = pack["cardinals"].get(rest, 0)
        if 0 < unit < 10:
            return value + unit, len(word)
        return (value, len(tens)) if _english_ordinal(rest, pack) else (0, 0)
    return 0, 0


def _english_ordinal(word: str, pack: Pack) -> int:
    """Return what an English ordinal of one word says ("first", "fourth"), 0 if it is none."""
    regular = (
        pack["cardinals"].get(word.removesuffix(end), 0)
        for end in pack["ordinal_endings"]
        if word.endswith(end)
    )
    return int(pack["ordinals"].get(word, 0) or next(filter(None, regular), 0))
