"""Whether two figures state the very same number: the more digits it has, the less that is chance."""

from decimal import Decimal

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity
from checks.wording import Amount

MOST_DIGITS = 4


def compare_value(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """The same number with several digits is hardly a coincidence."""
    value = a.figure.interval.low
    if (
        value is None
        or a.figure.interval != b.figure.interval
        or a.figure.mention.unit != b.figure.mention.unit
    ):
        return SILENT
    digits = len(value.normalize().as_tuple().digits)
    amount = Amount(Decimal(value), a.figure.mention.unit or "")
    return Judgement(Opinion.SAME, "value.same", {"value": amount}, min(digits, MOST_DIGITS))
