"""How long ago something was, and when that is next celebrated. Pure: today is given."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Anniversary:
    """The next celebration of a day (``on``, today included): ``years`` later, in ``days`` days.

    ``past`` counts the years that are full today. A day still to come is its own first: no years, none past.
    """

    on: date
    years: int
    days: int
    past: int


def celebrated(day: date, year: int) -> date:
    """The day in another year; 29 February is kept on the 28th where the year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def anniversary(day: date, today: date) -> Anniversary:
    """The next anniversary of a day, seen from another."""
    if day > today:
        return Anniversary(on=day, years=0, days=(day - today).days, past=0)
    on = celebrated(day, today.year)
    if on < today:
        on = celebrated(day, today.year + 1)
    years = on.year - day.year
    return Anniversary(on=on, years=years, days=(on - today).days, past=years if on == today else years - 1)
