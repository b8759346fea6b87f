from datetime import date

from dateutil.relativedelta import relativedelta


def months_later(day: date, months: int) -> date:
    """The same day some months later (earlier: negative), or the last of a month that is too short."""
    return day + relativedelta(months=months)
