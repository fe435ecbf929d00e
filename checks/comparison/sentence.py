"""Whether two sentences speak alike: by the content words they share, in one language."""

from checks.comparison.opinion import SAME, SILENT, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.wording import Names

TERMS_SHOWN = 4
ALIKE = 0.18
"""Share of the words from which the likeness is worth telling."""


def compare_sentence(pair: Pair, _context: RunContext) -> Judgement:
    """Sentences with many words in common more often speak of the same quantity."""
    a, b = pair.a, pair.b
    if a.language != b.language:
        return SILENT
    features = {"words_sentence": pair.terms_alike, "words_near": pair.near_alike}
    if pair.terms_alike < ALIKE:
        return Judgement(UNKNOWN, features=features)
    return Judgement(
        SAME,
        "wording.same",
        lambda: {"terms": Names(tuple(sorted(a.terms & b.terms)[:TERMS_SHOWN]))},
        features,
    )
