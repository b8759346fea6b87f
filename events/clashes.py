"""Two activities in the same room at the same time: told to the editor, never refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db.models import Q

from events.changing import raw
from events.enums import Attendance
from events.filters import AgendaFilter
from events.models import EventPage, Occurrence
from events.occurrences import Instance, Status, instances
from events.query import DAY, midnight

NOT_HELD = {Status.CANCELLED, Status.POSTPONED, Status.MOVED_ONLINE}
HELD_ELSEWHERE = (Status.ELSEWHERE, Status.RESCHEDULED)


@dataclass(frozen=True)
class Booking:
    """One date of an activity at an organisation's, in one of its rooms. ``day`` is the date that its series gives."""

    start: datetime
    end: datetime
    place: int
    room: str
    day: date
    page: EventPage

    @property
    def hall(self) -> tuple[int, str]:
        return self.place, " ".join(self.room.split()).casefold()


@dataclass(frozen=True)
class Clash:
    mine: Booking
    other: Booking


def overlapping(mine: Iterable[Booking], others: Iterable[Booking]) -> list[Clash]:
    """Which of these are in one room at one time with which of those, in order of time.

    What ends when the next begins is no clash.
    """
    queue = sorted(others, key=lambda each: each.start)
    found, near, position = [], list[Booking](), 0
    for each in sorted(mine, key=lambda booking: booking.start):
        near = [other for other in near if other.end > each.start]
        while position < len(queue) and queue[position].start < each.end:
            near.append(queue[position])
            position += 1
        clashing = (other for other in near if other.hall == each.hall)
        found += [Clash(each, other) for other in clashing if other.start < each.end and each.start < other.end]
    return found


def booking(page: EventPage, places: dict[date, int | None], each: Instance | Occurrence) -> Booking | None:
    """Where and when one date is held; nothing where that is not at an organisation's."""
    if Status(each.status) in NOT_HELD or page.attendance == Attendance.ONLINE:
        return None
    place = places.get(each.recurrence_id, page.place_id)
    room = "" if each.recurrence_id in places else page.room
    return Booking(each.start, each.end, place, room, each.recurrence_id, page) if place else None


def changed_places(page: EventPage) -> dict[date, int | None]:
    """The dates that are held elsewhere than the series, and at which organisation."""
    found = {}
    for block in raw(page):
        value = block["value"]
        if value.get("place") or value.get("place_text"):
            found[date.fromisoformat(value["date"])] = value.get("place")
    return found


def bookings(page: EventPage, dates: Iterable[Instance | Occurrence]) -> list[Booking]:
    found = map(partial(booking, page, changed_places(page)), dates)
    return [each for each in found if each]


def clashes(page: EventPage, first: date, last: date) -> list[Clash]:
    """The clashes of a version of an activity, saved or not, with what others have published; one query, or none."""
    mine = bookings(page, instances(page.schedule, midnight(first), midnight(last + DAY)))
    return overlapping(mine, others(page, mine)) if mine else []


def others(page: EventPage, mine: list[Booking]) -> list[Booking]:
    """What other activities have published at these places in these days."""
    places = {each.place for each in mine}
    begin, end = min(each.start for each in mine).date() - DAY, max(each.end for each in mine).date() + DAY
    rows = Occurrence.objects.in_period(AgendaFilter(since=begin, until=end)).exclude(
        series__translation_key=page.translation_key
    )
    rows = rows.filter(Q(series__page__place__in=places) | Q(status__in=HELD_ELSEWHERE))
    found = []
    for row in rows.select_related("series__page").defer("series__page__body"):
        found += bookings(row.series.page, [row]) if row.series.page else []
    return found
