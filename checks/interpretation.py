"""
A mention in its sentence -> a figure: modifier, interval, what is counted, role and setting.

The order matters and is that of the functions below: what follows the mention decides its kind (a bare
number before a noun is a count, a bare "2015" is a year), then the words before it bound it, then the
concept is looked up in the pack. Whatever the text leaves open stays ``None``.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from checks.counted import (
    CountedNoun,
    bound_after,
    counted_concept,
    counted_noun,
    measured_noun,
    word_after,
    words_before,
)
from checks.languages.pack import Pack
from checks.lemmas import is_known_word
from checks.measurands import load_measurands
from checks.model import Article, Figure, Interval, Kind, Mention, Modifier, Role, Setting
from checks.numerals import place_of_last_digit, read_word
from checks.surroundings import Surroundings

CONTEXT_KINDS = frozenset({Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME, Kind.SCORE, Kind.IDENTIFIER})

_AGE_MARKS = (("(", ")"), (", ", ","))
"""What stands around an age behind a name: "Prinz William (32)", "Jane Smith, 28, said"."""

_NAME_BEFORE = regex.compile(r"(?r)(?:\p{Lu}[\p{L}’'-]{1,30}|[IVX]{1,4}\.)(?=\s?\Z)")
_NUMBER = regex.compile(r"\d[\d.,]*+")
_VERSION = regex.compile(r"\d{1,2}[.,]\d")
_CAPITALS_BEFORE = regex.compile(r"(?r)(?<!\p{L})\p{Lu}{2,20}(?=\s\Z)")
_DENOMINATOR = regex.compile(r"10{2,6}")


def read_figures(article: Article, mentions: Sequence[Mention], pack: Pack) -> tuple[Figure, ...]:
    """Return one figure for each mention of an article, in the same order."""
    surroundings = Surroundings(article, [m for m in mentions if _names_a_time(m, pack)], pack)
    figures: list[Figure] = []
    named: Mention | None = None
    for mention in mentions:
        is_carried = named is not None and _is_listed_with(named, mention, pack)
        figure = _read_figure(mention, surroundings, pack, is_carried=is_carried)
        figures.append(figure)
        is_name = figure.kind is Kind.IDENTIFIER
        named = mention if is_name and (is_carried or _meaning_before(mention, pack)) else None
    return tuple(figures)


def _is_listed_with(named: Mention, mention: Mention, pack: Pack) -> bool:
    """Return whether a number continues a list of names: "Artikel 4 und 5", "Articles 5, 6 and 7"."""
    gap = mention.article.text[named.span.end : mention.span.start].strip().lower()
    return pack["between"].get(gap, "share") != "share" and mention.surface[:1].isdigit()


def _names_a_time(mention: Mention, pack: Pack) -> bool:
    """Return whether a mention is a date or a year: "2000 Soldaten" is neither."""
    if mention.shape or not _has_year_form(mention.surface):
        return mention.shape in ("date", "years")
    return _is_year(mention, counted_noun(mention, pack), _modifier(mention, pack), pack)


def _read_figure(mention: Mention, surroundings: Surroundings, pack: Pack, *, is_carried: bool) -> Figure:
    """Return the figure of one mention; ``is_carried`` if it may continue a list of names."""
    if mention.kind is Kind.COUNT and not mention.shape and _is_age(mention):
        mention = replace(mention, kind=Kind.AGE, unit="year")
    counted = counted_noun(mention, pack) if mention.kind in (Kind.COUNT, Kind.DURATION) else None
    if mention.kind is Kind.DURATION and mention.attached == "":
        counted = None
    if counted is not None and counted_concept(mention, counted, pack):
        mention = _with_foreign_groups(mention, pack)
    modifier = _modifier(mention, pack)
    kind = _kind(mention, counted, modifier, pack, is_carried=is_carried)
    if _is_context(mention, kind, pack):
        return Figure(mention, kind, Role.CONTEXT, Modifier.EXACT, mention.value)
    if kind is Kind.MONEY and mention.unit == "":
        mention = replace(mention, unit=None)  # "Billionen" alone: the text leaves the currency open
    lemma, measurand = _what(mention, kind, counted, pack)
    setting = surroundings.setting(mention) if measurand else Setting()
    return Figure(
        mention=mention,
        kind=kind,
        role=Role.FIGURE,
        modifier=modifier,
        interval=_interval(mention.value, modifier),
        counted=lemma,
        measurand=_by_predicate(measurand, setting.predicate),
        setting=setting,
    )


def _with_foreign_groups(mention: Mention, pack: Pack) -> Mention:
    """
    Return a count of persons or things whose decimals are the thousands of another language.

    There is no fraction of a soldier: "30.000 troops" in English, "1,500 Soldaten" in German. Kilometres
    have fractions, and "1.250 million people" too.
    """
    numbers = _NUMBER.findall(mention.surface)
    is_bare = mention.surface[-1:].isdigit() and len(numbers) == (2 if mention.is_range else 1)
    groups = [number.split(pack.numbers.decimal) for number in numbers]
    is_grouped = all(len(g) == 2 and g[0].isdecimal() and g[0][0] != "0" and len(g[1]) == 3 for g in groups)
    low, high = mention.value.low, mention.value.high
    if not is_bare or not is_grouped or low is None or high is None:
        return mention
    low, high = low * 1000, high * 1000
    precision = min(place_of_last_digit(low.to_integral()), place_of_last_digit(high.to_integral()))
    return replace(mention, value=Interval(low.to_integral(), high.to_integral()), precision=precision)


def _by_predicate(concept: str | None, predicate: str | None) -> str | None:
    """Return the concept that a predicate makes of another: people who were killed are deaths."""
    for measurand in load_measurands().values():
        if predicate and measurand.predicate == predicate and concept in measurand.predicate_of:
            return measurand.name
    return concept


# -- kind and role ---------------------------------------------------------------------------------


def _kind(
    mention: Mention, counted: CountedNoun | None, modifier: Modifier, pack: Pack, *, is_carried: bool
) -> Kind:
    """Return the kind after a look at both neighbours: an identifier, a year, an amount of money, a count."""
    if mention.kind is not Kind.COUNT:
        return mention.kind
    if mention.is_vague:
        return Kind.MONEY if counted is None and (mention.value.low or 0) >= Decimal("1e9") else Kind.COUNT
    if _is_year(mention, counted, modifier, pack):
        return Kind.YEAR
    is_name = (
        (is_carried and not _counts_next_word(mention, counted, pack))
        or (modifier is Modifier.RANGE and _meaning_before(mention, pack) is not None)
        or (modifier is Modifier.EXACT and _is_identifier(mention, counted, pack))
    )
    return Kind.IDENTIFIER if is_name else Kind.COUNT


def _is_year(mention: Mention, counted: CountedNoun | None, modifier: Modifier, pack: Pack) -> bool:
    """
    Return whether a count has the form of a year and nothing speaks for a count.

    A year of our time before a noun is one, too, unless it is round, bounded or before a plural
    ("schrieb Cern 2012 Wissenschaftsgeschichte", but "2000 Menschen", "2013 Soldaten").
    """
    first, *rest = regex.findall(r"[^\W_]+", mention.surface) or [""]
    if mention.is_range:
        return counted is None and bool(rest) and _has_year_form(first) and _has_year_form(rest[-1])
    if not _has_year_form(mention.surface):
        return False
    before = words_before(mention, 1)
    if before and before[-1] in pack["year_before"]:
        return True
    if counted is None:
        return modifier is Modifier.EXACT  # "mindestens 1790" bounds a count that is named elsewhere
    is_plain = modifier is Modifier.EXACT and not mention.surface.endswith("00")
    return is_plain and mention.surface >= "1900" and not _is_plural(mention, counted, pack)


def _is_plural(mention: Mention, counted: CountedNoun, pack: Pack) -> bool:
    """Return whether a noun is in the plural: inflected, or one with no other form ("2025 troops")."""
    word = counted.word.lower()
    has_one_form = pack["lemmas"].get(word) == counted.lemma == word
    is_next = word == word_after(mention).lower()
    return counted.is_inflected or (
        has_one_form and is_next and counted_concept(mention, counted, pack) is not None
    )


def _has_year_form(surface: str) -> bool:
    """Return whether a number has the form of a year: four digits, ungrouped, 1000 to 2099."""
    return len(surface) == 4 and surface.isdecimal() and "1000" <= surface <= "2099"


def _is_identifier(mention: Mention, counted: CountedNoun | None, pack: Pack) -> bool:
    """Return whether a number is (a part of) a name: "Platz drei", "ORF 2", "1) Porträt", "8010 Graz"."""
    if _meaning_before(mention, pack):
        return True
    if not mention.surface[:1].isdigit():
        return False
    if _is_version(mention):
        return True
    if counted is None:
        return _is_marked_as_name(mention) or _stands_behind_name(mention, pack)
    return _is_postal_code(mention, counted, pack)


def _meaning_before(mention: Mention, pack: Pack) -> str | None:
    """Return what the word before makes of a number ("clause" for "Artikel 5"); words may only be ranks."""
    before = words_before(mention, 1)
    meaning = pack["identifier_before"].get(before[-1]) if before else None
    return meaning if mention.surface[:1].isdigit() or meaning == "rank" else None


def _counts_next_word(mention: Mention, counted: CountedNoun | None, pack: Pack) -> bool:
    """Return whether what a number counts begins right behind it, not in the genitive of a name before."""
    following = word_after(mention).lower()
    is_link = following in pack.sets["stops"] or following in pack.sets["passed"]
    return counted is not None and not is_link and following not in pack["identifier_before"]


def _is_version(mention: Mention) -> bool:
    """Return whether a short decimal follows a word in capitals: "CC BY 4.0"."""
    text, span = mention.article.text, mention.span
    if _VERSION.fullmatch(mention.surface) is None:
        return False
    return _CAPITALS_BEFORE.search(text, max(0, span.start - 24), span.start) is not None


def _is_marked_as_name(mention: Mention) -> bool:
    """Return whether brackets or points make a bare number an entry: "(12.", "66.)", "[3]", "1) Porträt"."""
    text, span = mention.article.text, mention.span
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before in ("(", "[") and after[:1] in (")", "]", "."):
        return True
    if after in (".)", ".,", "./", ".]", ".;"):
        return True
    return after[:1] == ")" and "(" not in text[max(0, span.start - 60) : span.start]


def _stands_behind_name(mention: Mention, pack: Pack) -> bool:
    """Return whether a bare small number directly follows a capital word inside a sentence ("ORF 2")."""
    text, span = mention.article.text, mention.span
    match = _NAME_BEFORE.search(text, max(mention.sentence.start, span.start - 33), span.start)
    if match is None or len(mention.surface) > 4 or text[span.start - 1 : span.start] != " ":
        return False
    if match.start() == mention.sentence.start and not match.group().isupper():
        return False
    word = match.group().lower()
    known = (pack["before"], pack.sets["sentence_starters"], pack.sets["stops"], pack["year_before"])
    return not any(word in words for words in known)


def _is_postal_code(mention: Mention, counted: CountedNoun, pack: Pack) -> bool:
    """Return whether four or five ungrouped digits, not round, stand before a place ("in 8013 Graz")."""
    surface = mention.surface
    if len(surface) not in (4, 5) or not surface.isdecimal() or surface.endswith("00"):
        return False
    is_next = word_after(mention) == counted.word and counted.word[0].isupper()
    is_in = not pack.sets["place_links"].isdisjoint(words_before(mention, 1))
    is_name = is_in or not is_known_word(counted.word, pack)
    return is_next and is_name and not counted.is_inflected and not counted_concept(mention, counted, pack)


def _is_age(mention: Mention) -> bool:
    """Return whether a number from 10 to 110 stands in brackets or between commas behind a name."""
    text, span, low = mention.article.text, mention.span, mention.value.low
    if low is None or not mention.surface.isdecimal() or not 10 <= low <= 110:
        return False
    for opening, closing in _AGE_MARKS:
        start = span.start - len(opening)
        if start < 0 or not text.startswith(opening, start) or not text.startswith(closing, span.end):
            continue
        if _NAME_BEFORE.search(text, max(0, start - 34), start) is not None:
            return True
    return False


def _is_context(mention: Mention, kind: Kind, pack: Pack) -> bool:
    """Return whether nobody would compare a mention: a date, a name, a denominator, a turn of phrase."""
    if kind in CONTEXT_KINDS or mention.shape:
        return True
    if kind is Kind.RATIO:
        return not _is_comparison(mention, pack)
    before = words_before(mention, 1)
    if not before or kind is not Kind.COUNT:
        return False
    is_divided_by = pack["rates"].get(before[-1]) == "next" and before[-1] not in pack.numbers.articles
    digits = "".join(c for c in mention.surface if c.isdigit())
    if is_divided_by and _DENOMINATOR.fullmatch(digits):
        return True  # "pro 1.000 Einwohner"
    if mention.value.is_point() and mention.value.low is not None and mention.value.low < 1:
        reading = read_word(before[-1], pack)
        return reading is not None and reading.tag == "ordinal"  # "der zweiten Hälfte"
    return False


def _is_comparison(mention: Mention, pack: Pack) -> bool:
    """Return whether a multiple compares ("doppelt so viel"), rather than counts turns ("dreimal")."""
    if mention.value.low == 1:
        return False
    word = word_after(mention).lower()
    return word in pack.sets["multiple_followers"] or word.endswith(tuple(pack.sets["comparative_endings"]))


# -- modifier and interval -------------------------------------------------------------------------


def _modifier(mention: Mention, pack: Pack) -> Modifier:
    """Return how the words bound a mention, the longest phrase first."""
    if mention.is_range:
        return Modifier.RANGE
    if mention.is_vague:
        return Modifier.VAGUE
    phrase, _ = bound_after(mention, pack)
    if phrase:
        return Modifier(pack["after"][phrase])
    words = words_before(mention, 4)
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[-length:])
        if mention.kind is Kind.DURATION and phrase in pack.sets["during"]:
            return Modifier.EXACT
        if phrase in pack["before"]:
            return Modifier(pack["before"][phrase])
    return Modifier.EXACT


def _interval(value: Interval, modifier: Modifier) -> Interval:
    """Return the interval a bound makes of a value: "mehr als 30" is 30 and open above."""
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return Interval(value.low, None)
    if modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        return Interval(None, value.high)
    return value


# -- the concept -----------------------------------------------------------------------------------


def _what(
    mention: Mention, kind: Kind, counted: CountedNoun | None, pack: Pack
) -> tuple[str | None, str | None]:
    """Return the lemma of what is counted or measured and the concept it stands for."""
    if kind is Kind.COUNT:
        if counted is None:
            return None, None
        return counted.lemma, counted_concept(mention, counted, pack)
    if kind in (Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS):
        return measured_noun(mention, kind, pack)
    return (counted.lemma if counted is not None else None), None
