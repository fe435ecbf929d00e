"""
Which currency a bare "Dollar", "pound" or "Kronen" is: a family becomes an ISO 4217 code, or stays open.

The packs say which words name a family (table ``currency_families``), ``currencies.toml`` which currencies
belong to it; here an article decides. Amounts, units and rates of exchange are not known here.

The order of evidence was hard to choose. A full name elsewhere in the article ("kanadische Dollar", "A$",
"SEK") is the writer's own word, unless it stands in a conversion beside a bare name: "C$5 million ($3.6
million)" says that the bare dollar is *not* the Canadian one. Next come the countries that the text names,
then the home of the outlet, and only then what news style means by the bare name. Countries decide by
majority, and for some families only among a few members: a story on Taiwan counts in US dollars.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import regex
from babel import Locale
from babel.numbers import get_territory_currencies

from checks.languages.pack import Pack
from checks.model import Article
from checks.territories import territories_of
from checks.units import multiple_of
from checks.words import Kept

CURRENCIES_FILE = Path(__file__).with_name("currencies.toml")

LONGEST_CONVERSION = 40
"""Characters between the two currencies of "5 Millionen Dollar (4,4 Millionen Euro)", at most."""

_SIGNS = "\"'.,;:!?()[]„“”‚‘’»«–-"
_LONGEST_WORD = 60
_WORD_START = re.compile(r"(?<![^\W\d_])[^\W\d_]")
_HEAD = regex.compile(r"(?:[^\p{L} -]+\p{L}*|\p{L}+\.?)$")
_CODE = re.compile(r"[A-Z]{3}(?![^\W_])(?<![^\W_][A-Z]{3})")
_HOST = regex.compile(r"https?://(?:[^/?#@]{0,200}@)?([^/?#:]{1,253})", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CurrencyFamily:
    """
    Currencies that share a name.

    Attributes:
        members: ISO 4217 codes, or other families ("cent": of the euro or of a dollar).
        home: ISO 3166 code of a country -> its member.
        votes: Members that countries named in a text may choose.
        default: Language code -> the member that is meant if nothing decides; ``""`` for all languages.
    """

    members: frozenset[str]
    home: Mapping[str, str]
    votes: frozenset[str]
    default: Mapping[str, str]


@cache
def currency_families() -> Mapping[str, CurrencyFamily]:
    """
    Return the families of ``currencies.toml`` by their name.

    >>> sorted(currency_families()["won"].members)
    ['KPW', 'KRW']
    """
    return {name: _family(table) for name, table in _data()["families"].items()}


def _family(table: Mapping[str, Any]) -> CurrencyFamily:
    """Return a family from its table."""
    members: Mapping[str, str] = table["members"]
    default = table.get("default", {})
    return CurrencyFamily(
        members=frozenset(members),
        home={country: code for code, countries in members.items() for country in countries.split()},
        votes=frozenset(table.get("votes", members)),
        default={"": default} if isinstance(default, str) else default,
    )


@cache
def glued_currencies() -> frozenset[str]:
    """Return the currencies and families whose codes touch a whole number without being taken for a name."""
    return frozenset(_data()["glued"])


@cache
def _data() -> dict[str, Any]:
    """Return the file as read; one that is no TOML stops the run here."""
    return tomllib.loads(CURRENCIES_FILE.read_text(encoding="utf-8"))


def unnamed_currency(article: Article, pack: Pack) -> str | None:
    """
    Return the currency of amounts in an article that names none: of its outlet's country, or its language.

    >>> from checks.languages.pack import load_pack
    >>> unnamed_currency(Article("a", "Es kostet Millionen.", "de"), load_pack("de"))
    'EUR'
    >>> unnamed_currency(Article("a", "It cost millions.", "en", outlet="BBC"), load_pack("en"))
    'GBP'
    """
    home = _home_of(article)
    used = get_territory_currencies(home) if home else []
    return used[0] if len(used) == 1 else _data()["unnamed"].get(pack.code)


class CurrencyContext:
    """
    Decides what the bare currency names of one article mean.

    Nothing is read before a bare name asks for it, and then once: an article without one costs nothing,
    and any other a few passes over its text.

    Args:
        article: The article whose text, outlet and address are the evidence.
        pack: The language it is read in.
    """

    def __init__(self, article: Article, pack: Pack) -> None:
        self._article = article
        self._pack = pack
        self._decided: dict[str, str | None] = {}

    def decide(self, unit: str) -> str | None:
        """
        Return a unit with the family in it replaced by a currency, ``None`` if the article leaves it open.

        >>> from checks.languages.pack import load_pack
        >>> text = "Es kostet 5 kanadische Dollar, später 3 Dollar pro Monat."
        >>> context = CurrencyContext(Article("a", text, "de"), load_pack("de"))
        >>> context.decide("dollar/month"), context.decide("crown"), context.decide("kilometer")
        ('CAD/month', None, 'kilometer')
        """
        name, stroke, below = unit.partition("/")
        if name not in currency_families():
            return unit
        if name not in self._decided:
            self._decided[name] = self._decide_family(name)
        code = self._decided[name]
        return None if code is None else f"{code}{stroke}{below}"

    def is_open(self, unit: str) -> bool:
        """Return whether a unit names a family that the article does not decide."""
        return self.decide(unit) is None

    def _decide_family(self, name: str) -> str | None:
        """Return the currency of a family: by full names, countries, outlet and news style, in this order."""
        family = currency_families()[name]
        named, contrasted = self._named_members(name)
        possible = family.members - contrasted
        default = family.default.get("") or family.default.get(self._pack.code)
        found = (
            _majority({member: times for member, times in named.items() if member in possible})
            or _majority(self._votes_of_countries(family, possible))
            or next(
                (
                    member
                    for member in (family.home.get(_home_of(self._article)), default)
                    if member in possible
                ),
                None,
            )
        )
        return None if found is None else self.decide(found)

    def _votes_of_countries(self, family: CurrencyFamily, possible: frozenset[str]) -> Counter[str]:
        """Return how often the text names the countries of each member that they may choose."""
        votes = Counter[str]()
        for country, times in self._countries.items() if family.votes else ():
            member = family.home.get(country)
            if member in possible & family.votes:
                votes[member] += times
        return votes

    def _named_members(self, name: str) -> tuple[Counter[str], set[str]]:
        """Return how often each member is named in full, and which of them are set against a bare name."""
        named, contrasted = Counter[str](), set[str]()
        signs, default = set[str](), currency_families()[name].default
        last, last_end = "", -LONGEST_CONVERSION
        for start, end, member in _named_in(self._lower, _names(name, self._pack)):
            if member:
                named[member] += 1
            if self._lower.endswith("$", start, end):
                signs.add(member)
            between = self._lower[last_end:start] if 0 <= start - last_end <= LONGEST_CONVERSION else ""
            if "(" in between and ")" not in between and bool(member) != bool(last):
                contrasted.add(member or last)
            last, last_end = member, end
        if "" in signs:  # "A$11.19" beside "$518 million": who marks the one means another by the bare sign
            contrasted |= signs - {"", *default.values()}
        for code in currency_families()[name].members & set(self._codes):
            named[code] += self._codes[code]
        return named, contrasted

    @cached_property
    def _lower(self) -> str:
        return self._article.text.lower()

    @cached_property
    def _evidence(self) -> list["_Evidence"]:
        """What each word of the text that tells something says."""
        found = map(_evidence_of(self._pack).__getitem__, self._article.text.split())
        return [evidence for evidence in found if evidence is not None]

    @cached_property
    def _codes(self) -> Counter[str]:
        """How often the text names each currency of a family by its code."""
        return Counter(code for evidence in self._evidence for code in evidence.codes)

    @cached_property
    def _countries(self) -> Counter[str]:
        """How often the text names each country with a currency of a family, also as an adjective."""
        phrases = _country_phrases(self._pack.code)
        named = _phrase_pattern(self._pack.code).findall(self._article.text)
        found = Counter(phrases[name] for name in named)
        found.update(home for evidence in self._evidence for home in evidence.homes)
        return found


def _home_of(article: Article) -> str:
    """Return ISO 3166 code of an outlet, by its name or the end of its address; ``""`` if neither tells."""
    outlet = (article.outlet or "").lower().strip().removeprefix("the ")
    if outlet in _data()["outlets"]:
        return str(_data()["outlets"][outlet])
    host = _HOST.match(article.url or "")
    ending = "" if host is None else host.group(1).lower().rpartition(".")[2]
    if len(ending) != 2 or ending in _data()["addresses"]["generic"]:
        return ""
    return str(_data()["addresses"]["other"].get(ending, ending.upper()))


def _majority(votes: Mapping[str, int]) -> str | None:
    """Return what has more votes than anything else, ``None`` for a tie."""
    ranked = Counter(votes).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@dataclass(frozen=True, slots=True)
class _Names:
    """
    The names of a family in lower case.

    They are found by their last words, of which there are few, and then read backwards: an alternation of
    all names, hundreds with their inflected adjectives, takes a second for a megabyte.

    Attributes:
        heads: The last words of all names, the longest first.
        member_of: Name -> the member it means, ``""`` for a bare name.
        others: Names of something else that end in such a word: "per cent".
        longest: Length of the longest name.
    """

    heads: tuple[str, ...]
    member_of: Mapping[str, str]
    others: frozenset[str]
    longest: int


def _named_in(lower: str, names: _Names) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and member of every name of a family in a lower-cased text, the longest ones."""
    present = tuple(head for head in names.heads if head in lower)
    for match in _head_pattern(present).finditer(lower) if present else ():
        head, at = match.group("head"), match.start()
        starts = [m.start() for m in _WORD_START.finditer(lower, max(0, at - names.longest), at)]
        if not lower[max(0, at - 1) : at].isalpha():
            starts.append(at)
        for start in starts:
            name = lower[start:at] + head
            if name in names.others:
                break
            member = names.member_of.get(name)
            if member is not None:
                yield start, match.end(), member
                break


@cache
def _names(name: str, pack: Pack) -> _Names:
    """Return the names of a family in a language."""
    member_of = dict(_full_names(currency_families()[name].members, pack))
    bare = (word for word, family in pack["currency_families"].items() if multiple_of(family)[0] == name)
    member_of = dict.fromkeys(bare, "") | member_of
    heads = sorted({_HEAD.search(word).group() for word in member_of}, key=lambda head: (-len(head), head))
    others = frozenset(word for word in pack["percent"] if " " in word and word not in member_of)
    return _Names(tuple(heads), member_of, others, max(map(len, {*member_of, *others})))


@lru_cache(maxsize=1024)
def _head_pattern(heads: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of some last words: a text has few of them, and few are found fast."""
    return re.compile(rf"(?P<head>{'|'.join(map(re.escape, heads))})s?(?![^\W\d_])")


def _full_names(members: frozenset[str], pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the words that name one member of a family alone; codes are looked for as they are written."""
    shared = pack["currency_families"]
    for word, unit in pack["money"].items():
        code = multiple_of(unit)[0]
        if word not in shared and code in members and word.upper() != code:
            yield word, code
    for family in members & set(currency_families()):
        for word, shared_by in shared.items():
            if shared_by == family:
                yield word, family
        for word, _ in _full_names(currency_families()[family].members, pack):
            yield word, family


@cache
def _members() -> frozenset[str]:
    """Return the members of all families."""
    return frozenset(member for family in currency_families().values() for member in family.members)


@cache
def _homes() -> frozenset[str]:
    """Return the ISO 3166 codes of all countries whose currency belongs to a family."""
    return frozenset(country for family in currency_families().values() for country in family.home)


@cache
def _country_phrases(language: str) -> Mapping[str, str]:
    """Return the names of several words ("New Zealand") of the families' countries, with ISO 3166 code."""
    names = Locale(language).territories.items()
    return {name: code for code, name in names if " " in name and code in _homes()}


class _Evidence(NamedTuple):
    """The currencies of families that a word names by their codes, and countries that it names."""

    codes: tuple[str, ...]
    homes: tuple[str, ...]


@cache
def _phrase_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of those names: none of them is in another."""
    return re.compile("|".join(map(re.escape, _country_phrases(language))))


@lru_cache(maxsize=8)
def _evidence_of(pack: Pack) -> Kept[_Evidence | None]:
    """Return what a word tells, given with the signs around it; ``None`` for nothing, as nearly always."""

    def evidence(written: str) -> _Evidence | None:
        codes = tuple(code for code in _CODE.findall(written) if code in _members())
        homes = _homes_named(written, pack)
        return _Evidence(codes, homes) if codes or homes else None

    return Kept(evidence)


def _homes_named(written: str, pack: Pack) -> tuple[str, ...]:
    word = written.strip(_SIGNS) if len(written) <= _LONGEST_WORD else ""
    place = _data()["places"].get(word.removesuffix("'s").removesuffix("’s"))
    if place is not None:
        return (str(place),)
    countries = territories_of(word, pack) if word[:1].isalpha() else ()
    return tuple(country for country in countries if country in _homes())
