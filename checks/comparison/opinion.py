"""
The shape of a comparator and of what it returns.

A comparator looks at one idea (the period, the place ...) and says ``same``, ``unknown`` or ``different``
with the sentence that explains it, and gives named numbers, the features, which the weights of
``weights.toml`` turn into one sum. The sentence is kept as its key and what fills it, and written only when
the pair gets into a finding: most candidate pairs never do.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import Finding, Opinion, Statement
from checks.wording import Value, say

SAME, UNKNOWN, DIFFERENT = Opinion
"""The opinions by themselves: in Python 3.11 to look one up in its enum takes as long as a call."""

NOTHING: Mapping[str, float] = MappingProxyType({})
"""No feature: what is not known weighs nothing, which is not the same as being different."""

Values = Callable[[], Mapping[str, Value]]
"""What fills a sentence, found when it is written."""


class Judgement(NamedTuple):
    """
    What a comparator holds of two quantities, before it is put into words.

    Some twenty are made for each pair, and a named tuple is made in a third of the time of a frozen record.

    Attributes:
        opinion: Same, unknown or different.
        wording: Key of the sentence; ``""`` for an opinion with nothing to say.
        values: What fills the sentence.
        features: Name -> number, each multiplied by its weight.
        rules_out: Two quantities, whatever else speaks for one.
    """

    opinion: Opinion
    wording: str = ""
    values: Values = dict
    features: Mapping[str, float] = NOTHING
    rules_out: bool = False

    def statement(self) -> Statement:
        """Return the sentence."""
        return say(self.wording, **self.values())


Comparator = Callable[[Pair, RunContext], Judgement]
"""The shape of a comparator: pure, symmetric but for the order of the values in its sentence."""

SILENT = Judgement(UNKNOWN)
"""Nothing is known either way and nothing is worth saying."""


def finding(name: str, judgement: Judgement, weight: float) -> Finding:
    """Return a judgement put into words."""
    return Finding(name, judgement.opinion, weight, judgement.statement())
