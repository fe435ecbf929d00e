"""
What a figure counts or measures: the noun behind a numeral, or before an amount, and its concept.

A count takes the noun it stands before. Where nouns have capitals that is the first one behind adjectives;
elsewhere the first plural, else the last word before a stop word. An amount of money or a percentage takes
the nearest noun before it that names a concept. Every walk is a few words long.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.measurands import load_measurands
from checks.model import Kind, Mention
from checks.neighbourhood import NEXT_WORD, Neighbourhood
from checks.scan import CURRENCY_SIGNS, HYPHEN
from checks.units import dimension_of

MAX_WALK = 6
"""Words between a numeral and the noun it counts."""

MAX_WALK_BACK = 12
"""Words between an amount and the noun before it that says what it is an amount of."""

_SHORTEST_COUNTED = 2  # letters of a noun before "zahl": "Opferzahl"
_A_BREAK = regex.compile(r"[\d,;:]")
_LONGEST_NAME = 5  # words of the longest concept: "head of state and government"

_TYPE_NAME = regex.compile(r"(\d{1,4}[-‑])(?<noun>\p{Lu}[\p{L}-]{1,60})")
_CAPITAL_WORD = regex.compile(r"[\s\u00a0]{0,3}+(?:\d{1,4}\s)?(?<noun>\p{Lu}[\p{L}’'‑-]{0,60})")
_LETTERS = regex.compile(r"\p{L}+")
_STOPS = ";:!?"
_LONGEST_PHRASE = 3  # words: "profit before tax"
_WORDS = re.compile(r"(?<!\w)[^\W\d_][\w.’'‑-]*+")
_REACH_BACK = 160  # characters
_HYPHEN = re.compile(HYPHEN)
_AMOUNT_NEXT = re.compile(
    rf",?\s[^\W\d_]{{0,4}}[{CURRENCY_SIGNS}]?\s?\d[^\s,;:()]{{0,20}}(?:,\d{{3}}){{0,4}}"
)
_LASTING_REACH = 4  # words
_ADJECTIVES = 3
_OF_GOODS = frozenset({"[mass]", "[length] ** 3", "[length] ** 2"})


class CountedNoun(NamedTuple):
    """
    The noun a numeral counts.

    Attributes:
        lemma: Its dictionary form.
        word: As written.
        adjectives: The lower-case words passed on the way.
    """

    lemma: str
    word: str
    adjectives: tuple[str, ...]

    @property
    def is_inflected(self) -> bool:
        """Whether the word as written differs from its dictionary form, as plurals mostly do."""
        return self.lemma.lower() != self.word.lower()


# -- counts ----------------------------------------------------------------------------------------


def counted_noun(near: Neighbourhood) -> CountedNoun | None:
    """
    Return the noun a count stands before, or a word for others.

    ``None`` if the walk meets a stop word or punctuation first.
    """
    text, at, pack = near.text, near.end, near.pack
    if text.startswith(("-", "‑"), at):
        attached = NEXT_WORD.match(text, at + 1)
        if attached is None:
            return None
        noun = None if near.mention.attached else _hyphenated_noun(attached.group(1), pack)
        if noun is not None:
            return noun
        at = attached.end()
    if pack.grammar.capitalises_nouns:
        return _walk_to_capital(text, at, pack) or _others(text, at, pack)
    return _walk_to_plural(text, at, pack)


def _others(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return a word for others right behind a numeral that has no noun: "neun weitere wurden verletzt"."""
    match = NEXT_WORD.match(text, at)
    if match is None or match.group(1) not in pack.sets["others"]:
        return None
    return CountedNoun(match.group(1), match.group(1), ())


def _hyphenated_noun(rest: str, pack: Pack) -> CountedNoun | None:
    """Return what "26-nation" or "26-Staaten-Gruppe" counts: the part behind the numeral, if it is known."""
    first = rest.replace("‑", "-").partition("-")[0]
    lemma = lemma_of(first, pack)
    is_noun = pack.grammar.counts_behind_hyphen or lemma.lower() in pack.concept_of
    return CountedNoun(lemma, first, ()) if is_noun else None


def _walk_to_capital(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return the first capitalised noun behind adjectives, as in German."""
    passed: list[str] = []
    for _ in range(MAX_WALK):
        match = NEXT_WORD.match(text, at)
        if match is None or _is_type(text, match) or _is_elsewhere(text, at, match, pack):
            return None
        word = match.group(1)
        # "war von 26 Milliarden die Rede"; "Rock am Ring 2015 Das Festival": a headline ran into the text
        others = pack.sets["sentence_starters"] if word[0].isupper() else pack.sets["subject_articles"]
        if (not passed or word[0].isupper()) and word.lower() in others:
            return None
        if word[0].isupper():
            following = NEXT_WORD.match(text, match.end())
            if word.endswith("-"):
                return _unfinished_noun(text, match, pack, passed)
            is_adjective = word.endswith("er") and following is not None and following.group(1)[0].isupper()
            if not is_adjective:
                return CountedNoun(lemma_of(word, pack), word, tuple(passed))
        elif not _is_passed(word, pack) and not _is_adverb(text, match, pack):
            return None
        passed.append(word.lower())
        at = match.end()
    return None


def _is_elsewhere(text: str, at: int, match: re.Match[str], pack: Pack) -> bool:
    """
    Return whether a word stands in another paragraph, or begins a line with a capital where nouns have none.

    There a heading or a sentence has ended.
    """
    gap = text[at : match.start(1)]
    is_capital = match.group(1)[0].isupper() and not pack.grammar.capitalises_nouns
    return "\n\n" in gap or ("\n" in gap and is_capital)


def _is_type(text: str, match: re.Match[str]) -> bool:
    """Return whether a word in capitals ends in digits, so that it names a type: "Leopard 2 A6"."""
    return match.group(1).isupper() and text[match.end() : match.end() + 1].isdecimal()


def _unfinished_noun(
    text: str, first: re.Match[str], pack: Pack, passed: Sequence[str]
) -> CountedNoun | None:
    """Return the noun that ends after a hyphen: "Leopard-2-Panzer", "6 Schwer- und 29 Leichtverletzte"."""
    start = first.group(1)
    last = _TYPE_NAME.match(text, first.end())
    if last is not None:
        start += last.group(1)
    else:
        link = NEXT_WORD.match(text, first.end())
        last = None if link is None else _CAPITAL_WORD.match(text, link.end())
        if link is None or last is None:
            return None
        start += f" {link.group(1)} "
    noun = last.group("noun")
    return CountedNoun(f"{start}{lemma_of(noun, pack)}", f"{start}{noun}", tuple(passed))


def _is_passed(word: str, pack: Pack) -> bool:
    """Return whether the walk passes over a lower-case word: an adjective, a determiner, an adverb."""
    if word in pack.sets["stops"]:
        return False
    return word in pack.sets["passed"] or word.endswith(tuple(pack.sets["adjective_endings"]))


def _is_adverb(text: str, match: re.Match[str], pack: Pack) -> bool:
    """Return whether a word belongs to the adjective behind it: "33 *illegal* eingereiste Menschen"."""
    following = NEXT_WORD.match(text, match.end())
    if match.group(1) in pack.sets["stops"] or following is None or following.group(1)[0].isupper():
        return False
    return _is_passed(following.group(1), pack)


def _walk_to_plural(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return the first plural behind a numeral, else the last word before a stop word, as in English."""
    passed: list[str] = []
    last: CountedNoun | None = None
    links, possessives = pack.sets["genitives"], tuple(pack.sets["possessive_endings"])
    is_linked = False
    for _ in range(MAX_WALK):
        match = NEXT_WORD.match(text, at)
        if match is None or _is_elsewhere(text, at, match, pack):
            break
        word = match.group(1)
        lower = word.lower()
        at = match.end()
        if last is None and (lower in links or (is_linked and lower in pack.sets["part_determiners"])):
            is_linked = True
            continue  # "tens of thousands of soldiers", "five of the injured"
        if lower in pack.sets["stops"] or lower in pack["weekdays"]:
            break  # "injured dozens Sunday"
        if is_linked and lower.endswith(possessives):
            break  # "three of the company's stores" are no companies
        lemma = lemma_of(lower, pack)
        if name := _long_name(text, at, lemma, pack):
            return CountedNoun(name, word, tuple(passed))
        last = CountedNoun(lemma, word, tuple(passed))
        is_plural = lemma != lower and lower.endswith("s") and not lower.endswith("ss")
        is_noun = is_plural or (lemma in pack.concept_of and not _stands_before_plural(text, at, pack))
        if is_noun and lower not in pack["measurand_adjectives"]:
            return last
        passed.append(lower)
    if last is None or last.lemma in pack.concept_of:
        return last
    if last.word.lower() in pack.sets["others"]:
        return None  # "killed 30 more"
    return None if last.word.lower().endswith(tuple(pack.sets["adjective_endings"])) else last


def _stands_before_plural(text: str, at: int, pack: Pack) -> bool:
    """Return whether the word behind a singular is a plural it describes: "1,100 *life* jackets"."""
    following = NEXT_WORD.match(text, at)
    if following is None or following.group(1).lower() in pack.sets["stops"]:
        return False
    word = following.group(1).lower()
    return word.endswith("s") and not word.endswith("ss") and lemma_of(word, pack) != word


def _long_name(text: str, at: int, lemma: str, pack: Pack) -> str | None:
    """Return a concept of several words that begins with a noun: "head of state and government"."""
    if lemma not in _first_words(pack):
        return None
    rest = text[at : at + 40].lower()
    words = _LETTERS.findall(rest)[: _LONGEST_NAME - 1]
    for length in range(len(words), 0, -1):
        last = [*words[: length - 1], lemma_of(words[length - 1], pack)]
        for tail in (words[:length], last):
            name = " ".join([lemma, *tail])
            if name in pack.concept_of:
                return name
    return None


@cache
def _first_words(pack: Pack) -> frozenset[str]:
    """Return the words that a concept of several words begins with."""
    return frozenset(name.partition(" ")[0] for name in pack.concept_of if " " in name)


def counted_around(near: Neighbourhood) -> CountedNoun | None:
    """
    Return what a count counts by the words behind it, or else by those before it.

    A noun before it that says more of the same wins: "the death toll rose to 1,150 people" counts deaths.
    """
    if (inverted := counted_inverted(near)) is not None:
        return inverted
    behind, before = counted_noun(near), counted_before(near)
    if behind is None or before is None:
        return behind or before
    wide, narrow = (concept_of(noun.lemma, Kind.COUNT, near.pack) for noun in (behind, before))
    is_narrower = narrow is not None and wide in load_measurands()[narrow].predicate_of
    leads = near.pack.sets["change_gaps"] | near.pack.sets["collective_links"]
    start = near.mention.span.start
    between = near.text[near.text.rfind(before.word, 0, start) : start]
    is_said = near.word_before in leads and not _A_BREAK.search(between)
    return before if is_narrower and is_said else behind


def counted_before(near: Neighbourhood) -> CountedNoun | None:
    """
    Return what a number counts that is named before it: "die Zahl der Toten stieg auf 43".

    Only a noun for a number makes the noun behind it, or in front of it ("a death toll of 43"), counted.
    """
    pack, start = near.pack, near.mention.span.start
    numbers = pack.sets["number_nouns"]
    lead = near.text[max(near.mention.sentence.start, start - _REACH_BACK) : start].lower()
    if not any(noun in lead for noun in numbers):
        return None  # as nearly always
    endings = tuple(numbers) if pack.grammar.joins_compounds else ()
    words = _words_back(near.mention)
    for index, word in enumerate(words):
        lower = word.lower()
        if lower in numbers:
            links = pack.sets["genitives"]
            behind = [w for w in reversed(words[:index]) if w.lower() not in links]
            is_of = index > 0 and words[index - 1].lower() in links and bool(behind)
            named = _past_adjectives(behind, pack) if is_of else words[index + 1 : index + 2]
            return _named_noun(named, pack)
        if lower.endswith(endings):
            for noun in numbers:
                if lower.endswith(noun) and len(lower) > len(noun) + _SHORTEST_COUNTED:
                    return _named_noun([word[: -len(noun)]], pack)
    return None


def counted_inverted(near: Neighbourhood) -> CountedNoun | None:
    """Return what a number counts that opens its sentence: "Auf 80 stieg die Zahl der Todesopfer"."""
    pack, mention = near.pack, near.mention
    opening = near.text[mention.sentence.start : mention.span.start].lower().split()
    if not opening or opening[0] not in pack.sets["number_leads"]:
        return None
    if opening[1:] and " ".join(opening[1:]) not in pack["before"]:
        return None
    words = _LETTERS.findall(near.text[near.end : mention.sentence.end])[:MAX_WALK_BACK]
    if words and words[0][0].isupper():
        return None  # "Auf 3000 Soldaten ..."
    for index, word in enumerate(words[:-2]):
        if word.lower() in pack.sets["number_nouns"] and words[index + 1].lower() in pack.sets["genitives"]:
            return _named_noun(_past_adjectives(words[index + 2 :], pack), pack)
    return None


def _past_adjectives(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """Return words from the first noun with a concept on ("number of *escaped* prisoners"), else all."""
    for index, word in enumerate(words[:_ADJECTIVES]):
        noun = _noun(word, pack)
        if noun is not None and concept_of(noun, Kind.COUNT, pack) is not None:
            return words[index:]
    return words


def _named_noun(words: Sequence[str], pack: Pack) -> CountedNoun | None:
    """Return the first of some words as a counted noun, ``None`` if it is an article or the like."""
    noun = _noun(words[0], pack) if words and words[0].lower() not in pack.sets["stops"] else None
    return None if noun is None else CountedNoun(noun, words[0], ())


def counted_concept(near: Neighbourhood, counted: CountedNoun) -> str | None:
    """Return the concept of a counted noun: an adjective ("tote") or a collective before may change it."""
    pack = near.pack
    for adjective in counted.adjectives:
        stem = next(
            (adjective.removesuffix(e) for e in pack.numbers.inflections if e and adjective.endswith(e)),
            adjective,
        )
        if stem in pack["measurand_adjectives"]:
            return str(pack["measurand_adjectives"][stem])
    concept = concept_of(counted.lemma, Kind.COUNT, pack)
    if concept is None and (word := counted.word.lower()) in pack.concept_of and word not in pack.country_of:
        concept = concept_of(word, Kind.COUNT, pack)  # "Haushalte", of which one is a budget, too
    collective = None if concept is None else _collectives().get(concept)
    return collective if collective is not None and _has_collective_before(near) else concept


@cache
def _collectives() -> dict[str, str]:
    """Return the concepts that are another one behind a collective ("Gruppe von"), with that one."""
    return {
        concept: measurand.name
        for measurand in load_measurands().values()
        for concept in measurand.collective_of
    }


def _has_collective_before(near: Neighbourhood) -> bool:
    """Return whether "Gruppe von", "coalition of" stands before a mention and its modifier."""
    pack, words = near.pack, list(near.before)
    links, bounds = pack.sets["collective_links"], _words_of_bounds(pack)
    while words and words[-1] in bounds and words[-1] not in links:
        words.pop()
    if len(words) < 2 or words[-1] not in links:
        return False
    noun = words[-2].rpartition("-")[2]
    noun = noun.capitalize() if pack.grammar.capitalises_nouns else noun
    return lemma_of(noun, pack).lower() in pack.sets["collectives"]


@cache
def _words_of_bounds(pack: Pack) -> frozenset[str]:
    """Return the words of the phrases that bound a number and link no collective to it."""
    phrases = pack["before"].keys() - pack.sets["collective_links"]
    return frozenset(word for phrase in phrases for word in phrase.split())


@lru_cache(maxsize=50_000)
def concept_of(lemma: str, kind: Kind, pack: Pack) -> str | None:
    """Return the concept of a noun, compounds by their last part ("Militärplaner"), ``None`` if unknown."""
    kind = Kind.PERCENT if kind is Kind.PERCENTAGE_POINTS else kind
    whole = _concept_for(pack.concept_of.get(lemma.lower()), kind)
    if whole is not None:
        return whole
    word = lemma.lower().rpartition("-")[2].strip() or lemma.lower()
    last = word.rpartition(" ")[2]
    inside = next((len(last) - len(e) for e in pack.sets["false_last_parts"] if last.endswith(e)), len(last))
    for at in range(max(0, len(last) - pack.longest_concept), max(1, min(len(last) - 2, inside))):
        concept = _concept_for(pack.concept_of.get(last[at:]), kind)
        if concept is not None and (at == 0 or pack.grammar.joins_compounds):
            return concept
    return None


def _concept_for(concept: str | None, kind: Kind) -> str | None:
    """Return a concept if it is read from figures of a kind, for durations that of how long it lasts."""
    if concept is None or kind in load_measurands()[concept].kinds:
        return concept
    return _durations().get(concept) if kind is Kind.DURATION else None


@cache
def _durations() -> dict[str, str]:
    """Return the concept of how long something lasts, for each concept of what lasts."""
    return {what: m.name for m in load_measurands().values() for what in m.duration_of}


def lasting_noun(mention: Mention, pack: Pack) -> tuple[str | None, str | None]:
    """
    Return the noun of what lasts as long as a duration says, and its concept, both ``None`` if none is known.

    It stands right behind ("12 Jahre Haft", "12 years in prison"), perhaps past an amount ("an eight-year,
    $160 million offer"), or before a preposition ("a sentence of 12 years", "Haft von 12 Jahren").
    """
    links = pack.sets["lasting_links"]
    end = _past_amount(mention, pack)
    behind = NEXT_WORD.match(mention.article.text, end)
    if behind is not None and end > mention.span.end and _is_compound(behind.end(), mention, pack):
        behind = None  # "a two-year, $20 million prison project"
    if behind is not None and behind.group(1).lower() in links:
        behind = NEXT_WORD.match(mention.article.text, behind.end())
    words = [] if behind is None or behind.end() > mention.sentence.end else [behind.group(1)]
    before = [word for word in _words_back(mention)[:_LASTING_REACH] if word.lower() not in pack["before"]]
    if before and before[0].lower() in links:
        words += before[1:2]
    nouns = [noun for word in words if (noun := _noun(word, pack)) is not None]
    found = ((noun, concept_of(noun, Kind.DURATION, pack)) for noun in nouns)
    return next(((noun, concept) for noun, concept in found if concept is not None), (None, None))


def _past_amount(mention: Mention, pack: Pack) -> int:
    """Return where a duration tied by a hyphen ends, with the amount that stands before its noun, too."""
    text, end = mention.article.text, mention.span.end
    amount = _AMOUNT_NEXT.match(text, end) if _HYPHEN.search(mention.surface) else None
    if amount is None:
        return end
    end, word = amount.end(), NEXT_WORD.match(text, amount.end())
    while word is not None and _says_amount(word.group(1).lower(), pack):
        end, word = word.end(), NEXT_WORD.match(text, word.end())
    return end


def _says_amount(word: str, pack: Pack) -> bool:
    """Return whether a lower-case word is a scale or a unit."""
    return word in pack.scales or word in pack.units


def _is_compound(end: int, mention: Mention, pack: Pack) -> bool:
    """Return whether another word that may be a noun follows the one that ends at a position."""
    following = NEXT_WORD.match(mention.article.text, end)
    if following is None or following.end() > mention.sentence.end:
        return False
    return following.group(1).lower() not in pack.sets["stops"]


# -- amounts ---------------------------------------------------------------------------------------


def measured_noun(mention: Mention, kind: Kind, pack: Pack) -> tuple[str | None, str | None]:
    """
    Return the noun that an amount or a percentage is said of, and its concept.

    It stands before ("Kürzungen in Höhe von"), past the nouns that name no concept; a genitive is passed
    for the noun that governs it ("Kürzungen der Sozialausgaben"); the whole of a share before is that of
    this one ("0,1 Prozent der Wirtschaftsleistung, heuer dürften es 0,4 sein"). If none before is known,
    the one directly behind is taken ("800 Milliarden Euro für das Programm"). A percentage of a whole ("0,3
    Prozent des BIP") is a share, unless the whole is counted in percent itself ("25 Prozent der Stimmen").
    """
    if kind is Kind.PERCENT and (share := _share_of_whole(mention, pack)) is not None:
        return share
    words = _words_back(mention)
    for index, word in enumerate(words):
        noun = _phrase_ending(words[index : index + _LONGEST_PHRASE], pack) or _noun(word, pack)
        if kind is Kind.PERCENT and noun is not None and _is_whole_of_share(words[index + 1 :], pack):
            return _share_of(noun, pack)
        if noun is None or (concept := concept_of(noun, kind, pack)) is None:
            continue
        return _governing(words[index + 1 : index + 4], kind, pack) or (noun, concept)
    at = mention.span.end
    for _ in range(MAX_WALK):
        match = NEXT_WORD.match(mention.article.text, at)
        if match is None or match.end() > mention.sentence.end:
            break
        noun = _noun(match.group(1), pack)
        if noun is not None and (concept := concept_of(noun, kind, pack)) is not None:
            return noun, concept
        at = match.end()
    return None, None


def measured_goods(mention: Mention, pack: Pack) -> str | None:
    """
    Return the lemma of what is measured: "35 Millionen Tonnen Getreide", "23 million tonnes of wheat".

    A noun right behind is told by its capital; where nouns have none, a genitive tells it.
    """
    behind = NEXT_WORD.match(mention.article.text, mention.span.end)
    if behind is None or dimension_of(str(mention.unit)) not in _OF_GOODS:
        return None
    if not pack.grammar.capitalises_nouns:
        is_linked = behind.group(1).lower() in pack.sets["genitives"]
        behind = NEXT_WORD.match(mention.article.text, behind.end()) if is_linked else None
    if behind is None or behind.end() > mention.sentence.end:
        return None
    word = behind.group(1)
    if pack.grammar.capitalises_nouns is not word[0].isupper() or word.lower() in pack.sets["stops"]:
        return None
    return _noun(word, pack)


def _phrase_ending(words: Sequence[str], pack: Pack) -> str | None:
    """Return the phrase with a concept of its own that words, the last one first, end: "profit after tax"."""
    phrases = (" ".join(reversed(words[:length])) for length in range(len(words), 1, -1))
    return next((phrase for phrase in phrases if phrase.lower() in pack.concept_of), None)


def _share_of_whole(mention: Mention, pack: Pack) -> tuple[str, str] | None:
    """Return the whole that a percentage is a share of, and the concept; ``None`` if no whole follows."""
    link = NEXT_WORD.match(mention.article.text, mention.span.end)
    if link is None or link.group(1).lower() not in pack.sets["genitives"]:
        return None
    whole = (
        _walk_to_capital(mention.article.text, link.end(), pack) if pack.grammar.capitalises_nouns else None
    )
    whole = whole or _walk_to_plural(mention.article.text, link.end(), pack)
    if whole is None:
        return None
    found = _share_of(whole.lemma, pack)
    return None if found[1] is None else (whole.lemma, found[1])


def _share_of(whole: str, pack: Pack) -> tuple[str, str | None]:
    """Return a whole and the concept of a share of it."""
    concept = concept_of(whole, Kind.PERCENT, pack)
    if concept is not None and Kind.COUNT in load_measurands()[concept].kinds:
        return whole, concept
    return whole, next((m.name for m in load_measurands().values() if m.is_share), None)


def _is_whole_of_share(before: Sequence[str], pack: Pack) -> bool:
    """Return whether the words before a noun make it the whole of another share: "1 Prozent *der*"."""
    if len(before) < 2 or before[0].lower() not in pack.sets["genitives"]:
        return False
    return before[1].lower() in pack["percent"]


def _governing(words: Sequence[str], kind: Kind, pack: Pack) -> tuple[str, str] | None:
    """Return noun and concept of what a genitive hangs on ("Kürzungen der", "cuts of the"), if known."""
    for index, word in enumerate(words[:-1]):
        if word.lower() in pack.sets["genitives"]:
            noun = _noun(words[index + 1], pack)
            concept = concept_of(noun, kind, pack) if noun is not None else None
            return None if noun is None or concept is None else (noun, concept)
        if word.lower() not in pack.sets["stops"]:
            return None
    return None


def _noun(word: str, pack: Pack) -> str | None:
    """Return the lemma of a word that may be a noun, and one for what is counted or measured."""
    if pack.grammar.capitalises_nouns and not word[0].isupper():
        return None
    lower = word.lower()
    if not word[0].isalpha() or lower in pack.sets["uncounted"]:
        return None
    return lemma_of(word if pack.grammar.capitalises_nouns else lower, pack)


def _words_back(mention: Mention) -> list[str]:
    """Return the words before a mention in its sentence, the nearest first, none across a full stop."""
    start = max(mention.sentence.start, mention.span.start - _REACH_BACK)
    text = mention.article.text
    if 0 < start != mention.sentence.start:
        start += len(text[start : mention.span.start].partition(" ")[0])  # no half of a word
    piece = text[start : mention.span.start]
    piece = piece[max(map(piece.rfind, _STOPS)) + 1 :]
    return _WORDS.findall(piece)[: -MAX_WALK_BACK - 1 : -1]
