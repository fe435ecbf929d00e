"""Whether two figures count or measure the same, in the same way: a total is no amount per month."""

from collections.abc import Mapping

from checks.comparison.opinion import DIFFERENT, NOTHING, SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair, is_compound_of
from checks.comparison.record import SCALE, Record
from checks.comparison.run_context import RunContext
from checks.languages.pack import load_pack
from checks.measurands import PEOPLE, kinds_of_people
from checks.wording import Value


def compare_measurand(pair: Pair, context: RunContext) -> Judgement:
    """Figures are about the same quantity only if they count or measure the same thing."""
    a, b = pair.a, pair.b
    one, other = a.concept, b.concept
    features = _features(a, b)
    if one is not None and one is other:
        if one.is_share and a.head != b.head and not _is_one_whole(a, b):
            return _two("measurand.wholes", a.head, b.head, features)
        features["concept_same"] = 1.0
        return Judgement(SAME, "measurand.same", lambda: {"label": one.label}, features)
    if one is not None and other is not None and _is_wider(one.name, other.name):
        features["concept_wider"] = 1.0
    elif one is not None and other is not None and not context.is_rival(a, b):
        features["concept_differs"] = 1.0
        return _two("measurand.different", one.label, other.label, features)
    if (one is None) != (other is None) and a.head and b.head and a.head != b.head:
        return _two("measurand.different", a.head, b.head, features)
    if a.head and a.head == b.head:
        return Judgement(SAME, "measurand.same", lambda: {"label": a.head}, features)
    return Judgement(UNKNOWN, features=features)


def _is_wider(one: str, other: str) -> bool:
    """Return whether one of two concepts is people and the other may be: "477 people", "476 passengers"."""
    return PEOPLE in (one, other) and {one, other} <= kinds_of_people()


def _two(wording: str, a: Value, b: Value, features: Mapping[str, float]) -> Judgement:
    """Return that two figures count or measure two things, which the sentence names."""
    return Judgement(DIFFERENT, wording, lambda: {"a": a, "b": b}, features, rules_out=True)


def _features(a: Record, b: Record) -> dict[str, float]:
    """Return which nouns of two figures are the same, and which differ."""
    features: dict[str, float] = {}
    if a.head and b.head:
        features["head_same" if a.head == b.head else "head_differs"] = 1.0
        if _are_other_things(a, b):
            features["noun_differs"] = 1.0
    elif a.head or b.head:
        features["head_one_side"] = 1.0
    return features


def _are_other_things(a: Record, b: Record) -> bool:
    """Return whether two nouns of one language that are no known concept name two things: farms, trailers."""
    is_unknown = a.concept is None and b.concept is None and a.language == b.language
    return is_unknown and a.head != b.head and not is_compound_of(a.head, b.head)


def _is_one_whole(a: Record, b: Record) -> bool:
    """Return whether two nouns name one concept: "Prozent des BIP", "Prozent der Wirtschaftsleistung"."""
    one, other = (load_pack(record.language).concept_of.get(record.head) for record in (a, b))
    return one is not None and one == other


def compare_unit(pair: Pair, _context: RunContext) -> Judgement:
    """A total and an amount per month, or per head, are two quantities."""
    a, b = pair.a.quantity, pair.b.quantity
    if a.dimension == b.dimension or pair.a.family == pair.b.family == SCALE:
        return SILENT
    return _two("unit.different", a.figure.mention.surface, b.figure.mention.surface, NOTHING)
