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

from checks.counted import CountedNoun, counted_concept, counted_noun, measured_noun, word_after, words_before
from checks.languages.pack import Pack
from checks.lemmas import is_known_word
from checks.measurands import load_measurands
from checks.model import Article, Figure, Interval, Kind, Mention, Modifier, Role, Setting
from checks.numerals import read_word
from checks.surroundings import Surroundings

CONTEXT_KINDS = frozenset({Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME, Kind.SCORE, Kind.IDENTIFIER})

_AGE_MARKS = (("(", ")"), (", ", ","))
"""What stands around an age behind a name: "Prinz William (32)", "Jane Smith, 28, said"."""

_NAME_BEFORE = regex.compile(r"(?r)(?:\p{Lu}[\p{L}’'-]{1,30}|[IVX]{1,4}\.)(?=\s?\Z)")
_DENOMINATOR = regex.compile(r"10{2,6}")


def read_figures(article: Article, mentions: Sequence[Mention], pack: Pack) -> tuple[Figure, ...]:
    """Return one figure for each mention of an article, in the same order."""
    surroundings = Surroundings(article, [m for m in mentions if _names_a_time(m, pack)], pack)
    return tuple(_read_figure(mention, surroundings, pack) for mention in mentions)


def _names_a_time(mention: Mention, pack: Pack) -> bool:
    """Return whether a mention is a date or a year: "2000 Soldaten" is neither."""
    if mention.shape or not _has_year_form(mention.surface):
        return mention.shape in ("date", "years")
    return _is_year(mention, counted_noun(mention, pack), _modifier(mention, pack), pack)


def _read_figure(mention: Mention, surroundings: Surroundings, pack: Pack) -> Figure:
    """Return the figure of one mention."""
    if mention.kind is Kind.COUNT and not mention.shape and _is_age(mention):
        mention = replace(mention, kind=Kind.AGE, unit="year")
    counted = counted_noun(mention, pack) if mention.kind in (Kind.COUNT, Kind.DURATION) else None
    if mention.kind is Kind.DURATION and mention.attached == "":
        counted = None
    modifier = _modifier(mention, pack)
    kind = _kind(mention, counted, modifier, pack)
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


def _by_predicate(concept: str | None, predicate: str | None) -> str | None:
    """Return the concept that a predicate makes of another: people who were killed are deaths."""
    for measurand in load_measurands().values():
        if predicate and measurand.predicate == predicate and concept in measurand.predicate_of:
            return measurand.name
    return concept


# -- kind and role ---------------------------------------------------------------------------------


def _kind(mention: Mention, counted: CountedNoun | None, modifier: Modifier, pack: Pack) -> Kind:
    """Return the kind after a look at both neighbours: an identifier, a year, an amount of money, a count."""
    if mention.kind is not Kind.COUNT:
        return mention.kind
    if mention.is_vague:
        return Kind.MONEY if counted is None and (mention.value.low or 0) >= Decimal("1e9") else Kind.COUNT
    if _is_year(mention, counted, modifier, pack):
        return Kind.YEAR
    if modifier is Modifier.EXACT and _is_identifier(mention, counted, pack):
        return Kind.IDENTIFIER
    return Kind.COUNT


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
    return is_plain and mention.surface >= "1900" and not counted.is_inflected


def _has_year_form(surface: str) -> bool:
    """Return whether a number has the form of a year: four digits, ungrouped, 1000 to 2099."""
    return len(surface) == 4 and surface.isdecimal() and "1000" <= surface <= "2099"


def _is_identifier(mention: Mention, counted: CountedNoun | None, pack: Pack) -> bool:
    """Return whether a number is (a part of) a name: "Platz drei", "ORF 2", "1) Porträt", "8010 Graz"."""
    before = words_before(mention, 1)
    is_digits = mention.surface[:1].isdigit()
    meaning = pack["identifier_before"].get(before[-1]) if before else None
    if meaning is not None and (is_digits or meaning == "rank"):
        return True
    if not is_digits:
        return False
    if counted is None:
        return _is_marked_as_name(mention) or _stands_behind_name(mention, pack)
    return _is_postal_code(mention, counted, pack)


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
    after = mention.article.text[mention.span.end : mention.span.end + 20].lower().split()
    for length in (2, 1):
        if " ".join(after[:length]) in pack["after"]:
            return Modifier(pack["after"][" ".join(after[:length])])
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
