"""
What one word says by itself, whatever stands around it: lemma, countries, name, predicate, time.

It is found out once for each word form and kept, because the same few thousand words make up most of the
news: reading a sentence then costs one look-up a word. What depends on the neighbours of a word or on the
article (its day of publication) is not here but in ``surroundings``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

import regex

from checks.languages.pack import Pack
from checks.lemmas import LONGEST_KEPT, is_compound, is_known_word, lemma_of
from checks.measurands import load_measurands
from checks.model import Kind
from checks.territories import is_country_name, territories_of

MOST_KEPT = 50_000
"""Words kept of a language, some 20 MB; a new start from nothing costs a second or so for as much news."""

SHORTEST_TERM = 4

_TOKEN = regex.compile(r"\p{L}[\p{L}’'.-]{0,60}|(?<!\d)\d{1,4}+(?!\d)\.?|[,;:–()]")
_APOSTROPHES = "'’"
_PAUSES = frozenset(",;:–()")

_Found = TypeVar("_Found")


class Kept(dict[str, _Found]):
    """
    What was found out about words, each once: ``kept[word]``.

    It is emptied when it is full, and long words are found out each time, so its size is bounded.
    """

    def __init__(self, find: Callable[[str], _Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _Found:
        """Return what is found out about a word that is not there."""
        found = self._find(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[word] = found
        return found


@dataclass(frozen=True, slots=True)
class Word:
    """
    A word form, a number or a pause, as one record.

    Attributes:
        text: The word without the points behind it.
        is_pause: It is a comma, a dash or the like.
        says: What it says for its place in the sentence, as sort and class: ``("predicate", "attend")``;
            ``scope``, ``status`` and ``direction`` (a point of the compass) likewise; ``matter``: the concept
            of what sums can be for that it names, as a word or the first part of one; ``part``: its class of
            part of a whole ("Industrie", "Quartal"). ``speech`` (somebody said it), ``comparison`` (what
            follows is only compared with) and ``change`` (a noun for more or less, without saying of what)
            have the class ``""``.
        is_name: It names somebody or a place.
        places: ISO codes of the countries it names.
        is_country: It is a country's own name, which may be a person's as well.
        is_surname: It can make a person's name of such a word before it.
        name: It as a proper name, ``""`` if it is none.
        name_in_front: The same where it begins a sentence.
        institution: The institution it names, ``""`` if it names none.
        is_speaker: As a name it can be who says something: no thing, and nobody who hands on what others say.
        is_time: It names a time, alone or with the word behind it.
        time: The pack's table of times that it is in and its value there.
        begins_year: Words that name a year begin with it: "last" year.
        term: Its lemma if it is a content word, or ``""``.
        half: Its form in a predicate of two words ("lose life", "ums leben"), ``""`` if it is in none.
    """

    text: str
    is_pause: bool = False
    says: tuple[tuple[str, str], ...] = ()
    is_name: bool = False
    places: tuple[str, ...] = ()
    is_country: bool = False
    is_surname: bool = False
    name: str = ""
    name_in_front: str = ""
    institution: str = ""
    is_speaker: bool = True
    is_time: bool = False
    time: tuple[str, int] | None = None
    begins_year: bool = False
    term: str = ""
    half: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """
    What stands between two blanks: one word mostly, but "(NATO)," is a word and three pauses.

    Most words say nothing but a term, or not even that, so the others are picked out once and for all.

    Attributes:
        is_one: It is one word from its first character on, with no pause behind.
        offsets: Where in it each word and pause begins.
        words: What they say.
        telling: The place among them of each that is a pause or says more than a term, with it.
        terms: The place and the term of each that is a content word.
    """

    is_one: bool
    offsets: tuple[int, ...]
    words: tuple[Word, ...]
    telling: tuple[tuple[int, Word], ...]
    terms: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """
    What a capitalised word says about the matter of an article.

    Attributes:
        names: The countries it names, or its lemma; nothing if that can be counted ("Soldat").
        names_in_front: The same where it begins a sentence, and its capital may make it no name.
        homes: The countries that it names, or whose capital it is.
    """

    names: tuple[str, ...]
    names_in_front: tuple[str, ...]
    homes: tuple[str, ...]


@lru_cache(maxsize=8)
def words_of(pack: Pack) -> Kept[Words]:
    """Return what is written between two blanks -> the words and pauses in it."""
    words: Kept[Word] = Kept(lambda text: _word(text, pack))

    def found_in(written: str) -> Words:
        tokens = list(_TOKEN.finditer(written))
        found = [words[_without_possessive(token.group(), pack).rstrip(".")] for token in tokens]
        offsets = tuple(token.start() for token in tokens)
        return Words(
            offsets == (0,),
            offsets,
            tuple(found),
            tuple((place, word) for place, word in enumerate(found) if _is_telling(word)),
            tuple((place, word.term) for place, word in enumerate(found) if word.term),
        )

    return Kept(found_in)


@lru_cache(maxsize=8)
def names_of(pack: Pack) -> Kept[Named]:
    """Return the capitalised words of a language as names of what an article is about."""
    return Kept(lambda written: _named(_without_possessive(written, pack), pack))


def _without_possessive(text: str, pack: Pack) -> str:
    """
    Return a word without what makes an owner of it: "Indonesia's", "the *Angels'* offer".

    What is short for "is" looks the same and goes as well ("it's").
    """
    if not text.endswith(tuple(pack.sets["possessive_endings"])):
        return text
    return text[: max(text.rfind(apostrophe) for apostrophe in _APOSTROPHES)]


def _is_telling(word: Word) -> bool:
    """Return whether a word is a pause or says more than a term."""
    return word.is_pause or bool(word.says) or word.is_name or word.is_time or bool(word.half)


def _word(text: str, pack: Pack) -> Word:
    """Return all that a word says."""
    if text in _PAUSES:
        return Word(text, is_pause=True)
    lower = text.lower()
    lemma = lemma_of(text, pack) if text[0].isalpha() else text
    places = territories_of(text, pack)
    institution = "" if places else _institution(text, lemma, pack)
    time = _time(text, lemma, pack)
    begins_year = any(words.startswith(f"{lower} ") for words in pack["relative_years"])
    is_named = _is_capitalised(text) and not _is_of_calendar(time)
    name, name_in_front = _names(text, lemma, places, pack) if is_named else ("", "")
    does = "thing" if _is_thing(text, pack) else _does(lower, lemma.lower(), pack)
    classes = {
        "predicate": pack.predicate_of.get(lemma.lower()) or _by_form(text, lemma, pack),
        "scope": pack["scopes"].get(lower, ""),
        "status": pack["statuses"].get(lower, ""),
        "direction": _direction(lower, pack),
        "matter": _matter(text, lemma, pack),
        "part": _part(lower, lemma.lower(), pack),
    }
    says = tuple((sort, which) for sort, which in classes.items() if which)
    return Word(
        text,
        says=(*says, (does, "")) if does in _ACTS else says,
        is_name=bool(name or places or institution),
        places=places,
        is_country=is_country_name(text, pack),
        is_surname=text[0].isupper() and not text.isupper() and not _is_known(text, pack),
        name=name,
        name_in_front=name_in_front,
        institution=institution,
        is_speaker=does not in ("reporter", "thing"),
        is_time=time is not None or begins_year,
        time=time,
        begins_year=begins_year,
        term=_term(text, lemma, pack),
        half=next((form for form in (lemma.lower(), lower) if form in _halves(pack)), ""),
    )


def _by_form(text: str, lemma: str, pack: Pack) -> str:
    """Return the predicate that a form is, none of a noun that is written like a verb: "die *Zahlen*"."""
    is_noun = pack.grammar.capitalises_nouns and text[0].isupper() and lemma[0].isupper() and lemma != text
    return "" if is_noun else pack.predicate_of.get(text.lower(), "")


@lru_cache(maxsize=8)
def _halves(pack: Pack) -> frozenset[str]:
    """Return the words of the predicates of two words."""
    phrases = (predicate.split() for predicate in pack.predicate_of if " " in predicate)
    return frozenset(chain.from_iterable(phrases))


_SAYING = {
    "speech": "speech",
    "comparison_leads": "comparison",
    "change_nouns": "change",
    "reporters": "reporter",
}
"""Set of words -> what its words do in a sentence; a reporter hands on what others say."""

_ACTS = frozenset({"speech", "comparison", "change"})
"""What of it is said for a place in the sentence."""

_SHORTEST_INSTITUTION = 4
"""Letters of a noun that is the last part of an institution: "Finanzministerium", but no "Uno" in "Bruno"."""

_SHORTEST_MATTER = 5
"""Letters of a noun that is the first part of a compound: "Flüchtlingskosten", but no "Land" in "Landung"."""


def _does(lower: str, lemma: str, pack: Pack) -> str:
    """Return what a word does in a sentence that reports claims, by its form or its dictionary form."""
    return next(
        (does for name, does in _SAYING.items() if not pack.sets[name].isdisjoint((lower, lemma))), ""
    )


def _is_thing(text: str, pack: Pack) -> bool:
    """Return whether capitals name no institution: what is measured ("BIP"), a form of company ("AG")."""
    lower = text.lower()
    return text.isupper() and (lower in pack.concept_of or lower in pack.sets["abbreviated_things"])


def _institution(text: str, lemma: str, pack: Pack) -> str:
    """Return the institution that a word names: an abbreviation, or a noun that ends in one for such."""
    first = text.partition("-")[0]
    lower = lemma.lower()
    if first.isupper() and len(first) > 1:
        return "" if _is_thing(first, pack) else first
    if pack.grammar.capitalises_nouns and not text[0].isupper():
        return ""
    if lower in pack.sets["institutions"]:
        return lemma
    last = (lower[-length:] for length in range(_SHORTEST_INSTITUTION, len(lower)))
    is_part = pack.grammar.joins_compounds and not pack.sets["institutions"].isdisjoint(last)
    return lemma if is_part else ""


def _matter(text: str, lemma: str, pack: Pack) -> str:
    """Return the concept of a matter or of a sum that a word names, compounds by their first part, too."""
    if pack.grammar.capitalises_nouns and not text[0].isupper():
        return ""
    matters = _matters(pack)
    lower = lemma.lower()
    if lower in matters or not pack.grammar.joins_compounds:
        return matters.get(lower, "")
    lengths = range(min(len(lower) - 1, pack.longest_concept), _SHORTEST_MATTER - 1, -1)
    first = next((matters[lower[:length]] for length in lengths if lower[:length] in matters), "")
    # What is only said to be the matter is so as a first part alone: "Fahrerflucht" is no flight of refugees.
    listed = _listed_matters(pack)
    ends = (lower[-length:] for length in lengths)
    last = next((matters[end] for end in ends if end in matters and end not in listed), "")
    return first or last


@lru_cache(maxsize=8)
def _matters(pack: Pack) -> Mapping[str, str]:
    """Return noun -> concept of what sums are said to be for, and of what is a sum itself."""
    known = load_measurands()
    counted = {
        noun: concept
        for noun, concept in pack.concept_of.items()
        if known[concept].is_matter or Kind.MONEY in known[concept].kinds
    }
    return counted | _listed_matters(pack)


@lru_cache(maxsize=8)
def _listed_matters(pack: Pack) -> dict[str, str]:
    """Return noun -> concept of what is counted by another noun: "Asyl" is a matter of refugees."""
    return {noun: concept for concept, nouns in pack["matters"].items() for noun in nouns}


def _part(lower: str, lemma: str, pack: Pack) -> str:
    """Return the class of part of a whole that a word names, adjectives without their inflection."""
    parts = pack["parts"]
    stems = (lower.removesuffix(ending) for ending in pack.numbers.inflections if lower.endswith(ending))
    return str(next((parts[form] for form in (lower, lemma, *stems) if form in parts), ""))


def _direction(lower: str, pack: Pack) -> str:
    """Return the point of the compass that a word names; of "north-northeast" the last part decides."""
    return str(pack["directions"].get(lower) or pack["directions"].get(lower.rpartition("-")[2], ""))


def _is_capitalised(text: str) -> bool:
    return text[0].isupper() and len(text) > 1


def _is_known(word: str, pack: Pack) -> bool:
    """Return whether the dictionary lists a word, be its capital that of a noun or of a beginning."""
    return is_known_word(word, pack) or is_known_word(word.lower(), pack)


def _names(text: str, lemma: str, places: tuple[str, ...], pack: Pack) -> tuple[str, str]:
    """Return a capitalised word as a name inside a sentence and in front of one; ``""`` if it is none."""
    first = text.partition("-")[0]
    if first.isupper() and len(first) > 1:
        return first, first
    if places:
        return "", ""
    if _is_known(first, pack):
        return ("", "") if pack.grammar.capitalises_nouns else (lemma, "")
    if pack.grammar.joins_compounds and is_compound(first, pack):
        return "", ""
    is_genitive = first.endswith("s") and is_known_word(first[:-1], pack)
    name = first[:-1] if is_genitive else first
    return name, name


def _time(text: str, lemma: str, pack: Pack) -> tuple[str, int] | None:
    """Return the table and value of a month, a weekday (both capitalised), a relative day or year."""
    for word in (text.lower(), lemma.lower()):
        for table in ("months", "relative_days", "weekdays"):
            if word in pack[table] and (table == "relative_days" or text[0].isupper()):
                return table, pack[table][word]
    years = pack["relative_years"].get(text.lower())
    return None if years is None else ("relative_years", years)


def _is_of_calendar(time: tuple[str, int] | None) -> bool:
    """Return whether a word is a month or a weekday, which has a capital and names nobody."""
    return time is not None and time[0] in ("months", "weekdays")


def _term(text: str, lemma: str, pack: Pack) -> str:
    """Return the lemma of a content word, which is long, no number, and none that sentences are made with."""
    lower = text.lower()
    is_content = len(text) >= SHORTEST_TERM and text[0].isalpha()
    if not is_content or lower in pack["before"]:
        return ""
    if any(lower in pack.sets[name] for name in ("sentence_starters", "stops", "passed")):
        return ""
    term = lemma.lower()
    return "" if term in pack.scales else term


def _named(written: str, pack: Pack) -> Named:
    """Return what a capitalised word names."""
    bare = written.rstrip(".’'-")
    lower = written.lower().rstrip(".")
    is_plain = lower in pack.sets["sentence_starters"] or is_known_word(lower, pack)
    places = territories_of(bare, pack)
    capital = pack["capitals"].get(bare.lower())
    names = places or _matters_named(bare, pack)
    return Named(names, () if is_plain else names, places if capital is None else (capital,))


def _matters_named(bare: str, pack: Pack) -> tuple[str, ...]:
    """Return the lemma of a capitalised word, nothing if that can be counted or is a month or a weekday."""
    lemma = lemma_of(bare.partition("-")[0], pack)
    is_nobody = lemma.lower() in pack.concept_of or _is_of_calendar(_time(bare, lemma, pack))
    return () if is_nobody else (lemma,)
