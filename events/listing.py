"""Dates as a reader is shown them: each with the page that the reader can read and the original with the facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Prefetch, Q
from django.utils.translation import get_language

from core import published
from core.clock import clock
from core.models import Organisation
from core.models.media import SiteRendition
from core.templatetags.core_tags import foreign
from events import wording
from events.announcing import translated
from events.enums import OccurrenceStatus
from events.ical import Text
from events.models import Category, EventPage, Occurrence

FACTS = ("category", "place__commune", "commune", "locale", "picture")
RENDITIONS = Prefetch("picture__renditions", queryset=SiteRendition.objects.all(), to_attr="prefetched_renditions")


@dataclass(frozen=True)
class Change:
    """What is said of one date that was changed: a message, and where it is instead."""

    message: Text | None = None
    place: str = ""


@dataclass(frozen=True)
class Entry:
    """One date of an activity. ``page`` is what the active language's reader is given, ``original`` has the facts."""

    occurrence: Occurrence
    page: EventPage
    original: EventPage
    category: Category
    change: Change = Change()

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
        """The last day that it is shown on: an evening that ends after midnight is of one day."""
        return self.first_day if self.is_one_day else self.occurrence.last_day

    @property
    def is_one_day(self) -> bool:
        return wording.is_one_day(self.start, self.end)

    def is_running(self, now: datetime) -> bool:
        return self.occurrence.start <= now < self.occurrence.end

    @property
    def is_off(self) -> bool:
        """Whether it does not take place: cancelled, or postponed to another day."""
        return self.occurrence.is_called_off

    @property
    def status(self) -> str:
        return self.occurrence.status

    @property
    def hours(self) -> str:
        if self.original.is_deadline:
            return wording.deadline(self.start, self.original.all_day)
        return wording.hours(self.start, self.end, self.original.all_day)

    @property
    def begins(self) -> str:
        """The hour at which it begins; nothing where it is on all day."""
        return "" if self.original.all_day else clock(self.start)

    @property
    def tile(self) -> wording.Tile:
        return wording.tile(self.first_day)

    @property
    def town(self) -> str:
        """Where it is in a word or two: the commune, or what is said instead; where this date is elsewhere, there."""
        if self.change.place:
            return self.change.place
        original = self.original
        if original.place:
            town = original.place.town
            return f"{original.place.name}, {town}" if town else original.place.name
        if original.commune and original.commune.name not in original.place_text:
            return ", ".join(filter(None, [original.place_text, original.commune.name]))
        return original.place_text


def entries(occurrences: Iterable[Occurrence]) -> list[Entry]:
    """The dates in the order given, in a number of queries that does not grow with them.

    Give it a queryset with ``select_related("series")``.
    """
    given = [each for each in occurrences if each.series.page_id]
    if not given:
        return []
    found = pages(given)
    changes = changed(given, found)
    labels = Category.for_reader()
    shown = []
    for each in given:
        read, original = found.get(each.series.page_id or 0, (None, None))
        if read and original:
            label = labels.get(original.category.translation_key) or original.category
            shown.append(Entry(each, read, original, label, changes.get(each.pk, Change())))
    return shown


def pages(given: Iterable[Occurrence]) -> dict[int, tuple[EventPage, EventPage]]:
    """By the original's primary key: the page that the active language's reader is given, and the original."""
    keys = {each.series.page_id: each.series.translation_key for each in given}
    translated = Q(translation_key__in=set(keys.values()), locale__language_code=get_language())
    every = (
        EventPage.objects.filter(Q(pk__in=keys) | translated)
        .annotate(is_public=Q(published.is_published()))
        .select_related(*FACTS)
        .prefetch_related("spoken_languages", RENDITIONS)
        .defer("body")
    )
    public = [page for page in every if page.is_public]
    originals = {page.pk: page for page in public if page.pk in keys}
    read = {page.translation_key: page for page in sorted(public, key=lambda page: bool(foreign(page)), reverse=True)}
    return {key: (read[keys[key]], original) for key, original in originals.items()}


def changed(given: Iterable[Occurrence], found: Mapping[int, tuple[EventPage, EventPage]]) -> dict[int, Change]:
    """What is said of the changed dates among these, by the primary key of their rows; at most one query.

    The streams are read as they are kept: as values they would ask for the places of each page in turn.
    """
    said: dict[int, tuple[dict[str, Any], Text | None]] = {}
    for each in given:
        read, original = found.get(each.series.page_id or 0, (None, None))
        if not read or not original or each.status == OccurrenceStatus.SCHEDULED:
            continue
        block = kept(original, "date", each.recurrence_id.isoformat())
        if block:
            own = kept(read, "id", block["id"]).get("value", {})
            said[each.pk] = (block["value"], translated(own.get("message"), block["value"]["message"], read, original))
        elif each.status == original.status:
            said[each.pk] = ({}, translated(read.status_message, original.status_message, read, original))
    wanted = {value["place"] for value, _ in said.values() if value.get("place")}
    places = Organisation.objects.select_related("commune").in_bulk(wanted) if wanted else {}
    return {
        key: Change(message, line(places.get(value.get("place") or 0), value.get("place_text") or ""))
        for key, (value, message) in said.items()
    }


def kept(page: EventPage, name: str, value: str) -> dict[str, Any]:
    """The change of a date as the page keeps it, by its date or its id; empty where there is none."""
    raw: Iterable[dict[str, Any]] = page.changes.raw_data
    blocks = (block for block in raw if (block if name == "id" else block["value"]).get(name) == value)
    return next(blocks, {})


def line(place: Organisation | None, text: str) -> str:
    return ", ".join(filter(None, [place.name, place.town])) if place else text
