import random
from decimal import Decimal
from itertools import combinations

import pytest
from factories import interval

from reports.number_line import (
    NARROW,
    WIDE,
    Label,
    Picture,
    Value,
    can_draw,
    draw,
    place_labels,
    scale_for,
    text_width,
    tick_values,
    widest_gap,
)


def value(low: str | None, high: str | None = "same", lane: int = 0, leeway=None) -> Value:
    read = interval(low, high)
    return Value(lane, read, leeway or read, (f"{low} – {high}" if high not in {"same", low} else str(low),))


def labels(picture: Picture) -> list[Label]:
    found = [mark.label for mark in picture.marks] + [tick.label for tick in picture.ticks if tick.label]
    return found + ([picture.gap.title, picture.gap.ends] if picture.gap else [])


def box(label: Label, size: float) -> tuple[float, float, float, float]:
    return (label.x - label.width / 2, label.x + label.width / 2, label.y - size * 0.8, label.y + size * 0.2)


def drawn(values, form=WIDE) -> Picture:
    scale = scale_for(values)
    ends = widest_gap(values, scale)
    gap = (
        None
        if ends is None
        else (ends, ("keine Überschneidung", "no overlap"), (f"{ends[0]} bis {ends[1]}",) * 2)
    )
    return draw(values, scale, form, lambda tick: (f"{tick:f}",) * 2, gap)


def assert_tidy(picture: Picture) -> None:
    size = picture.format.tick_size
    for label in labels(picture):
        assert label.x - label.width / 2 >= 0, label
        assert label.x + label.width / 2 <= picture.format.width, label
        assert 0 < label.y <= picture.height, label
    for first, second in combinations(labels(picture), 2):
        a, b = box(first, size), box(second, size)
        assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2], (first, second)
    for mark in picture.marks:
        assert 0 <= mark.low <= mark.high <= picture.format.width
        assert 0 < mark.y < picture.axis


AWKWARD = {
    "all in one place": [value(str(30000 + i)) for i in range(12)],
    "one point": [value("5")],
    "zero and twelve": [value("0"), value("12", lane=1)],
    "negative": [value("-40"), value("40", lane=1)],
    "long ranges": [value("123456", "234567"), value("134567", "345678"), value("99999", "999999", lane=1)],
    "open on both sides": [value(None, "90"), value("200", None, lane=1), value("150", lane=2)],
    "only an open end": [value("30", None)],
    "twelve lanes": [value(str(10 ** (i % 7) + i), lane=i) for i in range(12)],
    "huge": [value("1e14"), value("2e14", lane=1)],
    "tiny": [value("0.00001"), value("0.002", lane=1)],
    "wide leeway": [value("5", leeway=interval("-3", "13")), value("900", lane=1)],
}


@pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("values", AWKWARD.values(), ids=AWKWARD.keys())
def test_labels_never_touch_nor_leave_the_picture(values, form):
    assert_tidy(drawn(values, form))


def test_labels_never_touch_for_random_values():
    dice = random.Random(7)  # noqa: S311 - no secret, the same cases every time
    for _ in range(200):
        count = dice.randint(1, 9)
        values = [
            value(str(dice.choice([1, 10, 1000]) * dice.randint(1, 400)), lane=i // 2) for i in range(count)
        ]
        for form in (WIDE, NARROW):
            assert_tidy(drawn(values, form))


@pytest.mark.parametrize(("largest", "is_log"), [("99", False), ("100", True), ("1000", True)])
def test_the_scale_is_logarithmic_from_a_ratio_of_ten(largest, is_log):
    assert scale_for([value("10"), value(largest)]).is_log is is_log


def test_zero_keeps_the_scale_linear():
    assert not scale_for([value("0"), value("1000")]).is_log


def test_the_widest_gap_lies_between_leeways():
    values = [
        value("10000", "30000"),
        value("30000", leeway=interval("25000", "35000")),
        value("50000", leeway=interval("45000", "55000")),
        value("200000", leeway=interval("150000", "250000")),
    ]
    assert widest_gap(values, scale_for(values)) == (Decimal(55000), Decimal(150000))


@pytest.mark.parametrize(
    "values",
    [
        [value("1", "5"), value("4", "9"), value("8", "12")],
        [value("1", None), value("100")],
        [value(None, "100"), value("1")],
        [value("7")],
    ],
)
def test_there_is_no_gap_where_everything_meets(values):
    assert widest_gap(values, scale_for(values)) is None


def test_what_a_float_cannot_hold_is_not_drawn():
    assert not can_draw([value("1e999999999")])
    assert not can_draw([value(None, None)])
    assert can_draw([value("0"), value("1e200")])


def test_a_crowded_label_goes_up_a_row():
    assert place_labels([50, 55, 300], [40, 40, 40], (0, 400)) == [(0, 50), (1, 55), (0, 300)]


def test_a_label_at_the_edge_moves_inside():
    assert place_labels([2], [40], (0, 400)) == [(0, 20)]


def test_whole_values_have_whole_ticks():
    scale = scale_for([value("10"), value("12")])
    assert all(tick == int(tick) for tick in tick_values(scale, is_whole=True))
    assert any(tick != int(tick) for tick in tick_values(scale))


def test_wider_texts_are_wider():
    assert text_width("200.000", 17) > text_width("20.000", 17) > 40
