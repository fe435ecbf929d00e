"""
Whether two figures are about the same country or countries.

An amount of money or a rate belongs to whoever pays or has it, so other countries make it another
quantity. A count of people may be named with where they come from or with where they go; there, other
countries only speak against it.
"""

from checks.comparison.event import shown_names
from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.run_context import RunContext
from checks.model import Kind, Opinion, Quantity

_OWNED = frozenset({Kind.MONEY, Kind.PERCENT})


def compare_place(a: Quantity, b: Quantity, _context: RunContext) -> Judgement:
    """Amounts of different countries are different quantities."""
    one, other = a.figure.setting.places, b.figure.setting.places
    if not one or not other:
        return SILENT
    shared = tuple(place for place in one if place in other)
    if shared:
        return Judgement(Opinion.SAME, "place.same", {"names": shown_names(shared)})
    is_owned = a.figure.kind in _OWNED
    key = "place.different" if is_owned else "place.unknown"
    opinion = Opinion.DIFFERENT if is_owned else Opinion.UNKNOWN
    return Judgement(opinion, key, {"a": shown_names(one), "b": shown_names(other)})
