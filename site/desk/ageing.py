"""When what was found right is to be looked at again, and when a reader is to be told: pure arithmetic of days.

``checked_on``: the day it was last found right. ``review_on``: the day that staff chose for the next time; without one
it is ``months`` later, the general delay (``desk.models.ReviewSettings``).
"""

from datetime import date

from core.months import months_later


def limit(today: date, months: int) -> date:
    """What was last checked on this day or before is due."""
    return months_later(today, -months)


def is_due(checked_on: date, review_on: date | None, months: int, today: date) -> bool:
    return review_on <= today if review_on else checked_on <= limit(today, months)


def is_long_overdue(checked_on: date, review_on: date | None, months: int, today: date) -> bool:
    """Whether it has been due for as long as the general delay itself: six months after the day that was chosen, or
    a year after the last check where the delay is six months.
    """
    return is_due(checked_on, review_on, months, limit(today, months))
