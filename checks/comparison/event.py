"""Whether two articles are about the same matter: by the names they share, rare ones before frequent ones."""

from checks.comparison.opinion import Judgement
from checks.comparison.run_context import RunContext
from checks.model import Opinion, Quantity, Statement
from checks.wording import listed, territory

NAMES_SHOWN = 3


def compare_event(a: Quantity, b: Quantity, context: RunContext) -> Judgement:
    """Figures belong together only if their articles are about the same matter."""
    if a.figure.mention.article.id == b.figure.mention.article.id:
        return Judgement(Opinion.SAME, "event.same_article")
    similarity, names = context.similarity(a, b)
    if similarity < context.thresholds["event_different"]:
        return Judgement(Opinion.DIFFERENT, "event.different")
    values = {"names": shown_names(names[:NAMES_SHOWN])}
    if similarity < context.thresholds["event_same"]:
        return Judgement(Opinion.UNKNOWN, "event.unknown", values)
    return Judgement(Opinion.SAME, "event.same", values)


def shown_names(names: tuple[str, ...]) -> Statement:
    """Return names as a reader knows them: countries by their names, the others as written."""
    return listed(territory(name) if len(name) == 2 and name.isupper() else name for name in names)
