"""Whether two figures cover the same part of the whole: "davon 300" is never set against "insgesamt 3000"."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity
from checks.wording import say


def compare_scope(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """A part is not compared with its whole."""
    one, other = (set(q.figure.setting.scopes) & {"part", "total"} for q in (a, b))
    if len(one) == 1 and len(other) == 1 and one != other:
        names = {"part": say("none.scope_part"), "total": say("none.scope_total")}
        return Judgement(
            Opinion.DIFFERENT, "scope.different", {"a": names[one.pop()], "b": names[other.pop()]}
        )
    if one != other and "total" in one | other:
        return Judgement(Opinion.UNKNOWN, "scope.unknown")
    return SILENT
