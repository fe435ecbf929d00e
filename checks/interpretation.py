"""
A mention in its sentence -> a figure: modifier, interval, what is counted or measured, role.

The order matters and is that of the functions below: what follows the mention decides its kind (a bare
number before a noun is a count, a bare "2015" is a year), then the words before it bound it, then the
concept is looked up in the pack. Whatever the text leaves open stays ``None``.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

import regex

from checks.counted import (
    CountedNoun,
    concept_of,
    counted_around,
    counted_concept,
    counted_noun,
    lasting_noun,
    measured_goods,
    measured_noun,
)
from checks.elided_units import ElidedUnits
from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.measurands import load_measurands
from checks.model import Figure, Interval, Kind, Mention, Modifier, Role
from checks.named_numbers import (
    NAME_BEFORE,
    counts_behind,
    is_capital_unit,
    is_house_number,
    is_label,
    is_labelled,
    is_lettered,
    is_named,
    is_part_of_name,
    is_quoted_title,
)
from checks.neighbourhood import Neighbourhood, neighbourhood_of
from checks.numerals import is_whole, place_of_last_digit, read_word
from checks.years_and_times import is_time_of_day, is_year

CONTEXT_KINDS = frozenset({Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME, Kind.SCORE, Kind.IDENTIFIER})

SMALL = 12
"""Up to this number a word counts what nobody compares: "zwei Möglichkeiten", "alle drei"."""

_BETWEEN = regex.compile(r"[\d,.;:!?()–]")
_LISTED_NEXT = regex.compile(r"\s?(,|[^\W\d_]+)\s\d")
_SCALE_REACH = 80  # characters
HIGHEST_OF_SCALE = 12
"""The most that is read off a scale by its name alone: a "Stärke von 300" is that of a troop."""


OLDEST = 110
"""Years up to which a bare number may be the age of a person."""

_AGE_MARKS = (("(", ")"), (", ", ","))
"""What stands around an age behind a name: "Prinz William (32)", "Jane Smith, 28, said"."""

_MODIFIERS = {modifier.value: modifier for modifier in Modifier}
_NOUN_BEFORE = regex.compile(r"(?r)(?<=\s)\p{Ll}{3,20}(?=\Z)")
_NUMBER = regex.compile(r"\d[\d.,]*+")
_ON_A_SCALE = regex.compile(r"\s\p{Ll}{2,3}\s(?:\p{Ll}{3}\s)?(\p{L}+)")
_DENOMINATOR = regex.compile(r"10{2,6}")


def read_figures(mentions: Sequence[Mention], pack: Pack) -> tuple[Figure, ...]:
    """Return one figure for each mention of an article, in the same order, as yet without settings."""
    elided = ElidedUnits(mentions)
    figures: list[Figure] = []
    named: Mention | None = None
    aged: Mention | None = None
    for mention in mentions:
        if mention.shape:
            figures.append(_context(mention, mention.kind))
            named = aged = None
            continue
        near = neighbourhood_of(mention, pack)
        is_carried = named is not None and _is_listed_with(named, mention, pack)
        if aged is not None and _is_aged_with(aged, near):
            near = near.around(replace(mention, kind=Kind.AGE, unit="year"))
        figure = _read_figure(near, elided, is_carried=is_carried)
        aged = mention if figure.kind is Kind.AGE else None
        figures.append(figure)
        is_name = figure.kind is Kind.IDENTIFIER
        named = mention if is_name and (is_carried or is_label(near)) else None
    return tuple(figures)


def _context(mention: Mention, kind: Kind) -> Figure:
    """Return what nobody would compare."""
    return Figure(mention, kind, Role.CONTEXT, Modifier.EXACT, mention.value)


def _is_listed_with(named: Mention, mention: Mention, pack: Pack) -> bool:
    """Return whether a number continues a list of names, written alike: "Articles 5, 6 and 7"."""
    gap = mention.article.text[named.span.end : mention.span.start].strip().lower()
    is_alike = mention.surface[:1].isdigit() == named.surface[:1].isdigit()
    return pack["between"].get(gap, "share") != "share" and is_alike


def _is_aged_with(aged: Mention, near: Neighbourhood) -> bool:
    """Return whether a number is an age like the one before: "im Alter von 3, 5 und 8 Jahren"."""
    mention, low = near.mention, near.mention.value.low
    gap = mention.article.text[aged.span.end : mention.span.start].strip().lower()
    links = near.pack.sets["amount_links"]
    goes_on = _LISTED_NEXT.match(mention.article.text, mention.span.end)
    is_listed = gap == "," and goes_on is not None and goes_on.group(1).lower() in (*links, ",")
    if not (gap in links or is_listed) or low is None or low > OLDEST:
        return False
    if mention.kind is Kind.DURATION:
        return mention.unit == "year"
    counted = _counted(near) if mention.kind is Kind.COUNT else None
    is_noun = counted is not None and counted.word == near.word_after and counted_concept(near, counted)
    return mention.kind is Kind.COUNT and not is_noun


def _read_figure(near: Neighbourhood, elided: ElidedUnits, *, is_carried: bool) -> Figure:
    """
    Return the figure of one mention; ``is_carried`` if it may continue a list of names.

    Its form and its neighbours say more and more of the mention: each step sees what those before it said.
    """
    near = near.around(_with_age(near))
    counted = _counted(near)
    unit = elided.unit_of(near, counted) if near.mention.kind is Kind.COUNT else None
    if unit is not None:
        near, counted = near.around(replace(near.mention, unit=unit.name, kind=unit.kind)), None
    near = near.around(_with_meaning(near))
    concept = None if counted is None else counted_concept(near, counted)
    if (scale := _scale_of(near, counted, concept)) is not None:
        near, counted, concept = near.around(replace(near.mention, unit=scale, kind=Kind.MEASURE)), None, None
    if concept is not None:
        near = near.around(_with_foreign_groups(near.mention, near.pack))
    modifier = _modifier(near)
    kind = _kind(near, counted, modifier, is_carried=is_carried)
    if _is_context(near, kind, counted):
        return _context(near.mention, kind)
    mention = near.mention
    if kind is Kind.MONEY and mention.unit == "":
        mention = replace(mention, unit=elided.currency_of(near))  # "Es geht um Billionen"
    lemma, measurand = _what(mention, kind, counted, concept, near.pack)
    return Figure(
        mention=mention,
        kind=kind,
        role=Role.FIGURE,
        modifier=modifier,
        interval=_interval(mention.value, modifier),
        counted=lemma,
        measurand=measurand,
    )


def _with_age(near: Neighbourhood) -> Mention:
    """
    Return a count or a number of years as the age it may be: "Prinz William (32)", "aged 57 to 76".

    What is called "dreijährig" is no person if it lasts: "eine dreijährige Haftstrafe".
    """
    mention = near.mention
    if mention.kind is Kind.AGE and _lasts(near):
        return replace(mention, kind=Kind.DURATION)
    is_age = mention.kind is Kind.COUNT and (_is_age(mention, near.pack) or _is_behind_age(near))
    is_age = is_age or (mention.kind is Kind.DURATION and mention.unit == "year" and _is_behind_age(near))
    return replace(mention, kind=Kind.AGE, unit="year") if is_age else mention


def _lasts(near: Neighbourhood) -> bool:
    """Return whether an adjective of age stands before a noun of what lasts, or a compound of one."""
    nouns = tuple(near.pack.sets["lasting_nouns"])
    is_noun = any(character.isupper() for character in near.mention.surface)  # "Der 24-Jährige"
    counted = None if is_noun or not nouns else counted_noun(near)
    if counted is None:
        return False
    return (
        counted.lemma.lower().endswith(nouns)
        or concept_of(counted.lemma, Kind.DURATION, near.pack) is not None
    )


def _is_behind_age(near: Neighbourhood) -> bool:
    """Return whether a word for an age leads to a number: "aged 10", "im Alter von 10 Jahren"."""
    leads, before = near.pack.sets["age_leads"], near.before
    high = near.mention.value.high
    is_led = bool(before) and (before[-1] in leads or " ".join(before[-2:]) in leads)
    return is_led and high is not None and high <= OLDEST


def _counted(near: Neighbourhood) -> CountedNoun | None:
    """Return the noun that a mention counts, or that it says how long it lasts ("zweitägiger Streik")."""
    mention = near.mention
    if mention.kind is Kind.COUNT:
        return counted_around(near)
    is_adjective = mention.kind is Kind.DURATION and mention.attached != ""
    return counted_noun(near) if is_adjective else None


def _with_meaning(near: Neighbourhood) -> Mention:
    """Return a mention as what its neighbours make of it: odds, a part of a whole, a difference."""
    mention, sets = near.mention, near.pack.sets
    low = mention.value.low
    if mention.kind is Kind.COUNT and low is not None and mention.value.is_point():
        if " ".join(near.before[-2:]) in sets["odds_leads"] and low > 1:
            share = 1 / low  # "one in five"
            return replace(mention, kind=Kind.RATIO, value=Interval(share, share))
        if 0 < low < 1 and near.pack.numbers.decimal not in mention.surface:
            return replace(mention, kind=Kind.RATIO)  # "ein Drittel der Wähler" counts no voters
    if mention.unit == "degree_Celsius" and (scale := _scale_behind(near)) is not None:
        return replace(mention, unit=scale)  # "7 degrees on the Richter scale"
    if mention.unit == "degree_Celsius":
        is_change = near.word_before in sets["difference_leads"]
        if is_change or near.word_after.lower() in sets["difference_followers"]:
            return replace(mention, unit="temperature_difference")
    return mention


def _scale_of(near: Neighbourhood, counted: CountedNoun | None, concept: str | None) -> str | None:
    """Return the unit of the scale that a count is read off: "a magnitude of 6.1", "a 7.3 quake"."""
    mention, low = near.mention, near.mention.value.low
    if mention.kind is not Kind.COUNT or mention.attached or low is None or low > HIGHEST_OF_SCALE:
        return None
    scales, links = near.pack["scale_nouns"], near.pack.sets["collective_links"]
    noun = near.before[-2] if len(near.before) > 1 and near.word_before in links else near.word_before
    noun = noun.rstrip("-‑")  # "a magnitude-6 quake"
    if noun not in scales and (scale := _scale_behind(near)) is not None:
        return scale if _tells_of_scaled(mention.article.text, near.pack) else None
    if noun not in scales and counted is None and not is_whole(low):
        noun = _scale_before(near)
    if noun in scales:
        return str(scales[noun]) if _tells_of_scaled(mention.article.text, near.pack) else None
    is_one = counted is not None and not counted.is_inflected and not near.pack.grammar.capitalises_nouns
    return load_measurands()[concept].scale or None if concept and is_one and not is_whole(low) else None


def _scale_before(near: Neighbourhood) -> str:
    """
    Return the noun of a scale that a decimal belongs to: "gab die Stärke des Bebens vom Sonntag mit 6,6 an".

    No other number, no mark and no "and" stands between.
    """
    start = near.mention.span.start
    lead = near.text[max(near.mention.sentence.start, start - _SCALE_REACH) : start].lower()
    words = _BETWEEN.split(lead)[-1].split()
    if not near.pack.sets["amount_links"].isdisjoint(words):
        return ""
    return next((word for word in reversed(words) if word in near.pack["scale_nouns"]), "")


def _scale_behind(near: Neighbourhood) -> str | None:
    """Return the unit of the scale that stands behind a number: "7.6 on the Richter scale"."""
    behind = _ON_A_SCALE.match(near.text, near.mention.span.end)
    return None if behind is None else near.pack["scale_nouns"].get(behind.group(1).lower())


@lru_cache(maxsize=64)
def _tells_of_scaled(text: str, pack: Pack) -> bool:
    """Return whether a text names what has a scale: the "Stärke 7" of a quake, but not that of a storm."""
    lower, measurands = text.lower(), load_measurands()
    return any(noun in lower for noun, concept in pack.concept_of.items() if measurands[concept].scale)


def _with_foreign_groups(mention: Mention, pack: Pack) -> Mention:
    """
    Return a count of persons or things whose decimals are the thousands of another language.

    There is no fraction of a soldier: "30.000 troops" in English, "1,500 Soldaten" in German. Kilometres
    have fractions, and "1.250 million people" too.
    """
    if mention.value.low is None or mention.value.high is None or mention.value.low.as_tuple().exponent != -3:
        return mention
    numbers = _NUMBER.findall(mention.surface)
    is_bare = mention.surface[-1:].isdigit() and len(numbers) == (2 if mention.is_range else 1)
    groups = [number.split(pack.numbers.decimal) for number in numbers]
    is_grouped = all(len(g) == 2 and g[0].isdecimal() and g[0][0] != "0" and len(g[1]) == 3 for g in groups)
    if not is_bare or not is_grouped:
        return mention
    low, high = mention.value.low * 1000, mention.value.high * 1000
    precision = min(place_of_last_digit(low.to_integral()), place_of_last_digit(high.to_integral()))
    return replace(mention, value=Interval(low.to_integral(), high.to_integral()), precision=precision)


# -- kind and role ---------------------------------------------------------------------------------


def _kind(near: Neighbourhood, counted: CountedNoun | None, modifier: Modifier, *, is_carried: bool) -> Kind:
    """Return the kind after a look at both neighbours: an identifier, a year, an amount of money, a count."""
    mention = near.mention
    if mention.kind is not Kind.COUNT:
        return mention.kind
    if mention.is_vague:
        return Kind.MONEY if counted is None and (mention.value.low or 0) >= Decimal("1e9") else Kind.COUNT
    if is_year(near, counted, modifier):
        return Kind.YEAR
    if is_time_of_day(near, counted):
        return Kind.TIME
    is_name = (
        (is_carried and not counts_behind(near, counted))
        or (modifier is Modifier.RANGE and (is_labelled(near, counted) or is_house_number(near)))
        or (modifier is Modifier.EXACT and is_named(near, counted))
        or (modifier is Modifier.LESS_THAN and is_part_of_name(near))  # "unter vier Augen"
    )
    return Kind.IDENTIFIER if is_name else Kind.COUNT


def _is_age(mention: Mention, pack: Pack) -> bool:
    """Return whether a number from 10 to ``OLDEST`` stands in brackets or between commas behind a name."""
    text, span, low = mention.article.text, mention.span, mention.value.low
    if len(mention.surface) > 3 or low is None or not 10 <= low <= OLDEST or not mention.surface.isdecimal():
        return False
    for opening, closing in _AGE_MARKS:
        start = span.start - len(opening)
        if start < 0 or not text.startswith(opening, start) or not text.startswith(closing, span.end):
            continue
        name = NAME_BEFORE.search(text, max(0, start - 34), start)
        if name is not None:
            return not _are_counted(name.group(), pack)  # "die Hälfte der Toten (70)"
        noun = _NOUN_BEFORE.search(text, max(0, start - 34), start)
        if noun is not None and pack.concept_of.get(noun.group()) in _persons():
            return True  # "the victim, 34, was"
    return False


def _are_counted(word: str, pack: Pack) -> bool:
    """Return whether a word is an inflected form of what is counted of many: "der Toten", but "ein Mann"."""
    lemma = lemma_of(word, pack)
    concept = pack.concept_of.get(lemma.lower())
    return concept is not None and lemma != word and load_measurands()[concept].accumulates is True


@cache
def _persons() -> frozenset[str]:
    """Return the concepts of one person or more: those that a predicate may make of people, and these."""
    return frozenset({"people", *(m.name for m in load_measurands().values() if "people" in m.predicate_of)})


def _is_context(near: Neighbourhood, kind: Kind, counted: CountedNoun | None) -> bool:
    """Return whether nobody would compare a mention: a date, a name, a denominator, a turn of phrase."""
    if is_lettered(near):
        return True
    if kind is Kind.COUNT:
        return _is_turn_of_phrase(near, counted) or _is_denominator(near, counted)
    if kind is Kind.RATIO:
        low = near.mention.value.low
        is_part = low is not None and 0 < low < 1
        return _is_turn_of_phrase(near, counted) if is_part else not _is_comparison(near)
    if kind is Kind.MEASURE:
        is_name = near.word_after.lower() in near.pack.sets["disciplines"]  # "the 100m final"
        return is_name or is_quoted_title(near)
    if kind is Kind.DURATION:
        return _anchors_a_time(near) or is_capital_unit(near) or is_quoted_title(near)
    return kind in CONTEXT_KINDS or (kind is Kind.MONEY and is_capital_unit(near))


def _is_turn_of_phrase(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether a count only seems to be one: "zwei Möglichkeiten", "der zweiten Hälfte"."""
    value = near.mention.value
    if _is_small_word(near.mention) and _counts_nothing_comparable(near, counted):
        return True
    if not (near.word_before and value.is_point() and value.low is not None and value.low < 1):
        return False
    reading = read_word(near.word_before, near.pack)
    return reading is not None and reading.tag == "ordinal"


def _is_small_word(mention: Mention) -> bool:
    """Return whether a number is a word and no larger than ``SMALL``."""
    low = mention.value.low
    return low is not None and low <= SMALL and mention.surface[0].isalpha() and mention.value.is_point()


def _counts_nothing_comparable(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether a small number counts something abstract, or stands for persons named before."""
    if counted is None:
        return near.word_before in near.pack.sets["pronoun_leads"]  # "alle drei"
    sets = near.pack.sets
    is_article = near.mention.surface.lower() in near.pack.numbers.articles
    # "an einem Punkt", which is none of a percentage
    is_point = is_article and not sets["point_nouns"].isdisjoint(
        (counted.lemma.lower(), near.word_after.lower())
    )
    return is_point or counted.lemma.lower() in sets["abstract_nouns"]


def _is_denominator(near: Neighbourhood, counted: CountedNoun | None) -> bool:
    """Return whether a round number is what one divides by: "pro 1.000 Einwohner", but "je 100 Plätze"."""
    word, pack = near.word_before, near.pack
    if word not in pack.sets["denominator_leads"]:
        return False
    digits = "".join(c for c in near.mention.surface if c.isdigit())
    if _DENOMINATOR.fullmatch(digits) is None:
        return False
    is_unit = counted is None or counted.lemma.lower() in pack["rate_units"]
    return is_unit or word not in pack.sets["distributives"]


def _anchors_a_time(near: Neighbourhood) -> bool:
    """
    Return whether a duration with an article only says when: "vor einem Jahr", "Einen Monat nach dem Start".

    "Vor zwei Jahren" names a number, which others may contradict.
    """
    if near.mention.attached:
        return False
    first = near.mention.surface.partition(" ")[0].lower()
    sets = near.pack.sets
    if first in sets["articles_that_count"] and near.word_before in sets["numbering_stops"]:
        return True  # "would one day follow"
    if first not in near.pack.numbers.articles or first in sets["articles_that_count"]:
        is_article = near.word_before in near.pack.numbers.articles  # "vor einem dreiviertel Jahr"
        return is_article and len(near.before) > 1 and near.before[-2] in sets["time_anchors_before"]
    is_behind = near.word_after.lower() in sets["time_anchors_behind"]
    return is_behind or near.word_before in sets["time_anchors_before"]


def _is_comparison(near: Neighbourhood) -> bool:
    """Return whether a multiple compares ("doppelt so viel"), rather than counts turns ("dreimal")."""
    if near.mention.value.low == 1:
        return False
    word, sets = near.word_after.lower(), near.pack.sets
    return word in sets["multiple_followers"] or word.endswith(tuple(sets["comparative_endings"]))


# -- modifier and interval -------------------------------------------------------------------------


def _modifier(near: Neighbourhood) -> Modifier:
    """Return how the words bound a mention."""
    mention = near.mention
    if mention.is_range:
        return Modifier.RANGE
    if mention.is_vague:
        return Modifier.VAGUE
    if mention.surface.find("+") > 0:
        return _MODIFIERS[near.pack["after"]["+"]]  # "20+ million"
    if near.bound_after:
        return _MODIFIERS[near.pack["after"][near.bound_after]]
    return _modifier_before(near)


def _modifier_before(near: Neighbourhood) -> Modifier:
    """Return how the words before a mention bound it, the longest phrase first."""
    mention, pack, words = near.mention, near.pack, near.before
    is_part = mention.value.low is not None and 0 < mention.value.low < 1
    if is_part and words and words[-1] in pack.sets["part_articles"]:
        words = words[:-1]  # "mehr als die Hälfte"
    if not words or words[-1] not in pack.bound_ends:
        return Modifier.EXACT
    during = pack.sets["during"] if mention.kind is Kind.DURATION else frozenset()
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[-length:])
        if phrase in pack["before"]:
            is_other = phrase in during or _is_other_sense(phrase, words[-length - 1 : -length], pack)
            return Modifier.EXACT if is_other else _MODIFIERS[pack["before"][phrase]]
    return Modifier.EXACT


def _is_other_sense(phrase: str, before: Sequence[str], pack: Pack) -> bool:
    """Return whether a bound is none here: "50 Cent bis 2 Euro", "ein Kredit über 5 Millionen Euro"."""
    if not before:
        return False
    word = before[0]
    if pack["between"].get(phrase) == "range":
        return word[0].isdecimal() or word in pack.units
    leads = pack.sets["among_leads"]
    is_lead = word.endswith(tuple(leads)) if pack.grammar.joins_compounds else word in leads
    return phrase in pack.sets["among"] and is_lead


def _interval(value: Interval, modifier: Modifier) -> Interval:
    """Return the interval a bound makes of a value: "mehr als 30" is 30 and open above."""
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return Interval(value.low, None)
    if modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        return Interval(None, value.high)
    return value


# -- the concept -----------------------------------------------------------------------------------


def _what(
    mention: Mention, kind: Kind, counted: CountedNoun | None, concept: str | None, pack: Pack
) -> tuple[str | None, str | None]:
    """Return the lemma of what is counted or measured and the concept it stands for."""
    if kind is Kind.COUNT:
        return (None, None) if counted is None else (counted.lemma, concept)
    if kind in (Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS):
        return measured_noun(mention, kind, pack)
    if kind is Kind.DURATION and counted is None:
        return lasting_noun(mention, pack)
    if kind is Kind.DURATION and counted is not None:
        return counted.lemma, concept_of(counted.lemma, kind, pack)
    if kind is Kind.MEASURE:
        return measured_goods(mention, pack), _said_in().get(mention.unit or "")
    return (counted.lemma if counted is not None else None), None


@cache
def _said_in() -> dict[str, str]:
    """Return the units that are those of one concept, with that concept."""
    return {each.said_in: each.name for each in load_measurands().values() if each.said_in}
