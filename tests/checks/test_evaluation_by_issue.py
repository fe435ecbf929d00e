"""
Measuring by issue, held equal to what the annotators' own scorer gives on a small example of ours.

The numbers beside each example are those that ``score.py`` printed for the same two files.
"""

import json

import pytest

from checks.evaluation import load_golds, measure_issues


def figure(name: str, start: int, quantity: str, **more: object) -> dict[str, object]:
    return {
        "id": f"{name}:{start}",
        "start": start,
        "end": start + 2,
        "surface": "30",
        "low": "30",
        "high": "30",
        "unit": "",
        "bound": "=",
        "role": "figure",
        "quantity": quantity,
        **more,
    }


def pair(a: str, b: str, label: str, **more: object) -> dict[str, object]:
    return {"a": a, "b": b, "label": label, "why": "", **more}


STORIES = {
    "one_a": {
        "articles": [
            {"article": "a", "figures": [figure("a", 0, "dead"), figure("a", 9, "hurt")]},
            {
                "article": "b",
                "figures": [figure("b", 0, "dead"), figure("b", 5, "dead"), figure("b", 9, "hurt")],
            },
            {"article": "c", "figures": [figure("c", 0, "dead"), figure("c", 9, "war", shared="war")]},
        ],
        "pairs": [
            pair("a:0", "b:0", "contradiction"),
            pair("a:0", "b:5", "contradiction"),
            pair("a:0", "c:0", "update"),
            pair("b:0", "c:0", "contradiction"),
            pair("a:9", "b:9", "compatible"),
            pair("a:0", "b:9", "unrelated"),
            pair("b:5", "c:0", "contradiction", ambiguous=True),
        ],
    },
    "one_b": {
        "articles": [
            {"article": "d", "figures": [figure("d", 0, "dead"), figure("d", 9, "war", shared="war")]}
        ],
        "pairs": [],
    },
}
FLAGGED = [
    ["a:0", "b:0"], ["a:0", "b:5"], ["a:0", "c:0"], ["a:9", "b:9"], ["a:0", "b:9"], ["b:0", "b:5"],
    ["a:0", "c:30"], ["a:30", "c:30"], ["c:0", "d:0"], ["c:9", "d:9"],
]  # fmt: skip
SPANS = sorted({end for ends in FLAGGED for end in ends})
DOCUMENT = {
    "figures": [
        {"id": s, "article": s[0], "start": int(s[2:]), "end": int(s[2:]) + 2, "surface": s} for s in SPANS
    ],
    "discrepancies": [
        {"type": "contradiction", "figures": SPANS, "pairs": FLAGGED, "reason": ""},
        {"type": "agreement", "figures": ["a:9", "b:9"], "pairs": [], "reason": ""},
    ],
}


@pytest.fixture
def golds(tmp_path):
    for name, content in STORIES.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "gold.json").write_text(json.dumps(content), encoding="utf-8")
    return load_golds([tmp_path])


@pytest.mark.parametrize(
    ("are_together", "false", "unjudged", "precision", "f1", "per_100", "comparability"),
    [(False, 2, 2, 0.3333, 0.4, 50.0, 0.25), (True, 3, 1, 0.25, 0.3333, 75.0, 0.2105)],
)
def test_the_measures_are_those_of_the_scorer(
    golds, are_together, false, unjudged, precision, f1, per_100, comparability
):
    found = measure_issues(golds, [DOCUMENT], are_together=are_together)
    assert (found.articles, found.contradictions, found.found, found.updates_flagged) == (4, 2, 1, 1)
    assert (found.false, found.unjudged, found.precision, found.recall) == (false, unjudged, precision, 0.5)
    assert (found.f1, found.false_per_100_articles) == (f1, per_100)
    assert (found.quantities, found.quantities_found) == (1, 1)
    assert (found.comparability_recall, found.comparability_precision) == (1.0, comparability)
