"""The measures on a gold small enough to count by hand."""

import json

import pytest

from checks.evaluation import MalformedGold, load_golds, measure_figures, measure_issues


def row(start, end, low, *, article="a", high=None, unit="", modifier="=", role="figure"):
    return {
        "id": f"{article}:{start}",
        "article": article,
        "start": start,
        "end": end,
        "low": low,
        "high": low if high is None else high,
        "unit": unit,
        "modifier": modifier,
        "role": role,
    }


def annotated(start, end, low, *, bound="=", unit="", role="figure", **more):
    return {
        "id": f"x:{start}",
        "start": start,
        "end": end,
        "low": low,
        "high": low,
        "bound": bound,
        "unit": unit,
        "role": role,
        **more,
    }


@pytest.fixture
def gold(tmp_path):
    def write(figures, pairs=(), **more):
        articles = [{"article": article, "figures": listed} for article, listed in figures.items()]
        data = {"exhaustive": True, "articles": articles, "pairs": list(pairs), **more}
        (tmp_path / "gold.json").write_text(json.dumps(data), encoding="utf-8")
        return load_golds([tmp_path])

    return write


def test_figures_are_counted_as_found_missed_extra_and_misread(gold):
    golds = gold(
        {
            "a": [
                annotated(0, 2, "30"),
                annotated(10, 12, "40"),
                annotated(20, 22, "50", unit="EUR"),
                annotated(30, 32, None, role="context"),
                annotated(40, 42, "7", optional=True),
            ]
        }
    )
    rows = [
        row(0, 2, "30"),
        row(20, 22, "51", unit="EUR"),
        row(40, 42, "7"),
        row(60, 62, "9"),
        row(30, 32, "1"),
    ]
    measures = measure_figures(golds, rows)
    assert (measures.gold, measures.predicted) == (3, 5)
    assert (measures.recall, measures.precision) == (round(2 / 3, 4), 0.6)
    assert (measures.value, measures.unit, measures.all) == (0.5, 1.0, round(1 / 3, 4))


def test_vague_is_right_as_vague_and_units_are_compared_after_conversion(gold):
    golds = gold({"a": [annotated(0, 2, "20000", bound="vague"), annotated(5, 9, "5", unit="kilometer")]})
    rows = [row(0, 2, "1", modifier="vague"), row(5, 9, "5000", unit="meter")]
    assert measure_figures(golds, rows).all == 1


def test_flagged_pairs_are_judged_by_their_labels(gold):
    golds = gold(
        {
            "a": [annotated(0, 2, "30")],
            "b": [{**annotated(0, 2, "50"), "id": "y:0"}, {**annotated(9, 11, "31"), "id": "y:9"}],
        },
        [
            {"a": "x:0", "b": "y:0", "label": "contradiction", "why": ""},
            {"a": "x:0", "b": "y:9", "label": "compatible", "why": ""},
        ],
    )
    figures = [
        row(0, 2, "30"),
        row(0, 2, "50", article="b"),
        row(9, 11, "31", article="b"),
        row(50, 52, "8", article="b"),
    ]
    pairs = [["a:0", "b:0"], ["a:0", "b:9"], ["a:0", "b:50"]]
    document = {
        "figures": figures,
        "discrepancies": [
            {"type": "contradiction", "figures": ["a:0", "b:0", "b:9", "b:50"], "pairs": pairs},
            {"type": "agreement", "figures": ["a:0", "b:0"], "pairs": pairs},
        ],
    }
    measures = measure_issues(golds, [document])
    assert (measures.found, measures.false, measures.unjudged) == (1, 1, 0)
    assert (measures.precision, measures.recall) == (0.5, 1.0)


def test_nothing_to_measure_gives_no_share(gold):
    golds = gold({})
    assert measure_figures(golds, []).recall is None
    assert measure_issues(golds, []).precision is None


def test_a_pair_its_annotator_was_unsure_of_is_debatable(gold):
    pair = {"a": "x:0", "b": "y:0", "label": "contradiction", "ambiguous": True, "why": ""}
    golds = gold({"a": [annotated(0, 2, "30")], "b": [{**annotated(0, 2, "50"), "id": "y:0"}]}, [pair])
    document = {
        "figures": [row(0, 2, "30"), row(0, 2, "50", article="b")],
        "discrepancies": [{"type": "contradiction", "figures": ["a:0", "b:0"], "pairs": [["a:0", "b:0"]]}],
    }
    measures = measure_issues(golds, [document])
    assert (measures.contradictions, measures.false, measures.found) == (0, 0, 0)


BAD_LABEL = '{"articles": [], "pairs": [{"a": "x", "b": "y", "label": "maybe"}]}'


@pytest.mark.parametrize("content", ["", "[]", '{"articles": [{}]}', BAD_LABEL])
def test_a_malformed_gold_is_named(tmp_path, content):
    (tmp_path / "gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(MalformedGold, match=r"gold\.json"):
        load_golds([tmp_path])


def test_a_folder_without_gold_is_named(tmp_path):
    with pytest.raises(MalformedGold, match=r"there is no gold\.json"):
        load_golds([tmp_path])
