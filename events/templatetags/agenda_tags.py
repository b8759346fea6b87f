"""What templates of the agenda ask for: how a date of an activity is told."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from core import spoken
from events import wording
from events.enums import OccurrenceStatus
from events.listing import Entry
from events.occurrences import INSTANT

register = template.Library()
register.filter("language_name", spoken.name)


@register.filter
def when(entry: Entry) -> str:
    """From when until when, on a line that stands beside its date: ``18 h – 20 h``; of several days, until when."""
    if entry.is_one_day:
        return entry.hours
    last = (entry.end - INSTANT).date() if entry.original.all_day else entry.end.date()
    until = _("until %(day)s") % {"day": wording.day_in_full(last)}
    return f"{entry.begins}{wording.comma()} {until}" if entry.begins else until


@register.filter
def state(entry: Entry) -> str:
    """What stands of a date that is not as its series says; nothing for the others."""
    if entry.status == OccurrenceStatus.RESCHEDULED:
        return moved(entry.occurrence.recurrence_id, entry.first_day)
    return {
        OccurrenceStatus.CANCELLED.value: _("Cancelled"),
        OccurrenceStatus.POSTPONED.value: _("Postponed, the new date is not known yet"),
        OccurrenceStatus.MOVED_ONLINE.value: _("Moved online"),
        OccurrenceStatus.ELSEWHERE.value: _("At another place this time"),
    }.get(entry.status, "")


def moved(planned: date, day: date) -> str:
    if planned == day:
        return _("At another time")
    return _("Moved; it was planned for %(day)s") % {"day": wording.day_in_full(planned)}


@register.inclusion_tag("components/occurrence_card.html", takes_context=True)
def occurrence_card(context: dict[str, Any], entry: Entry, *, level: int = 4, running: bool = False) -> dict[str, Any]:
    """A date of an activity in a list; ``level`` is that of its heading."""
    return {"entry": entry, "level": level, "running": running, "request": context.get("request")}
