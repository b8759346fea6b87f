"""The dates of one activity as its page shows them: from its rows, or for a draft from what the draft says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.conf import settings

from core.clock import clock, comma
from core.models import Organisation
from events import announcing, occurrences, wording
from events.changes import kept
from events.ical import ChangedDate
from events.loading import Activity, schedule_of
from events.models import EventPage, Occurrence
from events.occurrences import Schedule, Status, instance

AHEAD, BACK = 60, 24  # the most dates that a page shows, coming and past; the feed has them all
AT_ONCE = 6  # coming dates that are shown without opening anything
DRAFT_AHEAD, DRAFT_BACK = relativedelta(months=25), relativedelta(months=13)


@dataclass(frozen=True)
class Moment:
    """One date: ``start`` and ``end`` in the agenda's zone; ``day`` is the date that the series gives."""

    day: date
    start: datetime
    end: datetime
    status: Status
    all_day: bool = False
    zone: str = settings.TIME_ZONE
    was: datetime | None = None
    said: ChangedDate = field(default_factory=ChangedDate)

    @property
    def is_off(self) -> bool:
        return self.status in {Status.CANCELLED, Status.POSTPONED}

    @property
    def tile(self) -> wording.Tile:
        return wording.tile(self.start.date())

    @property
    def when(self) -> str:
        return wording.span(self.start, self.end, self.all_day)

    @property
    def day_in_full(self) -> str:
        return wording.day_in_full(self.start.date())

    @property
    def hours(self) -> str:
        return wording.hours(self.start, self.end, self.all_day)

    @property
    def is_one_day(self) -> bool:
        return wording.is_one_day(self.start, self.end)

    @property
    def was_when(self) -> str:
        """The day and the hour that it was moved from."""
        if not self.was:
            return ""
        day = wording.day_in_full(self.was.date())
        return day if self.all_day else f"{day}{comma()} {clock(self.was)}"

    @property
    def elsewhere_in_time(self) -> tuple[str, str] | None:
        """The hours by the clocks of its own zone, and the city, where they show others than here."""
        if self.all_day or not wording.differs_here(self.start, self.zone):
            return None
        own = ZoneInfo(self.zone)
        start, end = self.start.astimezone(own), self.end.astimezone(own)
        said = wording.hours(start, end) if start.date() == self.start.date() else wording.span(start, end)
        return said, wording.city_of(self.zone)

    @property
    def start_iso(self) -> str:
        return wording.iso(self.start, self.all_day)

    def is_running(self, now: datetime) -> bool:
        return self.start <= now < self.end


@dataclass(frozen=True)
class Dates:
    """What a page shows of an activity's dates. ``more`` says that there are coming ones beyond those shown."""

    coming: list[Moment]
    past: list[Moment]
    more: bool
    now: datetime
    is_series: bool
    status: Status

    @property
    def next(self) -> Moment | None:
        """The first that takes place; where every one was called off, the first of them."""
        kept = (moment for moment in self.coming if moment.status != Status.CANCELLED)
        return next(kept, self.coming[0] if self.coming else None)

    @property
    def missed(self) -> list[Moment]:
        """Those that were called off before the next: whoever meant to come then must see it at once."""
        if self.next is None or self.next.is_off:
            return []
        return [moment for moment in self.coming[: self.coming.index(self.next)] if moment.is_off]

    @property
    def is_running(self) -> bool:
        return bool(self.next and not self.next.is_off and self.next.is_running(self.now))

    @property
    def shown(self) -> Moment | None:
        """The date that stands on top: the next, or the last where all is over."""
        return self.next or (self.past[0] if self.past else None)

    @property
    def first(self) -> list[Moment]:
        return self.coming[:AT_ONCE]

    @property
    def rest(self) -> list[Moment]:
        return self.coming[AT_ONCE:]

    @property
    def every(self) -> list[Moment]:
        """Past and coming, in order of time."""
        return [*reversed(self.past), *self.coming]

    @property
    def is_over(self) -> bool:
        return not self.coming


def of_page(
    page: EventPage, now: datetime, *, draft: bool = False, untranslated: Collection[str] = frozenset()
) -> Dates:
    """The dates of an activity for one of its pages; of a ``draft`` there are no rows, or those of what is public.

    None where its rule cannot be worked with. ``untranslated`` are the ids of the page's changes that are still in
    the source's words.
    """
    original = page.original
    schedule = schedule_of(original)
    if schedule is None:
        return Dates([], [], False, now, False, Status(original.status))
    found = None if draft else stored(page.translation_key, now)
    said = sayings(original, page, schedule, untranslated)
    coming, past = ([shown(each, schedule, said) for each in some] for some in found or computed(schedule, now))
    return Dates(coming[:AHEAD], past[:BACK], len(coming) > AHEAD, now, schedule.is_series, schedule.status)


Found = tuple[list[occurrences.Instance], list[occurrences.Instance]]


def stored(key: UUID, now: datetime) -> Found | None:
    """The rows that are not over, and those that are, the latest first; nothing where there is no row."""
    rows = Occurrence.objects.filter(series__translation_key=key)
    coming, past = rows.not_over(now)[: AHEAD + 1], rows.past(now)[:BACK]
    return (as_instances(coming), as_instances(past)) if coming or past else None


def as_instances(rows: Iterable[Occurrence]) -> list[occurrences.Instance]:
    return [occurrences.Instance(row.recurrence_id, row.start, row.end, Status(row.status)) for row in rows]


def computed(schedule: Schedule, now: datetime) -> Found:
    """The same from the schedule alone."""
    begin, end = now - DRAFT_BACK, now + DRAFT_AHEAD
    if not schedule.is_series:
        begin = min(begin, occurrences.instant(schedule.start, schedule.zone))
        end = max(end, occurrences.instant(schedule.end, schedule.zone) + occurrences.DAY)
    every = occurrences.instances(schedule, begin, end)
    return [each for each in every if each.end > now], [each for each in reversed(every) if each.end <= now]


def sayings(
    original: EventPage, page: EventPage, schedule: Schedule, untranslated: Collection[str]
) -> dict[date, ChangedDate]:
    """What is said of each changed date, in the words of the page or else of the original."""
    own = original if original.pk == page.pk else page
    changes = list(kept(original.changes))
    places = {change.place for change in changes if change.place}
    named = Organisation.objects.select_related("commune").in_bulk(places) if places else {}
    loaded = Activity(original, schedule, changes=changes, places=named)
    said = announcing.changed_dates(loaded, own)
    still_french = {change.day for change in kept(own.changes) if change.id in untranslated} if untranslated else set()
    for day in still_french & said.keys():
        message = said[day].message
        if message:
            said[day] = replace(said[day], message=replace(message, language=settings.LANGUAGE_CODE))
    return said


def shown(each: occurrences.Instance, schedule: Schedule, said: Mapping[date, ChangedDate]) -> Moment:
    here = ZoneInfo(settings.TIME_ZONE)
    given = instance(Schedule(schedule.start, schedule.end, schedule.zone, schedule.all_day), each.recurrence_id)
    moved = each.status == Status.RESCHEDULED
    return Moment(
        day=each.recurrence_id,
        start=each.start.astimezone(here),
        end=each.end.astimezone(here),
        status=each.status,
        all_day=schedule.all_day,
        zone=schedule.zone,
        was=given.start.astimezone(here) if moved else None,
        said=said.get(each.recurrence_id, ChangedDate()),
    )
