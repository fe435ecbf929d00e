"""
Whether two figures cover the same part of the whole: "davon 300" is never set against "insgesamt 3000".

What is said to come on top ("weitere 5.000"), to hold for each one ("jeweils") or to be a change ("um 5.000
wachsen") is seldom what is said to be the level; the gravely injured are some of the injured. What is counted
over a season is not what several seasons gave, nor a quarter a year, where both are said. What is counted in
several countries is not what is counted where no extent is said, unless both state the same.
"""

from collections.abc import Mapping
from functools import cache, partial

from checks.comparison.opinion import DIFFERENT, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import SPANS, Statement
from checks.wording import Value, listed, say

_OWN_KINDS = frozenset({"further", "each", "change", "severe"})


_EXTENTS = frozenset({"part", "wide"})
"""Scopes of which one figure alone has one unless both are written alike: "25 of them" are no "dozens"."""


def compare_scope(pair: Pair, _context: RunContext) -> Judgement:
    """A part is not compared with its whole, nor a change with a level."""
    one, other = pair.a.scopes, pair.b.scopes
    if one == other:
        return SILENT
    spans = (one & SPANS, other & SPANS)
    if all(spans) and spans[0] != spans[1]:
        return Judgement(DIFFERENT, "scope.different", partial(_values, *spans), rules_out=True)
    one, other = one - SPANS, other - SPANS
    if one == other:
        return SILENT
    features = {f"scope_{scope}_one_side": 1.0 for scope in one ^ other}
    kinds = _two_kinds(pair, one, other)
    if kinds is not None:
        return Judgement(DIFFERENT, "scope.kind", partial(_values, *kinds), features, rules_out=True)
    rest = (one - _OWN_KINDS, other - _OWN_KINDS)
    if all(rest) and rest[0] != rest[1]:
        return Judgement(DIFFERENT, "scope.different", partial(_values, *rest), features)
    key = "scope.unknown" if "total" in rest[0] | rest[1] else "scope.part"
    return Judgement(UNKNOWN, key, features=features)


def _two_kinds(
    pair: Pair, one: frozenset[str], other: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the scopes that make two quantities of a pair, ``None`` if none does."""
    if not _EXTENTS.isdisjoint(one ^ other) and not _is_written_alike(pair):
        return one & _EXTENTS, other & _EXTENTS
    if one & _OWN_KINDS != other & _OWN_KINDS:
        return one & _OWN_KINDS, other & _OWN_KINDS
    return None


def _is_written_alike(pair: Pair) -> bool:
    """Return whether two figures state the same, in the same writing."""
    return pair.a.unit == pair.b.unit and pair.a.quantity.figure.interval == pair.b.quantity.figure.interval


def _values(one: frozenset[str], other: frozenset[str]) -> Mapping[str, Value]:
    """Return what fills the sentence."""
    return {"a": _named(one), "b": _named(other)}


@cache
def _named(scopes: frozenset[str]) -> Statement:
    """Return the names of scopes; nothing said of them is a level."""
    return listed(say(f"none.scope_{scope}") for scope in sorted(scopes) or ["whole"])
