"""
Whether two figures cover the same part of the whole: "davon 300" is never set against "insgesamt 3000".

What is said to come on top ("weitere 5.000"), to hold for each one ("jeweils") or to be a change ("um 5.000
wachsen") is never set against what is said to be the level.
"""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity, Statement
from checks.wording import listed, say

_OWN_KINDS = frozenset({"further", "each", "change"})


def compare_scope(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """A part is not compared with its whole, nor a change with a level."""
    one, other = (set(q.figure.setting.scopes) for q in (a, b))
    if one & _OWN_KINDS != other & _OWN_KINDS:
        values = {"a": _named(one & _OWN_KINDS), "b": _named(other & _OWN_KINDS)}
        return Judgement(Opinion.DIFFERENT, "scope.kind", values)
    one, other = one - _OWN_KINDS, other - _OWN_KINDS
    if one == other:
        return SILENT
    if one and other:
        return Judgement(Opinion.DIFFERENT, "scope.different", {"a": _named(one), "b": _named(other)})
    if "total" in one | other:
        return Judgement(Opinion.UNKNOWN, "scope.unknown", strength=0)
    return Judgement(Opinion.UNKNOWN, "scope.part")


def _named(scopes: set[str]) -> Statement:
    """Return the names of scopes; nothing said of them is a level."""
    return listed(say(f"none.scope_{scope}") for scope in sorted(scopes) or ["whole"])
