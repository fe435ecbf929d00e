"""
The dictionary form of a word, by simplemma behind a small cache, with the packs' own corrections.

simplemma's German table takes about a second and 110 MB when it is first asked, so it is asked only for
words near a figure, and imported only then.
"""

from functools import lru_cache

from checks.languages.pack import Pack


@lru_cache(maxsize=100_000)
def lemma_of(word: str, pack: Pack) -> str:
    """
    Return the dictionary form of a word as written in running text.

    What stands before the last hyphen is kept ("NATO-Truppen" -> "NATO-Truppe"). A correction of the
    pack wins over the lemmatiser; compounds that it does not list are tried greedily.
    """
    first, hyphen, last = word.rpartition("-")
    if hyphen and last:
        return f"{first}-{lemma_of(last, pack)}"
    if word.lower() in pack["lemmas"]:
        return str(pack["lemmas"][word.lower()])
    import simplemma  # noqa: PLC0415 - a second of import for commands that read no noun

    plain: str = simplemma.lemmatize(word, lang=pack.code)
    return plain if plain != word else str(simplemma.lemmatize(word, lang=pack.code, greedy=True))


@lru_cache(maxsize=100_000)
def is_known_word(word: str, pack: Pack) -> bool:
    """Return whether the dictionary lists a word; capitalised words that it does not are taken for names."""
    import simplemma  # noqa: PLC0415 - see lemma_of

    return bool(simplemma.is_known(word, lang=pack.code))


@lru_cache(maxsize=100_000)
def is_compound(word: str, pack: Pack) -> bool:
    """Return whether two words of the dictionary make up one that it does not list ("Machtwechsel")."""
    return any(
        is_known_word(word[cut:].capitalize(), pack)
        and (is_known_word(word[:cut], pack) or is_known_word(word[:cut].removesuffix("s"), pack))
        for cut in range(4, len(word) - 3)
    )
