"""Scales of charts: round numbers to draw lines at, and where a value lies between its ends. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True)
class Scale:
    """From ``low`` to ``high`` (never the same), with round ``ticks`` at both ends and between."""

    low: Decimal
    high: Decimal
    ticks: Sequence[Decimal]

    def share(self, value: Decimal) -> float:
        """0 at the low end, 1 at the high one."""
        return float((value - self.low) / (self.high - self.low))


def scale(values: Sequence[Decimal], ticks: int = 4, *, from_zero: bool = True) -> Scale:
    """A scale that holds all values, and zero; about as many ticks as asked for."""
    ends = [*values, *([Decimal(0)] if from_zero or not values else [])]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = (low, low + 1) if low >= 0 else (low, Decimal(0))
    step = round_step((high - low) / ticks)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    marks = [step * number for number in range(int(first), int(last) + 1)]
    return Scale(marks[0], marks[-1], marks)


def round_step(least: Decimal) -> Decimal:
    """The smallest round number that is not less: 1, 2, 2.5 or 5 times a power of ten."""
    power = Decimal(10) ** least.adjusted()
    return next(step * power for step in STEPS if step * power >= least)


def year_ticks(years: Sequence[int], most: int = 6) -> list[int]:
    """The years that are written below a chart: the first, the last, and some between that are as far apart."""
    if not years:
        return []
    first, last = min(years), max(years)
    step = next((step for step in YEAR_STEPS if (last - first) // step < most), YEAR_STEPS[-1])
    between = [year for year in range(first + step, last, step) if last - year >= step * 0.75]
    return list(dict.fromkeys([first, *between, last]))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near those wanted, each at least ``gap`` from the next, between ``low`` and ``high`` if there is room.

    Neighbours that would touch are moved apart together, around where they wanted to be.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[list[float]] = []  # [sum of wanted places of the first, number]
    for place, index in enumerate(order):
        groups.append([wanted[index] - place * gap, 1])
        while len(groups) > 1 and groups[-2][0] / groups[-2][1] > groups[-1][0] / groups[-1][1]:
            total, number = groups.pop()
            groups[-1] = [groups[-1][0] + total, groups[-1][1] + number]
    room = max(high - gap * (len(wanted) - 1), low)
    found = [0.0] * len(wanted)
    place = 0
    for total, number in groups:
        start = min(max(total / number, low), room)
        for _ in range(int(number)):
            found[order[place]] = start + place * gap
            place += 1
    return found
