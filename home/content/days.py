"""Days said from the day of loading on, so that a demonstration opened in any year has a living agenda. Pure.

``"+2w tue"`` is read from left to right, from the day of loading:

- ``+2w`` ``-3d`` ``+1m`` ``-1y``: that many weeks, days, months or years on or back;
- ``tue``: this day if it is a Tuesday, or else the next one;
- ``first`` ``last``: of the month; ``2wed`` ``-1sat``: its second Wednesday, its last Saturday;
- ``03-21``: this day if it is 21 March, or else the next one;
- ``open``: this day, or else, week by week, the next one that is no holiday.

Nothing at all is the day of loading itself.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

import holidays
from dateutil.relativedelta import relativedelta, weekday

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = "|".join(WEEKDAYS)
PUBLIC = holidays.country_holidays("BE")
SCHOOL = holidays.country_holidays("BE", subdiv="French", categories=("school",))
UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


def day(said: str, today: date) -> date:
    """The day that is said; raises ValueError where it is no such expression."""
    for word in said.split():
        today = step(word, today)
    return today


def step(word: str, here: date) -> date:
    """One word of an expression, taken from a day on."""
    if found := re.fullmatch(r"([+-]\d+)([dwmy])", word):
        moved: date = here + relativedelta(**{UNITS[found[2]]: int(found[1])})  # type: ignore[arg-type]
        return moved
    if found := re.fullmatch(rf"([1-4]|-1)?({NAMES})", word):
        return on_weekday(here, WEEKDAYS.index(found[2]), int(found[1] or 0))
    if found := re.fullmatch(r"(\d\d)-(\d\d)", word):
        this_year = here.replace(month=int(found[1]), day=int(found[2]))
        return this_year if this_year >= here else this_year.replace(year=here.year + 1)
    if word in {"first", "last"}:
        return here + relativedelta(day=1 if word == "first" else 31)
    if word == "open":
        while is_holiday(here):
            here += WEEK
        return here
    raise ValueError(f"{word!r} is no step from a day: see home/content/days.py")


def on_weekday(here: date, number: int, nth: int) -> date:
    """The next such day of the week from here on, itself included; with ``nth``, that one of the month."""
    if not nth:
        return here + DAY * ((number - here.weekday()) % 7)
    edge = here + relativedelta(day=1 if nth > 0 else 31)
    found: date = edge + relativedelta(weekday=weekday(number, nth))
    return found


def is_holiday(here: date) -> bool:
    """Whether schools of the Fédération Wallonie-Bruxelles are closed: a public holiday, or their own."""
    return here in PUBLIC or here in SCHOOL


def closed(first: date, last: date, weekdays: Iterable[str]) -> list[date]:
    """The holidays from one day to another that fall on some days of the week."""
    numbers = {WEEKDAYS.index(name) for name in weekdays}
    all_days = (first + DAY * number for number in range((last - first).days + 1))
    return [each for each in all_days if each.weekday() in numbers and is_holiday(each)]
