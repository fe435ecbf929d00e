"""
Whether two figures cover the same part of the whole: "davon 300" is never set against "insgesamt 3000".

What is said to come on top ("weitere 5.000"), to hold for each one ("jeweils") or to be a change ("um 5.000
wachsen") is seldom what is said to be the level; the gravely injured are some of the injured.
"""

from functools import cache

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.record import scopes_of
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Statement
from checks.wording import listed, say

_OWN_KINDS = frozenset({"further", "each", "change", "severe"})


def compare_scope(pair: Pair, _context: RunContext) -> Judgement:
    """A part is not compared with its whole, nor a change with a level."""
    one, other = scopes_of(pair.a.quantity), scopes_of(pair.b.quantity)
    if one == other:
        return SILENT
    features = {f"scope_{scope}_one_side": 1.0 for scope in one ^ other}
    if one & _OWN_KINDS != other & _OWN_KINDS:
        values = {"a": _named(one & _OWN_KINDS), "b": _named(other & _OWN_KINDS)}
        return Judgement(Opinion.DIFFERENT, "scope.kind", values, features, rules_out=True)
    one, other = one - _OWN_KINDS, other - _OWN_KINDS
    if one and other and one != other:
        values = {"a": _named(one), "b": _named(other)}
        return Judgement(Opinion.DIFFERENT, "scope.different", values, features)
    key = "scope.unknown" if "total" in one | other else "scope.part"
    return Judgement(Opinion.UNKNOWN, key, features=features)


@cache
def _named(scopes: frozenset[str]) -> Statement:
    """Return the names of scopes; nothing said of them is a level."""
    return listed(say(f"none.scope_{scope}") for scope in sorted(scopes) or ["whole"])
