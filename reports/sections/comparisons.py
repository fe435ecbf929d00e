"""What was checked without a complaint: figures that agree, and figures that were deliberately kept apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.model import Article, Discrepancy, NotCompared, Quantity, Statement
from reports import links
from reports.page import ROWS, Page
from reports.quotation import Piece, quote
from reports.sections.evidence import value_read

QUOTES = 4
AROUND = 60
NAME = 60


@dataclass(frozen=True, slots=True)
class Quote:
    """A short quotation with its figure marked."""

    pieces: tuple[Piece, ...]
    language: str
    quotation_marks: tuple[str, str]
    article: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: what it was about, the values, the reason and the quotes."""

    id: str | None
    title: Statement
    values: Statement
    reason: Statement
    quotes: tuple[Quote, ...]
    further: Statement | None


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What the template ``comparisons.html`` lays out, for either of the two lists."""

    name: str
    mark: str
    title: Statement
    intro: Statement
    rows: tuple[Row, ...]
    left_out: Statement | None


def agreements(page: Page) -> Comparisons | None:
    """Return what was compared and fits together; ``None`` if nothing was."""
    if not page.agreements:
        return None
    rows = tuple(_agreement(one, page) for one in page.agreements[:ROWS])
    return _comparisons("agreement", "✓", rows, len(page.agreements), page)


def not_compared(page: Page) -> Comparisons | None:
    """Return what looks alike and was kept apart, with the reason; ``None`` if nothing does."""
    entries = page.result.not_compared
    if not entries:
        return None
    rows = tuple(_kept_apart(one, page) for one in entries[:ROWS])
    return _comparisons("not_compared", "≠", rows, len(entries), page)


def _comparisons(name: str, mark: str, rows: tuple[Row, ...], total: int, page: Page) -> Comparisons:
    say = page.interface.say
    hidden = total - len(rows)
    left_out = say("finding.further", hidden) if hidden else None
    return Comparisons(name, mark, say(f"{name}.title"), say(f"{name}.intro"), rows, left_out)


def _agreement(finding: Discrepancy, page: Page) -> Row:
    quantities = finding.group.quantities
    return Row(
        id=finding.id,
        title=finding.headline,
        values=page.interface.join(_values(quantities, page), " · "),
        reason=finding.reason,
        quotes=_quotes(quantities, page),
        further=_further(quantities, page),
    )


def _kept_apart(entry: NotCompared, page: Page) -> Row:
    key = f"not_compared.{entry.comparator}"
    name = key if page.interface.known(key) else "not_compared.other"
    return Row(
        id=None,
        title=page.interface.join(_values(entry.quantities, page), " · "),
        values=page.interface.say(name),
        reason=entry.reason,
        quotes=_quotes(entry.quantities, page),
        further=_further(entry.quantities, page),
    )


def _values(quantities: Sequence[Quantity], page: Page) -> list[Statement]:
    """Return the different values of quantities as they were read."""
    return list(dict.fromkeys(value_read(quantity, page.interface) for quantity in quantities))[:QUOTES]


def _quotes(quantities: Sequence[Quantity], page: Page) -> tuple[Quote, ...]:
    return tuple(_quote(quantity, page) for quantity in _distinct(quantities)[:QUOTES])


def _further(quantities: Sequence[Quantity], page: Page) -> Statement | None:
    hidden = len(_distinct(quantities)) - QUOTES
    return page.interface.say("agreement.further", hidden) if hidden > 0 else None


def _distinct(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return one quantity for each sentence."""
    seen: dict[tuple[str, int], Quantity] = {}
    for quantity in quantities:
        mention = quantity.figure.mention
        seen.setdefault((mention.article.id, mention.sentence.start), quantity)
    return list(seen.values())


def _quote(quantity: Quantity, page: Page) -> Quote:
    mention = quantity.figure.mention
    return Quote(
        pieces=quote(mention.article, mention.sentence, [mention.span], AROUND),
        language=mention.article.language,
        quotation_marks=page.interface.default(mention.article.language).quotation_marks,
        article=article_name(mention.article),
        address=links.passage(mention.article, mention, page.working_folder),
    )


def article_name(article: Article) -> str:
    """Return the shortest name a reader knows an article by."""
    name = article.outlet or article.title or article.id
    return name if len(name) <= NAME else (name[:NAME].rpartition(" ")[0] or name[:NAME]) + " …"
