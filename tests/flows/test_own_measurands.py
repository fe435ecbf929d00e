"""A newsroom's own measurands reach every stage, by option or variable; a mistake in them is wrong usage."""

import json

import pytest
from command import figurecheck

EVENT = "Gerhard Zoder, Anna Kirchweger (FAO), Bela Horvath (OECD), Piero Tassi, Krems."

VARIABLE = "FIGURECHECK_MEASURANDS"
OWN = """
[harvests]
kinds = ["count"]
family = "harvests"
label = { de = "Ernten im Jahr", en = "Harvests a year" }
unit = { de = "Ernten", en = "harvests" }
nouns = { de = ["Ernte"], en = ["harvest"] }
"""
ARTICLES = [
    {"id": "a", "text": f"Die Bauern in Österreich brachten 40 Weinernten ein. {EVENT}", "language": "de"},
    {"id": "b", "text": f"Farmers in Austria brought in 90 harvests. {EVENT}", "language": "en"},
    {"id": "c", "text": "In Österreich standen 40 Gartenzwerge.", "language": "de"},
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    lines = [json.dumps({**article, "published": "2025-09-05"}) for article in ARTICLES]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def measurands(printed):
    return {row["article"]: row["measurand"] for row in map(json.loads, printed.splitlines())}


@pytest.mark.parametrize(
    ("options", "variables"),
    [(("--measurands", "own.toml"), {}), ((), {VARIABLE: "own.toml"})],
    ids=["option", "variable"],
)
def test_extract_knows_the_concepts_of_the_file(folder, options, variables):
    done = figurecheck("extract", *options, "articles.jsonl", cwd=folder, **variables)
    assert done.returncode == 0, done.stderr
    assert measurands(done.stdout) == {"a": "harvests", "b": "harvests", "c": None}


def test_the_option_wins_over_the_variable(folder):
    options = ("--measurands", "own.toml")
    done = figurecheck("extract", *options, "articles.jsonl", cwd=folder, **{VARIABLE: "nowhere.toml"})
    assert done.returncode == 0, done.stderr


def test_without_the_file_nothing_is_known_of_it(folder):
    done = figurecheck("extract", "articles.jsonl", cwd=folder)
    assert set(measurands(done.stdout).values()) == {None}


def test_compare_needs_the_file_that_extract_was_given(folder):
    figures = figurecheck("extract", "--measurands", "own.toml", "articles.jsonl", cwd=folder).stdout
    without = figurecheck("compare", "-", cwd=folder, stdin=figures)
    assert (without.returncode, without.stdout) == (3, "")
    assert "unknown measurand 'harvests'" in without.stderr
    found = figurecheck("compare", "--measurands", "own.toml", "-", cwd=folder, stdin=figures)
    assert [json.loads(line)["measurand"] for line in found.stdout.splitlines()] == ["harvests"]


@pytest.mark.slow
def test_a_run_groups_by_the_concept_and_the_report_labels_it(folder):
    done = figurecheck(
        "run", "--measurands", "own.toml", "articles.jsonl", "--out", "out", "--json", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["discrepancies"]
    assert (found["measurand"], found["type"]) == ("harvests", "contradiction")
    report = (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert "Ernten im Jahr" in report
    assert "Harvests a year" in report


@pytest.mark.parametrize("command", ["run", "extract"])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "own.toml: cannot be read: No such file or directory"),
        ("[harvests", "own.toml: no TOML"),
        (OWN.replace("family", "famly"), "own.toml: harvests.famly is unknown"),
        (OWN.replace("{ de = [", "{ xx = ["), "own.toml: harvests.nouns.xx: there is no such language"),
        (
            OWN + 'needs = ["luck"]',
            "own.toml: harvests.needs: 'luck' is none of claim, companions, contrast, ",
        ),
    ],
    ids=["missing", "no TOML", "unknown key", "unknown language", "unknown comparator"],
)
def test_a_mistake_in_the_file_is_one_message_and_code_2(folder, command, text, says):
    (folder / "own.toml").unlink()
    if text is not None:
        (folder / "own.toml").write_text(text, encoding="utf-8")
    done = figurecheck(command, "articles.jsonl", cwd=folder, **{VARIABLE: "own.toml"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


def test_the_option_is_explained():
    for command in ("run", "extract"):
        assert VARIABLE in figurecheck(command, "--help").stdout
