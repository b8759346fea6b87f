"""The dates of an activity, in the CMS: what stands of each, and the way to change one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from core import languages
from core.models import Organisation
from events import sentences
from events.changing import orphaned, untranslated
from events.clashes import Clash, clashes
from events.enums import OccurrenceStatus
from events.filters import day as parsed_day
from events.models import EventPage
from events.occurrences import DAY, INSTANT, Instance, Schedule, Status, instance
from events.stored import UnusableRuleError
from events.views.activity import ActivityView, translation_url

SHOWN = 30
HORIZON = timedelta(days=366 * 8)


@dataclass(frozen=True)
class Waiting:
    """A published translation that still shows a message in the original's words."""

    name: str
    code: str
    url: str


@dataclass(frozen=True)
class Row:
    """One date of the series, as the list shows it. ``urls`` are by what one may do with it."""

    day: date
    when: str
    moved_from: str
    status: OccurrenceStatus
    changed: bool
    past: bool
    message: str
    place: str
    waiting: list[Waiting]
    clashes: list[Clash]
    urls: dict[str, str]

    @property
    def written(self) -> str:
        return sentences.written(self.day, weekday=True)


def moment(begin: datetime, end: datetime, schedule: Schedule) -> str:
    """« mardi 27 octobre 2026, 18:00 – 20:00 », in the zone of the series."""
    zone = ZoneInfo(schedule.zone)
    start, stop = begin.astimezone(zone), end.astimezone(zone)
    last = max(start, stop - INSTANT).date()
    days = sentences.written(start.date(), weekday=True)
    if schedule.all_day:
        return days if last == start.date() else f"{days} – {sentences.written(last, weekday=True)}"
    until = f"{stop:%H:%M}" if last == start.date() else f"{sentences.written(last, weekday=True)}, {stop:%H:%M}"
    abroad = "" if schedule.zone == settings.TIME_ZONE else f" ({schedule.zone})"
    return f"{days}, {start:%H:%M} – {until}{abroad}"


def when(each: Instance, schedule: Schedule) -> str:
    return moment(each.start, each.end, schedule)


class Listing:
    """The dates of one version of an activity, from one of them on."""

    def __init__(self, page: EventPage, since: date | None) -> None:
        self.page = page
        self.schedule: Schedule = page.schedule
        self.today = timezone.localdate()
        self.dates = self.schedule.dates(max(self.today, self.schedule.start.date(), since or self.today) + HORIZON)
        self.start = self.position(since or self.today - (self.schedule.duration - INSTANT))
        if since is None and self.start == len(self.dates):
            self.start = max(0, len(self.dates) - SHOWN)
        self.shown = self.dates[self.start : self.start + SHOWN]

    def position(self, since: date) -> int:
        return next((place for place, day in enumerate(self.dates) if day >= since), len(self.dates))

    @property
    def earlier(self) -> date | None:
        return self.dates[max(0, self.start - SHOWN)] if self.start else None

    @property
    def later(self) -> date | None:
        after = self.dates[self.start + SHOWN :]
        return after[0] if after else None

    def rows(self) -> list[Row]:
        blocks = {block.value["date"]: block for block in self.page.changes}
        waiting = untranslated(self.page) if self.page.live else {}
        clashing: dict[date, list[Clash]] = {}
        if self.shown:
            for each in clashes(self.page, self.shown[0], self.shown[-1] + DAY):
                clashing.setdefault(each.mine.day, []).append(each)
        return [self.row(day, blocks.get(day), waiting.get(day, []), clashing.get(day, [])) for day in self.shown]

    def row(self, day: date, block: Any, waiting: list[EventPage], clashing: list[Clash]) -> Row:
        each = instance(self.schedule, day)
        moved = block is not None and block.block_type == Status.RESCHEDULED
        plain = Schedule(self.schedule.start, self.schedule.end, self.schedule.zone, self.schedule.all_day)
        actions = ["cancel", "move", "elsewhere"]
        actions += ["restore"] if block else []
        actions += ["split"] if self.schedule.is_series and day != self.dates[0] else []
        return Row(
            day=day,
            when=when(each, self.schedule),
            moved_from=when(instance(plain, day), self.schedule) if moved else "",
            status=OccurrenceStatus(each.status),
            changed=block is not None,
            past=each.last_day(self.schedule.zone) < self.today,
            message=block.value["message"] or "" if block else "",
            place=place_of(block) if block else "",
            waiting=[
                Waiting(languages.autonym(page.locale.language_code), page.locale.language_code, translation_url(page))
                for page in waiting
            ],
            clashes=clashing,
            urls={name: date_url(self.page, day, name) for name in actions},
        )


def place_of(block: Any) -> str:
    """Where a date is held that is held elsewhere."""
    place: Organisation | None = block.value.get("place")
    return str(place) if place else block.value.get("place_text") or ""


def date_url(page: EventPage, day: date, action: str) -> str:
    return reverse("activity_date", args=[page.pk, day.isoformat(), action])


class DatesView(ActivityView):
    """What people see first who want to cancel or move one date."""

    template_name = "events/admin/dates.html"
    page_title = "Dates"
    changes_something = minds_locks = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "duplicate_url": reverse("activity_duplicate", args=[self.page.pk]),
            "statuses": OccurrenceStatus,
        }
        lock = self.page.get_lock()
        if lock and lock.for_user(self.request.user):
            context["lock"] = lock.get_message(self.request.user)
        try:
            found = Listing(self.version, parsed_day(self.request.GET.get("depuis")))
        except UnusableRuleError as fault:
            return context | {"fault": str(fault)}
        said = sentences.sentence(found.schedule)
        return context | {
            "rows": found.rows(),
            "earlier": found.earlier,
            "later": found.later,
            "number": len(found.dates),
            "is_endless": found.schedule.is_endless,
            "sentence": f"{said[:1].upper()}{said[1:]}",
            "whole": OccurrenceStatus(found.schedule.status),
            "orphaned": [
                (sentences.written(day, weekday=True), date_url(self.page, day, "restore"))
                for day in orphaned(found.schedule)
            ],
            "chain": self.chain(),
        }

    def chain(self) -> list[tuple[str, EventPage, str]]:
        """The series that this one continues, and those that continue it."""
        before = [("Suite de", self.page.continues)] if self.page.continues else []
        after = [("Continuée par", other) for other in self.page.continued_by.order_by("start_date")]
        return [(said, other, reverse("activity_dates", args=[other.pk])) for said, other in [*before, *after]]
