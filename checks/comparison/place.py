"""Whether two figures are about the same country, where their sentences name one."""

from functools import lru_cache

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import Kind, Opinion
from checks.wording import Names

_OWNED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS})
"""Kinds of figure that belong to whoever is named with them."""


def compare_place(pair: Pair, _context: RunContext) -> Judgement:
    """Amounts of different countries are different quantities."""
    one, other = (record.quantity.figure.setting.places for record in (pair.a, pair.b))
    if not one or not other:
        return SILENT
    return _judged(one, other, is_owned=pair.a.quantity.figure.kind in _OWNED)


@lru_cache(maxsize=10_000)
def _judged(one: tuple[str, ...], other: tuple[str, ...], *, is_owned: bool) -> Judgement:
    """Return what the countries of two figures say of them; a few are named again and again."""
    shared = tuple(place for place in one if place in other)
    if shared:
        return Judgement(Opinion.SAME, "place.same", {"names": Names(shared)}, {"place_same": 1.0})
    values = {"a": Names(one), "b": Names(other)}
    features = {"place_differs": 1.0} | ({"place_of_owned_differs": 1.0} if is_owned else {})
    if is_owned:
        return Judgement(Opinion.DIFFERENT, "place.different", values, features, rules_out=True)
    return Judgement(Opinion.UNKNOWN, "place.unknown", values, features)
