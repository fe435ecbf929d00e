"""
A mention in its sentence -> a figure: modifier, interval, what is counted, role and setting.

The order matters and is that of the functions below: what follows the mention decides its kind (a bare
number before a noun is a count, a bare "2015" is a year), then the words before it bound it, then the
concept is looked up in the pack. Whatever the text leaves open stays ``None``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

import regex

from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.measurands import load_measurands
from checks.model import Article, Figure, Interval, Kind, Mention, Modifier, Role, Setting
from checks.surroundings import Surroundings

MAX_WALK = 6
"""Words between a numeral and the noun it counts."""

MAX_WALK_BACK = 12
"""Words between an amount and the noun before it that says what it is an amount of."""

CONTEXT_KINDS = frozenset({Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME, Kind.SCORE, Kind.IDENTIFIER})

_WORD = regex.compile(r"[\s\u00a0]{0,3}+([\p{L}][\p{L}’'‑-]{0,60})")
_WORDS_BACK = regex.compile(r"(?r)([\p{L}\d][\p{L}\d.’'‑-]{0,60}|[,;:.!?()„“\"–])")
_BEFORE = regex.compile(r"[^.,;:!?()\[\]„“\"–/]*\Z")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The noun a numeral counts: its lemma, the adjectives passed on the way, and where it ends."""

    lemma: str
    adjectives: tuple[str, ...]
    end: int


def read_figures(article: Article, mentions: Sequence[Mention], pack: Pack) -> tuple[Figure, ...]:
    """Return one figure for each mention of an article, in the same order."""
    surroundings = Surroundings(article, mentions, pack)
    return tuple(_read_figure(mention, surroundings, pack) for mention in mentions)


def _read_figure(mention: Mention, surroundings: Surroundings, pack: Pack) -> Figure:
    """Return the figure of one mention."""
    counted = _counted_noun(mention, pack) if mention.kind in (Kind.COUNT, Kind.DURATION) else None
    if mention.kind is Kind.DURATION and mention.attached == "":
        counted = None
    kind = _kind(mention, counted, pack)
    role = Role.CONTEXT if kind in CONTEXT_KINDS or mention.shape else Role.FIGURE
    modifier = _modifier(mention, pack)
    if kind is Kind.RATIO and not _is_comparison(mention, pack):
        role = Role.CONTEXT
    if role is Role.CONTEXT:
        return Figure(mention, kind, role, Modifier.EXACT, mention.value)
    if kind is Kind.MONEY and mention.unit == "":
        mention = replace(
            mention, unit=None
        )  # "Billionen" alone: money, but the text leaves the currency open
    lemma, measurand = _what(mention, kind, counted, pack)
    return Figure(
        mention=mention,
        kind=kind,
        role=role,
        modifier=modifier,
        interval=_interval(mention.value, modifier),
        counted=lemma,
        measurand=measurand,
        setting=surroundings.setting(mention, lemma) if measurand else Setting(),
    )


# -- what is counted -------------------------------------------------------------------------------


def _counted_noun(mention: Mention, pack: Pack) -> CountedNoun | None:
    """Return the noun a count stands before, ``None`` if the walk meets a stop word or punctuation first."""
    walk = _walk_to_capital if pack.numbers.nouns == "capitalised" else _walk_to_plural
    at = mention.span.end
    text = mention.article.text
    if text.startswith(("-", "‑"), at):
        attached = _WORD.match(text, at + 1)
        if attached is None:
            return None
        at = attached.end()
    return walk(text, at, pack)


def _walk_to_capital(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return the first capitalised noun behind adjectives, as in German."""
    passed: list[str] = []
    for _ in range(MAX_WALK):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match.group(1)
        if word[0].isupper():
            following = _WORD.match(text, match.end())
            if word.endswith("-") and following is not None:
                return _joined_noun(text, word, following, pack, passed)
            is_adjective = word.endswith("er") and following is not None and following.group(1)[0].isupper()
            if not is_adjective:
                return CountedNoun(lemma_of(word, pack), tuple(passed), match.end())
        elif not _is_passed(word, pack):
            return None
        passed.append(word.lower())
        at = match.end()
    return None


def _joined_noun(text: str, first: str, link: Any, pack: Pack, passed: Sequence[str]) -> CountedNoun | None:
    """Return "Staats- und Regierungschef" for two nouns that share their last part."""
    last = _WORD.match(text, link.end())
    if last is None or not last.group(1)[0].isupper():
        return None
    lemma = f"{first} {link.group(1)} {lemma_of(last.group(1), pack)}"
    return CountedNoun(lemma, tuple(passed), last.end())


def _is_passed(word: str, pack: Pack) -> bool:
    """Return whether the walk passes over a lower-case word: an adjective, a determiner, an adverb."""
    if word in pack.sets["stops"]:
        return False
    return word in pack.sets["passed"] or word.endswith(tuple(pack.sets["adjective_endings"]))


def _walk_to_plural(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return the first plural behind a numeral, else the last word before a stop word, as in English."""
    passed: list[str] = []
    last: CountedNoun | None = None
    for _ in range(MAX_WALK):
        match = _WORD.match(text, at)
        if match is None or match.group(1).lower() in pack.sets["stops"]:
            break
        word = match.group(1)
        lemma = lemma_of(word.lower(), pack)
        last = CountedNoun(lemma, tuple(passed), match.end())
        if lemma != word.lower() and not word.lower().endswith(tuple(pack.sets["adjective_endings"])):
            return last
        if lemma in pack.concept_of:
            return last
        passed.append(word.lower())
        at = match.end()
    return last


# -- kind, modifier, interval ----------------------------------------------------------------------


def _kind(mention: Mention, counted: CountedNoun | None, pack: Pack) -> Kind:
    """Return the kind after a look at both neighbours: an identifier, a year, an amount of money, a count."""
    if mention.kind is not Kind.COUNT:
        return mention.kind
    before = _words_before(mention, 1)
    if mention.is_vague:
        return Kind.MONEY if counted is None and (mention.value.low or 0) >= Decimal("1e9") else Kind.COUNT
    if before and before[-1] in pack["identifier_before"] and mention.surface[0].isdigit():
        return Kind.IDENTIFIER
    if _looks_like_year(mention.surface) and (
        counted is None or (before and before[-1] in pack["year_before"])
    ):
        return Kind.YEAR
    if counted is None and _is_name_with_number(mention):
        return Kind.IDENTIFIER
    return Kind.COUNT


def _looks_like_year(surface: str) -> bool:
    """Return whether a number has the form of a year: four digits, ungrouped, 1000 to 2099."""
    return len(surface) == 4 and surface.isdecimal() and "1000" <= surface <= "2099"


def _is_name_with_number(mention: Mention) -> bool:
    """Return whether a bare number ends a bracket or stands in one by itself: "(12.)", "[3]"."""
    text, span = mention.article.text, mention.span
    return text[span.start - 1 : span.start] in ("(", "[") and text[span.end : span.end + 1] in (
        ")",
        "]",
        ".",
    )


def _is_comparison(mention: Mention, pack: Pack) -> bool:
    """Return whether a multiple compares ("doppelt so viel"), rather than counts turns ("dreimal")."""
    following = _WORD.match(mention.article.text, mention.span.end)
    return following is not None and following.group(1).lower() in pack.sets["multiple_followers"]


def _words_before(mention: Mention, count: int) -> list[str]:
    """Return up to ``count`` lower-case words directly before a mention, none across punctuation."""
    text = mention.article.text[max(mention.sentence.start, mention.span.start - 40) : mention.span.start]
    near = _BEFORE.search(text)
    words = near.group().lower().split() if near is not None else []
    if text.rstrip().endswith(".") and text.split():
        words = [text.split()[-1].lower()]
    return words[-count:]


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
    words = _words_before(mention, 4)
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[-length:])
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
        return counted.lemma, _counted_concept(mention, counted, pack)
    if kind in (Kind.MONEY, Kind.PERCENT):
        return _measured_noun(mention, kind, pack)
    return (counted.lemma if counted is not None else None), None


def _counted_concept(mention: Mention, counted: CountedNoun, pack: Pack) -> str | None:
    """Return the concept of a counted noun: an adjective ("tote") or a collective before may change it."""
    for adjective in counted.adjectives:
        stem = next(
            (adjective.removesuffix(e) for e in pack.numbers.inflections if e and adjective.endswith(e)),
            adjective,
        )
        if stem in pack["measurand_adjectives"]:
            return str(pack["measurand_adjectives"][stem])
    concept = concept_of(counted.lemma, Kind.COUNT, pack)
    if concept is not None and _has_collective_before(mention, pack):
        for measurand in load_measurands().values():
            if concept in measurand.collective_of:
                return measurand.name
    return concept


def _has_collective_before(mention: Mention, pack: Pack) -> bool:
    """Return whether "Gruppe von", "coalition of" stands before a mention and its modifier."""
    words = _words_before(mention, 6)
    while words and any(
        words[-1] in phrase.split()
        for phrase in pack["before"]
        if phrase not in pack.sets["collective_links"]
    ):
        words.pop()
    if len(words) < 2 or words[-1] not in pack.sets["collective_links"]:
        return False
    noun = words[-2].rpartition("-")[2]
    return (
        lemma_of(noun.capitalize() if pack.numbers.nouns == "capitalised" else noun, pack).lower()
        in pack.sets["collectives"]
    )


@cache
def concept_of(lemma: str, kind: Kind, pack: Pack) -> str | None:
    """Return the concept of a noun, compounds by their last part ("Militärplaner"), ``None`` if unknown."""
    word = lemma.lower().rpartition("-")[2].strip() or lemma.lower()
    measurands = load_measurands()
    last = word.rpartition(" ")[2]
    for at in range(max(0, len(last) - pack.longest_concept), max(1, len(last) - 2)):
        concept = pack.concept_of.get(last[at:])
        if (
            concept is not None
            and (at == 0 or pack.numbers.nouns == "capitalised")
            and kind in measurands[concept].kinds
        ):
            return concept
    return None


def _measured_noun(mention: Mention, kind: Kind, pack: Pack) -> tuple[str | None, str | None]:
    """
    Return the noun that an amount or a percentage is said of, and its concept.

    It stands before ("Kürzungen in Höhe von"), past the nouns that only carry an amount; a genitive is
    passed for the noun that governs it ("Kürzungen der Sozialausgaben"). If none before is known, the
    one directly behind is taken ("800 Milliarden Euro für das Programm").
    """
    words = _words_back(mention)
    for index, word in enumerate(words):
        noun = _noun(word, pack)
        if noun is None or (concept := concept_of(noun, kind, pack)) is None:
            continue
        if index + 2 < len(words) and words[index + 1].lower() in pack.sets["genitives"]:
            governing = _noun(words[index + 2], pack)
            governing_concept = concept_of(governing, kind, pack) if governing else None
            if governing is not None and governing_concept is not None:
                return governing, governing_concept
        return noun, concept
    at = mention.span.end
    for _ in range(MAX_WALK):
        match = _WORD.match(mention.article.text, at)
        if match is None or match.end() > mention.sentence.end:
            break
        noun = _noun(match.group(1), pack)
        if noun is not None and (concept := concept_of(noun, kind, pack)) is not None:
            return noun, concept
        at = match.end()
    return None, None


def _noun(word: str, pack: Pack) -> str | None:
    """Return the lemma of a word that may be a noun and is no mere carrier of an amount."""
    if not word[0].isalpha() or word.lower() in pack.sets["carriers"]:
        return None
    if pack.numbers.nouns == "capitalised" and not word[0].isupper():
        return None
    return lemma_of(word if pack.numbers.nouns == "capitalised" else word.lower(), pack)


def _words_back(mention: Mention) -> list[str]:
    """Return the words before a mention in its sentence, the nearest first, none across a full stop."""
    start = max(mention.sentence.start, mention.span.start - 160)
    words: list[str] = []
    for match in _WORDS_BACK.finditer(mention.article.text, start, mention.span.start):
        if match.group() in (";", ":", "!", "?"):
            break
        if match.group()[0].isalpha():
            words.append(match.group())
        if len(words) == MAX_WALK_BACK:
            break
    return words
