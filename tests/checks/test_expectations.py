import itertools
from dataclasses import replace
from decimal import Decimal

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import expectations
from checks.expectations import BrokenExpectation, agreement_results, figures_agree, gate
from checks.model import Interval, Kind, Modifier, Quantity, Role, Span
from checks.tables import agreement_table

pytestmark = pytest.mark.slow  # Great Expectations alone takes seconds to import

GOOD = factories.quantity()


def changed(where: str = "bad.txt", **given: object) -> Quantity:
    """The good row in an article of its own, with parts of its records replaced."""
    article = factories.article(id=where)
    quantity, figure, mention = GOOD, GOOD.figure, replace(GOOD.figure.mention, article=article)
    for name, value in given.items():
        if name in mention.__slots__:
            mention = replace(mention, **{name: value})
        elif name in figure.__slots__:
            figure = replace(figure, **{name: value})
        else:
            quantity = replace(quantity, **{name: value})
    if "kind" in given:
        figure = replace(figure, kind=given["kind"])
    return replace(quantity, figure=replace(figure, mention=mention))


def test_good_rows_pass_in_their_order():
    rows = (changed("b.txt"), GOOD)
    assert gate(rows).kept == rows
    assert gate(rows).set_aside == ()


def test_an_empty_table_passes():
    assert gate(()).kept == ()
    assert agreement_results(()) == ()


BAD = [
    ({"span": Span(9, 9), "surface": ""}, "a figure ends behind its beginning"),
    ({"surface": " "}, "a figure has words in the article"),
    ({"surface": "301"}, "the words stand in the article where the span says"),
    ({"sentence": Span(10, 19)}, "a figure begins in its sentence"),
    ({"sentence": Span(0, 11)}, "a figure ends in its sentence"),
    ({"interval": factories.interval("2", "1")}, "the upper end is not below the lower one"),
    ({"base": factories.interval("2", "1")}, "the upper end in base units is not below the lower one"),
    ({"leeway": factories.interval("2", "1")}, "the leeway's upper end is not below its lower one"),
    ({"unit": "Pfund", "dimension": ""}, "the unit of a figure is a known one"),
    ({"kind": Kind.PERCENT, "interval": factories.interval("2000000")}, "a percentage is a plausible one"),
    ({"interval": factories.interval("-5")}, "a count, a duration or an age is not negative"),
]

UNUSUAL = [
    {"interval": Interval(None, None), "base": Interval(None, None), "leeway": Interval(None, None)},
    {"interval": factories.interval("300", None)},
    {"unit": None, "dimension": "", "trouble": "the text leaves the unit open"},
    {"unit": "UAH", "base_unit": None, "dimension": "money", "trouble": "no exchange rate"},
    {"role": Role.CONTEXT, "kind": Kind.YEAR, "dimension": "", "base_unit": None},
    {"kind": Kind.PERCENT, "interval": factories.interval("-120"), "unit": "percent"},
    {"interval": factories.interval("1e400")},
]


def test_bad_rows_are_set_aside_with_row_and_rule_and_the_rest_goes_on():
    bad = [changed(f"{number:02}.txt", **given) for number, (given, _) in enumerate(BAD)]
    last = changed("z.txt")
    result = gate((GOOD, *bad, last))
    assert result.kept == (GOOD, last)
    assert [thing.name for thing in result.set_aside] == [row.figure.id for row in bad]
    for thing, (_, rule) in zip(result.set_aside, BAD, strict=True):
        assert rule in thing.reason
        assert "(expect_column_" in thing.reason


def test_every_rule_has_a_row_that_breaks_it_unless_no_record_can():
    of_records = {"a figure has an id", "a text begins at 0"}
    of_enums = {f"the {name} is a known one" for name in ("kind", "role", "modifier")}
    tested_alone = {"no two figures have the same id"}
    rules = {expectation.description for expectation in expectations.figure_expectations()}
    assert rules == {rule for _, rule in BAD} | of_records | of_enums | tested_alone


def test_what_is_merely_unusual_passes():
    rows = tuple(changed(f"{number:02}.txt", **given) for number, given in enumerate(UNUSUAL))
    assert gate(rows).kept == rows


def test_two_figures_with_one_id_are_both_set_aside():
    result = gate((GOOD, changed("z.txt"), GOOD))
    assert [thing.name for thing in result.set_aside] == ["a.txt:9", "a.txt:9"]
    assert "no two figures have the same id" in result.set_aside[0].reason


def test_a_figure_of_an_article_that_was_not_read_is_set_aside():
    result = gate((GOOD, changed("z.txt")), articles={"a.txt"})
    assert result.kept == (GOOD,)
    assert "the article is one of those read" in result.set_aside[0].reason


def test_an_expectation_that_raises_stops_the_run(monkeypatch):
    def broken(_: object) -> list[object]:
        return [expectations.ExpectColumnValuesToBeBetween(column="surface", min_value=3)]

    monkeypatch.setattr(expectations, "figure_expectations", broken)
    with pytest.raises(BrokenExpectation, match="expect_column_values_to_be_between"):
        gate((GOOD,))


def test_a_table_without_its_columns_stops_the_run(monkeypatch):
    table = expectations.checked_table
    monkeypatch.setattr(expectations, "checked_table", lambda rows: table(rows).drop(columns="end"))
    with pytest.raises(BrokenExpectation):
        gate((GOOD,))


def test_the_seeds_finding_is_a_validation_result():
    force = factories.discrepancy(
        factories.group(
            [
                factories.stated("30.000", high="30000", where="001", leeway=("25000", "35000")),
                factories.stated("50.000", high="50000", where="001b", leeway=("45000", "55000")),
                factories.stated("200.000", high="200000", where="004", leeway=("150000", "250000")),
                factories.stated("20000", high="100000", where="005", modifier=Modifier.VAGUE),
            ]
        ),
        id="F-00000001",
    )
    members = factories.discrepancy(
        factories.group([factories.stated("30"), factories.stated("24", high=None, where="b.txt")]),
        id="F-00000002",
    )
    first, second = agreement_results([force, members])
    assert (first.success, first.group) == (False, "F-00000001")
    assert [row["article"] for row in first.unexpected] == ["001", "001b", "004"]
    assert str(first).startswith("expect_quantities_to_agree F-00000001: 3 unexpected: 30.000 (001:9)")
    assert (second.success, second.unexpected) == (True, ())


ENDS = st.none() | st.integers(0, 6).map(Decimal)
REACHES = st.tuples(ENDS, ENDS, st.booleans()).filter(
    lambda ends: None in ends[:2] or ends[0] < ends[1] or (ends[0] == ends[1] and ends[2])
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["", "USD", None]), REACHES, REACHES), min_size=2, max_size=5)
    )
)
def test_the_expectation_sees_what_comparing_each_pair_would_see(groups):
    found, expected = [], []
    for number, rows in enumerate(groups):
        quantities = [
            replace(
                factories.stated("5", where=f"{number}-{place}", unit=unit),
                original_leeway=Interval(*original),
                leeway=Interval(*base),
            )
            for place, (unit, original, base) in enumerate(rows)
        ]
        found.append(factories.discrepancy(factories.group(quantities), id=f"F-{number:08x}"))
        agrees = [True] * len(quantities)
        for one, other in itertools.combinations(range(len(quantities)), 2):
            first, second = quantities[one], quantities[other]
            units = {first.figure.mention.unit, second.figure.mention.unit}
            if len(units) == 1:
                meets = units == {None} or first.original_leeway.meets(second.original_leeway)
            else:
                meets = first.leeway.meets(second.leeway)
            agrees[one] &= meets
            agrees[other] &= meets
        expected += agrees
    table = agreement_table(found).sample(frac=1, random_state=1)
    assert figures_agree(table).sort_index().tolist() == expected
