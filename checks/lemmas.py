"""
The dictionary form of a word, by simplemma behind a small cache, with the packs' own corrections.

simplemma takes a tenth of a second to import, so it is imported when the first word is asked for.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from checks.languages.pack import Pack

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

LONGEST_KEPT = 60
"""Characters of the longest word that a cache keeps, so that no text can fill the memory."""

_APOSTROPHES = frozenset("'’ʼ")  # words with one are taken apart before they are looked up


def lemma_of(word: str, pack: Pack) -> str:
    """
    Return the dictionary form of a word as written in running text.

    What stands before the last hyphen is kept ("NATO-Truppen" -> "NATO-Truppe"). A correction of the
    pack wins over the lemmatiser; compounds that it does not list are tried greedily.
    """
    return _kept_lemma(word, pack) if len(word) <= LONGEST_KEPT else _lemma(word, pack)


def is_known_word(word: str, pack: Pack) -> bool:
    """Return whether the dictionary lists a word; capitalised words that it does not are taken for names."""
    return _kept_is_known(word, pack) if len(word) <= LONGEST_KEPT else _is_known(word, pack)


def is_compound(word: str, pack: Pack) -> bool:
    """
    Return whether two words of the dictionary make up one that it does not list ("Machtwechsel").

    No compound is longer than ``LONGEST_KEPT``, which bounds the cuts that are tried.
    """
    if len(word) > LONGEST_KEPT:
        return False
    return any(
        _is_known(word[cut:].capitalize(), pack)
        and (_is_known(word[:cut], pack) or _is_known(word[:cut].removesuffix("s"), pack))
        for cut in range(4, len(word) - 3)
    )


def _lemma(word: str, pack: Pack) -> str:
    first, hyphen, last = word.rpartition("-")
    if hyphen and last:
        return f"{first}-{lemma_of(last, pack)}"
    if word.lower() in pack["lemmas"]:
        return str(pack["lemmas"][word.lower()])
    simplemma = _simplemma()
    # What the dictionary lists as it is written comes out of simplemma as listed, after ten more calls.
    listed = simplemma.dictionary_of(pack.code).get(word)
    if listed is not None and _APOSTROPHES.isdisjoint(word):
        return listed
    lemma = str(simplemma.plain.lemmatize(word, pack.code))
    return lemma if lemma != word else str(simplemma.greedy.lemmatize(word, pack.code))


def _is_known(word: str, pack: Pack) -> bool:
    return _simplemma().look_up.get_lemma(normalize("NFC", word), pack.code) is not None


_kept_lemma = lru_cache(maxsize=50_000)(_lemma)
_kept_is_known = lru_cache(maxsize=50_000)(_is_known)


class _Simplemma(NamedTuple):
    """simplemma's two lemmatisers and its look-up, and the dictionaries that all of them use."""

    plain: "Lemmatizer"
    greedy: "Lemmatizer"
    look_up: "DictionaryLookupStrategy"
    dictionary_of: Callable[[str], Mapping[str, str]]


@cache
def _simplemma() -> _Simplemma:
    from simplemma import Lemmatizer  # noqa: PLC0415 - a tenth of a second for commands that read no noun
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy  # noqa: PLC0415 - the same

    from checks.dictionaries import MappedDictionaries, dictionary_of  # noqa: PLC0415 - the same

    dictionaries = MappedDictionaries()
    plain, greedy = (
        Lemmatizer(
            cache_max_size=0,  # the caches above are enough
            lemmatization_strategy=DefaultStrategy(greedy=is_greedy, dictionary_factory=dictionaries),
        )
        for is_greedy in (False, True)
    )
    return _Simplemma(plain, greedy, DictionaryLookupStrategy(dictionaries), dictionary_of)
