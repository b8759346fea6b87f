"""A weekly workshop of ten dates, and what the tests of its changes do again and again."""

from datetime import date

from django.contrib.auth.models import User

from events.changing import DateChange
from events.models import AgendaPage, EventPage, Occurrence
from events.occurrences import Status
from events.rules import Frequency, Rule
from tests.events import making

MESSAGE = "L’animatrice est malade."


def workshop(agenda: AgendaPage | None = None) -> EventPage:
    """Each week, ten times, from next week on."""
    first = making.in_days(7)
    rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=10)
    return making.activity(agenda or making.agenda(), "Atelier du soir", rule=rule, start_date=first)


def nth(number: int) -> date:
    """Its dates, from 1 on."""
    return making.in_days(7 * number)


def rows(page: EventPage) -> dict[date, str]:
    """The status of each published date."""
    found = Occurrence.objects.filter(series__translation_key=page.translation_key)
    return {row.recurrence_id: row.status for row in found}


def publisher() -> User:
    return User.objects.create_superuser("cheffe")


def cancel(day: date, message: str = MESSAGE) -> DateChange:
    return DateChange(day, Status.CANCELLED, {"message": message})
