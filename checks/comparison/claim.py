"""
What two figures claim of a year: two named sources that differ on one quantity, or plainly two quantities.

The Wifo says 900 million for 2015, the ministry 757: rival claims. The first quarter and the whole year, the
costs of refugees and of pensions, this year's growth and next year's are two quantities, however alike the
sentences are.
"""

from functools import cache

from checks.comparison.opinion import DIFFERENT, SAME, SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import Record
from checks.comparison.rivals import claimed_as
from checks.comparison.run_context import RunContext
from checks.languages.pack import load_pack
from checks.measurands import load_measurands
from checks.model import Claim, Kind, Statement
from checks.wording import Value, listed


def compare_claim(pair: Pair, context: RunContext) -> Judgement:
    """Two named sources may differ on one quantity of a year; other years, matters and parts are others."""
    a, b = pair.a.claim, pair.b.claim
    if a is None or b is None:
        return SILENT
    if context.is_rival(pair.a, pair.b):
        return Judgement(
            SAME,
            "claim.sources",
            lambda: {"a": a.source, "b": b.source, "year": str(a.year)},
            {"rival_sources": 1.0},
        )
    if pair.agrees:
        return SILENT
    wording, told = _why_two(pair, a, b)
    return Judgement(DIFFERENT, wording, lambda: told, rules_out=True) if wording else SILENT


def _why_two(pair: Pair, a: Claim, b: Claim) -> tuple[str, dict[str, Value]]:
    """Return the sentence, with its values, why two claims are two; ``""`` if they may be one."""
    if _is_one_concept(a, b) and a.year is not None and b.year is not None and a.year != b.year:
        return "claim.years", {"a": str(a.year), "b": str(b.year)}
    if _is_one_concept(a, b) and a.parts != b.parts:
        return "claim.parts", {}
    if not (a.concept or b.concept) and _is_bare(pair.a) and _is_bare(pair.b):
        return "claim.bare", {}
    is_own = not (a.is_inherited or b.is_inherited)
    if is_own and a.matters and b.matters and set(a.matters).isdisjoint(b.matters):
        return "claim.matters", {"a": _named(a.matters), "b": _named(b.matters)}
    return "", {}


def _is_bare(record: Record) -> bool:
    """Return whether a figure says by what share something unsaid changes ("ein Plus von 2 Prozent")."""
    is_percent = record.quantity.figure.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINTS)
    return is_percent and record.noun_before in load_pack(record.language).sets["change_nouns"]


def _is_one_concept(a: Claim, b: Claim) -> bool:
    """Return whether two claims are of one concept that has one value in a year."""
    return claimed_as(a) == claimed_as(b) != "" and bool(load_measurands()[a.concept].is_one_for)


@cache
def _named(matters: tuple[str, ...]) -> Statement:
    """Return the names of matters as a list."""
    return listed(load_measurands()[name].label for name in matters)
