"""
Measuring figures and discrepancies against annotated news: the gold format of the README.

A gold figure is found if a predicted figure of role "figure" overlaps it; optional gold figures neither
help nor hurt; a vague word is right if it was read as vague. Flagged pairs are judged by the label of the
gold pair they overlap; a pair that the gold does not label counts as unjudged, never as right.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from checks.units import UnknownUnit, factor_to_base

Row = Mapping[str, Any]
"""A figure, a pair or a discrepancy as its JSON gives it."""

_WORST_FIRST = ("contradiction", "debatable", "update", "compatible", "unrelated")


class MalformedGold(ValueError):
    """A gold file cannot be read; the message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Gold:
    """
    One gold file.

    Attributes:
        path: Where it was read from.
        figures: Article id -> its annotated figures.
        pairs: The labelled pairs.
        is_exhaustive: Every figure of the articles is annotated, so that precision can be measured.
    """

    path: Path
    figures: Mapping[str, tuple[Row, ...]]
    pairs: tuple[Row, ...]
    is_exhaustive: bool


@dataclass(frozen=True, slots=True)
class FigureMeasures:
    """
    How well figures were found and read; shares are ``None`` where there is nothing to measure.

    Attributes:
        gold: Annotated figures that had to be found.
        predicted: Figures that were predicted in the annotated articles.
        recall: Found of the gold.
        precision: Overlapping an annotated figure, of the predicted.
        value: Both ends right, of the found.
        unit: Unit right, of the found.
        all: Value and unit right, of the gold.
    """

    gold: int
    predicted: int
    recall: float | None
    precision: float | None
    value: float | None
    unit: float | None
    all: float | None


@dataclass(frozen=True, slots=True)
class PairMeasures:
    """
    How the flagged pairs fare against the labelled ones.

    Attributes:
        contradictions: Pairs labelled as contradictions.
        found: Of these, flagged.
        precision: Contradictions of the flagged pairs that the gold labels otherwise or so.
        recall: Found of the contradictions.
        flagged: Label -> flagged pairs, ``unjudged`` for those without a label.
    """

    contradictions: int
    found: int
    precision: float | None
    recall: float | None
    flagged: Mapping[str, int]


def load_golds(paths: Iterable[Path]) -> tuple[Gold, ...]:
    """
    Return the gold files that paths name: files, folders with a ``gold.json``, folders of such folders.

    Raises:
        MalformedGold: A file is no gold, or a path holds none.
    """
    golds = []
    for path in paths:
        files = sorted(path.rglob("gold.json")) if path.is_dir() else [path]
        if not files:
            raise MalformedGold(f"{path}: there is no gold.json")
        golds += [_load_gold(file) for file in files]
    return tuple(golds)


def _load_gold(path: Path) -> Gold:
    """Return one gold file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Gold(
            path=path,
            figures={a["article"]: tuple(a["figures"]) for a in data["articles"]},
            pairs=tuple(_checked(pair) for pair in data.get("pairs", ())),
            is_exhaustive=data.get("exhaustive", False),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MalformedGold(f"{path}: {type(error).__name__}: {error}") from error


def _checked(pair: Row) -> Row:
    """Return a pair of the gold, whose label must be one that is known."""
    if pair["label"] not in _WORST_FIRST:
        raise ValueError(f"unknown label {pair['label']!r}")
    return pair


def measure_figures(golds: Sequence[Gold], predicted: Iterable[Row]) -> FigureMeasures:
    """Return how predicted figures fare in the articles of the exhaustive golds."""
    of_article: defaultdict[str, list[Row]] = defaultdict(list)
    for row in predicted:
        if row.get("role", "figure") == "figure":
            of_article[row["article"]].append(row)
    count: Counter[str] = Counter()
    for gold in golds:
        for article, figures in gold.figures.items() if gold.is_exhaustive else ():
            count += _count_article(figures, of_article[article])
    return FigureMeasures(
        gold=count["gold"],
        predicted=count["predicted"],
        recall=_share(count["found"], count["gold"]),
        precision=_share(count["right"], count["predicted"]),
        value=_share(count["value"], count["found"]),
        unit=_share(count["unit"], count["found"]),
        all=_share(count["all"], count["gold"]),
    )


def _count_article(figures: Sequence[Row], predicted: Sequence[Row]) -> Counter[str]:
    """Return the counts of one article."""
    wanted = [f for f in figures if f["role"] == "figure" and not f.get("optional")]
    allowed = [f for f in figures if f["role"] == "figure" or f.get("optional")]
    count = Counter(
        gold=len(wanted),
        predicted=len(predicted),
        right=sum(any(_overlap(p, f) for f in allowed) for p in predicted),
    )
    for figure in wanted:
        hits = [p for p in predicted if _overlap(p, figure)]
        readings = [(_same_value(figure, p), _same_unit(figure, p)) for p in hits]
        count["found"] += bool(hits)
        count["value"] += any(value for value, _ in readings)
        count["unit"] += any(unit for _, unit in readings)
        count["all"] += any(value and unit for value, unit in readings)
    return count


def measure_pairs(golds: Sequence[Gold], documents: Iterable[Row]) -> PairMeasures:
    """Return how the pairs flagged as contradictions in runs' ``discrepancies.json`` fare."""
    figures = [(a, f) for gold in golds for a, fs in gold.figures.items() for f in fs]
    at: defaultdict[str, list[Row]] = defaultdict(list)
    for article, figure in figures:
        at[article].append(figure)
    label_of = {frozenset((p["a"], p["b"])): _label_of(p) for gold in golds for p in gold.pairs}
    flagged: Counter[str] = Counter()
    found: set[frozenset[str]] = set()
    for document in documents:
        spans = {row["id"]: row for row in document["figures"]}
        for discrepancy in document["discrepancies"]:
            for a, b in discrepancy["pairs"] if discrepancy["type"] == "contradiction" else ():
                key, label = _judge(spans[a], spans[b], at, label_of)
                flagged[label] += 1
                if label == "contradiction":
                    found.add(key)
    contradictions = sum(label == "contradiction" for label in label_of.values())
    return PairMeasures(
        contradictions=contradictions,
        found=len(found),
        precision=_share(flagged["contradiction"], flagged.total() - flagged["unjudged"]),
        recall=_share(len(found), contradictions),
        flagged=dict(sorted(flagged.items())),
    )


def _label_of(pair: Row) -> str:
    """Return the label of a gold pair; one its annotator was unsure of is debatable."""
    return "debatable" if pair.get("ambiguous") else str(pair["label"])


def _judge(
    x: Row, y: Row, at: Mapping[str, Sequence[Row]], label_of: Mapping[frozenset[str], str]
) -> tuple[frozenset[str], str]:
    """Return the labelled pair that a flagged one overlaps, and its label."""
    ends = [[f["id"] for f in at.get(row["article"], ()) if _overlap(row, f)] for row in (x, y)]
    keys = [frozenset(pair) for pair in product(*ends)]
    labelled = [(label_of[key], key) for key in keys if key in label_of]
    if not labelled:
        return frozenset(), "unjudged"
    label, key = min(labelled, key=lambda item: _WORST_FIRST.index(item[0]))
    return key, label


def _overlap(a: Row, b: Row) -> bool:
    """Return whether two figures of one article share a code point."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _same_value(gold: Row, row: Row) -> bool:
    """Return whether both ends are right, after conversion; vague is right as vague."""
    if gold.get("bound") == row.get("modifier") == "vague":
        return True
    return all(
        _same_number(_in_base(gold[end], gold["unit"]), _in_base(row.get(end), row.get("unit")))
        for end in ("low", "high")
    )


def _same_unit(gold: Row, row: Row) -> bool:
    """Return whether two units are of one base unit; a unit the gold leaves open is always right."""
    return gold["unit"] is None or _base_unit(gold["unit"]) == _base_unit(row.get("unit"))


def _in_base(value: str | None, unit: str | None) -> Decimal | None:
    """Return a value in the base unit of a known unit, as it is for any other."""
    if value is None:
        return None
    try:
        return Decimal(value) * (factor_to_base(unit).factor if unit else 1)
    except UnknownUnit:
        return Decimal(value)


def _base_unit(unit: str | None) -> str | None:
    """Return the base unit of a known unit, any other as it is."""
    try:
        return factor_to_base(unit).unit if unit else unit
    except UnknownUnit:
        return unit


def _same_number(a: Decimal | None, b: Decimal | None) -> bool:
    """Return whether two numbers are equal to nine digits, thirds to the four they are written with."""
    if a is None or b is None:
        return a is b
    leeway = max(abs(a), abs(b)) * Decimal("1e-9")
    return abs(a - b) <= max(leeway, Decimal("5e-5") if abs(a) < 1 else Decimal(0))


def _share(part: int, whole: int) -> float | None:
    """Return a share to four digits, ``None`` of nothing."""
    return round(part / whole, 4) if whole else None
