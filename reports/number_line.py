"""
The geometry of the number line: where bars, points, whiskers, ticks and labels go. No words, no SVG.

The scale is logarithmic where the largest value is ten times the smallest or more, otherwise linear. Each
article has a lane; its labels stand above its marks, in as many rows as they need to keep clear of each
other; the label of the gap has a band of its own on top. Widths of text are estimated on the wide side,
because the page cannot know the reader's font. Floats are fine here: they only draw.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from checks.model import Interval

LOG_FROM = 10
LARGEST_EXPONENT = 280  # of what a float can draw
CLEARANCE = 8.0
NUDGE = 14.0


@dataclass(frozen=True, slots=True)
class Value:
    """What one lane shows at one place: a value, its leeway, and its label in each language."""

    lane: int
    interval: Interval
    leeway: Interval
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """Sizes of one version of the picture, in the units of its view box."""

    width: float
    left: float
    right: float
    badge: float
    lane: float
    row: float
    point: float
    bar: float
    label_size: float
    tick_size: float
    gap_size: float


WIDE = Format(960, 118, 936, 30, 34, 21, 9, 16, 17, 14, 16)
NARROW = Format(340, 40, 336, 26, 30, 18, 7, 14, 14, 12, 13)


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label is centred, on its base line."""

    x: float
    y: float
    width: float
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One value as drawn: from ``low`` to ``high`` (equal for a point), open ends running to the edge."""

    lane: int
    y: float
    low: float
    high: float
    open_low: bool
    open_high: bool
    whisker: tuple[float, float] | None
    label: Label

    @property
    def is_point(self) -> bool:
        """Whether a point is drawn instead of a bar."""
        return not (self.open_low or self.open_high) and self.high - self.low < 1


@dataclass(frozen=True, slots=True)
class Tick:
    """A grid line; the label is ``None`` where there is no room for it."""

    x: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Gap:
    """The widest stretch that no leeway reaches, and the two lines that say so."""

    low: float
    high: float
    title: Label
    ends: Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to draw, in one version."""

    format: Format
    height: float
    top: float
    axis: float
    lanes: tuple[float, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places on the line."""

    is_log: bool
    low: float
    high: float

    def share(self, value: float) -> float:
        """Return where a value lies between the two ends, from 0 to 1; what lies beyond is at the end."""
        if self.is_log and value <= 0:
            return 0.0
        place = math.log10(value) if self.is_log else value
        return min(1.0, max(0.0, (place - self.low) / (self.high - self.low)))


def can_draw(values: Sequence[Value]) -> bool:
    """Return whether there is anything to draw, and nothing too large for it."""
    ends = [end for value in values for end in _ends(value)]
    return bool(ends) and all(abs(end.adjusted()) < LARGEST_EXPONENT for end in ends if end)


def scale_for(values: Sequence[Value]) -> Scale:
    """Return a scale with room for all values and leeways."""
    stated = [float(end) for value in values for end in _finite(value.interval)]
    is_log = min(stated) > 0 and max(stated) / min(stated) >= LOG_FROM
    reach = [float(end) for value in values for end in _ends(value)]
    if is_log:
        reach = [end for end in reach if end > 0]
        low, high = math.log10(min(reach)), math.log10(max(reach))
    else:
        low, high = min(reach), max(reach)
    margin = (high - low) * 0.1 or max(abs(high) * 0.1, 0.1)
    starts_at_zero = not is_log and low >= 0 > low - margin
    return Scale(is_log, 0.0 if starts_at_zero else low - margin, high + margin)


def widest_gap(values: Sequence[Value], scale: Scale) -> tuple[Decimal, Decimal] | None:
    """Return the ends of the widest stretch, as drawn, between two leeways; ``None`` if they all meet."""
    bounds = sorted(
        (value.leeway for value in values),
        key=lambda leeway: (leeway.low is not None, leeway.low if leeway.low is not None else Decimal(0)),
    )
    widest: tuple[float, tuple[Decimal, Decimal]] | None = None
    reached = bounds[0].high
    for leeway in bounds[1:]:
        if reached is None:
            break
        if leeway.low is not None and leeway.low > reached:
            width = scale.share(float(leeway.low)) - scale.share(float(reached))
            if width > 0 and (widest is None or width > widest[0]):
                widest = width, (reached, leeway.low)
        reached = None if leeway.high is None else max(reached, leeway.high)
    return None if widest is None else widest[1]


def draw(
    values: Sequence[Value],
    scale: Scale,
    form: Format,
    tick_labels: Callable[[Decimal], tuple[str, ...]],
    gap: tuple[tuple[Decimal, Decimal], tuple[str, ...], tuple[str, ...]] | None,
) -> Picture:
    """
    Return the picture of values on a scale.

    Args:
        values: What to show; lanes are numbered from 0 without holes.
        scale: As ``scale_for`` gives it, shared by both versions of the picture.
        form: ``WIDE`` or ``NARROW``.
        tick_labels: How a tick is written in each language.
        gap: Ends of the widest gap, and its two lines in each language.
    """

    def x(value: Decimal | float) -> float:
        return form.left + scale.share(float(value)) * (form.right - form.left)

    top = 8.0
    y = top + (2 * form.gap_size + 16 if gap else 4)
    lanes: list[float] = []
    marks: list[Mark] = []
    for lane in range(1 + max(value.lane for value in values)):
        own = sorted((value for value in values if value.lane == lane), key=lambda value: _order(value, x))
        spans = [_span(value, x, form) for value in own]
        places = place_labels(
            [(low + high) / 2 for low, high in spans],
            [_width(value.labels, form.label_size) for value in own],
            (form.left - 8, form.width - 4),
        )
        rows = 1 + max((row for row, _ in places), default=0)
        centre = y + rows * form.row + form.point + 4
        lanes.append(centre)
        for value, (low, high), (row, label_x) in zip(own, spans, places, strict=True):
            base_line = centre - form.point - 9 - row * form.row
            label = Label(label_x, base_line, _width(value.labels, form.label_size), value.labels)
            marks.append(_mark(value, (low, high), centre, x, label))
        y = centre + form.lane - form.point
    axis = y + 4
    is_whole = all(end == end.to_integral_value() for value in values for end in _finite(value.interval))
    ticks = _ticks(tick_values(scale, is_whole=is_whole), form, axis, tick_labels, x)
    drawn_gap = None if gap is None else _gap(gap, form, top, x)
    return Picture(form, axis + form.tick_size + 12, top, axis, tuple(lanes), tuple(marks), ticks, drawn_gap)


def place_labels(
    centres: Sequence[float], widths: Sequence[float], bounds: tuple[float, float]
) -> list[tuple[int, float]]:
    """
    Return row and centre for each label, so that none overlaps another or leaves the bounds.

    Labels come from left to right. One that would touch its left neighbour moves right a little if that
    is enough, and else goes up a row.
    """
    left, right = bounds
    row_ends: list[float] = []
    places: list[tuple[int, float]] = []
    for wanted, width in zip(centres, widths, strict=True):
        centre = min(max(wanted, left + width / 2), right - width / 2)
        moved = [max(centre, row_end + CLEARANCE + width / 2) for row_end in [*row_ends, -math.inf]]
        # The last of them is a new row, where the label always fits.
        row = next(
            row
            for row, place in enumerate(moved)
            if row == len(row_ends) or (place - centre <= NUDGE and place + width / 2 <= right)
        )
        row_ends[row : row + 1] = [moved[row] + width / 2]
        places.append((row, moved[row]))
    return places


def text_width(text: str, size: float) -> float:
    """Return the estimated width of bold text, on the wide side for common fonts."""
    return size * sum(_character_width(character) for character in text)


def _character_width(character: str) -> float:
    if character in ".,:;'|!il\u2009":
        return 0.34
    if character in " \u00a0-·’\u202f":
        return 0.36
    if character in "mwMW%—≈≥≤≲≳":
        return 0.95
    return 0.76 if character.isupper() else 0.63


def _width(texts: Sequence[str], size: float) -> float:
    return max(text_width(text, size) for text in texts)


def _finite(interval: Interval) -> list[Decimal]:
    return [end for end in (interval.low, interval.high) if end is not None]


def _ends(value: Value) -> list[Decimal]:
    return _finite(value.interval) + (_finite(value.leeway) if _finite(value.interval) else [])


def _order(value: Value, x: Callable[[Decimal | float], float]) -> tuple[float, float]:
    ends = [x(end) for end in _finite(value.interval)]
    return sum(ends) / len(ends), ends[0]


def _span(value: Value, x: Callable[[Decimal | float], float], form: Format) -> tuple[float, float]:
    low, high = value.interval.low, value.interval.high
    return form.left if low is None else x(low), form.right if high is None else x(high)


def _mark(
    value: Value, span: tuple[float, float], y: float, x: Callable[[Decimal | float], float], label: Label
) -> Mark:
    interval, leeway = value.interval, value.leeway
    low = span[0] if leeway.low is None else x(leeway.low)
    high = span[1] if leeway.high is None else x(leeway.high)
    has_leeway = low < span[0] - 0.5 or high > span[1] + 0.5
    return Mark(
        value.lane,
        y,
        span[0],
        span[1],
        interval.low is None,
        interval.high is None,
        (min(low, span[0]), max(high, span[1])) if has_leeway else None,
        label,
    )


def _ticks(
    values: Sequence[Decimal],
    form: Format,
    axis: float,
    labels: Callable[[Decimal], tuple[str, ...]],
    x: Callable[[Decimal | float], float],
) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    free_from = form.left - 30
    for value in values:
        texts = labels(value)
        width = _width(texts, form.tick_size)
        centre = x(value)
        fits = centre - width / 2 >= free_from and centre + width / 2 <= form.width
        label = Label(centre, axis + form.tick_size + 6, width, texts) if fits else None
        if label is not None:
            free_from = centre + width / 2 + CLEARANCE
        ticks.append(Tick(centre, label))
    return tuple(ticks)


def tick_values(scale: Scale, *, is_whole: bool = False) -> list[Decimal]:
    """Return round values inside the scale, in rising order, some ten at most; no halves of what is whole."""
    if scale.is_log:
        decades = scale.high - scale.low
        leading = (1, 2, 5) if decades <= 2.5 else (1, 3) if decades <= 4 else (1,)
        step = max(1, math.ceil(decades / 9))
        powers = range(math.floor(scale.low), math.ceil(scale.high) + 1)
        candidates = [
            Decimal(digit).scaleb(power) for power in powers if power % step == 0 for digit in leading
        ]
        return [value for value in candidates if scale.low <= math.log10(value) <= scale.high]
    raw = (scale.high - scale.low) / 5
    power = math.floor(math.log10(raw))
    step_size = next(
        size
        for digit in ("1", "2", "2.5", "5", "10")
        if (size := Decimal(digit).scaleb(power)) >= Decimal(raw)
    )
    if is_whole:
        step_size = max(step_size.to_integral_value(ROUND_CEILING), Decimal(1))
    first = math.ceil(Decimal(scale.low) / step_size)
    last = math.floor(Decimal(scale.high) / step_size)
    return [step_size * index for index in range(first, last + 1)]


def _gap(
    gap: tuple[tuple[Decimal, Decimal], tuple[str, ...], tuple[str, ...]],
    form: Format,
    top: float,
    x: Callable[[Decimal | float], float],
) -> Gap:
    (low, high), title, ends = gap
    return Gap(
        x(low),
        x(high),
        _centred(title, (x(low) + x(high)) / 2, top + form.gap_size + 4, form.gap_size, form),
        _centred(ends, (x(low) + x(high)) / 2, top + 2 * form.gap_size + 8, form.gap_size - 1, form),
    )


def _centred(texts: tuple[str, ...], wanted: float, y: float, size: float, form: Format) -> Label:
    width = _width(texts, size)
    return Label(min(max(wanted, width / 2 + 2), form.width - width / 2 - 2), y, width, texts)
