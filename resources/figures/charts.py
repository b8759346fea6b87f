"""Charts of one year, as places on a drawing: what is where, never how it looks. PURE.

Positions along the line of writing are shares of the width, written as percentages, so that letters keep their size on
whatever screen; positions down the page are pixels. ``mirrored`` is for languages that are read from right to left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from resources.figures.drawing import Data, Place, percent
from resources.figures.scales import scale

BAR_ROW, BAR_TOP = 48, 26
CLASSES = 5
TILE, STEP = 100, 108


@dataclass(frozen=True)
class Bar:
    """One commune's bar, or the words that stand for it where it has no figure."""

    place: Place
    value: Decimal | None
    words_y: int
    bar_y: int
    start: str = ""
    width: str = ""
    is_negative: bool = False


@dataclass(frozen=True)
class Bars:
    """A bar a commune, the highest first, those without a figure at the end. ``zero`` is where bars begin."""

    bars: Sequence[Bar]
    height: int
    zero: str
    has_negative: bool


def bars(data: Data, year: int, *, mirrored: bool = False) -> Bars:
    found = data.of_year(year)
    across = scale(list(found.values()))
    order = sorted(found, key=lambda place: (-found[place], place.name))
    order += [place for place in data.places if place not in found]
    zero = across.share(Decimal(0))
    rows = []
    for index, place in enumerate(order):
        value, top = found.get(place), index * BAR_ROW
        if value is None:
            rows.append(Bar(place, None, top + 18, top + BAR_TOP))
            continue
        ends = sorted((zero, across.share(value)))
        start, width = (1 - ends[1] if mirrored else ends[0]), ends[1] - ends[0]
        rows.append(Bar(place, value, top + 18, top + BAR_TOP, percent(start), percent(width), value < 0))
    has_negative = any(value < 0 for value in found.values())
    return Bars(rows, len(order) * BAR_ROW, percent(1 - zero if mirrored else zero), has_negative)


@dataclass(frozen=True)
class Tile:
    """One commune where it lies; ``step`` is its class, 1 the lowest, 0 without a figure."""

    place: Place
    value: Decimal | None
    step: int
    x: int
    y: int
    words: Sequence[str]

    @property
    def middle(self) -> int:
        return self.x + TILE // 2

    @property
    def name_y(self) -> int:
        return self.y + (44 if len(self.words) == 1 else 32)

    @property
    def second_y(self) -> int:
        return self.y + 50

    @property
    def value_y(self) -> int:
        return self.y + (70 if len(self.words) == 1 else 76)


@dataclass(frozen=True)
class Step:
    """A class of the map: the lowest and highest figure in it."""

    number: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class TileMap:
    view_box: str
    tiles: Sequence[Tile]
    steps: Sequence[Step] = field(default_factory=list)
    lacks: bool = False


def tile_map(data: Data, year: int) -> TileMap:
    """The communes where they lie, in at most five classes of about as many communes each: one large town, and equal
    classes would leave all others in the lowest. A map is the same in every direction of writing.
    """
    found = data.of_year(year)
    ranks = sorted(set(found.values()))
    number = min(CLASSES, len(ranks))
    of = {value: 1 + index * number // len(ranks) for index, value in enumerate(ranks)}
    west = min((place.column for place in data.places), default=1)
    north = min((place.row for place in data.places), default=1)
    columns = max((place.column for place in data.places), default=1) - west + 1
    rows = max((place.row for place in data.places), default=1) - north + 1
    tiles = [
        Tile(
            place,
            found.get(place),
            of[found[place]] if place in found else 0,
            (place.column - west) * STEP,
            (place.row - north) * STEP,
            place.name.replace("-", "-\u200b").split("\u200b", 1),
        )
        for place in data.places
    ]
    steps = [step_of(step, [value for value in ranks if of[value] == step]) for step in range(1, number + 1)]
    view_box = f"0 0 {columns * STEP - STEP + TILE} {rows * STEP - STEP + TILE}"
    return TileMap(view_box, tiles, steps, len(found) < len(data.places))


def step_of(number: int, values: Sequence[Decimal]) -> Step:
    return Step(number, min(values), max(values))
