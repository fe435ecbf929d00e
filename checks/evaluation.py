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
from itertools import combinations, product
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
class IssueMeasures:
    """
    How the flags fare, by issue: article, article and quantity, however many pairs of figures show it.

    Attributes:
        articles: Annotated articles.
        contradictions: Issues that the gold calls contradictions.
        found: Of these, flagged.
        false: Issues flagged that the gold calls compatible or unrelated, or of which it knows one end only.
        unjudged: Flagged pairs of which the gold knows neither end.
        updates_flagged: Issues flagged that are updates.
        precision: Found of found and false.
        recall: Found of the contradictions.
        f1: Harmonic mean of both, 0 where one is missing.
        false_per_100_articles: False issues for each hundred articles.
        quantities: Quantities with a contradiction.
        quantities_found: Of these, with one found.
        comparability_precision: Figures put together, whatever the verdict, that are one quantity; by issue.
        comparability_recall: Issues of one quantity that were put together.
    """

    articles: int
    contradictions: int
    found: int
    false: int
    unjudged: int
    updates_flagged: int
    precision: float | None
    recall: float | None
    f1: float
    false_per_100_articles: float | None
    quantities: int
    quantities_found: int
    comparability_precision: float | None
    comparability_recall: float | None


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


Issue = tuple[Any, ...]
"""Two articles and the quantity of a gold file that they share, or both figures where they share none."""


def measure_issues(
    golds: Sequence[Gold], documents: Iterable[Row], *, are_together: bool = False
) -> IssueMeasures:
    """
    Return how the discrepancies of runs' ``discrepancies.json`` fare.

    Pairs inside one article are not measured. Where a flagged pair overlaps several annotated ones, the
    gravest label counts.

    Args:
        golds: The annotations.
        documents: What the runs found.
        are_together: One run over the articles of all golds at once, so that a flag across two of them is
            false, unless both ends state one background fact (``shared``).
    """
    labels = _Labels(golds)
    seen: defaultdict[str, set[Issue]] = defaultdict(set)
    unjudged = 0
    found: set[Issue] = set()
    claimed: set[Issue] = set()
    for document in documents:
        rows = {row["id"]: row for row in document["figures"]}
        for discrepancy in document["discrepancies"]:
            for x, y in combinations([rows[name] for name in discrepancy["figures"]], 2):
                if x["article"] != y["article"]:
                    issue, label = labels.judge(x, y, are_together=are_together)
                    if label in _ONE_QUANTITY:
                        found.add(issue)
                    if issue and label != "unjudged":
                        claimed.add(issue)
            for a, b in discrepancy["pairs"] if discrepancy["type"] == "contradiction" else ():
                x, y = rows[a], rows[b]
                if x["article"] != y["article"]:
                    issue, label = labels.judge(x, y, are_together=are_together)
                    seen[label].add(issue)
                    unjudged += label == "unjudged"
    hit = seen["contradiction"]
    false = set().union(*(seen[label] for label in ("compatible", "unrelated", "cross"))) - hit
    precision, recall = _share(len(hit), len(hit | false)), _share(len(hit), len(labels.wanted))
    return IssueMeasures(
        articles=labels.articles,
        contradictions=len(labels.wanted),
        found=len(hit),
        false=len(false),
        unjudged=unjudged,
        updates_flagged=len(seen["update"]),
        precision=precision,
        recall=recall,
        f1=_harmonic_mean(precision, recall),
        false_per_100_articles=round(100 * len(false) / labels.articles, 2) if labels.articles else None,
        quantities=len({issue[2] for issue in labels.wanted}),
        quantities_found=len({issue[2] for issue in hit}),
        comparability_precision=_share(len(found & labels.comparable), len(claimed)),
        comparability_recall=_share(len(found & labels.comparable), len(labels.comparable)),
    )


_ONE_QUANTITY = frozenset({"contradiction", "debatable", "update", "compatible"})


class _Labels:
    """What the gold files say of two spans: their issue and its label."""

    def __init__(self, golds: Sequence[Gold]) -> None:
        self.articles = 0
        self.wanted: set[Issue] = set()
        self.comparable: set[Issue] = set()
        self._at: defaultdict[str, list[Row]] = defaultdict(list)
        self._golds_of: defaultdict[str, set[Path]] = defaultdict(set)
        self._label_of: dict[frozenset[str], str] = {}
        for gold in golds:
            if gold.pairs or not gold.is_exhaustive:
                self._take(gold)
        self._find_issues()

    def _take(self, gold: Gold) -> None:
        """Take in the figures and labels of one gold file."""
        for article, figures in gold.figures.items():
            self.articles += 1
            self._golds_of[article].add(gold.path)
            key = str(gold.path.parent)
            self._at[article] += [{**f, "article": article, "key": (key, f.get("quantity"))} for f in figures]
        for pair in gold.pairs:
            label = "debatable" if pair.get("ambiguous") else str(pair["label"])
            ends = frozenset((pair["a"], pair["b"]))
            self._label_of[ends] = min(label, self._label_of.get(ends, label), key=_WORST_FIRST.index)

    def _find_issues(self) -> None:
        """Find the issues of the labelled pairs."""
        figures = {f["id"]: f for found in self._at.values() for f in found}
        for ends, label in self._label_of.items():
            if len(ends) < 2 or not ends <= figures.keys():
                continue
            a, b = (figures[end] for end in sorted(ends))
            issue = (*sorted((a["article"], b["article"])), a["key"])
            if label != "unrelated":
                self.comparable.add(issue)
            if label == "contradiction" and a["article"] != b["article"]:
                self.wanted.add(issue)

    def judge(self, x: Row, y: Row, *, are_together: bool) -> tuple[Issue, str]:
        """Return the issue and the label of two predicted figures."""
        ends = [[f for f in self._at[row["article"]] if _overlap(row, f)] for row in (x, y)]
        if self._golds_of[x["article"]].isdisjoint(self._golds_of[y["article"]]):
            one, other = ({f.get("shared") for f in found} - {None} for found in ends)
            if one & other:
                return (), "debatable"
            return ("cross", x["article"], y["article"]), "cross" if are_together else "unjudged"
        if not ends[0] and not ends[1]:
            return (), "unjudged"
        judged = [
            (self._label(a, b), (*sorted((a["article"], b["article"])), a["key"])) for a, b in product(*ends)
        ]
        if not judged:
            return ("half", x["article"], y["article"], x["start"], y["start"]), "unrelated"
        label, issue = min(judged, key=lambda each: _WORST_FIRST.index(each[0]))
        return issue, label

    def _label(self, a: Row, b: Row) -> str:
        """Return the label of two annotated figures; those of one quantity are compatible at least."""
        label = self._label_of.get(frozenset((a["id"], b["id"])), "unrelated")
        return "compatible" if label == "unrelated" and a["key"] == b["key"] else label


def _harmonic_mean(precision: float | None, recall: float | None) -> float:
    """Return the F1 of two shares, 0 where one is missing or nought."""
    return round(2 * precision * recall / (precision + recall), 4) if precision and recall else 0.0


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
