"""
Every example of ``tests/corpus`` is read as it says, and every table of every pack has examples.

``finds``: the whole surface, once, with exactly the values that are given. ``ignores``: no figure at all,
or, with ``lacks``, a figure whose setting says nothing of that sort. ``gaps``: what is known not to work.
"""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checks.extraction import find_mentions
from checks.interpretation import read_figures
from checks.languages.pack import SETS, TABLES, available_languages, load_pack
from checks.measurands import load_measurands
from checks.model import Article, Figure, Role

CORPUS = Path(__file__).parents[1] / "corpus"


SECTIONS = ("finds", "ignores", "gaps")


def examples(section: str) -> list[Any]:
    return [
        pytest.param(file.parent.name, example, id=f"{file.parent.name}/{file.stem}: {example['text']}")
        for file in sorted(CORPUS.glob("*/*.toml"))
        for example in tomllib.loads(file.read_text(encoding="utf-8")).get(section, [])
    ]


def figures_of(language: str, example: dict[str, Any]) -> list[Figure]:
    published = date.fromisoformat(example["published"]) if "published" in example else None
    article = Article("example", example["text"], language, published=published)
    pack = load_pack(language)
    figures = read_figures(article, find_mentions(article, pack), pack)
    return [figure for figure in figures if figure.role is Role.FIGURE]


def said_of(figure: Figure) -> dict[str, Any]:
    setting = figure.setting
    return {
        "low": figure.interval.low,
        "high": figure.interval.high,
        "unit": figure.mention.unit,
        "kind": figure.kind,
        "modifier": figure.modifier,
        "counted": figure.counted,
        "measurand": figure.measurand,
        "predicate": setting.predicate,
        "period": setting.period.words,
        "places": list(setting.places),
        "scopes": list(setting.scopes),
        "statuses": list(setting.statuses),
    }


def check_find(language: str, example: dict[str, Any]) -> None:
    figures = [f for f in figures_of(language, example) if f.mention.surface == example["surface"]]
    assert len(figures) == 1
    said = said_of(figures[0])
    for key in sorted(set(example) & set(said)):
        wanted = Decimal(example[key]) if key in ("low", "high") else example[key]
        assert said[key] == wanted, key


@pytest.mark.parametrize(("language", "example"), examples("finds"))
def test_finds(language, example):
    check_find(language, example)


@pytest.mark.parametrize(("language", "example"), examples("ignores"))
def test_ignores(language, example):
    figures = figures_of(language, example)
    if "lacks" in example:
        assert [said_of(figure)[example["lacks"]] in (None, []) for figure in figures] == [True]
    else:
        assert [figure.mention.surface for figure in figures] == []


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known gap")
@pytest.mark.parametrize(("language", "example"), examples("gaps"))
def test_gaps(language, example):
    check_find(language, example)


@pytest.mark.parametrize(("language", "example"), [*examples("finds"), *examples("gaps")])
def test_an_example_quotes_its_text_and_asks_for_something_known(language, example):
    assert example["surface"] in example["text"]
    known = {"text", "surface", "tables", "published", "why"}
    (figure,) = figures_of(language, {"text": {"de": "30 Soldaten", "en": "30 soldiers"}[language]})
    assert sorted(set(example) - known - set(said_of(figure))) == []
    assert set(example) & set(said_of(figure))


def shown(language: str, section: str) -> set[str]:
    params = [param.values for param in examples(section)]
    return {table for code, example in params if code == language for table in example.get("tables", ())}


@pytest.mark.parametrize("section", ["finds", "ignores"])
@pytest.mark.parametrize("language", available_languages())
def test_every_table_has_examples(language, section):
    only_ignores = {"ordinals", "ordinal_endings"}
    wanted = set(TABLES) - (only_ignores if section == "finds" else set())
    assert sorted(wanted - shown(language, section)) == []


@pytest.mark.parametrize("language", available_languages())
def test_every_set_of_words_has_an_example(language):
    pack = load_pack(language)
    wanted = {name for name in SETS if pack.sets[name]}
    assert sorted(wanted - shown(language, "finds") - shown(language, "ignores")) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_no_example_names_an_unknown_table(section):
    named = {table for language in available_languages() for table in shown(language, section)}
    assert sorted(named - set(TABLES) - set(SETS)) == []


@pytest.mark.parametrize("language", available_languages())
def test_every_measurand_has_an_example(language):
    params = [param.values for param in examples("finds")]
    found = {example.get("measurand") for code, example in params if code == language}
    assert sorted(set(load_measurands()) - found) == []
