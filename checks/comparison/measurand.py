"""Whether two figures count or measure the same, in the same way: a total is no amount per month."""

from checks.comparison.opinion import SILENT, Judgement
from checks.comparison.pair import Pair, is_same_concept
from checks.comparison.record import SCALE, Record
from checks.comparison.run_context import RunContext
from checks.languages.pack import load_pack
from checks.model import Opinion


def compare_measurand(pair: Pair, context: RunContext) -> Judgement:
    """Figures are about the same quantity only if they count or measure the same thing."""
    a, b = pair.a, pair.b
    features = _features(a, b)
    if a.concept is not None and is_same_concept(a, b):
        if a.concept.is_share and a.head != b.head and not _is_one_whole(a, b):
            wholes = {"a": a.head, "b": b.head}
            return Judgement(Opinion.DIFFERENT, "measurand.wholes", wholes, features, rules_out=True)
        features["concept_same"] = 1.0
        return Judgement(Opinion.SAME, "measurand.same", {"label": a.concept.label}, features)
    if a.concept is not None and b.concept is not None and not context.is_rival(a, b):
        features["concept_differs"] = 1.0
        labels = {"a": a.concept.label, "b": b.concept.label}
        return Judgement(Opinion.DIFFERENT, "measurand.different", labels, features, rules_out=True)
    if (a.concept is None) != (b.concept is None) and a.head and b.head and a.head != b.head:
        nouns = {"a": a.head, "b": b.head}
        return Judgement(Opinion.DIFFERENT, "measurand.different", nouns, features, rules_out=True)
    if a.head and a.head == b.head:
        return Judgement(Opinion.SAME, "measurand.same", {"label": a.head}, features)
    return Judgement(Opinion.UNKNOWN, features=features)


def _features(a: Record, b: Record) -> dict[str, float]:
    """Return which nouns of two figures are the same, and which differ."""
    features: dict[str, float] = {}
    if a.head and b.head:
        features["head_same" if a.head == b.head else "head_differs"] = 1.0
    elif a.head or b.head:
        features["head_one_side"] = 1.0
    return features


def _is_one_whole(a: Record, b: Record) -> bool:
    """Return whether two nouns name one concept: "Prozent des BIP", "Prozent der Wirtschaftsleistung"."""
    one, other = (load_pack(record.language).concept_of.get(record.head) for record in (a, b))
    return one is not None and one == other


def compare_unit(pair: Pair, _context: RunContext) -> Judgement:
    """A total and an amount per month, or per head, are two quantities."""
    a, b = pair.a.quantity, pair.b.quantity
    if a.dimension == b.dimension or pair.a.family == pair.b.family == SCALE:
        return SILENT
    surfaces = {"a": a.figure.mention.surface, "b": b.figure.mention.surface}
    return Judgement(Opinion.DIFFERENT, "unit.different", surfaces, rules_out=True)
