"""Dates as a reader is shown them: each with the page that the reader can read and the original with the facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from core import published
from core.templatetags.core_tags import foreign
from events.models import Category, EventPage, Occurrence

FACTS = ("category", "place__commune", "commune", "organiser", "campaign", "locale")


@dataclass(frozen=True)
class Entry:
    """One date of an activity. ``page`` is what the active language's reader is given, ``original`` has the facts."""

    occurrence: Occurrence
    page: EventPage
    original: EventPage
    category: Category

    @property
    def code(self) -> str:
        """The language of the page where it is not the reader's."""
        return foreign(self.page)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(settings.TIME_ZONE)

    @property
    def start(self) -> datetime:
        """In the agenda's zone."""
        return self.occurrence.start.astimezone(self.zone)

    @property
    def end(self) -> datetime:
        return self.occurrence.end.astimezone(self.zone)

    @property
    def first_day(self) -> date:
        return self.occurrence.first_day

    @property
    def last_day(self) -> date:
        return self.occurrence.last_day

    def is_running(self, now: datetime) -> bool:
        return self.occurrence.start <= now < self.occurrence.end


def originals(keys: Iterable[int]) -> dict[int, EventPage]:
    """The pages that hold the facts, with what lists show of them, by primary key."""
    pages = EventPage.objects.select_related(*FACTS).prefetch_related("spoken_languages").defer_streamfields()
    found: dict[int, EventPage] = pages.in_bulk(list(keys))
    return found


def for_reader(keys: Iterable[int]) -> dict[int, EventPage]:
    """What the active language's reader is given for each original, by the original's primary key."""
    readable = published.readable_for(keys)
    pages = (
        EventPage.objects.select_related("locale").defer_streamfields().in_bulk([page.pk for page in readable.values()])
    )
    return {key: pages[page.pk] for key, page in readable.items() if page.pk in pages}


def entries(occurrences: Iterable[Occurrence]) -> list[Entry]:
    """The dates in the order given, in a number of queries that does not grow with them.

    Give it a queryset with ``select_related("series")``.
    """
    given = list(occurrences)
    keys = {each.series.page_id for each in given if each.series.page_id}
    facts, pages, labels = originals(keys), for_reader(keys) if keys else {}, Category.for_reader()
    found = []
    for each in given:
        key = each.series.page_id
        if key in pages and key in facts:
            original = facts[key]
            label = labels.get(original.category.translation_key) or original.category
            found.append(Entry(each, pages[key], original, label))
    return found
