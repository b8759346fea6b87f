"""How months, weeks and views are called in the active language."""

from datetime import date, timedelta

from babel.dates import format_date, format_interval, format_skeleton
from django.utils.translation import gettext as _

from core.templatetags.core_tags import conventions, number, own_digits
from events import wording
from events.agenda.views import Kind, View
from events.months import Week

MONDAY = date(2024, 1, 1)


def opening(text: str) -> str:
    """With the capital that a heading has, in languages that have any."""
    return text[:1].upper() + text[1:]


def month(day: date) -> str:
    """``Octobre 2026``."""
    return opening(own_digits(format_skeleton("yMMMM", day, locale=conventions())))


def week(period: Week) -> str:
    """``Semaine 40 : 28 sept. – 4 oct. 2026``."""
    days = own_digits(format_interval(period.first, period.last, "yMMMd", locale=conventions()))
    return _("Week %(number)s: %(days)s") % {"number": number(period.number), "days": days}


def view(shown: View) -> str:
    """The title of a view; nothing for what is coming, which is the agenda itself."""
    if shown.kind == Kind.PAST:
        return _("Past activities")
    if shown.period is None:
        return ""
    if isinstance(shown.period, Week):
        return week(shown.period)
    if shown.kind == Kind.MONTH:
        return month(shown.period.first)
    return opening(wording.day_in_full(shown.period.first))


def weekdays() -> list[tuple[str, str]]:
    """The days of a week from Monday on: in full and in short."""
    days = [MONDAY + timedelta(days=number) for number in range(7)]
    return [tuple(format_date(day, width, locale=conventions()) for width in ("cccc", "ccc")) for day in days]


def day(day: date) -> str:
    return own_digits(format_date(day, "medium", locale=conventions()))
