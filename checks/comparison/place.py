"""Whether two figures are about the same country, where their sentences name one."""

from functools import lru_cache

from checks.comparison.opinion import DIFFERENT, SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import Kind
from checks.wording import Names, Value

_OWNED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.PERCENTAGE_POINTS})
"""Kinds of figure that belong to whoever is named with them."""


def compare_place(pair: Pair, _context: RunContext) -> Judgement:
    """Amounts of different countries are different quantities."""
    one, other = pair.a.places, pair.b.places
    if not one or not other:
        return SILENT
    return _judged(one, other, is_owned=pair.a.quantity.figure.kind in _OWNED)


@lru_cache(maxsize=10_000)
def _judged(one: tuple[str, ...], other: tuple[str, ...], *, is_owned: bool) -> Judgement:
    """Return what the countries of two figures say of them; a few are named again and again."""
    shared = tuple(place for place in one if place in other)
    if shared:
        return Judgement(SAME, "place.same", lambda: {"names": Names(shared)}, {"place_same": 1.0})

    def values() -> dict[str, Value]:
        return {"a": Names(one), "b": Names(other)}

    features = {"place_differs": 1.0} | ({"place_of_owned_differs": 1.0} if is_owned else {})
    if is_owned:
        return Judgement(DIFFERENT, "place.different", values, features, rules_out=True)
    return Judgement(UNKNOWN, "place.unknown", values, features)
