"""The dates that a view shows, as its template goes through them: sections of days, or every day of a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from core.templatetags.core_tags import own_digits
from events import listing, wording
from events.agenda import keys, titles
from events.agenda.views import Kind, View
from events.filters import AgendaFilter
from events.listing import Entry
from events.models import Occurrence
from events.months import by_day
from events.query import DAY, OccurrenceQuerySet, midnight

MOST_LONG = 40  # activities that last for days, begun before what a page shows
A_CELL, A_DAY = 4, 12  # dates that a month and a week show of one day; the day's own view has them all


@dataclass(frozen=True)
class DayShown:
    """A day with its dates; ``more`` says that its own view has others, ``outside`` that it is of another month."""

    day: date
    entries: list[Entry]
    today: date
    more: bool = False
    outside: bool = False

    @property
    def tile(self) -> wording.Tile:
        return wording.tile(self.day)

    @property
    def number(self) -> str:
        return own_digits(str(self.day.day))

    @property
    def words(self) -> str:
        return wording.day_in_full(self.day)

    @property
    def address(self) -> str:
        return View.around(Kind.DAY, self.day).path

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def relative(self) -> str:
        """The day in a word, where it has one."""
        return {0: _("Today"), 1: _("Tomorrow")}.get((self.day - self.today).days, "")


@dataclass(frozen=True)
class Section:
    """Days under one heading: what is under way, a month."""

    title: str
    days: list[DayShown]
    is_running: bool = False


@dataclass(frozen=True)
class Listing:
    """A page of a list; ``earlier`` and ``later`` are the places beside it."""

    sections: list[Section]
    earlier: keys.Place | None = None
    later: keys.Place | None = None


def dates(chosen: AgendaFilter) -> OccurrenceQuerySet:
    found: OccurrenceQuerySet = Occurrence.objects.select_related("series").matching(chosen)
    return found


def window(view: View, chosen: AgendaFilter, now: datetime) -> tuple[datetime, datetime | None]:
    """From when until when (outside) a list looks."""
    begin, end = now, midnight(chosen.until + DAY) if chosen.until else None
    if view.period:
        begin, end = midnight(view.period.first), midnight(view.period.last + DAY)
    elif chosen.since:
        begin = max(now, midnight(chosen.since))
    return begin, end


def listed(view: View, chosen: AgendaFilter, place: keys.Place, now: datetime) -> Listing:
    """A page of what is coming, of a day, or of what is over."""
    if view.kind == Kind.PAST:
        found = keys.page(dates(chosen).past(now), place, newest_first=True)
        rows = found.rows
    else:
        begin, end = window(view, chosen, now)
        found = keys.page(dates(chosen).beginning(begin, end), place)
        long = list(dates(chosen).lasting_into(begin)[:MOST_LONG]) if found.is_first else []
        rows = [*long, *found.rows]
    entries = listing.entries(rows)
    running = [entry for entry in entries if entry.is_running(now) and view.kind == Kind.UPCOMING]
    others = [entry for entry in entries if entry not in running]
    today = timezone.localtime(now).date()
    sections = [Section(_("Under way"), grouped(running, today), is_running=True)] if running else []
    sections += by_month(others, today)
    return Listing(sections, found.earlier, found.later)


def by_month(entries: Iterable[Entry], today: date) -> Iterator[Section]:
    for month, found in groupby(entries, key=lambda entry: entry.first_day.replace(day=1)):
        yield Section(titles.month(month), grouped(found, today))


def grouped(entries: Iterable[Entry], today: date) -> list[DayShown]:
    return [DayShown(day, list(found), today) for day, found in groupby(entries, key=lambda entry: entry.first_day)]


def every_day(view: View, chosen: AgendaFilter, now: datetime) -> list[list[DayShown]]:
    """Every day of a month or a week, in weeks from Monday on, with the first of its dates."""
    if view.period is None:
        return []
    begin, end = window(view, chosen, now)
    most = A_CELL if view.kind == Kind.MONTH else A_DAY
    rows = [
        *dates(chosen).lasting_into(begin)[:MOST_LONG],
        *dates(chosen).beginning(begin, end).first_of_days(most + 1),
    ]
    first, last = view.period.first, view.period.last
    found = by_day(listing.entries(rows), first, last)
    today = timezone.localtime(now).date()

    def shown(day: date) -> DayShown:
        entries = found.get(day, [])
        return DayShown(day, entries[:most], today, more=len(entries) > most, outside=day not in found)

    monday = first - timedelta(days=first.weekday())
    weeks = range(0, (last - monday).days + 1, 7)
    return [[shown(monday + timedelta(days=week + number)) for number in range(7)] for week in weeks]
