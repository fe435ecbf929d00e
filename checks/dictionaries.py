"""
simplemma's dictionaries as files that are mapped into memory, so that a run need not build them.

simplemma ships them packed: to unpack the German one takes two seconds and 110 MB, to map it as a trie
takes less than a millisecond. The trie is built once for each user and version, by ``make`` or else by
the first run, and kept in the user's cache folder. Where it cannot be kept, the unpacked dictionary is
used; both give the same lemmas, and nothing here stops a run.

``python -m checks.dictionaries`` builds what is missing, ahead of the first run.

simplemma's own ``TrieDictionaryFactory`` writes its file in place, so that two first runs at once can
read half of it. Here a file is written under another name and then renamed, and it ends in a checksum.
"""

import os
import sys
import tempfile
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from marisa_trie import BytesTrie
from platformdirs import user_cache_path
from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY, DefaultDictionaryFactory, DictionaryFactory
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict

from checks.languages.pack import available_languages

_CHECKSUM_BYTES = 4


class MappedDictionaries(DictionaryFactory):
    """simplemma's dictionaries from the cache folder, or unpacked where they cannot be kept there."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return word form -> lemma for a language."""
        return dictionary_of(lang)


@cache
def dictionary_of(code: str) -> Mapping[str, str]:
    """Return word form -> lemma for a language, from its file, which is built if it is not there."""
    path = _path_of(code)
    if path is None:
        return DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
    try:
        if not _is_whole(path):
            _build(code, path)
        trie = BytesTrie()
        trie.mmap(str(path))
    except (OSError, RuntimeError):  # a folder that is locked, a full disk; marisa's own trouble
        return DEFAULT_DICTIONARY_FACTORY.get_dictionary(code)
    return TrieWrapDict(trie)


def _path_of(code: str) -> Path | None:
    """Return where a language's trie is kept, by the versions it depends on; ``None`` without a home."""
    try:
        folder = user_cache_path("figurecheck")
    except RuntimeError:  # no HOME, and the user has no entry that names one
        return None
    return folder / f"lemmas-{code}-{version('simplemma')}-{version('marisa-trie')}.trie"


def _is_whole(path: Path) -> bool:
    """Return whether a file is there and ends in the checksum of what stands before it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    trie, checksum = memoryview(data)[:-_CHECKSUM_BYTES], data[-_CHECKSUM_BYTES:]
    return len(trie) > 0 and _checksum(trie) == checksum


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM_BYTES, "big")


def _build(code: str, path: Path) -> None:
    """Write a language's trie; whoever builds it at the same time writes the same, and the last one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Before the work of seconds: this is where a folder that is locked shows.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            # A factory of its own, which is gone afterwards with its 110 MB.
            words = DefaultDictionaryFactory().get_dictionary(code)
            data = BytesTrie((word, lemma.encode()) for word, lemma in words.items()).tobytes()
            file.write(data + _checksum(data))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def main() -> None:
    """Build the dictionaries of all languages that are not in the cache folder yet."""
    for code in available_languages():
        if not isinstance(dictionary_of(code), TrieWrapDict):
            sys.stderr.write(
                f"The {code} dictionary cannot be kept in a cache folder: each run unpacks it.\n"
            )


if __name__ == "__main__":
    main()
