"""Charts over the years: all communes in one, or a small one each. PURE; positions as in ``charts``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from resources.figures.drawing import Data, Place, percent
from resources.figures.scales import Scale, scale, spread, year_ticks

LINES_HEIGHT, LINES_TOP, LABEL_GAP, HUES, DASHES = 340, 14, 23, 5, 3
SMALL_TOP, SMALL_HEIGHT = 6, 70
DOTS_UNTIL = 10  # years; with more, only the ends of lines have dots


@dataclass(frozen=True)
class Dot:
    x: str
    y: str


@dataclass(frozen=True)
class Line:
    """One commune over the years. ``segments`` are points of a square of 100; where a year lacks, the line has a gap.

    ``hue`` and ``dash`` count from 0; ``end`` is where it ends and ``label`` where its name stands, in pixels.
    """

    place: Place
    segments: Sequence[str]
    dots: Sequence[Dot]
    hue: int
    dash: int
    end: str
    label: str
    last: Decimal


@dataclass(frozen=True)
class Tick:
    """A line across the chart at a value, or the place of a year below it."""

    value: Decimal | int
    at: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Lines:
    lines: Sequence[Line]
    ticks: Sequence[Tick]
    years: Sequence[Tick]
    zero: str = ""


@dataclass(frozen=True)
class Frame:
    """Where years and values lie. Years are as far apart as they are in time."""

    years: Sequence[int]
    down: Scale
    mirrored: bool = False
    top: int = LINES_TOP
    height: int = LINES_HEIGHT

    def across(self, year: int) -> float:
        first, last = min(self.years), max(self.years)
        share = (year - first) / (last - first) if last > first else 0.5
        return 1 - share if self.mirrored else share

    def pixel(self, value: Decimal) -> float:
        return self.top + (1 - self.down.share(value)) * self.height

    def segments(self, values: Mapping[int, Decimal]) -> list[str]:
        """Points of each stretch of years that all have a value; a year alone is a dot and no stretch."""
        runs: list[list[int]] = []
        for year in self.years:
            if year not in values:
                continue
            follows = runs and self.years.index(runs[-1][-1]) + 1 == self.years.index(year)
            runs[-1].append(year) if follows else runs.append([year])
        return [" ".join(self.point(year, values[year]) for year in run) for run in runs if len(run) > 1]

    def area(self, segment: str) -> str:
        """What lies between a stretch and zero."""
        points = segment.split()
        zero = f"{(1 - self.down.share(Decimal(0))) * 100:.2f}"
        first, last = (points[end].partition(",")[0] for end in (0, -1))
        return f"{first},{zero} {segment} {last},{zero}"

    def point(self, year: int, value: Decimal) -> str:
        return f"{self.across(year) * 100:.2f},{(1 - self.down.share(value)) * 100:.2f}"

    def dots(self, values: Mapping[int, Decimal]) -> list[Dot]:
        known = sorted(values)
        joined = {year for pair in pairwise(self.years) if set(pair) <= set(known) for year in pair}
        shown = [year for year in known if len(self.years) <= DOTS_UNTIL or year not in joined or year == known[-1]]
        return [Dot(percent(self.across(year)), f"{self.pixel(values[year]):.1f}") for year in shown]


def lines(data: Data, *, mirrored: bool = False) -> Lines:
    """Every commune's line in one chart, each named at its end."""
    frame = Frame(data.years, scale(list(data.values.values())), mirrored)
    places = data.drawn
    last = {place: list(data.of_place(place).values())[-1] for place in places}
    ends = [frame.pixel(last[place]) for place in places]
    labels = spread(ends, LABEL_GAP, LINES_TOP, LINES_TOP + LINES_HEIGHT)
    drawn = [
        Line(
            place,
            frame.segments(data.of_place(place)),
            frame.dots(data.of_place(place)),
            index % HUES,
            index // HUES % DASHES,
            f"{end:.1f}",
            f"{label:.1f}",
            last[place],
        )
        for index, (place, end, label) in enumerate(zip(places, ends, labels, strict=True))
    ]
    ticks = [Tick(value, f"{frame.pixel(value):.1f}") for value in frame.down.ticks]
    return Lines(drawn, ticks, years_below(frame), f"{frame.pixel(Decimal(0)):.1f}")


def years_below(frame: Frame) -> list[Tick]:
    """Years are written under their place, the first and last one inside the chart."""
    first, last = min(frame.years), max(frame.years)
    anchors = {first: "start", last: "end"} if first < last else {first: "only"}
    return [Tick(year, percent(frame.across(year)), anchors.get(year, "middle")) for year in year_ticks(frame.years)]


@dataclass(frozen=True)
class Small:
    """One commune's small chart, on the scale of all of them; ``first`` and ``last`` are year and value."""

    place: Place
    segments: Sequence[str] = ()
    areas: Sequence[str] = ()
    dots: Sequence[Dot] = ()
    first: tuple[int, Decimal] | None = None
    last: tuple[int, Decimal] | None = None
    zero: str = ""


def multiples(data: Data, *, mirrored: bool = False) -> list[Small]:
    frame = Frame(data.years, scale(list(data.values.values())), mirrored, SMALL_TOP, SMALL_HEIGHT)
    zero = f"{frame.pixel(Decimal(0)):.1f}"
    found = []
    for place in data.places:
        values = data.of_place(place)
        if not values:
            found.append(Small(place, zero=zero))
            continue
        ends = list(values.items())
        dots = [dot for dot in frame.dots(values) if len(values) == 1] or frame.dots(values)[-1:]
        segments = frame.segments(values)
        areas = [frame.area(segment) for segment in segments]
        found.append(Small(place, segments, areas, dots, ends[0], ends[-1], zero))
    return found
