"""
The five sample articles: every figure as annotated, one contradiction, what agrees and what is kept apart.

``golden/gold.json`` is the hand-made annotation; ``golden/discrepancies.json`` is what a run printed, kept
so that every change of it is seen (``python tests/golden/rewrite.py`` writes it anew).
"""

import json
from dataclasses import replace

import pytest
from pipeline import AS_OF, ROOT, english_texts, judged, quantities_of, result_of, seed_texts

from checks.evaluation import load_golds, measure_figures, measure_issues
from checks.interchange import dumps, figure_row, run_document
from checks.model import Quantity, Role, Verdict

GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(scope="module")
def quantities() -> tuple[Quantity, ...]:
    return tuple(q for name, text in seed_texts().items() for q in quantities_of(text, name))


@pytest.fixture(scope="module")
def gold():
    return load_golds([GOLDEN / "gold.json"])


def test_every_figure_is_found_and_read_as_annotated(quantities, gold):
    measures = measure_figures(gold, [figure_row(q) for q in quantities])
    assert (measures.recall, measures.precision, measures.value, measures.unit, measures.all) == (
        1,
        1,
        1,
        1,
        1,
    )
    assert measures.gold == 34


def test_every_modifier_is_read_as_annotated(quantities, gold):
    read = {(q.figure.mention.article.id, q.figure.mention.span.start): q.figure.modifier for q in quantities}
    annotated = {
        (article, f["start"]): f["bound"]
        for article, figures in gold[0].figures.items()
        for f in figures
        if f["role"] == "figure" and not f.get("optional")
    }
    assert {place: read.get(place) for place in annotated} == annotated


def test_figures_for_context_are_recognised_with_their_kind(quantities):
    kinds = {
        (q.figure.mention.article.id[:3], q.figure.mention.surface): (q.figure.kind, q.figure.role)
        for q in quantities
        if q.figure.role is Role.CONTEXT
    }
    assert kinds["000", "8. Juli 2025"][0] == "date"
    assert kinds["000", "achten"][0] == "ordinal"
    assert kinds["000", "4.0"][0] == "identifier"
    assert kinds["001", "10"][0] == "identifier"
    assert kinds["001", "5"][0] == "identifier"
    assert kinds["001", "1939–1945"][0] == "year"
    assert kinds["003", "3."][0] == "ordinal"


def test_there_is_exactly_one_contradiction_with_the_annotated_pairs(quantities, gold):
    found = [d for d in judged(quantities)[0] if d.verdict is not Verdict.AGREEMENT]
    assert [(d.verdict, d.group.measurand) for d in found] == [(Verdict.CONTRADICTION, "troops")]
    (force,) = found
    surfaces = sorted(q.figure.mention.surface for q in force.group.quantities)
    assert surfaces == ["10 000 und 30 000", "200.000", "30.000", "30.000", "50.000", "zehntausenden"]
    annotated = [(article, f) for article, figures in gold[0].figures.items() for f in figures]

    def named(quantity):
        mention = quantity.figure.mention
        return next(
            f["id"]
            for article, f in annotated
            if article == mention.article.id
            and f["start"] < mention.span.end
            and mention.span.start < f["end"]
        )

    flagged = {frozenset(named(force.group.quantities[i]) for i in pair) for pair in force.pairs}
    wanted = {frozenset((p["a"], p["b"])) for p in gold[0].pairs if p["label"] == "contradiction"}
    assert (flagged, len(force.pairs)) == (wanted, 7)
    measures = measure_issues(gold, [run_document(result_of(quantities))])
    assert (measures.precision, measures.recall, measures.false) == (1, 1, 0)


def test_agreement_is_shown_for_the_coalition_and_the_special_fund(quantities):
    agreed = [d for d in judged(quantities)[0] if d.verdict is Verdict.AGREEMENT]
    assert sorted((d.group.measurand, len(d.group.quantities)) for d in agreed) == [
        ("members", 3),
        ("public_funds", 2),
    ]


@pytest.mark.parametrize(
    ("a", "b", "comparator"),
    [
        ("26", "30", "measurand"),
        ("26", "zwanzig", "predicate"),
        ("30", "31", "period"),
        ("44 Milliarden Euro", "100 Milliarden Euro", "contrast"),
        ("90 Milliarden Dollar", "einer Milliarde Dollar pro Monat", "unit"),
        ("800 Milliarden Euro", "einer Billion Euro", "subject"),
    ],
)
def test_what_is_not_compared_has_its_reason(quantities, a, b, comparator):
    apart = judged(quantities)[1]
    entries = [n for n in apart if {a, b} <= {q.figure.mention.surface for q in n.quantities}]
    assert comparator in {n.comparator for n in entries}
    assert all(n.reason.text("de") and n.reason.text("en") for n in entries)


def test_the_discrepancies_are_those_of_the_golden_file(quantities):
    assert json.loads(dumps(run_document(result_of(quantities)))) == json.loads(
        (GOLDEN / "discrepancies.json").read_text(encoding="utf-8")
    )


def test_the_articles_group_across_languages(quantities):
    english = tuple(
        q for name, text in english_texts().items() for q in quantities_of(text, name, language="en")
    )
    found, _ = judged((*quantities, *english))
    contradictions = [d for d in found if d.verdict is Verdict.CONTRADICTION]
    assert [d.group.measurand for d in contradictions] == ["troops"]
    force = contradictions[0].group
    stated = {
        language: sorted(
            {
                str(q.figure.interval.high)
                for q in force.quantities
                if q.figure.mention.article.language == language
            }
        )
        for language in ("de", "en")
    }
    assert stated["de"] == stated["en"] == ["100000", "200000", "30000", "50000"]
    for measurand in ("members", "public_funds"):
        languages = {
            q.figure.mention.article.language
            for d in found
            if d.verdict is Verdict.AGREEMENT and d.group.measurand == measurand
            for q in d.group.quantities
        }
        assert languages == {"de", "en"}


def test_the_english_articles_alone_say_the_same():
    english = tuple(
        q for name, text in english_texts().items() for q in quantities_of(text, name, language="en")
    )
    found, _ = judged(english)
    assert [d.group.measurand for d in found if d.verdict is not Verdict.AGREEMENT] == ["troops"]


def test_an_article_without_a_date_is_converted_as_of_the_run_and_says_so(quantities):
    dollars = next(q for q in quantities if q.figure.mention.surface == "90 Milliarden Dollar")
    assert dollars.conversion is not None
    assert dollars.conversion.assumed_day
    dated = replace(dollars.figure.mention.article, published=AS_OF.replace(year=2025, month=9, day=6))
    (again,) = (
        q
        for q in quantities_of(dated.text, dated.id, published=dated.published)
        if q.figure.mention.surface == "90 Milliarden Dollar"
    )
    assert again.conversion is not None
    assert not again.conversion.assumed_day
    assert str(again.conversion.rate_date) == "2025-09-05"
