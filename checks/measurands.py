"""
What can be counted or measured: the concepts of ``measurands.toml``, read once and checked.

The table is open and language-independent; the nouns that name a concept stand in the language packs.
It is kept outside pint, because what is counted has synonyms and no dimension.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from checks.model import Kind, Statement

INTERFACE_LANGUAGES = ("de", "en")


class MalformedMeasurand(ValueError):
    """An entry of ``measurands.toml`` lacks something or has an unknown key."""


@dataclass(frozen=True, slots=True)
class Measurand:
    """
    A concept that figures can be about.

    Attributes:
        name: The key, as in the JSON (``troops``).
        kinds: The kinds of figure it may be read from.
        family: Concepts of one family are set side by side.
        label: What a reader calls it.
        unit: What is counted, for counts; empty texts otherwise.
        accumulates: A running total, which grows as time passes.
        needs: Comparators that must say "same" before figures that differ are held to be one quantity.
        is_owned: Belongs to somebody: another owner makes it another quantity.
        is_share: A percentage of a whole is this concept ("0,3 Prozent des BIP").
        predicate: Counts of the concepts in ``predicate_of`` with this predicate are this one.
        predicate_of: See ``predicate``: people of whom the sentence says "killed" are deaths.
        collective_of: Concepts whose counts are this one behind a collective ("Gruppe von").
    """

    name: str
    kinds: frozenset[Kind]
    family: str
    label: Statement
    unit: Statement
    accumulates: bool = False
    needs: frozenset[str] = field(default_factory=frozenset)
    is_owned: bool = False
    is_share: bool = False
    predicate: str = ""
    predicate_of: frozenset[str] = field(default_factory=frozenset)
    collective_of: frozenset[str] = field(default_factory=frozenset)


@cache
def load_measurands() -> Mapping[str, Measurand]:
    """
    Return all concepts by name.

    Raises:
        MalformedMeasurand: An entry breaks the shape; names the entry and the key.
    """
    text = resources.files("checks").joinpath("measurands.toml").read_text(encoding="utf-8")
    return {name: _measurand(name, entry) for name, entry in tomllib.loads(text).items()}


def _measurand(name: str, entry: Mapping[str, Any]) -> Measurand:
    """Return one entry as a record."""
    known = {
        "predicate",
        "predicate_of",
        "kinds",
        "family",
        "label",
        "unit",
        "accumulates",
        "needs",
        "is_owned",
        "is_share",
        "collective_of",
    }
    if unknown := sorted(set(entry) - known):
        raise MalformedMeasurand(f"measurands.toml: {name}.{unknown[0]} is unknown")
    for key in ("kinds", "family", "label"):
        if key not in entry:
            raise MalformedMeasurand(f"measurands.toml: {name}.{key} is missing")
    return Measurand(
        name=name,
        kinds=frozenset(Kind(kind) for kind in entry["kinds"]),
        family=entry["family"],
        label=_texts(name, "label", entry["label"]),
        unit=_texts(name, "unit", entry.get("unit", dict.fromkeys(INTERFACE_LANGUAGES, ""))),
        accumulates=entry.get("accumulates", False),
        needs=frozenset(entry.get("needs", ())),
        is_owned=entry.get("is_owned", False),
        is_share=entry.get("is_share", False),
        predicate=entry.get("predicate", ""),
        predicate_of=frozenset(entry.get("predicate_of", ())),
        collective_of=frozenset(entry.get("collective_of", ())),
    )


def _texts(name: str, key: str, texts: Mapping[str, str]) -> Statement:
    """Return the texts of an entry in the order of the interface languages."""
    if missing := [code for code in INTERFACE_LANGUAGES if code not in texts]:
        raise MalformedMeasurand(f"measurands.toml: {name}.{key}.{missing[0]} is missing")
    return Statement(tuple((code, texts[code]) for code in INTERFACE_LANGUAGES))
