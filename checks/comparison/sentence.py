"""Whether two sentences speak alike: by the content words they share, in one language."""

from checks.comparison.opinion import SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.comparison.weighed_words import weighed_words_of
from checks.wording import Names

TERMS_SHOWN = 4
ALIKE = 0.18
"""Share of the words from which the likeness is worth telling."""


def compare_sentence(pair: Pair, _context: RunContext) -> Judgement:
    """Sentences with many words in common more often speak of the same quantity."""
    a, b = pair.a, pair.b
    if a.language != b.language:
        return SILENT
    overlap = pair.rarity.overlap
    one, other = weighed_words_of(a, pair.rarity), weighed_words_of(b, pair.rarity)
    alike = pair.terms_alike
    features = {
        "words_sentence": alike,
        "words_near": pair.near_alike,
        "words_around": overlap(one.around, other.around),
        "words_crosswise": max(overlap(one.terms, other.before), overlap(one.before, other.terms)),
    }
    if alike < ALIKE:
        return Judgement(UNKNOWN, features=features)
    return Judgement(
        SAME,
        "wording.same",
        lambda: {"terms": Names(tuple(sorted(a.terms & b.terms)[:TERMS_SHOWN]))},
        features,
    )
