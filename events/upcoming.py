"""The next activities of a selection, each once: what teasers show."""

from datetime import datetime

from django.utils import timezone

from core import published
from events import listing
from events.filters import AgendaFilter
from events.listing import Entry
from events.models import AgendaPage, Occurrence

MOST = 24


def entries(chosen: AgendaFilter, number: int, now: datetime | None = None) -> list[Entry]:
    """At most ``number`` activities that one can still go to, by their next date, running ones first."""
    return listing.entries(dates(chosen, number, now or timezone.now()))


def dates(chosen: AgendaFilter, number: int, now: datetime, *, called_off: bool = False) -> list[Occurrence]:
    """The next date of each activity of a selection: what began long ago first, then what begins."""
    found: list[Occurrence] = []
    for part in (Occurrence.objects.lasting_into(now), Occurrence.objects.beginning(now)):
        if len(found) < number:
            each = part.next_of_each(now, called_off=called_off).matching(chosen).select_related("series")
            found += each[: number - len(found)]
    return found


def coming_and_past(chosen: AgendaFilter, now: datetime) -> tuple[list[Entry], list[Entry]]:
    """Every activity of a selection: those that have dates to come by the next of them, the others by their last."""
    past = Occurrence.objects.last_of_each(now).matching(chosen).select_related("series")[:MOST]
    found = listing.entries([*dates(chosen, MOST, now, called_off=True), *past])
    ahead = [entry for entry in found if entry.occurrence.end > now]
    return ahead, found[len(ahead) :]


def agenda() -> AgendaPage | None:
    """The agenda as the active language's reader is given it."""
    found: AgendaPage | None = published.for_reader(published.published(AgendaPage)).defer_streamfields().first()
    return found
