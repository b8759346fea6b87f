"""What templates of the agenda ask for: how a date of an activity is told."""

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.translation import gettext as _

from core import spoken
from core.clock import comma
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
    return f"{entry.begins}{comma()} {until}" if entry.begins else until


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


@register.filter
def short_state(entry: Entry) -> str:
    """The same in a word or two, where there is no room; of a deadline, that it is one."""
    return {
        OccurrenceStatus.SCHEDULED.value: _("Deadline") if entry.original.is_deadline else "",
        OccurrenceStatus.CANCELLED.value: _("Cancelled"),
        OccurrenceStatus.POSTPONED.value: _("Postponed"),
        OccurrenceStatus.MOVED_ONLINE.value: _("Online"),
        OccurrenceStatus.RESCHEDULED.value: _("Moved"),
        OccurrenceStatus.ELSEWHERE.value: _("At another place"),
    }.get(entry.status, "")


def moved(planned: date, day: date) -> str:
    if planned == day:
        return _("At another time")
    return _("Moved; it was planned for %(day)s") % {"day": wording.day_in_full(planned)}


@register.inclusion_tag("components/occurrence_card.html", takes_context=True)
def occurrence_card(
    context: dict[str, Any], entry: Entry, *, level: int = 4, now: datetime | None = None
) -> dict[str, Any]:
    """A date of an activity in a list; ``level`` is that of its heading. With ``now`` it says when it is under way."""
    running = now is not None and entry.is_running(now) and not entry.original.is_deadline
    return {"entry": entry, "level": level, "running": running, "request": context.get("request")}
