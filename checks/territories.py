"""
Countries in a text: the names of CLDR (through Babel) and the adjectives of the packs -> ISO 3166 code.

``EU`` stands for Europe and the European Union alike: in the news one is said for the other. Regions and
cities are no territories here; they count as names.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale

from checks.languages.pack import Pack


@cache
def _country_names(code: str) -> Mapping[str, str]:
    """Return country name -> ISO code for a language; names of several words are left to the packs."""
    territories = Locale(code).territories
    return {
        name: territory
        for territory, name in territories.items()
        if len(territory) == 2
        and territory.isalpha()
        and " " not in name
        and territory not in ("XA", "XB", "ZZ")
    }


@cache
def _adjective_stems(pack: Pack) -> Mapping[str, str]:
    """Return the pack's words for belonging to a country -> ISO code."""
    return dict(pack["demonyms"])


@lru_cache(maxsize=50_000)
def territory_of(word: str, pack: Pack) -> str | None:
    """
    Return the ISO code a word names ("Ukraine", "ukrainischen", "Frankreichs", "US-Waffen"), else ``None``.

    Hyphenated words are known by their first part, adjectives without their inflection.
    """
    first = word.partition("-")[0]
    names = _country_names(pack.code)
    for form in (first, first.removesuffix("s")):
        if form in names:
            return names[form]
    lower = first.lower()
    stems = _adjective_stems(pack)
    if lower in stems and (not lower.isascii() or len(lower) > 2 or first.isupper()):
        return stems[lower]
    for ending in pack.numbers.inflections:
        if ending and lower.endswith(ending) and lower.removesuffix(ending) in stems and len(lower) > 5:
            return stems[lower.removesuffix(ending)]
    return None
