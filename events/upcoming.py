"""The next activities of a selection, each once: what teasers show."""

from datetime import datetime

from django.utils import timezone

from events import listing
from events.filters import AgendaFilter
from events.listing import Entry
from events.models import Occurrence

MOST = 24


def entries(chosen: AgendaFilter, number: int, now: datetime | None = None, *, called_off: bool = False) -> list[Entry]:
    """At most ``number`` activities that one can still go to, by their next date, running ones first.

    With ``called_off`` also those that were called off.
    """
    now = now or timezone.now()
    dates = Occurrence.objects.next_of_each(now, called_off=called_off).matching(chosen).select_related("series")
    return listing.entries(dates[:number])


def over(chosen: AgendaFilter, number: int = MOST, now: datetime | None = None) -> list[Entry]:
    """At most ``number`` activities that have no date to come, by their last one, the latest first."""
    now = now or timezone.now()
    dates = Occurrence.objects.last_of_each(now).matching(chosen).select_related("series")
    return listing.entries(dates[:number])
