from dataclasses import replace
from datetime import date
from decimal import Decimal

import factories

from checks.interchange import figure_row
from checks.model import Conversion
from checks.tables import (
    FIGURE_COLUMNS,
    agreement_table,
    checked_table,
    discrepancies_table,
    figures_table,
    pairs_table,
)

CONVERSION = Conversion(Decimal("0.8"), Decimal("1.25"), date(2025, 9, 5), "ECB", assumed_day=True)


def test_figures_have_the_documented_columns_and_exact_values():
    quantity = factories.stated("30000000000000000000001", leeway=("3e22", None))
    table = figures_table([replace(quantity, conversion=CONVERSION)])
    assert list(table.columns) == list(FIGURE_COLUMNS)
    assert list(table.columns)[:19] == list(figure_row(quantity))[:19]
    row = table.loc[0]
    assert row["low"] == "30000000000000000000001"
    assert row["leeway_low"] == "30000000000000000000000"
    assert (row["conversion_rate"], row["rate_date"]) == ("1.25", "2025-09-05")
    assert bool(row["conversion_assumed_day"])


def test_what_is_missing_is_missing_and_no_text():
    row = figures_table([factories.stated("5", high=None, unit=None)]).isna().loc[0]
    assert row["high"]
    assert row["unit"]
    assert row["conversion_assumed_day"]
    assert not row["low"]


def test_an_empty_table_has_the_types_of_a_full_one():
    found = factories.discrepancy()
    for table, rows in (
        (figures_table, [factories.quantity()]),
        (checked_table, [factories.quantity()]),
        (discrepancies_table, [found]),
        (pairs_table, [found]),
        (agreement_table, [found]),
    ):
        assert table([]).dtypes.equals(table(rows).dtypes)
        assert len(table([])) == 0


def test_a_discrepancy_is_one_flat_row():
    row = discrepancies_table([factories.discrepancy()], language="en").loc[0]
    assert (row["id"], row["figures"], row["pair_count"], row["gap"]) == (
        "F-0000aaaa",
        "a.txt:9; b.txt:9",
        1,
        "3",
    )
    assert row["reason"] == "b states three times as many as a."


def test_pairs_name_both_figures():
    quantities = [factories.stated(value, where=f"{value}.txt") for value in ("300", "900", "901")]
    found = factories.discrepancy(factories.group(quantities), pairs=((0, 1), (0, 2)))
    table = pairs_table([found])
    assert list(zip(table["a"], table["b"], strict=True)) == [
        ("300.txt:9", "900.txt:9"),
        ("300.txt:9", "901.txt:9"),
    ]
    assert (table.loc[1, "article_b"], table.loc[1, "surface_b"], table.loc[1, "low_b"]) == (
        "901.txt",
        "901",
        "901",
    )


def test_a_span_that_does_not_hold_the_surface_is_seen():
    right = factories.quantity()
    mention = right.figure.mention
    wrong = replace(mention, surface="301")
    without_text = replace(mention, article=replace(mention.article, text=""))
    too_long = replace(without_text, surface="3000")
    quantities = [
        replace(right, figure=replace(right.figure, mention=one))
        for one in (mention, wrong, without_text, too_long)
    ]
    assert checked_table(quantities)["is_quoted"].tolist() == [True, False, True, False]


def test_an_end_that_does_not_belong_is_inside_the_interval():
    open_ended = replace(factories.stated("5"), original_leeway=factories.interval("4", "6", closed=False))
    closed = replace(factories.stated("5"), original_leeway=factories.interval("4", "6"))
    table = agreement_table([factories.discrepancy(factories.group([open_ended, closed]))])
    assert 4 < table.loc[0, "low"] < 4.001
    assert 5.999 < table.loc[0, "high"] < 6
    assert (table.loc[1, "low"], table.loc[1, "high"]) == (4, 6)
