"""Each check by its examples of both kinds; what a judgement says, and what it never says."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from factories import statement
from pipeline import figure_in

from checks.contradictions import CHECKS, judge
from checks.contradictions.disjoint_ranges import disjoint_ranges
from checks.contradictions.gaps import incompatible_pairs
from checks.measurands import load_measurands
from checks.model import Group, Verdict

FOLDER = Path(__file__).parents[1] / "contradictions"
EXAMPLES = {
    check.__name__: tomllib.loads((FOLDER / f"{check.__name__}.toml").read_text("utf-8")) for check in CHECKS
}


def group_of(example: dict) -> Group:
    days = [date.fromisoformat(day) for day in example.get("published", [])] or [None] * len(
        example["figures"]
    )
    quantities = tuple(
        figure_in(f"Es geht um {words}.", f"{n}.txt", published=day)
        for n, (words, day) in enumerate(zip(example["figures"], days, strict=True))
    )
    measurand = quantities[0].figure.measurand
    label = statement("Dauer") if measurand is None else load_measurands()[measurand].label
    return Group(quantities, str(measurand), label, (), 0.9)


def cases(kind: str) -> list:
    return [
        pytest.param(check, example, id=f"{check.__name__}: {' | '.join(example['figures'])}")
        for check in CHECKS
        for example in EXAMPLES[check.__name__][kind]
    ]


@pytest.mark.parametrize(("check", "example"), cases("finds"))
def test_check_finds(check, example):
    group = group_of(example)
    fault = check(group, incompatible_pairs(group))
    assert fault is not None
    found = judge(group)
    assert found.verdict == Verdict(example.get("verdict", "contradiction"))
    assert found.pairs == tuple(map(tuple, example.get("pairs", [[0, 1]])))
    if "cause" in example:
        assert fault.cause == found.cause == example["cause"]
    if "gap" in example:
        assert found.gap == Decimal(example["gap"])


@pytest.mark.parametrize(("check", "example"), cases("ignores"))
def test_check_ignores(check, example):
    group = group_of(example)
    assert check(group, incompatible_pairs(group)) is None, example["why"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_has_a_docstring_and_examples_of_both_kinds(check):
    assert check.__doc__
    assert EXAMPLES[check.__name__]["finds"]
    assert EXAMPLES[check.__name__]["ignores"]


def test_a_group_without_a_fault_is_an_agreement():
    found = judge(group_of({"figures": ["30.000 Soldaten", "rund 30.000 Soldaten"]}))
    assert (found.verdict, found.cause, found.pairs, found.gap) == (Verdict.AGREEMENT, "", (), Decimal(1))
    assert found.severity == 0


def test_severity_rises_with_the_gap():
    severities = [
        judge(group_of({"figures": [f"{n} Soldaten", "30.000 Soldaten"]})).severity
        for n in ("41.500", "90.000", "200.000")
    ]
    assert severities == sorted(severities)
    assert severities[0] < severities[-1] <= 1


def test_pairs_that_a_comparator_holds_apart_are_not_set_against_each_other():
    group = group_of({"figures": ["30.000 Soldaten", "200.000 Soldaten"]})
    apart = Group(group.quantities, group.measurand, group.label, (), 0.9, apart=((0, 1),))
    assert disjoint_ranges(apart, incompatible_pairs(apart)) is None


def test_the_id_is_made_from_what_is_claimed_not_from_where_it_stands():
    group = group_of({"figures": ["30.000 Soldaten", "200.000 Soldaten"]})
    moved = tuple(
        figure_in(f"Ein Satz davor.\n\nEs geht um {words}.", f"{n}.txt")
        for n, words in enumerate(("30.000 Soldaten", "200.000 Soldaten"))
    )
    other = Group(moved, group.measurand, group.label, (), 0.9)
    assert judge(group).id == judge(other).id
    assert re.fullmatch(r"F-[0-9a-f]{8}", judge(group).id)
    changed = group_of({"figures": ["30.000 Soldaten", "300.000 Soldaten"]})
    assert judge(changed).id != judge(group).id


def test_sentences_stand_in_both_languages_and_accuse_nobody():
    for check in CHECKS:
        for example in EXAMPLES[check.__name__]["finds"]:
            found = judge(group_of(example))
            for sentence in (found.headline, found.reason, *found.why):
                assert [code for code, _ in sentence.texts] == ["de", "en"]
                for _, text in sentence.texts:
                    assert "{" not in text
                    assert not re.search(r"\b(falsch|lüge|fake|wrong|lie)\b", text, re.IGNORECASE)


def test_the_label_is_told_as_given():
    group = group_of({"figures": ["30.000 Soldaten", "200.000 Soldaten"]})
    named = Group(group.quantities, group.measurand, statement("Truppe", "Force"), (), 0.9)
    assert judge(named).headline.text("de") == "Truppe: 30.000 bis 200.000 Soldaten"
    assert judge(named).headline.text("en") == "Force: 30,000 to 200,000 troops"


def test_a_noun_of_the_text_does_not_stand_behind_the_values():
    group = group_of({"figures": ["54 Spiele", "157 Spiele"]})
    of_a_noun = Group(group.quantities, "Spiel", statement("Spiel", "Spiel"), (), 0.9)
    assert judge(of_a_noun).headline.text("de") == "Spiel: 54 bis 157"
