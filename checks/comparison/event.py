"""Whether two articles tell of the same event: by their names, their days and the figures they share."""

from checks.comparison.opinion import Judgement
from checks.comparison.pair import Pair
from checks.comparison.run_context import RunContext
from checks.model import Opinion
from checks.wording import Names

NAMES_SHOWN = 3
UNLIKELY = 0.3


def compare_event(pair: Pair, context: RunContext) -> Judgement:
    """Figures belong together only if their articles are about the same matter."""
    if pair.is_same_article:
        return Judgement(Opinion.SAME, "event.same_article")
    event = context.event(pair.a.article, pair.b.article)
    features = {"event_chance": event.chance}
    if event.features.get("same_news"):
        features["event_same_news"] = 1.0
    if pair.a.is_lead and pair.b.is_lead:
        features["both_lead"] = 1.0
    if event.chance < UNLIKELY:
        features["event_unlikely"] = 1.0
        return Judgement(Opinion.DIFFERENT, "event.different", features=features)
    values = {"names": Names(event.names[:NAMES_SHOWN])}
    if event.chance < context.model.limits["event_same"]:
        return Judgement(Opinion.UNKNOWN, "event.unknown", values, features)
    return Judgement(Opinion.SAME, "event.same", values, features)
