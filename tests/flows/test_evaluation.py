import json

import pytest

from flows.command_line import exit_code
from flows.evaluation import table

TEXT = "Geplant ist eine Truppe von {} Soldaten für die Ukraine."
NUMBERS = {"a": "30.000", "b": "50.000"}


@pytest.fixture
def gold(tmp_path):
    """Two articles that contradict each other, annotated."""
    articles, annotated = [], []
    for name, number in NUMBERS.items():
        text = TEXT.format(number)
        start = text.index(number)
        articles.append({"id": name, "text": text, "language": "de", "published": "2025-09-05"})
        value = number.replace(".", "")
        figure = {"id": f"{name}1", "start": start, "end": start + len(number), "surface": number}
        figure |= {"low": value, "high": value, "bound": "=", "unit": "", "role": "figure", "kind": "count"}
        annotated.append({"article": name, "figures": [figure]})
    pairs = [{"a": "a1", "b": "b1", "label": "contradiction", "why": "30.000 are not 50.000"}]
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)))
    (folder / "gold.json").write_text(json.dumps({"exhaustive": True, "articles": annotated, "pairs": pairs}))
    return folder


def measured(capsys, *arguments):
    assert exit_code(["evaluate", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_articles_beside_the_gold_are_measured(gold, capsys):
    measures = measured(capsys, gold)
    assert (measures["figures"]["recall"], measures["figures"]["all"]) == (1.0, 1.0)
    assert (measures["issues"]["found"], measures["issues"]["precision"]) == (1, 1.0)


def test_what_extract_printed_is_measured(gold, capsys, tmp_path):
    assert exit_code(["extract", str(gold / "articles.jsonl")]) == 0
    rows = capsys.readouterr().out.splitlines()
    figures = tmp_path / "figures.jsonl"
    figures.write_text("\n".join(row for row in rows if "50.000" not in row))
    measures = measured(capsys, gold, "--figures", figures)
    assert measures.keys() == {"figures"}
    assert measures["figures"]["recall"] == 0.5


@pytest.mark.parametrize("content", ["{broken", "[]", '{"start": 1}'])
def test_what_cannot_be_measured_is_wrong_usage(gold, capsys, tmp_path, content):
    (tmp_path / "figures.jsonl").write_text(content)
    assert exit_code(["evaluate", str(gold), "--figures", str(tmp_path / "figures.jsonl")]) == 2
    assert "figurecheck: " in capsys.readouterr().err


def test_a_folder_without_gold_is_wrong_usage(tmp_path, capsys):
    assert exit_code(["evaluate", str(tmp_path)]) == 2
    assert "gold.json" in capsys.readouterr().err


def test_gold_without_articles_asks_for_figures(gold, capsys):
    (gold / "articles.jsonl").unlink()
    assert exit_code(["evaluate", str(gold)]) == 2
    assert "--figures" in capsys.readouterr().err


def test_the_table_has_a_line_for_each_measure():
    lines = table({"figures": {"gold": 2, "recall": 0.5, "precision": None}}).splitlines()
    assert [line.split() for line in lines] == [
        ["figures"],
        ["gold", "2"],
        ["recall", "0.500"],
        ["precision", "-"],
    ]
