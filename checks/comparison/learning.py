"""
Learning the weights of ``weights.toml`` from annotated news.

    python -m checks.comparison.learning FOLDER... [--write] [--quick] [--without COMPARATOR]

Each FOLDER holds an ``articles.jsonl`` and a ``gold.json`` (or folders that do). Two logistic regressions
with an L2 penalty are fitted: whether two articles tell of one event, and whether two figures are one
quantity.
They are some dozens of weights on some ten thousand pairs, for which Newton's method in numpy is enough and
a library of machine learning is not needed. Printed beside the fit are the figures of each story with the
weights that the other stories give, which is what can be hoped for on news that nobody has annotated.
A story is what folders share up to the first underscore: "10_ecb" and "10_ecbplus" are two events of one.
They are measured one by one ("alone") and in one run ("together"), in which they must not mix. What a
comparator is worth shows without it.

Pairs count by the square root of their number for one pair of quantities, so that a figure that twenty
articles repeat does not outweigh all others.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from checks.articles import gather, read_json_lines
from checks.comparison import compare
from checks.comparison.blocking import blocks, candidate_pairs
from checks.comparison.run_context import Model, load_model, related_articles, run_context
from checks.comparison.scoring import features_of, judgements_of, leave_out
from checks.contradictions import judge
from checks.evaluation import Gold, IssueMeasures, Row, load_golds, measure_issues
from checks.exchange_rates import load_rates
from checks.interchange import discrepancy_row, figure_row
from checks.languages.pack import load_pack
from checks.model import Quantity
from checks.quantities import read_quantities

PENALTY = 10.0
"""Strength of the L2 penalty on the weights of pairs of figures (1/C of other programs)."""

EVENT_PENALTY = 3.0
"""The same for pairs of articles, of which there are fewer."""

LEAST_WEIGHT = 0.05
"""Weights nearer to nought are left out of the file: they change no verdict and hide those that do."""

AS_OF = date(2026, 10, 30)
"""
The day that undated articles are taken to be from: a fixed one that the table of rates covers, because with
the day of the run, or the table's last, the same news would give other weights another time.
"""

_STEPS = 100
_EXACT = 1e-7

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """Features of a pair, whether it is one quantity (or one event), and what it counts."""

    features: Mapping[str, float]
    is_same: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Folder:
    """A gold folder with the quantities of its articles; ``story`` is what it shares with its look-alike."""

    gold: Gold
    story: str
    quantities: tuple[Quantity, ...]

    @property
    def is_capitalised(self) -> bool:
        """Whether its articles are in a language whose nouns have capitals."""
        languages = {q.figure.mention.article.language for q in self.quantities}
        return any(load_pack(code).grammar.capitalises_nouns for code in languages)


def fit(examples: Sequence[Example], penalty: float) -> Weights:
    """Return the weights of a logistic regression, ``intercept`` among them, to three digits."""
    by_hand = load_model().by_hand
    names = sorted({name for e in examples for name in e.features if name not in by_hand})
    column = {name: number for number, name in enumerate(names, start=1)}
    x = np.zeros((len(examples), len(names) + 1))
    x[:, 0] = 1
    for row, example in enumerate(examples):
        for name, value in example.features.items():
            if name in column:
                x[row, column[name]] = value
    y = np.array([example.is_same for example in examples], dtype=float)
    weight = np.array([example.weight for example in examples])
    penalties = np.full(len(names) + 1, penalty)
    penalties[0] = 1e-6  # the intercept is as free as can be
    found = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-x @ found))
        gradient = x.T @ (weight * (chance - y)) + penalties * found
        curvature = (x * (weight * chance * (1 - chance))[:, None]).T @ x + np.diag(penalties)
        step = np.linalg.solve(curvature, gradient)
        found -= step
        if np.abs(step).max() < _EXACT:
            break
    rounded = {name: round(float(found[number]), 3) for name, number in column.items()}
    kept = {name: value for name, value in rounded.items() if abs(value) >= LEAST_WEIGHT}
    return {"intercept": round(float(found[0]), 3)} | kept


def read_folder(gold: Gold) -> Folder:
    """Return the quantities of the articles beside a gold file."""
    articles, _ = gather(
        [read_json_lines(gold.path.with_name("articles.jsonl").read_bytes(), language="auto")]
    )
    rates = load_rates()
    quantities = tuple(
        quantity
        for article in articles
        for quantity in read_quantities(
            article, load_pack(article.language), currency="EUR", as_of=AS_OF, rates=rates
        )
    )
    return Folder(gold, gold.path.parent.name.partition("_")[0], quantities)


def learn(folders: Sequence[Folder]) -> Model:
    """Return the model that gold folders give; classes and limits are those of ``weights.toml``."""
    model = load_model()
    model = replace(model, event=fit(event_examples(folders, model), EVENT_PENALTY))
    return replace(model, weights=fit(pair_examples(folders, model), PENALTY) | dict(load_model().by_hand))


def event_examples(folders: Sequence[Folder], model: Model) -> list[Example]:
    """
    Return the pairs of related articles and whether they stand in one folder.

    Only folders of stories with two events teach how events differ; others may be one theme over months.
    """
    events = Counter(folder.story for folder in folders if not folder.is_capitalised)
    telling = [folder for folder in folders if events[folder.story] > 1]
    folders_of: defaultdict[str, set[int]] = defaultdict(set)
    for number, folder in enumerate(telling):
        for article in folder.gold.figures:
            folders_of[article].add(number)
    context = run_context(_each_once(telling), model)
    return [
        Example(context.likenesses(one, other)[0], not folders_of[one].isdisjoint(folders_of[other]))
        for one, other in related_articles(context)
        if folders_of[one] and folders_of[other]
    ]


def pair_examples(folders: Sequence[Folder], model: Model) -> list[Example]:
    """
    Return the pairs of figures of one dimension of which at least one is annotated, story by story.

    Pairs that a comparator rules out are among them: they show what two quantities look like.
    """
    together = replace(model, limits={**model.limits, "event": -1.0})
    examples = []
    for story in sorted({folder.story for folder in folders}):
        own = [folder for folder in folders if folder.story == story]
        quantities_at = _Annotated(folder.gold for folder in own)
        context = run_context(_each_once(own), together)
        found = []
        for block in blocks(context):
            for _, _, pair in candidate_pairs(block, context):
                one, other = (quantities_at.of(record.quantity) for record in (pair.a, pair.b))
                if (one or other) and pair.a.quantity.dimension == pair.b.quantity.dimension:
                    key = (min(one, default=""), min(other, default=""))
                    features = features_of(judgements_of(pair, context))
                    found.append((key, features, bool(one & other)))
        count = Counter(key for key, _, _ in found)
        examples += [Example(features, same, 1 / sqrt(count[key])) for key, features, same in found]
    return examples


class _Annotated:
    """Which quantities the gold files say a figure states, background facts shared by two events included."""

    def __init__(self, golds: Iterable[Gold]) -> None:
        self._at: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for gold in golds:
            for article, figures in gold.figures.items():
                for figure in figures:
                    for name in _names_of(figure, str(gold.path)):
                        self._at[article].append((figure["start"], figure["end"], name))

    def of(self, quantity: Quantity) -> set[str]:
        """Return the names of the quantities that a figure overlaps."""
        mention = quantity.figure.mention
        return {
            name
            for start, end, name in self._at[mention.article.id]
            if start < mention.span.end and mention.span.start < end
        }


def _names_of(figure: Row, place: str) -> list[str]:
    """Return the names of the quantity of an annotated figure."""
    names = [f"{place} {figure['quantity']}"] if figure.get("quantity") else []
    return names + ([f"shared {figure['shared']}"] if figure.get("shared") else [])


def _each_once(folders: Iterable[Folder]) -> list[Quantity]:
    """Return the quantities of folders in order, those of an article that stands in two of them once."""
    found = {q.figure.id: q for folder in folders for q in folder.quantities}
    return sorted(found.values(), key=lambda q: (q.figure.mention.article.id, q.figure.mention.span.start))


def document(quantities: Sequence[Quantity], model: Model) -> dict[str, Any]:
    """Return what is found among quantities, with as much of ``discrepancies.json`` as measuring needs."""
    groups = compare(quantities, model).groups
    return {
        "figures": [figure_row(quantity) for group in groups for quantity in group.quantities],
        "discrepancies": [discrepancy_row(judge(group), "new", None) for group in groups],
    }


def leave_one_story_out(folders: Sequence[Folder]) -> Iterable[tuple[str, IssueMeasures, IssueMeasures]]:
    """
    Yield for each story, and at last for all, the measures with the weights the other stories give.

    The first measures are of its events one by one, the second of all in one run.
    """
    golds: list[Gold] = []
    alone: list[dict[str, Any]] = []
    together: list[dict[str, Any]] = []
    for story in sorted({folder.story for folder in folders}):
        model = learn([folder for folder in folders if folder.story != story])
        own = [folder for folder in folders if folder.story == story]
        golds += [folder.gold for folder in own]
        alone += [document(folder.quantities, model) for folder in own]
        together += [document(_each_once(own), model)] * len(own)
        last = -len(own)
        yield (
            story,
            measure_issues(golds[last:], alone[last:]),
            measure_issues(golds[last:], together[last:]),
        )
    yield "all", measure_issues(golds, alone), measure_issues(golds, together)


def written(text: str, model: Model) -> str:
    """Return the text of ``weights.toml`` with the tables of weights put anew, the strongest first."""
    for table, weights in (("event", model.event), ("weights", model.weights)):
        ranked = sorted(
            ((name, weight) for name, weight in weights.items() if name not in model.by_hand),
            key=lambda item: (item[0] != "intercept", -abs(item[1]), item[0]),
        )
        lines = "\n".join(f"{name} = {value}" for name, value in ranked)
        text = re.sub(rf"^\[{table}\]\n[^\[]*", f"[{table}]\n{lines}\n\n", text, flags=re.MULTILINE)
    return text.rstrip("\n") + "\n"


def main() -> None:
    """Learn, print the figures of each story left out, and write the weights if asked to."""
    parser = argparse.ArgumentParser(prog="python -m checks.comparison.learning")
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into weights.toml")
    parser.add_argument("--quick", action="store_true", help="leave no story out, only learn")
    parser.add_argument("--without", metavar="COMPARATOR", help="leave a comparator out")
    options = parser.parse_args()
    if options.without:
        leave_out(options.without)
    golds = [gold for gold in load_golds(options.folders) if gold.pairs]
    folders = [read_folder(gold) for gold in golds]
    for story, alone, together in () if options.quick else leave_one_story_out(folders):
        for run, measures in (("alone", alone), ("together", together)):
            sys.stdout.write(
                f"{story:5}{run:9} precision {measures.precision or 0:.2f} recall {measures.recall or 0:.2f} "
                f"F1 {measures.f1:.2f} false {measures.false} updates {measures.updates_flagged} "
                f"comparability {measures.comparability_precision or 0:.2f} "
                f"{measures.comparability_recall or 0:.2f}\n"
            )
    file = Path(str(resources.files("checks.comparison").joinpath("weights.toml")))
    text = written(file.read_text(encoding="utf-8"), learn(folders))
    if options.write:
        file.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
