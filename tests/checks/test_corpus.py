"""
Every example of ``tests/corpus`` is read as it says; every table of every pack and every rule has examples.

``finds``: the whole surface, once, with exactly the values that are given; ``role`` says that it is no figure
but a date, an ordinal, a name. ``ignores``: no figure at all, or, with ``lacks``, a figure whose setting says
nothing of that sort. ``stays``: what looks alike and is read otherwise, either as exactly these ``figures``
(surface -> value and unit) or as one like those of ``finds``. ``gaps``: what is known not to work.
``rules.toml`` has the rules of the reader, which the examples name.
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
from checks.surroundings import read_settings

CORPUS = Path(__file__).parents[1] / "corpus"
RULES = tomllib.loads((CORPUS / "rules.toml").read_text(encoding="utf-8"))
SECTIONS = ("finds", "ignores", "stays", "gaps")
POSITIVE, NEGATIVE = ("finds",), ("ignores", "stays")


def examples(*sections: str) -> list[Any]:
    return [
        pytest.param(file.parent.name, example, id=f"{file.parent.name}/{file.stem}: {example['text']}")
        for file in sorted(CORPUS.glob("*/*.toml"))
        for section, rows in tomllib.loads(file.read_text(encoding="utf-8")).items()
        if section in sections
        for example in rows
    ]


def figures_of(language: str, example: dict[str, Any]) -> list[Figure]:
    published = date.fromisoformat(example["published"]) if "published" in example else None
    article = Article("example", example["text"], language, published=published)
    pack = load_pack(language)
    role = Role(example.get("role", "figure"))
    figures = read_figures(find_mentions(article, pack), pack)
    return [f for f in read_settings(article, figures, pack) if f.role is role]


def said_of(figure: Figure) -> dict[str, Any]:
    setting = figure.setting
    return {
        "low": figure.interval.low,
        "high": figure.interval.high,
        "unit": figure.mention.unit,
        "kind": figure.kind,
        "role": figure.role,
        "modifier": figure.modifier,
        "counted": figure.counted,
        "measurand": figure.measurand,
        "predicate": setting.predicate,
        "period": setting.period.words,
        "places": list(setting.places),
        "scopes": list(setting.scopes),
        "direction": setting.direction,
        "statuses": list(setting.statuses),
        "claim": setting.claim.is_complete,
        "homes": list(setting.claim.homes),
        "concept": setting.claim.concept or None,
        "year": setting.claim.year,
        "source": setting.claim.source or None,
        "matters": list(setting.claim.matters),
        "parts": list(setting.claim.parts),
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
        assert [said_of(figure)[example["lacks"]] in (None, "", []) for figure in figures] == [True]
    else:
        assert [figure.mention.surface for figure in figures] == []


@pytest.mark.parametrize(("language", "example"), examples("stays"))
def test_stays(language, example):
    if "figures" not in example:
        check_find(language, example)
        return
    wanted = []
    for surface, written in example["figures"].items():
        low, _, unit = written.partition(" ")
        wanted.append((surface, Decimal(low), unit))
    mentions = [figure.mention for figure in figures_of(language, example)]
    assert sorted((m.surface, m.value.low, m.unit) for m in mentions) == sorted(wanted)


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known gap")
@pytest.mark.parametrize(("language", "example"), examples("gaps"))
def test_gaps(language, example):
    check_find(language, example)


@pytest.mark.parametrize(("language", "example"), examples("finds", "stays", "gaps"))
def test_an_example_quotes_its_text_and_asks_for_something_known(language, example):
    known = {"text", "tables", "rules", "published", "why"}
    if "figures" in example:
        assert [surface for surface in example["figures"] if surface not in example["text"]] == []
        assert sorted(set(example) - known) == ["figures"]
        return
    assert example["surface"] in example["text"]
    (figure,) = figures_of(language, {"text": {"de": "30 Soldaten", "en": "30 soldiers"}[language]})
    assert sorted(set(example) - known - {"surface"} - set(said_of(figure))) == []
    assert set(example) & set(said_of(figure))


@pytest.mark.parametrize("language", available_languages())
def test_every_example_is_read_wherever_it_ends(language):
    pack = load_pack(language)
    texts = {param.values[1]["text"] for param in examples(*SECTIONS) if param.values[0] == language}
    for text in sorted(texts):
        for end in [place for place, letter in enumerate(text) if letter == " "]:
            article = Article("example", text[:end], language)
            figures = read_settings(article, read_figures(find_mentions(article, pack), pack), pack)
            assert all(figure.mention.span.end <= end for figure in figures)


# -- what lacks an example --------------------------------------------------------------------------


def shown(language: str, key: str, *sections: str) -> set[str]:
    params = [param.values for param in examples(*sections)]
    return {name for code, example in params if code == language for name in example.get(key, ())}


def lacking(language: str, key: str, wanted: set[str]) -> list[str]:
    return sorted(
        f"{name}: nothing that {', '.join(sections)}"
        for sections in (POSITIVE, NEGATIVE)
        for name in wanted - shown(language, key, *sections)
    )


@pytest.mark.parametrize("language", available_languages())
def test_every_table_and_set_has_examples_of_both_kinds(language):
    pack = load_pack(language)
    filled = {*(name for name in TABLES if pack[name]), *(name for name in SETS if pack.sets[name])}
    assert lacking(language, "tables", filled) == []


@pytest.mark.parametrize("language", available_languages())
def test_every_rule_has_examples_of_both_kinds(language):
    wanted = {rule for rule, entry in RULES.items() if language in entry.get("languages", [language])}
    assert lacking(language, "rules", wanted) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_one_sentence_and_says_why_a_language_has_none(rule):
    entry = RULES[rule]
    assert entry["says"].endswith(".")
    assert set(entry) in ({"says"}, {"says", "languages", "why"})
    assert set(entry.get("languages", available_languages()[:1])) < set(available_languages())


@pytest.mark.parametrize("language", available_languages())
def test_no_example_names_an_unknown_table_or_rule(language):
    assert sorted(shown(language, "tables", *SECTIONS) - set(TABLES) - set(SETS)) == []
    assert sorted(shown(language, "rules", *SECTIONS) - set(RULES)) == []


@pytest.mark.parametrize("language", available_languages())
def test_every_measurand_has_an_example(language):
    params = [param.values for param in examples("finds")]
    found = {example.get("measurand") for code, example in params if code == language}
    assert sorted(set(load_measurands()) - found) == []
