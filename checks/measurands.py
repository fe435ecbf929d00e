"""
What can be counted or measured: the concepts of ``measurands.toml`` and of a newsroom's own file.

The table is open and language-independent; the nouns that name a concept stand in the language packs.
It is kept outside pint, because what is counted has synonyms and no dimension.

A newsroom adds concepts in a file of the same shape, in which each also has its ``nouns``, language by
language; to a concept of ours such a file gives ``nouns`` only. The environment variable
``FIGURECHECK_MEASURANDS`` names it, so that workers and scheduled runs read the same file as the command
line. The variable is looked at when the first concept or the first pack is asked for: both are read once
per process, and a process that is told of another file later goes on with the first.
"""

import os
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from checks.model import Kind, Statement

VARIABLE = "FIGURECHECK_MEASURANDS"
"""The environment variable that names a newsroom's own file."""

INTERFACE_LANGUAGES = ("de", "en")
KINDS = (Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION)
"""The kinds of figure that a concept is read from."""

PEOPLE = "people"
"""The concept of people of whom nothing else is known."""

COUNTRY, MATTER = "country", "matter"
"""What a concept may have one value for in a year."""

_OURS = "measurands.toml"
_SHAPE: Mapping[str, type] = {
    "kinds": list,
    "family": str,
    "label": dict,
    "unit": dict,
    "accumulates": bool,
    "needs": list,
    "is_owned": bool,
    "is_share": bool,
    "is_inhabitants": bool,
    "scale": str,
    "said_in": str,
    "is_change": bool,
    "may_be_people": bool,
    "is_vote_result": bool,
    "is_matter": bool,
    "is_one_for": str,
    "claimed_as": str,
    "said_by": list,
    "predicate": str,
    "predicate_of": list,
    "collective_of": list,
    "duration_of": list,
}
_IN_TOML = {list: "a list of texts", str: "a text", dict: "a table", bool: "true or false"}
_LONGEST_NOUN = 60  # characters; longer words of a text are no words


class MalformedMeasurand(ValueError):
    """A file of concepts cannot be read, or an entry breaks the shape; names file, entry and key."""


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
        accumulates: A running total, which grows as time passes; ``None`` if its predicate decides.
        needs: Comparators that must say "same" before figures that differ are held to be one quantity.
        is_owned: Belongs to somebody: another owner makes it another quantity.
        is_share: A percentage of a whole is this concept ("0,3 Prozent des BIP").
        is_inhabitants: What a pack calls inhabitants counts this one ("11 Palästinenser").
        is_vote_result: The result of an election: what is projected on its evening.
        is_change: It is a change itself: "um 2 Prozent wachsen" states it, not a change of it.
        may_be_people: People without another word may be these: "477 people", "476 passengers".
        is_matter: Sums and shares are said to be for it ("Kosten für Flüchtlinge").
        is_one_for: What has one value in a year: a ``country`` (growth) or a ``matter`` (what refugees cost
            it); ``""`` where more must be known, such as the company.
        claimed_as: The concept that says the same of a matter: what is spent on it is what it costs.
        said_by: Predicates that say it of an amount without a noun ("900 Millionen ausgegeben").
        predicate: Counts of the concepts in ``predicate_of`` with this predicate are this one.
        predicate_of: See ``predicate``: people of whom the sentence says "killed" are deaths.
        scale: Unit of the scale that their decimals are read off: "a 7.3 quake" counts no quakes.
        said_in: Unit in which only this is said: magnitudes.
        collective_of: Concepts whose counts are this one behind a collective ("Gruppe von").
        duration_of: Concepts of which durations are this one: "an eight-year deal".
    """

    name: str
    kinds: frozenset[Kind]
    family: str
    label: Statement
    unit: Statement
    accumulates: bool | None = None
    needs: frozenset[str] = field(default_factory=frozenset)
    is_owned: bool = False
    is_share: bool = False
    is_inhabitants: bool = False
    is_change: bool = False
    is_vote_result: bool = False
    may_be_people: bool = False
    is_matter: bool = False
    is_one_for: str = ""
    claimed_as: str = ""
    said_by: frozenset[str] = field(default_factory=frozenset)
    predicate: str = ""
    predicate_of: frozenset[str] = field(default_factory=frozenset)
    scale: str = ""
    said_in: str = ""
    collective_of: frozenset[str] = field(default_factory=frozenset)
    duration_of: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class OwnMeasurands:
    """
    What a newsroom's own file adds.

    Attributes:
        file: Its name, for messages; ``""`` if there is none.
        measurands: The new concepts by name.
        nouns: Language code -> concept, new or ours -> its nouns, lower case.
    """

    file: str = ""
    measurands: Mapping[str, Measurand] = field(default_factory=dict)
    nouns: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)


@cache
def load_measurands() -> Mapping[str, Measurand]:
    """
    Return all concepts by name, ours and those of the newsroom's own file.

    Raises:
        MalformedMeasurand: An entry breaks the shape; names file, entry and key.
    """
    return {**_our_measurands(), **own_measurands().measurands}


@cache
def said_by(predicate: str | None, kind: Kind) -> str | None:
    """Return the concept that a predicate makes of an amount without a noun: "900 Millionen ausgegeben"."""
    return next(
        (m.name for m in load_measurands().values() if kind in m.kinds and predicate in m.said_by), None
    )


@cache
def kinds_of_people() -> frozenset[str]:
    """Return the concept of people and those that people without another word may be."""
    return frozenset({PEOPLE, *(m.name for m in load_measurands().values() if m.may_be_people)})


@cache
def own_measurands() -> OwnMeasurands:
    """
    Return what the file named by ``FIGURECHECK_MEASURANDS`` adds, nothing if the variable is not set.

    Raises:
        MalformedMeasurand: See ``read_own_measurands``.
    """
    name = os.environ.get(VARIABLE, "")
    return read_own_measurands(Path(name)) if name else OwnMeasurands()


def read_own_measurands(file: Path) -> OwnMeasurands:
    """
    Return what a newsroom's own file adds to our concepts.

    Raises:
        MalformedMeasurand: The file cannot be read, is no TOML, or an entry breaks the shape: a new concept
            needs what ours need and nouns, one of ours takes nothing but nouns, and no noun names two.
    """
    try:
        entries = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise MalformedMeasurand(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:  # no UTF-8, or no TOML
        raise MalformedMeasurand(f"{file}: no TOML: {error}") from error
    ours = _our_measurands()
    measurands: dict[str, Measurand] = {}
    nouns: dict[str, dict[str, tuple[str, ...]]] = {}
    concept_of: dict[tuple[str, str], str] = {}
    for name, entry in entries.items():
        if not isinstance(entry, dict):
            raise MalformedMeasurand(f"{file}: {name} is no table")
        shape = dict(entry)
        for language, words in _nouns(f"{file}: {name}", shape.pop("nouns", None)).items():
            nouns.setdefault(language, {})[name] = words
            for word in words:
                if (other := concept_of.setdefault((language, word), name)) != name:
                    raise MalformedMeasurand(f"{file}: {name}.nouns.{language}: {word!r} names {other} too")
        if name not in ours:
            measurands[name] = _measurand(str(file), name, shape)
        elif shape:
            raise MalformedMeasurand(
                f"{file}: {name}.{min(shape)}: {name} is one of our concepts and takes nothing but nouns"
            )
    _check_references(str(file), measurands, {*ours, *measurands})
    return OwnMeasurands(str(file), measurands, nouns)


def _nouns(place: str, nouns: object) -> dict[str, tuple[str, ...]]:
    """Return the nouns of an entry, language -> lower-case words; ``MalformedMeasurand`` if it has none."""
    if not isinstance(nouns, dict) or not nouns:
        raise MalformedMeasurand(f'{place}.nouns is missing, such as nouns = {{ en = ["harvest"] }}')
    for language, words in nouns.items():
        if not isinstance(words, list) or not words or not all(map(_is_noun, words)):
            raise MalformedMeasurand(f"{place}.nouns.{language} must be a list of nouns")
    return {
        language: tuple(dict.fromkeys(" ".join(word.lower().split()) for word in words))
        for language, words in nouns.items()
    }


def _is_noun(word: object) -> bool:
    return isinstance(word, str) and len(word) <= _LONGEST_NOUN and any(map(str.isalpha, word))


@cache
def _our_measurands() -> Mapping[str, Measurand]:
    """Return the concepts of ``measurands.toml`` by name."""
    text = resources.files("checks").joinpath(_OURS).read_text(encoding="utf-8")
    measurands = {name: _measurand(_OURS, name, entry) for name, entry in tomllib.loads(text).items()}
    _check_references(_OURS, measurands, measurands)
    return measurands


def _measurand(file: str, name: str, entry: Mapping[str, Any]) -> Measurand:
    """Return one entry as a record."""
    _check_shape(f"{file}: {name}", entry)
    nothing = dict.fromkeys(INTERFACE_LANGUAGES, "")
    return Measurand(
        name=name,
        kinds=frozenset(Kind(kind) for kind in entry["kinds"]),
        family=entry["family"],
        label=_texts(f"{file}: {name}.label", entry["label"]),
        unit=_texts(f"{file}: {name}.unit", entry["unit"]) if "unit" in entry else _texts("", nothing),
        accumulates=entry.get("accumulates"),
        needs=frozenset(entry.get("needs", ())),
        is_owned=entry.get("is_owned", False),
        is_share=entry.get("is_share", False),
        is_inhabitants=entry.get("is_inhabitants", False),
        is_change=entry.get("is_change", False),
        is_vote_result=entry.get("is_vote_result", False),
        may_be_people=entry.get("may_be_people", False),
        is_matter=entry.get("is_matter", False),
        is_one_for=entry.get("is_one_for", ""),
        claimed_as=entry.get("claimed_as", name),
        said_by=frozenset(entry.get("said_by", ())),
        predicate=entry.get("predicate", ""),
        predicate_of=frozenset(entry.get("predicate_of", ())),
        scale=entry.get("scale", ""),
        said_in=entry.get("said_in", ""),
        collective_of=frozenset(entry.get("collective_of", ())),
        duration_of=frozenset(entry.get("duration_of", ())),
    )


def _check_shape(place: str, entry: Mapping[str, Any]) -> None:
    """Raise ``MalformedMeasurand`` unless an entry has the keys it needs, no others, and their types."""
    if unknown := sorted(set(entry) - set(_SHAPE)):
        raise MalformedMeasurand(f"{place}.{unknown[0]} is unknown")
    for key in ("kinds", "family", "label"):
        if key not in entry:
            raise MalformedMeasurand(f"{place}.{key} is missing")
    for key, value in entry.items():
        wanted = _SHAPE[key]
        is_right = isinstance(value, wanted)
        if not is_right or (wanted is list and not all(isinstance(item, str) for item in value)):
            raise MalformedMeasurand(f"{place}.{key} must be {_IN_TOML[wanted]}")
    if not entry["kinds"] or not set(entry["kinds"]) <= set(KINDS):
        raise MalformedMeasurand(f"{place}.kinds must be some of {', '.join(KINDS)}")
    if entry.get("is_one_for", "") not in ("", COUNTRY, MATTER):
        raise MalformedMeasurand(f"{place}.is_one_for must be {COUNTRY} or {MATTER}")
    if Kind.COUNT in entry["kinds"] and "unit" not in entry:
        raise MalformedMeasurand(f"{place}.unit is missing: it says what a count counts")


def _check_references(file: str, measurands: Mapping[str, Measurand], known: Collection[str]) -> None:
    """Raise ``MalformedMeasurand`` if an entry speaks of a concept that is not known."""
    for name, measurand in measurands.items():
        for key in ("predicate_of", "collective_of", "duration_of"):
            if unknown := sorted(getattr(measurand, key) - set(known)):
                raise MalformedMeasurand(f"{file}: {name}.{key}: there is no concept {unknown[0]!r}")

        if measurand.claimed_as not in known:
            raise MalformedMeasurand(
                f"{file}: {name}.claimed_as: there is no concept {measurand.claimed_as!r}"
            )


def _texts(place: str, texts: Mapping[str, Any]) -> Statement:
    """Return the texts of an entry in the order of the interface languages."""
    for code in INTERFACE_LANGUAGES:
        if not isinstance(texts.get(code), str):
            raise MalformedMeasurand(f"{place}.{code} is missing")
    return Statement(tuple((code, texts[code]) for code in INTERFACE_LANGUAGES))
