import json
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.interchange import (
    FIGURE_KEYS,
    discrepancy_row,
    dumps,
    figure_line,
    figure_row,
    plain,
    quantity_from_row,
    run_document,
)
from checks.measurands import load_measurands
from checks.model import (
    Article,
    Claim,
    Conversion,
    Coverage,
    Figure,
    Interval,
    Kind,
    Mention,
    Modifier,
    NotCompared,
    Period,
    Quantity,
    Review,
    Role,
    SetAside,
    Setting,
    Span,
    Statement,
)
from checks.wording import status_names

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
MAYBE_WORDS = st.none() | WORDS
MANY_WORDS = st.lists(WORDS, max_size=3).map(tuple)
VALUES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)
INTERVALS = st.builds(Interval, st.none() | VALUES, st.none() | VALUES, st.booleans())
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
DAYS = st.none() | st.dates()
NUMBERS = st.none() | st.integers(0, 9999)
ARTICLES = st.builds(Article, WORDS, st.just(""), WORDS, *[MAYBE_WORDS] * 3, DAYS, MAYBE_WORDS)
MENTIONS = st.builds(
    Mention,
    ARTICLES,
    SPANS,
    WORDS,
    SPANS,
    st.sampled_from(Kind),
    INTERVALS,
    MAYBE_WORDS,
    st.booleans(),
    st.booleans(),
    st.none() | VALUES,
    WORDS,
    WORDS,
)
PERIODS = st.builds(Period, *[NUMBERS] * 4, WORDS, st.booleans())
STATUSES = st.lists(st.sampled_from(sorted(status_names())), max_size=2).map(tuple)
CONCEPTS = st.sampled_from(sorted(load_measurands()))
CLAIMS = st.builds(
    Claim, CONCEPTS, NUMBERS, WORDS, st.tuples(CONCEPTS), MANY_WORDS, MANY_WORDS, st.booleans()
)
SETTINGS = st.builds(
    Setting,
    predicate=MAYBE_WORDS,
    predicate_words=WORDS,
    period=PERIODS,
    places=MANY_WORDS,
    subject=MAYBE_WORDS,
    scopes=MANY_WORDS,
    statuses=STATUSES,
    topic=MANY_WORDS,
    terms=MANY_WORDS,
    predicates=MANY_WORDS,
    near=MANY_WORDS,
    noun_before=MAYBE_WORDS,
    terms_before=MANY_WORDS,
    names=MANY_WORDS,
    names_before=MANY_WORDS,
    landmark=MAYBE_WORDS,
    direction=MAYBE_WORDS,
    claim=CLAIMS,
)
FIGURES = st.builds(
    Figure,
    MENTIONS,
    st.sampled_from(Kind),
    st.sampled_from(Role),
    st.sampled_from(Modifier),
    INTERVALS,
    MAYBE_WORDS,
    st.none() | st.sampled_from(sorted(load_measurands())),
    SETTINGS,
)
CONVERSIONS = st.none() | st.builds(Conversion, VALUES, st.none() | VALUES, DAYS, WORDS, st.booleans())
QUANTITIES = st.builds(
    Quantity, FIGURES, INTERVALS, MAYBE_WORDS, INTERVALS, INTERVALS, WORDS, CONVERSIONS, WORDS
)


@given(QUANTITIES)
def test_a_figure_comes_back_from_its_row_as_it_was(quantity):
    assert quantity_from_row(json.loads(dumps(figure_row(quantity)))) == quantity


@given(QUANTITIES)
def test_a_line_is_the_row_in_utf8_with_its_keys_in_order(quantity):
    row = figure_row(quantity)
    line = figure_line(quantity).decode()
    assert line == json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def test_every_part_of_a_setting_is_in_the_row_but_a_claim_that_is_none():
    quantity = factories.quantity()
    assert "claim" not in figure_row(quantity)["setting"]
    setting = replace(quantity.figure.setting, claim=Claim("growth", 2026, "Wifo"))
    row = figure_row(replace(quantity, figure=replace(quantity.figure, setting=setting)))
    assert set(row["setting"]) == {part.name for part in fields(Setting)}
    assert set(row["setting"]["period"]) == {part.name for part in fields(Period)}
    assert set(row["setting"]["claim"]) == {part.name for part in fields(Claim)}


def test_a_row_begins_with_the_documented_keys_in_their_order():
    assert list(figure_row(factories.quantity()))[: len(FIGURE_KEYS)] == list(FIGURE_KEYS)


def test_a_row_says_what_was_read():
    quantity = factories.stated("30.000", high="30000", text="Nur 30.000 Leute.")
    quantity = replace(quantity, figure=replace(quantity.figure, interval=factories.interval("30000", None)))
    row = figure_row(quantity)
    assert (row["id"], row["article"], row["start"], row["end"]) == ("a.txt:4", "a.txt", 4, 10)
    assert (row["low"], row["high"], row["unit"], row["kind"]) == ("30000", None, "", "count")
    assert (row["sentence_start"], row["sentence_end"]) == (0, 17)


def test_a_row_with_a_rate_has_its_day():
    conversion = Conversion(Decimal("0.8"), Decimal("1.25"), date(2025, 9, 5), "ECB", assumed_day=True)
    row = figure_row(factories.quantity(conversion=conversion))
    assert row["rate_date"] == "2025-09-05"
    assert row["conversion"] == {
        "factor": "0.8",
        "rate": "1.25",
        "rate_date": "2025-09-05",
        "source": "ECB",
        "assumed_day": True,
    }


def test_rows_are_plain_values_on_one_line():
    line = dumps(figure_row(factories.stated("5", text="5\n€ “x”")))
    assert "\n" not in line
    assert "“" in dumps({"text": "“"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("800000000000", "800000000000"),
        ("8E+11", "800000000000"),
        ("1200000000.0", "1200000000"),
        ("1.50", "1.5"),
        ("0.000", "0"),
        ("-0", "0"),
        ("1E-7", "0.0000001"),
        ("-5", "-5"),
        ("100", "100"),
        ("1E+999999999", "1E+999999999"),
    ],
)
def test_decimals_are_plain(value, text):
    assert plain(Decimal(value)) == text


@given(VALUES)
def test_plain_loses_nothing(value):
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value)


def test_a_row_of_documented_keys_alone_is_enough():
    quantity = factories.stated("300", leeway=("250", "350"))
    row = {key: figure_row(quantity)[key] for key in FIGURE_KEYS}
    found = quantity_from_row(row)
    assert found.figure.interval == quantity.figure.interval
    assert found.leeway == found.base == quantity.base
    assert found.figure.setting == Setting()


@pytest.mark.parametrize("key", FIGURE_KEYS)
def test_a_row_without_a_documented_key_is_refused(key):
    row = figure_row(factories.quantity())
    del row[key]
    with pytest.raises(KeyError, match=key):
        quantity_from_row(row)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("low", 5),
        ("low", "five"),
        ("low", "NaN"),
        ("high", "Infinity"),
        ("kind", "colour"),
        ("modifier", "?"),
        ("start", "0"),
        ("surface", None),
        ("unit", 5),
        ("setting", [1]),
        ("setting", {"terms": 5}),
        ("setting", {"terms": "abc"}),
        ("setting", {"terms": [5]}),
        ("setting", {"statuses": ["nonsense"]}),
        ("measurand", "unicorns"),
        ("setting", {"predicate": 5}),
        ("published", "soon"),
        ("closed", [True]),
        ("leeway", []),
        ("written", "x"),
    ],
)
def test_a_row_with_a_wrong_value_is_refused(key, value):
    row = figure_row(factories.quantity())
    with pytest.raises((TypeError, ValueError)):
        quantity_from_row(row | {key: value})


def test_a_discrepancy_has_the_documented_keys():
    row = discrepancy_row(factories.discrepancy(), "new", None, language="en")
    documented = "id type cause severity confidence measurand figures pairs gap reason state decision"
    assert " ".join(row).startswith(documented)
    assert (row["type"], row["state"], row["decision"], row["gap"]) == ("contradiction", "new", None, 3.0)
    assert row["figures"] == ["a.txt:9", "b.txt:9"]
    assert row["pairs"] == [["a.txt:9", "b.txt:9"]]
    assert row["reason"] == "b states three times as many as a."
    assert row["reasons"]["de"] == "b nennt dreimal so viele wie a."


def test_a_decision_stands_with_its_day():
    review = Review("dismissed", "other-scope", "zwei Lager", "mk", date(2026, 11, 21))
    row = discrepancy_row(factories.discrepancy(), "known", review)
    assert row["decision"] == {
        "verdict": "dismissed",
        "reason": "other-scope",
        "note": "zwei Lager",
        "by": "mk",
        "on": "2026-11-21",
    }


def test_a_gap_without_bound_is_null():
    assert discrepancy_row(factories.discrepancy(gap=Decimal("Infinity")), "new", None)["gap"] is None


def test_the_document_of_a_run_names_what_it_is_about():
    found = factories.discrepancy()
    in_group = found.group.quantities
    apart, unnamed = factories.stated("7", where="c.txt"), factories.stated("8", where="d.txt")
    context = replace(
        factories.stated("9", where="e.txt"), figure=replace(factories.figure(), role=Role.CONTEXT)
    )
    result = factories.run_result(
        [found],
        language="en",
        quantities=(*in_group, apart, unnamed, context),
        not_compared=(NotCompared((apart,), "scope", Statement((("de", "Anders."), ("en", "Different.")))),),
        coverage=Coverage(3, 2, unreadable=(SetAside("x.txt", "not a text"),)),
        set_aside=(SetAside("a.txt:1", "rule"),),
        states=(("F-0000aaaa", "known"),),
        gone=("F-00000001",),
    )
    document = json.loads(dumps(run_document(result)))
    assert list(document)[:7] == [
        "schema",
        "run",
        "coverage",
        "articles",
        "figures",
        "discrepancies",
        "not_compared",
    ]
    assert document["schema"] == 1
    assert document["run"]["as_of"] == "2026-11-21"
    assert document["coverage"]["unreadable"] == [{"name": "x.txt", "reason": "not a text"}]
    assert [row["id"] for row in document["figures"]] == ["a.txt:9", "b.txt:9", "c.txt:9"]
    assert document["discrepancies"][0]["state"] == "known"
    assert document["not_compared"][0]["reason"] == "Different."
    assert document["set_aside"] == [{"name": "a.txt:1", "reason": "rule"}]
    assert document["gone"] == ["F-00000001"]
    assert all("text" not in row for row in document["articles"])
    assert document["articles"][0]["id"] == "a.txt"


def test_nothing_heavy_is_imported():
    program = (
        "import sys, checks.interchange, checks.normalisation\n"
        "sys.exit(any(name in sys.modules for name in ('pandas', 'great_expectations', 'pint', 'prefect')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
