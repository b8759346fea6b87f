"""Where charts put things: pure geometry, in both directions of writing."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.figures import charts, trends
from resources.figures.drawing import Data, Place
from resources.figures.scales import scale, spread, year_ticks

MONS, DOUR, LENS = Place("53053", "Mons", 4, 3), Place("53020", "Dour", 2, 4), Place("53046", "Lens", 4, 1)
PLACES = [DOUR, LENS, MONS]
decimals = st.decimals(-(10**7), 10**7, places=2, allow_nan=False)


def data(**figures: list[object]) -> Data:
    """A list of figures a commune, from 2020 on; nothing where there is none."""
    values = {
        (place.code, 2020 + index): Decimal(str(value))
        for place in PLACES
        for index, value in enumerate(figures.get(place.name.lower(), []))
        if value is not None
    }
    return Data(PLACES, sorted({year for _, year in values}), values)


def share(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


@given(st.lists(decimals, max_size=12), st.integers(1, 8), st.booleans())
@settings(deadline=None)
def test_a_scale_holds_everything_between_round_ends(values: list[Decimal], ticks: int, from_zero: bool) -> None:
    found = scale(values, ticks, from_zero=from_zero)
    assert found.low < found.high
    assert all(found.low <= value <= found.high for value in values)
    assert (found.ticks[0], found.ticks[-1]) == (found.low, found.high)
    assert len({after - before for before, after in pairwise(found.ticks)}) == 1
    assert len(found.ticks) <= ticks + 3
    assert all(0 <= found.share(value) <= 1 for value in values)


def test_ticks_are_numbers_that_people_would_choose() -> None:
    assert list(scale([Decimal(360)]).ticks) == [0, 100, 200, 300, 400]
    assert list(scale([Decimal("0.7")]).ticks) == [0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8")]
    assert list(scale([Decimal(-30), Decimal(60)]).ticks) == [-50, -25, 0, 25, 50, 75]


@pytest.mark.parametrize(
    ("years", "ticks"),
    [
        ([], []),
        ([2024], [2024]),
        ([2020, 2021], [2020, 2021]),
        (list(range(2020, 2025)), [2020, 2021, 2022, 2023, 2024]),
        (list(range(1985, 2025)), [1985, 1995, 2005, 2015, 2024]),
    ],
)
def test_few_years_are_written_and_always_both_ends(years: list[int], ticks: list[int]) -> None:
    assert year_ticks(years) == ticks


@given(st.lists(st.floats(0, 340), max_size=13), st.integers(1, 24))
@settings(deadline=None)
def test_labels_never_touch_and_keep_their_order(wanted: list[float], gap: int) -> None:
    found = spread(wanted, gap, 0, 340)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [found[index] for index in order]
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(placed))
    assert all(-1e-6 <= place <= 340 + 1e-6 for place in found)


def test_labels_that_have_room_stay_where_they_want() -> None:
    assert spread([10, 100, 50], 20, 0, 200) == [10, 100, 50]


def test_bars_are_in_the_order_of_their_figures_and_none_is_drawn_where_there_is_none() -> None:
    drawn = charts.bars(data(mons=[300], dour=[150]), 2020)
    assert [bar.place for bar in drawn.bars] == [MONS, DOUR, LENS]
    first, second, none = drawn.bars
    assert share(first.width) == pytest.approx(2 * share(second.width), abs=0.02)
    assert (none.value, none.width) == (None, "")
    assert first.start == second.start == drawn.zero == "0.00%"


def test_bars_begin_at_zero_on_the_side_where_reading_begins() -> None:
    both = data(mons=[30], dour=[-60])
    for mirrored in (False, True):
        drawn = charts.bars(both, 2020, mirrored=mirrored)
        mons, dour, _ = drawn.bars
        left, right = (mons, dour) if mirrored else (dour, mons)
        assert share(left.start) + share(left.width) == pytest.approx(share(drawn.zero), abs=0.02)
        assert share(right.start) == pytest.approx(share(drawn.zero), abs=0.02)
        assert (mons.is_negative, dour.is_negative, drawn.has_negative) == (False, True, True)


def test_all_equal_figures_have_equal_bars_and_one_class_on_the_map() -> None:
    same = data(mons=[5], dour=[5], lens=[5])
    assert len({(bar.start, bar.width) for bar in charts.bars(same, 2020).bars}) == 1
    assert [(step.number, step.low, step.high) for step in charts.tile_map(same, 2020).steps] == [(1, 5, 5)]


def test_figures_that_are_all_zero_can_be_drawn() -> None:
    nothing = data(mons=[0, 0], dour=[0, 0])
    assert {share(bar.width) for bar in charts.bars(nothing, 2020).bars if bar.width} == {0.0}
    assert trends.lines(nothing).lines
    assert trends.multiples(nothing)


def test_a_line_has_a_gap_where_a_year_has_no_figure() -> None:
    full = trends.lines(data(mons=[1, 2, None, 4, 5], dour=[1, 1, 1, 1, 1])).lines
    gaps = next(line for line in full if line.place is MONS)
    assert [len(segment.split()) for segment in gaps.segments] == [2, 2]
    assert len(gaps.dots) == 4


def test_a_year_that_no_commune_has_is_no_gap() -> None:
    every_ten = Data(PLACES, [2001, 2011], {("53053", 2001): Decimal(1), ("53053", 2011): Decimal(2)})
    assert len(trends.lines(every_ten).lines[0].segments) == 1


def test_a_year_alone_is_a_dot() -> None:
    lines = trends.lines(data(mons=[1, None, 3], dour=[1, 2, 3])).lines
    mons = next(line for line in lines if line.place is MONS)
    assert mons.segments == []
    assert [dot.x for dot in mons.dots] == ["0.00%", "100.00%"]
    [only] = trends.lines(data(mons=[7])).lines
    assert [dot.x for dot in only.dots] == ["50.00%"]


def test_years_are_as_far_apart_as_in_time_and_run_with_the_reading() -> None:
    values = {("53053", year): Decimal(1) for year in (2000, 2010, 2011)}
    far = Data(PLACES, [2000, 2010, 2011], values)
    assert trends.lines(far).lines[0].segments[0].split()[1].startswith("90.91,")
    assert trends.lines(far, mirrored=True).lines[0].segments[0].split()[1].startswith("9.09,")


def test_no_two_of_thirteen_lines_look_the_same() -> None:
    places = [Place(str(53000 + index), f"Commune {index}", 1, index + 1) for index in range(13)]
    values = {(place.code, year): Decimal(int(place.code) % 7) for place in places for year in range(1985, 2025)}
    drawn = trends.lines(Data(places, list(range(1985, 2025)), values))
    assert len({(line.hue, line.dash) for line in drawn.lines}) == 13
    labels = sorted(float(line.label) for line in drawn.lines)
    assert all(after - before >= trends.LABEL_GAP - 0.2 for before, after in pairwise(labels))


def test_small_charts_have_one_scale_and_one_for_each_commune() -> None:
    found = {small.place.name: small for small in trends.multiples(data(mons=[100, 200], dour=[100, 100]))}
    assert list(found) == ["Dour", "Lens", "Mons"]
    assert found["Mons"].segments[0].split()[0] == found["Dour"].segments[0].split()[0]
    assert found["Mons"].last == (2021, Decimal(200))
    assert found["Lens"].last is None
    assert found["Lens"].segments == ()


def test_the_map_has_each_commune_in_its_place() -> None:
    drawn = charts.tile_map(data(mons=[9], dour=[1]), 2020)
    at = {tile.place.name: (tile.x, tile.y) for tile in drawn.tiles}
    assert at == {"Dour": (0, 324), "Lens": (216, 0), "Mons": (216, 216)}
    assert {tile.place.name: tile.step for tile in drawn.tiles} == {"Dour": 1, "Lens": 0, "Mons": 2}
    assert drawn.lacks
    assert drawn.view_box == "0 0 316 424"


@given(st.lists(decimals, min_size=1, max_size=13))
@settings(deadline=None)
def test_classes_of_the_map_hold_every_figure_and_never_overlap(values: list[Decimal]) -> None:
    places = [Place(str(53000 + index), f"C{index}", index + 1, 1) for index in range(len(values))]
    found = {(place.code, 2020): value for place, value in zip(places, values, strict=True)}
    drawn = charts.tile_map(Data(places, [2020], found), 2020)
    assert len(drawn.steps) <= charts.CLASSES
    for tile in drawn.tiles:
        step = drawn.steps[tile.step - 1]
        assert step.low <= (tile.value if tile.value is not None else 0) <= step.high
    assert all(one.high < other.low for one, other in pairwise(drawn.steps))
