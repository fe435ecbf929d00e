"""The evidence of a finding: each article's sentences with the figures marked, and how they were read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.dates import format_date

from checks.model import Article, Conversion, Interval, Modifier, Quantity, Span, Statement
from reports import amounts, links
from reports.interface import Interface, Language
from reports.page import Page, letter
from reports.quotation import Piece, first_words, paragraph, quote

COLOURS = 6
ON_CARD = 4
FOLDED = 12
CARDS = 12
RATE_DIGITS = 8
SAME_VALUE = "same_value"
TOLERANCE = Decimal("1e-9")
LARGEST = 1000  # powers of ten; beyond that an article claims what no sum can hold


@dataclass(frozen=True, slots=True)
class Reading:
    """How one figure was read."""

    value: Statement
    counted: str | None
    leeway: Statement | None
    conversion: Statement | None
    source: Statement | None
    assumed_day: bool
    trouble: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with its figures, and where it stands."""

    pieces: tuple[Piece, ...]
    language: str
    readings: tuple[Reading, ...]
    place: Statement
    address: str | None


@dataclass(frozen=True, slots=True)
class Folded:
    """A further mention, why it is not on the card, and whether its value is yet to be told."""

    why: Statement
    passage: Passage
    is_read: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One article of a finding."""

    letter: str
    colour: str
    title: str
    is_quoted: bool
    quotation_marks: tuple[str, str]
    language: str
    id: str
    outlet: str | None
    day: Statement
    original: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All cards of a finding: those shown, those folded, and the mentions that came too often."""

    cards: tuple[Card, ...]
    folded_cards: tuple[Card, ...]
    further: tuple[Folded, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Witness:
    """An article of a finding with its quantities, in the order of its text."""

    article: Article
    letter: str
    colour: str
    quantities: tuple[Quantity, ...]


def witnesses(quantities: Iterable[Quantity]) -> tuple[Witness, ...]:
    """
    Return the articles of a group with their letters, those with the smallest value first.

    The letters so run up the number line. Articles whose figures have no number come last.
    """
    by_article: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        by_article.setdefault(quantity.figure.mention.article.id, []).append(quantity)
    ordered = sorted(by_article.items(), key=lambda item: (_smallest(item[1]), item[0]))
    return tuple(
        Witness(own[0].figure.mention.article, letter(index), colour(index), tuple(own))
        for index, (_, own) in enumerate(ordered)
    )


def colour(index: int) -> str:
    """Return the style class of the article with this index: one of six colours."""
    return f"k{index % COLOURS}"


def build(page: Page, group: Sequence[Witness]) -> Evidence:
    """Return the evidence for the articles of one finding."""
    further: list[Folded] = []
    cards: list[Card] = []
    left_out = 0
    for witness in group:
        shown, folded = _sorted_by_value(witness)
        cards.append(_card(page, witness, shown))
        left_out += max(0, len(folded) - FOLDED)
        further += [
            Folded(
                why=page.interface.say(f"evidence.{why}", letter=witness.letter),
                passage=_passage(page, [quantity]),
                is_read=why != SAME_VALUE,
            )
            for why, quantity in folded[:FOLDED]
        ]
    return Evidence(tuple(cards[:CARDS]), tuple(cards[CARDS:]), tuple(further), left_out)


def reading(quantity: Quantity, interface: Interface) -> Reading:
    """Return how a figure was read: value, leeway and conversion, each spelled out."""
    figure = quantity.figure
    unit = figure.mention.unit
    leeway = quantity.original_leeway
    widened = (leeway.low, leeway.high) != (figure.interval.low, figure.interval.high)
    has_leeway = widened and (leeway.low is not None or leeway.high is not None)
    conversion = quantity.conversion
    return Reading(
        value=value_read(quantity, interface),
        counted=figure.counted,
        leeway=interface.each(
            lambda language: language.phrase("evidence.leeway", range=amounts.stretch(leeway, unit, language))
        )
        if has_leeway
        else None,
        conversion=None if conversion is None else _conversion(quantity, conversion, interface),
        source=None if conversion is None else _rate_source(quantity, conversion, interface),
        assumed_day=conversion is not None and conversion.assumed_day,
        trouble=quantity.trouble,
    )


def value_read(quantity: Quantity, interface: Interface) -> Statement:
    """Return a value as it was read: with its unit and its bound, in words."""
    figure = quantity.figure
    return interface.each(
        lambda language: amounts.reading(figure.interval, figure.mention.unit, figure.modifier, language)
    )


def article_day(article: Article, interface: Interface) -> Statement:
    """Return the day an article was published, or that it is not known."""
    day = article.published
    if day is None:
        return interface.say("evidence.no_date")
    return interface.each(lambda language: format_date(day, format="long", locale=language.locale))


def _smallest(quantities: Sequence[Quantity]) -> tuple[int, Decimal]:
    ends = [
        end
        for quantity in quantities
        if quantity.figure.modifier is not Modifier.VAGUE
        for end in (quantity.base.low, quantity.base.high)
        if end is not None
    ]
    return (0, min(ends)) if ends else (1, Decimal(0))


def _sorted_by_value(witness: Witness) -> tuple[list[Quantity], list[tuple[str, Quantity]]]:
    """Return what goes on the card (each value once), and what is folded, with the reason."""
    shown: list[Quantity] = []
    folded: list[tuple[str, Quantity]] = []
    only_vague = all(quantity.figure.modifier is Modifier.VAGUE for quantity in witness.quantities)
    for quantity in witness.quantities:
        if quantity.figure.modifier is Modifier.VAGUE and not only_vague:
            folded.append(("vague", quantity))
        elif any(_same_value(quantity, other) for other in shown):
            folded.append((SAME_VALUE, quantity))
        elif len(shown) == ON_CARD:
            folded.append(("more_values", quantity))
        else:
            shown.append(quantity)
    return shown, folded


def _same_value(first: Quantity, second: Quantity) -> bool:
    return (first.base, first.figure.interval, first.figure.modifier) == (
        second.base,
        second.figure.interval,
        second.figure.modifier,
    )


def _card(page: Page, witness: Witness, shown: Sequence[Quantity]) -> Card:
    article = witness.article
    by_sentence: dict[Span, list[Quantity]] = {}
    for quantity in shown:
        by_sentence.setdefault(quantity.figure.mention.sentence, []).append(quantity)
    has_file = links.file_address(article, page.working_folder) is not None
    return Card(
        letter=witness.letter,
        colour=witness.colour,
        title=article.title or first_words(article) or article.id,
        is_quoted=not article.title,
        quotation_marks=page.interface.default(article.language).quotation_marks,
        language=article.language,
        id=article.id,
        outlet=article.outlet,
        day=article_day(article, page.interface),
        original=links.web_address(article) if has_file else None,
        passages=tuple(_passage(page, own) for own in by_sentence.values()),
    )


def _passage(page: Page, quantities: Sequence[Quantity]) -> Passage:
    first = quantities[0].figure.mention
    article = first.article
    spans = [quantity.figure.mention.span for quantity in quantities]
    return Passage(
        pieces=quote(article, first.sentence, spans),
        language=article.language,
        readings=tuple(reading(quantity, page.interface) for quantity in quantities),
        place=page.interface.say(
            "evidence.place",
            paragraph=paragraph(article, first.span.start),
            start=first.span.start,
            end=first.span.end,
        ),
        address=links.passage(article, first, page.working_folder),
    )


def _conversion(quantity: Quantity, conversion: Conversion, interface: Interface) -> Statement:
    """Return the sum as printed: written amount, rate or factor, and the result in base units."""
    figure, base = quantity.figure, quantity.base

    def line(language: Language) -> str:
        written = _plain_stretch(figure.interval, figure.mention.unit, language, exact=True)
        result = _plain_stretch(base, quantity.base_unit, language, exact=False)
        if _is_by_rate(quantity, conversion):
            rate = amounts.number(conversion.rate or Decimal(1), language)
            return language.phrase("evidence.by_rate", amount=written, rate=rate, result=result)
        if not _gives_base(quantity, lambda end: end * conversion.factor):
            return language.phrase("evidence.by_definition", amount=written, result=result)
        factor = amounts.number(amounts.rounded(conversion.factor, RATE_DIGITS), language)
        return language.phrase("evidence.by_factor", amount=written, factor=factor, result=result)

    return interface.each(line)


def _plain_stretch(interval: Interval, unit: str | None, language: Language, *, exact: bool) -> str:
    """Return one or both ends of an interval with the unit, without words for its bounds."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    shown = ends if exact else [amounts.rounded(end) for end in ends]
    distinct = list(dict.fromkeys(shown))
    if not distinct:
        return language.phrase("modifier.none")
    if len(distinct) == 1:
        return amounts.amount(distinct[0], unit, language)
    low = amounts.scaled(distinct[0], language)
    return language.phrase("modifier.range", low=low, high=amounts.amount(distinct[1], unit, language))


def _is_by_rate(quantity: Quantity, conversion: Conversion) -> bool:
    """Return whether dividing by the rate gives the result, as it does for amounts turned into euros."""
    rate = conversion.rate
    return bool(rate) and _gives_base(quantity, lambda end: end / (rate or Decimal(1)))


def _gives_base(quantity: Quantity, convert: Callable[[Decimal], Decimal]) -> bool:
    """Return whether a sum gives the result; degrees, for one, are not converted by a factor alone."""
    written, base = quantity.figure.interval, quantity.base
    return all(
        abs(convert(end) - result) <= abs(result) * TOLERANCE
        for end, result in ((written.low, base.low), (written.high, base.high))
        if end is not None and result is not None and abs(end.adjusted()) < LARGEST
    )


def _rate_source(quantity: Quantity, conversion: Conversion, interface: Interface) -> Statement | None:
    rate, day = conversion.rate, conversion.rate_date
    if rate is None or day is None:
        return interface.say("evidence.source_only", source=conversion.source) if conversion.source else None
    currency = (quantity.figure.mention.unit or "").partition("/")[0]
    return interface.each(
        lambda language: language.phrase(
            "evidence.rate_of",
            rate=amounts.number(rate, language),
            currency=currency,
            source=conversion.source,
            day=format_date(day, format="long", locale=language.locale),
        )
    )
