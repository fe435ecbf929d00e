"""Who tells a value independently: articles that copy a sentence from each other are one witness, not two."""

from collections import defaultdict
from collections.abc import Iterable

from checks.contradictions.fault import Pairs, stated
from checks.model import Group, Quantity, Statement
from checks.wording import Amount, say

LEAST_TERMS = 6
"""Content words from which on a sentence that two articles share is copied and not just short."""

COPIED = 0.7
"""Share of their content words that two sentences have in common if one is a copy: agency text is edited."""


_ONE_EACH = 2  # witnesses, and values


def witnesses(quantities: Iterable[Quantity]) -> int:
    """
    Return how many articles tell some figures independently of each other.

    Articles that share a sentence, agency text mostly, count once, and so do two that each share one with a
    third.
    """
    told_as: dict[str, str] = {}
    first_with: dict[frozenset[str], str] = {}

    def source_of(article: str) -> str:
        while told_as[article] != article:
            article = told_as[article]
        return article

    for quantity in quantities:
        article = quantity.figure.mention.article.id
        told_as.setdefault(article, article)
        terms = frozenset(quantity.figure.setting.terms)
        if len(terms) < LEAST_TERMS:
            continue
        for others, other in first_with.items():
            if len(terms & others) >= COPIED * len(terms | others):
                told_as[source_of(article)] = source_of(other)
        first_with.setdefault(terms, article)
    return len({source_of(article) for article in told_as})


def who_says_what(group: Group, pairs: Pairs) -> tuple[Statement, ...]:
    """Return what is to be said of how many tell which value, and of copies; nothing of one article alone."""
    indices = sorted({index for pair in pairs for index in pair}) or range(len(group.quantities))
    told = [group.quantities[index] for index in indices]
    articles = len({quantity.figure.mention.article.id for quantity in told})
    if articles == 1:
        return ()
    total = witnesses(told)
    copied = (say("verdict.copied", n=articles, total=total),) if total < articles else ()
    return (*_balance(told, total, group), *copied) if pairs else copied


def _balance(told: Iterable[Quantity], total: int, group: Group) -> tuple[Statement, ...]:
    """Return the sentence for what most witnesses say, or that one stands against one."""
    by_value: defaultdict[Amount, list[Quantity]] = defaultdict(list)
    for quantity in told:
        by_value[stated(quantity, group)].append(quantity)
    ranked = sorted(((witnesses(each), value) for value, each in by_value.items()), key=lambda each: -each[0])
    most, value = ranked[0]
    if len(ranked) > 1 and most > ranked[1][0]:
        return (say("verdict.consensus", n=most, total=total, value=value),)
    return (say("verdict.one_each"),) if total == len(ranked) == _ONE_EACH else ()
