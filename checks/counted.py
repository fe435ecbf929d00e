"""
What a figure counts or measures: the noun behind a numeral, or before an amount, and its concept.

A count takes the noun it stands before. Where nouns have capitals that is the first one behind adjectives;
elsewhere the first plural, else the last word before a stop word. An amount of money or a percentage takes
the nearest noun before it that names a concept. Every walk is a few words long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from checks.languages.pack import Pack
from checks.lemmas import lemma_of
from checks.measurands import load_measurands
from checks.model import Kind, Mention

MAX_WALK = 6
"""Words between a numeral and the noun it counts."""

MAX_WALK_BACK = 12
"""Words between an amount and the noun before it that says what it is an amount of."""

_LONGEST_NAME = 5  # words of the longest concept: "head of state and government"

_LONGEST_BOUND = 24  # characters of the longest phrase behind a figure, with room

_BLANKS = regex.compile(r"[\s\u00a0]{0,3}+")
_WORD = regex.compile(r"[\s\u00a0]{0,3}+([\p{L}][\p{L}’'‑-]{0,60})")
_TYPE_NAME = regex.compile(r"(\d{1,4}[-‑])(?<noun>\p{Lu}[\p{L}-]{1,60})")
_CAPITAL_WORD = regex.compile(r"[\s\u00a0]{0,3}+(?<noun>\p{Lu}[\p{L}’'‑-]{0,60})")
_WORDS_BACK = regex.compile(r"(?r)([\p{L}\d][\p{L}\d.’'‑-]{0,60}|[,;:.!?()„“\"–])")
_BEFORE = regex.compile(r"[^.,;:!?()\[\]„“\"–/]*\Z")


@dataclass(frozen=True, slots=True)
class CountedNoun:
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


def word_after(mention: Mention) -> str:
    """Return the word behind a mention as written, ``""`` if punctuation stands there."""
    match = _WORD.match(mention.article.text, mention.span.end)
    return "" if match is None else str(match.group(1))


def words_before(mention: Mention, count: int) -> list[str]:
    """Return up to ``count`` lower-case words directly before a mention, none across punctuation."""
    text = mention.article.text[max(mention.sentence.start, mention.span.start - 60) : mention.span.start]
    near = _BEFORE.search(text)
    words = near.group().lower().split() if near is not None else []
    if text.rstrip().endswith(".") and text.split():
        words = [text.split()[-1].lower()]
    return words[-count:]


def bound_after(mention: Mention, pack: Pack) -> tuple[str, int]:
    """Return the words directly behind a mention that bound it ("oder mehr", "+") and where they end."""
    text, at = mention.article.text, mention.span.end
    blanks = _BLANKS.match(text, at)
    start = at if blanks is None else blanks.end()
    rest = text[start : start + _LONGEST_BOUND].lower()
    for phrase in sorted(pack["after"], key=len, reverse=True):
        if rest.startswith(phrase) and not rest[len(phrase) : len(phrase) + 1].isalnum():
            return phrase, start + len(phrase)
    return "", at


# -- counts ----------------------------------------------------------------------------------------


def counted_noun(mention: Mention, pack: Pack) -> CountedNoun | None:
    """Return the noun a count stands before, ``None`` if the walk meets a stop word or punctuation first."""
    text, (_, at) = mention.article.text, bound_after(mention, pack)
    if text.startswith(("-", "‑"), at):
        attached = _WORD.match(text, at + 1)
        if attached is None:
            return None
        noun = None if mention.attached else _hyphenated_noun(attached.group(1), pack)
        if noun is not None:
            return noun
        at = attached.end()
    if pack.numbers.nouns == "capitalised":
        return _walk_to_capital(text, at, pack)
    return _walk_to_plural(text, at, pack)


def _hyphenated_noun(rest: str, pack: Pack) -> CountedNoun | None:
    """Return what "26-nation" or "26-Staaten-Gruppe" counts: the part behind the numeral, if it is known."""
    first = rest.replace("‑", "-").partition("-")[0]
    lemma = lemma_of(first, pack)
    is_noun = pack.numbers.nouns == "plural" or lemma.lower() in pack.concept_of
    return CountedNoun(lemma, first, ()) if is_noun else None


def _walk_to_capital(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return the first capitalised noun behind adjectives, as in German."""
    passed: list[str] = []
    for _ in range(MAX_WALK):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match.group(1)
        if word[0].isupper():
            if word.lower() in pack.sets["sentence_starters"]:
                return None  # "Rock am Ring 2015 Das Festival": a headline ran into the text
            following = _WORD.match(text, match.end())
            if word.endswith("-"):
                return _unfinished_noun(text, match, pack, passed)
            is_adjective = word.endswith("er") and following is not None and following.group(1)[0].isupper()
            if not is_adjective:
                return CountedNoun(lemma_of(word, pack), word, tuple(passed))
        elif not _is_passed(word, pack):
            return None
        passed.append(word.lower())
        at = match.end()
    return None


def _unfinished_noun(
    text: str, first: regex.Match[str], pack: Pack, passed: Sequence[str]
) -> CountedNoun | None:
    """Return the noun that ends after a hyphen: "Leopard-2-Panzer", "Staats- und Regierungschef"."""
    start = first.group(1)
    last = _TYPE_NAME.match(text, first.end())
    if last is not None:
        start += last.group(1)
    else:
        link = _WORD.match(text, first.end())
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


def _walk_to_plural(text: str, at: int, pack: Pack) -> CountedNoun | None:
    """Return the first plural behind a numeral, else the last word before a stop word, as in English."""
    passed: list[str] = []
    last: CountedNoun | None = None
    links = pack.sets["genitives"]
    for _ in range(MAX_WALK):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match.group(1)
        lower = word.lower()
        at = match.end()
        if lower in links and last is None:
            continue  # "tens of thousands of soldiers", "dozens of its ships"
        if lower in pack.sets["stops"]:
            break
        lemma = lemma_of(lower, pack)
        if name := _long_name(text, at, lemma, pack):
            return CountedNoun(name, word, tuple(passed))
        last = CountedNoun(lemma, word, tuple(passed))
        is_plural = lemma != lower and lower.endswith("s") and not lower.endswith("ss")
        if (is_plural or lemma in pack.concept_of) and lower not in pack["measurand_adjectives"]:
            return last
        passed.append(lower)
    if last is None or last.lemma in pack.concept_of:
        return last
    return None if last.word.lower().endswith(tuple(pack.sets["adjective_endings"])) else last


def _long_name(text: str, at: int, lemma: str, pack: Pack) -> str | None:
    """Return a concept of several words that begins with a noun: "head of state and government"."""
    rest = text[at : at + 40].lower()
    words = regex.findall(r"\p{L}+", rest)[: _LONGEST_NAME - 1]
    for length in range(len(words), 0, -1):
        last = [*words[: length - 1], lemma_of(words[length - 1], pack)]
        for tail in (words[:length], last):
            name = " ".join([lemma, *tail])
            if name in pack.concept_of:
                return name
    return None


def counted_concept(mention: Mention, counted: CountedNoun, pack: Pack) -> str | None:
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
    words = words_before(mention, 6)
    links = pack.sets["collective_links"]
    while words and any(words[-1] in phrase.split() for phrase in pack["before"] if phrase not in links):
        if words[-1] in links:
            break
        words.pop()
    if len(words) < 2 or words[-1] not in links:
        return False
    noun = words[-2].rpartition("-")[2]
    is_capitalised = pack.numbers.nouns == "capitalised"
    return lemma_of(noun.capitalize() if is_capitalised else noun, pack).lower() in pack.sets["collectives"]


@cache
def concept_of(lemma: str, kind: Kind, pack: Pack) -> str | None:
    """Return the concept of a noun, compounds by their last part ("Militärplaner"), ``None`` if unknown."""
    measurands = load_measurands()
    kind = Kind.PERCENT if kind is Kind.PERCENTAGE_POINTS else kind
    whole = pack.concept_of.get(lemma.lower())
    if whole is not None and kind in measurands[whole].kinds:
        return whole
    word = lemma.lower().rpartition("-")[2].strip() or lemma.lower()
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


# -- amounts ---------------------------------------------------------------------------------------


def measured_noun(mention: Mention, kind: Kind, pack: Pack) -> tuple[str | None, str | None]:
    """
    Return the noun that an amount or a percentage is said of, and its concept.

    It stands before ("Kürzungen in Höhe von"), past the nouns that only carry an amount; a genitive is
    passed for the noun that governs it ("Kürzungen der Sozialausgaben"). If none before is known, the
    one directly behind is taken ("800 Milliarden Euro für das Programm"). A percentage of a whole ("0,3
    Prozent des BIP") is a share, unless the whole is counted in percent itself ("25 Prozent der Stimmen").
    """
    if kind is Kind.PERCENT and (share := _share_of_whole(mention, pack)) is not None:
        return share
    words = _words_back(mention)
    for index, word in enumerate(words):
        noun = _noun(word, pack)
        if noun is None or (concept := concept_of(noun, kind, pack)) is None:
            continue
        return _governing(words[index + 1 : index + 4], kind, pack) or (noun, concept)
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


def _share_of_whole(mention: Mention, pack: Pack) -> tuple[str, str] | None:
    """Return the whole that a percentage is a share of, and the concept; ``None`` if no whole follows."""
    link = _WORD.match(mention.article.text, mention.span.end)
    if link is None or link.group(1).lower() not in pack.sets["genitives"]:
        return None
    whole = _walk_to_capital(mention.article.text, link.end(), pack) if _has_capitals(pack) else None
    whole = whole or _walk_to_plural(mention.article.text, link.end(), pack)
    if whole is None:
        return None
    concept = concept_of(whole.lemma, Kind.PERCENT, pack)
    if concept is not None and Kind.COUNT in load_measurands()[concept].kinds:
        return whole.lemma, concept
    shares = [m.name for m in load_measurands().values() if m.is_share]
    return (whole.lemma, shares[0]) if shares else None


def _has_capitals(pack: Pack) -> bool:
    """Return whether nouns are known by their capital."""
    return pack.numbers.nouns == "capitalised"


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
