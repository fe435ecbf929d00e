"""
Countries in a text: the names of CLDR (through Babel) and the adjectives of the packs -> ISO 3166 code.

``EU`` stands for Europe and the European Union alike: in the news one is said for the other. Regions and
cities are no territories here; they count as names.
"""

from collections.abc import Mapping
from functools import cache

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


def territories_of(word: str, pack: Pack) -> tuple[str, ...]:
    """
    Return the ISO codes a word names ("Ukraine", "ukrainischen", "Frankreichs", "französisch-britisch").

    The parts of a hyphenated word are read one by one ("US-Waffen"), adjectives without their inflection.
    """
    codes = (_territory_of_part(part, pack) for part in word.split("-") if part)
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def _territory_of_part(part: str, pack: Pack) -> str | None:
    """Return the ISO code of a word without hyphens, ``None`` if it names no country."""
    names = _country_names(pack.code)
    for form in (part, part.removesuffix("s")):
        if form in names:
            return names[form]
    lower = part.lower()
    stems = pack.country_of
    if lower in stems and (not lower.isascii() or len(lower) > 2 or part.isupper()):
        return stems[lower]
    if len(lower) <= 5:
        return None
    for ending in pack.numbers.inflections:
        if ending and lower.endswith(ending) and lower[: -len(ending)] in stems:
            return stems[lower[: -len(ending)]]
    return None


def is_country_name(word: str, pack: Pack) -> bool:
    """Return whether a word is a country's own name, which may be a person's as well ("Jordan Bardella")."""
    return word in _country_names(pack.code)
