"""Whether two articles tell of the same event: by their names, their days and the figures they share."""

from functools import lru_cache

from checks.comparison.opinion import DIFFERENT, SAME, UNKNOWN, Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import Event, RunContext
from checks.wording import Names, Value

UNLIKELY = 0.3


def compare_event(pair: Pair, context: RunContext) -> Judgement:
    """Figures belong together only if their articles are about the same matter."""
    if pair.is_same_article:
        return Judgement(SAME, "event.same_article")
    event = context.event(pair.a.article, pair.b.article)
    return _judged(event, context.model.limits["event_same"], both_lead=pair.a.is_lead and pair.b.is_lead)


@lru_cache(maxsize=1_000)
def _judged(event: Event, event_same: float, *, both_lead: bool) -> Judgement:
    """Return what the event of two articles says of their figures, all of which come one after the other."""
    features = {"event_chance": event.chance}
    if event.is_same_news:
        features["event_same_news"] = 1.0
    if both_lead:
        features["both_lead"] = 1.0
    if event.chance < UNLIKELY:
        features["event_unlikely"] = 1.0
        return Judgement(DIFFERENT, "event.different", features=features)

    def values() -> dict[str, Value]:
        return {"names": Names(event.names)}

    if event.chance < event_same:
        return Judgement(UNKNOWN, "event.unknown", values, features)
    return Judgement(SAME, "event.same", values, features)
