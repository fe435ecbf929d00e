"""The number line of a finding: its values in one unit, drawn twice (wide and narrow), and told in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.model import Interval, Modifier, Quantity, Statement
from reports import amounts
from reports.interface import Interface
from reports.number_line import NARROW, WIDE, Picture, Scale, Value, can_draw, draw, scale_for, widest_gap
from reports.sections.evidence import COLOURS, Witness

LANES = 12


@dataclass(frozen=True, slots=True)
class Lane:
    """One article of the picture."""

    letter: str
    colour: str
    shape: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template ``chart.html`` lays out."""

    wide: Picture
    narrow: Picture
    lanes: tuple[Lane, ...]
    alternative: Statement
    caption: Statement
    left_out: Statement | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of an article in the unit of the picture; ``members`` are the quantities that state it."""

    witness: int
    interval: Interval
    leeway: Interval
    modifier: Modifier
    members: tuple[int, ...]


def stated_values(
    quantities: Sequence[Quantity], group: Sequence[Witness]
) -> tuple[list[Stated], str | None]:
    """
    Return each different value of each article once, and the unit they are in.

    The written unit is used where all share it, otherwise the base unit. Vague words are left out
    unless there is nothing else: they bound a value too loosely to be drawn beside others.
    """
    units = {quantity.figure.mention.unit for quantity in quantities}
    is_shared = len(units) == 1 and None not in units
    numbered = [
        index
        for index, quantity in enumerate(quantities)
        if quantity.figure.modifier is not Modifier.VAGUE and _has_number(_interval(quantity, is_shared))
    ] or [i for i, quantity in enumerate(quantities) if _has_number(_interval(quantity, is_shared))]
    place = {witness.article.id: index for index, witness in enumerate(group)}
    members: dict[tuple[int, Interval, Interval, Modifier], list[int]] = {}
    for index in numbered:
        quantity = quantities[index]
        witness = place[quantity.figure.mention.article.id]
        interval = _interval(quantity, is_shared)
        leeway = quantity.original_leeway if is_shared else quantity.leeway
        members.setdefault((witness, interval, leeway, quantity.figure.modifier), []).append(index)
    stated = [Stated(*key, members=tuple(indices)) for key, indices in members.items()]
    stated.sort(key=lambda one: (one.witness, _order(one.interval)))
    unit = next(iter(units)) if is_shared else next((q.base_unit for q in quantities if q.base_unit), "")
    return stated, unit


def build(
    stated: Sequence[Stated],
    unit: str | None,
    group: Sequence[Witness],
    label: Statement,
    interface: Interface,
) -> Chart | None:
    """Return the picture of a finding; ``None`` if there is no number in it, or one too large to draw."""
    drawn_lanes = _drawn_lanes(stated)
    values = [
        _value(one, drawn_lanes.index(one.witness), interface) for one in stated if one.witness in drawn_lanes
    ]
    if not can_draw(values):
        return None
    scale = scale_for(values)
    ends = widest_gap(values, scale)
    gap = None
    if ends is not None:
        low, high = (amounts.legible(end) for end in ends)
        said = interface.each(
            lambda language: language.phrase(
                "number_line.gap",
                low=amounts.scaled(low, language, long=False),
                high=amounts.scaled(high, language, long=False),
            )
        )
        gap = ends, _texts(interface.say("number_line.no_overlap")), _texts(said)

    def ticks(value: Decimal) -> tuple[str, ...]:
        return _texts(interface.each(lambda language: amounts.label(_point(value), Modifier.EXACT, language)))

    hidden = len({one.witness for one in stated}) - len(drawn_lanes)
    wide = draw(values, scale, WIDE, ticks, gap)
    return Chart(
        wide=wide,
        narrow=draw(values, scale, NARROW, ticks, gap),
        lanes=tuple(Lane(group[i].letter, group[i].colour, _shape(i)) for i in drawn_lanes),
        alternative=_in_words(stated, unit, group, ends, interface),
        caption=_caption(wide, scale, label, unit, interface),
        left_out=interface.say("number_line.more_lanes", hidden) if hidden else None,
    )


def short_label(one: Stated, interface: Interface) -> Statement:
    """Return a value as the picture and the table of pairs write it."""
    return interface.each(lambda language: amounts.label(one.interval, one.modifier, language))


def _drawn_lanes(stated: Sequence[Stated]) -> list[int]:
    """Return the articles to draw: all, or the lowest and the highest where they are too many."""
    lanes = sorted({one.witness for one in stated})
    if len(lanes) <= LANES:
        return lanes
    return lanes[: LANES // 2] + lanes[-LANES // 2 :]


def _value(one: Stated, lane: int, interface: Interface) -> Value:
    return Value(lane, one.interval, one.leeway, _texts(short_label(one, interface)))


def _in_words(
    stated: Sequence[Stated],
    unit: str | None,
    group: Sequence[Witness],
    gap: tuple[Decimal, Decimal] | None,
    interface: Interface,
) -> Statement:
    lanes = []
    for index, witness in enumerate(group):
        own = [_read(one, unit, interface) for one in stated if one.witness == index]
        if own:
            lanes.append(
                interface.say("number_line.lane", letter=witness.letter, values=interface.listing(own))
            )
    told = interface.say("number_line.alternative", values=interface.join(lanes, " "))
    if gap is None:
        return told
    low, high = (amounts.legible(end) for end in gap)
    empty = interface.each(
        lambda language: language.phrase(
            "number_line.alternative_gap",
            low=amounts.scaled(low, language),
            high=amounts.amount(high, unit, language),
        )
    )
    return interface.join([told, empty], " ")


def _read(one: Stated, unit: str | None, interface: Interface) -> Statement:
    return interface.each(lambda language: amounts.reading(one.interval, unit, one.modifier, language))


def _caption(
    picture: Picture, scale: Scale, label: Statement, unit: str | None, interface: Interface
) -> Statement:
    """Return what the picture shows, with an explanation of those signs only that are in it."""
    what = label
    if unit:
        name = interface.each(lambda language: amounts.unit_name(unit, language))
        what = interface.say("number_line.unit", label=label, unit=name)
    parts = [interface.say(f"number_line.{'log' if scale.is_log else 'linear'}", what=what)]
    if any(mark.whisker for mark in picture.marks):
        parts.append(interface.say("number_line.whiskers"))
    if any(mark.open_low or mark.open_high for mark in picture.marks):
        parts.append(interface.say("number_line.arrows"))
    return interface.join(parts, " ")


def _shape(index: int) -> int:
    """Return one of six shapes; with the colours they repeat only after 36 articles."""
    return (index + index // COLOURS) % COLOURS


def _interval(quantity: Quantity, is_shared: bool) -> Interval:  # noqa: FBT001 - always passed by name of a variable
    return quantity.figure.interval if is_shared else quantity.base


def _has_number(interval: Interval) -> bool:
    return interval.low is not None or interval.high is not None


def _order(interval: Interval) -> tuple[Decimal, Decimal]:
    low = interval.low if interval.low is not None else interval.high
    high = interval.high if interval.high is not None else interval.low
    return (low or Decimal(0), high or Decimal(0))


def _point(value: Decimal) -> Interval:
    return Interval(value, value)


def _texts(statement: Statement) -> tuple[str, ...]:
    return tuple(text for _, text in statement.texts)
