"""
What a table of figures must satisfy before it is compared: the only place of Great Expectations.

The suites are built in code, in a context that lives in memory: a stored suite loses a custom
expectation, without an error, where its module was not imported. Data Docs are never built, because
they run script that stands in the data and ask foreign hosts for their styles.

Two suites. The gate sets rows aside that no stage should have made, so that one of them cannot spoil a
comparison. The other one says of each group of figures whether they agree, which is how people who
work with Great Expectations see the discrepancies; the verdicts themselves are made in
``contradictions``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.expectations.core.expect_column_pair_values_a_to_be_greater_than_b import (
    ExpectColumnPairValuesAToBeGreaterThanB,
)
from great_expectations.expectations.core.expect_column_values_to_be_between import (
    ExpectColumnValuesToBeBetween,
)
from great_expectations.expectations.core.expect_column_values_to_be_in_set import ExpectColumnValuesToBeInSet
from great_expectations.expectations.core.expect_column_values_to_be_unique import (
    ExpectColumnValuesToBeUnique,
)
from great_expectations.expectations.core.expect_column_values_to_match_regex import (
    ExpectColumnValuesToMatchRegex,
)
from great_expectations.expectations.core.expect_column_values_to_not_be_null import (
    ExpectColumnValuesToNotBeNull,
)
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_condition_partial import (
    multicolumn_condition_partial,
)
from great_expectations.expectations.metrics.map_metric_provider.multicolumn_map_metric_provider import (
    MulticolumnMapMetricProvider,
)
from great_expectations.expectations.row_conditions import Column

from checks.model import Discrepancy, Kind, Modifier, Quantity, Role, SetAside
from checks.tables import AGREEMENT_COLUMNS, agreement_table, checked_table

# Beyond these, digits were misread: no share in the news rose ten-thousandfold.
LEAST_PERCENT = -10_000
MOST_PERCENT = 1_000_000


class BrokenExpectation(Exception):
    """An expectation raised instead of judging, which is a fault of this project; the message names it."""


@dataclass(frozen=True, slots=True)
class GateResult:
    """The quantities that may be compared, in their order, and those that were set aside."""

    kept: tuple[Quantity, ...]
    set_aside: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class AgreementResult:
    """
    Whether the figures of one group agree, as the validation saw it.

    Attributes:
        expectation: The type of the expectation.
        success: All of them can be true together, two by two.
        group: The discrepancy's id.
        unexpected: The rows of the figures that do not fit another one; column -> value.
    """

    expectation: str
    success: bool
    group: str
    unexpected: tuple[Mapping[str, Any], ...]

    def __str__(self) -> str:
        """Return the result on one line."""
        if self.success:
            return f"{self.expectation} {self.group}: success"
        surfaces = ", ".join(f"{row['surface']} ({row['figure']})" for row in self.unexpected)
        return f"{self.expectation} {self.group}: {len(self.unexpected)} unexpected: {surfaces}"


class QuantitiesAgree(MulticolumnMapMetricProvider):
    """Whether the figure of each row agrees with every other figure of its group."""

    condition_metric_name = "multicolumn_values.quantities_agree"
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator]  # theirs
    def _pandas(cls, column_list: pd.DataFrame, **_: object) -> pd.Series:  # noqa: N805 - as it is called
        return figures_agree(column_list)


class ExpectQuantitiesToAgree(MulticolumnMapExpectation):
    """
    Expect the figures of each quantity to agree across articles.

    Two figures in the same unit agree if what their writing can stand for overlaps in that unit, two
    others if it overlaps in base units. A row is unexpected if it does not agree with some other row
    of its group. The columns are those of ``tables.AGREEMENT_COLUMNS``.
    """

    map_metric = "multicolumn_values.quantities_agree"


def figures_agree(table: pd.DataFrame) -> pd.Series:
    """
    Return for each row whether it agrees with all others of its group, without looking at each pair.

    An interval meets all others exactly if it ends above their highest beginning and begins below
    their lowest end.
    """
    table = table.assign(unit=table["unit"].fillna("?"))
    in_unit = table.groupby(["group", "unit"])
    highest_low, lowest_high = in_unit["low"].transform("max"), in_unit["high"].transform("min")
    agrees = (table["low"] <= lowest_high) & (table["high"] >= highest_low)

    ends = in_unit.agg(highest_low=("base_low", "max"), lowest_high=("base_high", "min")).reset_index()
    others = ends[["group", "unit"]].merge(ends, on="group", suffixes=("", "_of_other"))
    others = others[others["unit"] != others["unit_of_other"]]
    others = others.groupby(["group", "unit"]).agg({"highest_low": "max", "lowest_high": "min"})
    beside = table[["group", "unit"]].merge(others, how="left", left_on=["group", "unit"], right_index=True)
    agrees &= ~(table["base_low"] > beside["lowest_high"])
    agrees &= ~(table["base_high"] < beside["highest_low"])
    return agrees


def gate(quantities: Sequence[Quantity], *, articles: Collection[str] | None = None) -> GateResult:
    """
    Return the quantities that satisfy the suite; every other one is set aside, with its row and rule.

    Args:
        quantities: All of a run, context included.
        articles: Ids of the articles read, which each row must come from; ``None`` to leave that out.

    Raises:
        BrokenExpectation: An expectation raised, or the table does not have its columns.
    """
    table = checked_table(quantities)
    reasons: dict[int, list[str]] = {}
    for result in _validated(table, figure_expectations(articles)):
        expectation = result.expectation_config
        for row in result.result.get("unexpected_index_list") or ():
            seen = ", ".join(f"{name}={table[name][row]}" for name in _columns(expectation.kwargs))
            reasons.setdefault(row, []).append(f"{expectation.description} ({expectation.type}: {seen})")
    kept = tuple(quantity for row, quantity in enumerate(quantities) if row not in reasons)
    set_aside = tuple(SetAside(quantities[row].figure.id, "; ".join(reasons[row])) for row in sorted(reasons))
    return GateResult(kept, set_aside)


def agreement_results(discrepancies: Sequence[Discrepancy]) -> tuple[AgreementResult, ...]:
    """
    Return for each discrepancy, in their order, whether its figures agree.

    Raises:
        BrokenExpectation: The expectation raised.
    """
    table = agreement_table(discrepancies)
    (result,) = _validated(table, [ExpectQuantitiesToAgree(column_list=list(AGREEMENT_COLUMNS))])
    unexpected = table.loc[result.result.get("unexpected_index_list") or []]
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in unexpected.to_dict(orient="records"):
        rows.setdefault(row["group"], []).append({str(name): value for name, value in row.items()})
    return tuple(
        AgreementResult(
            expectation=result.expectation_config.type,
            success=found.id not in rows,
            group=found.id,
            unexpected=tuple(rows.get(found.id, ())),
        )
        for found in discrepancies
    )


def figure_expectations(articles: Collection[str] | None = None) -> list[Any]:
    """Return what every row of ``tables.checked_table`` must satisfy, each with its rule in words."""
    expectations = [
        ExpectColumnValuesToNotBeNull(column="id", description="a figure has an id"),
        ExpectColumnValuesToBeUnique(column="id", description="no two figures have the same id"),
        ExpectColumnValuesToMatchRegex(
            column="surface", regex=r"\S", description="a figure has words in the article"
        ),
        ExpectColumnValuesToBeInSet(
            column="is_quoted",
            value_set=[True],
            description="the words stand in the article where the span says",
        ),
        ExpectColumnValuesToBeInSet(
            column="kind", value_set=[kind.value for kind in Kind], description="the kind is a known one"
        ),
        ExpectColumnValuesToBeInSet(
            column="role", value_set=[role.value for role in Role], description="the role is a known one"
        ),
        ExpectColumnValuesToBeInSet(
            column="modifier",
            value_set=[modifier.value for modifier in Modifier],
            description="the modifier is a known one",
        ),
        ExpectColumnValuesToBeBetween(column="start", min_value=0, description="a text begins at 0"),
        _ordered("start", "end", "a figure ends behind its beginning", or_equal=False),
        _ordered("sentence_start", "start", "a figure begins in its sentence"),
        _ordered("end", "sentence_end", "a figure ends in its sentence"),
        _ordered("low", "high", "the upper end is not below the lower one"),
        _ordered("base_low", "base_high", "the upper end in base units is not below the lower one"),
        _ordered("leeway_low", "leeway_high", "the leeway's upper end is not below its lower one"),
        ExpectColumnValuesToMatchRegex(
            column="dimension",
            regex=".",
            row_condition=(Column("role") == Role.FIGURE.value) & Column("unit").is_not_null(),
            description="the unit of a figure is a known one",
        ),
    ]
    for end in ("low", "high"):
        expectations += [
            ExpectColumnValuesToBeBetween(
                column=end,
                min_value=LEAST_PERCENT,
                max_value=MOST_PERCENT,
                row_condition=Column("kind").is_in([Kind.PERCENT.value, Kind.PERCENTAGE_POINTS.value]),
                description="a percentage is a plausible one",
            ),
            ExpectColumnValuesToBeBetween(
                column=end,
                min_value=0,
                row_condition=Column("kind").is_in([Kind.COUNT.value, Kind.DURATION.value, Kind.AGE.value]),
                description="a count, a duration or an age is not negative",
            ),
        ]
    if articles is not None:
        expectations.append(
            ExpectColumnValuesToBeInSet(
                column="article", value_set=sorted(articles), description="the article is one of those read"
            )
        )
    return expectations


def _ordered(lower: str, upper: str, description: str, *, or_equal: bool = True) -> Any:  # noqa: ANN401
    return ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=upper,
        column_B=lower,
        or_equal=or_equal,
        ignore_row_if="either_value_is_missing",
        description=description,
    )


def _validated(table: pd.DataFrame, expectations: list[Any]) -> Iterator[Any]:
    """
    Yield the result of each expectation on each row of a table.

    Raises:
        BrokenExpectation: An expectation raised. Great Expectations reports that as a failure of the
            data, which would set every row aside.
    """
    context = gx.get_context(
        mode="ephemeral",
        project_config=DataContextConfig(
            store_backend_defaults=InMemoryStoreBackendDefaults(),
            progress_bars=ProgressBarsConfig(globally=False),
            analytics_enabled=False,
        ),
    )
    asset = context.data_sources.add_pandas("records").add_dataframe_asset("table")
    batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table})
    suite = gx.ExpectationSuite(name="figures", expectations=expectations)
    results: list[Any] = batch.validate(suite, result_format={"result_format": "COMPLETE"}).results
    for result in results:
        message = _exception_message(result.exception_info)
        if message:
            raise BrokenExpectation(f"{result.expectation_config.type}: {message}")
        yield result


def _exception_message(info: Mapping[str, Any]) -> str:
    """Return what an expectation raised, ``""`` if nothing: one entry, or one for each metric."""
    entries = [info] if "raised_exception" in info else list(info.values())
    return "; ".join(str(entry["exception_message"]) for entry in entries if entry["raised_exception"])


def _columns(kwargs: Mapping[str, Any]) -> list[str]:
    """Return the columns that an expectation looks at."""
    return [kwargs[key] for key in ("column", "column_B", "column_A") if key in kwargs]
