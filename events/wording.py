"""How dates and times are said in the active language. Pure but for the language."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location
from django.conf import settings
from django.utils.translation import gettext as _

from core.clock import clock, comma
from core.clock import day_in_full as day_in_full
from core.templatetags.core_tags import conventions, own_digits, with_ordinal

INSTANT = timedelta(microseconds=1)
NIGHT = timedelta(hours=12)  # what ends on the next day within it is one evening


@dataclass(frozen=True)
class Tile:
    """The words of a date tile: ``mar.``, ``6``, ``octobre``."""

    weekday: str
    day: str
    month: str


def tile(day: date) -> Tile:
    written = conventions()
    return Tile(
        format_date(day, "ccc", locale=written),
        own_digits(str(day.day)),
        format_date(day, "LLLL", locale=written),
    )


def is_one_day(start: datetime, end: datetime) -> bool:
    """Whether it is said with one day: it ends on it, or in the night that follows."""
    last = max(start, end - INSTANT)
    return last.date() == start.date() or (end - start < NIGHT and last.date() - start.date() == timedelta(days=1))


def hours(start: datetime, end: datetime, all_day: bool = False) -> str:
    """``18 h – 20 h``, what is on for days without them; wall times of one zone."""
    if all_day:
        return _("All day")
    return clock(start) if start == end else f"{clock(start)} – {clock(end)}"


def deadline(moment: datetime, all_day: bool = False) -> str:
    """``Date limite : 12 h``; of a whole day the words alone."""
    return _("Deadline") if all_day else _("Deadline: %(time)s") % {"time": clock(moment)}


def period(first: date, last: date) -> str:
    """``6 octobre 2026 – 8 novembre 2026``, one day alone where they are the same."""
    said = [with_ordinal(format_date(day, "long", locale=conventions()), day) for day in (first, last)]
    return said[0] if first == last else " – ".join(said)


def span(start: datetime, end: datetime, all_day: bool = False) -> str:
    """The whole of it on one line: ``mardi 6 octobre 2026, 18 h – 20 h``; of several days, from when until when."""
    if is_one_day(start, end):
        return f"{day_in_full(start.date())}{comma()} {hours(start, end, all_day)}"
    last = (end - INSTANT).date()
    if all_day:
        return f"{day_in_full(start.date())} – {day_in_full(last)}"
    return f"{day_in_full(start.date())}{comma()} {clock(start)} – {day_in_full(end.date())}{comma()} {clock(end)}"


def city_of(zone: str) -> str:
    """Where the clocks of a zone are: ``Casablanca``."""
    city = get_timezone_location(zone, locale=conventions(), return_city=True)
    return str(zone if zone.startswith("Etc/") else city or zone)


def differs_here(start: datetime, zone: str) -> bool:
    """Whether the zone's clocks show another time than the agenda's at that moment."""
    return start.astimezone(ZoneInfo(zone)).utcoffset() != start.astimezone(ZoneInfo(settings.TIME_ZONE)).utcoffset()


def iso(moment: datetime, all_day: bool = False) -> str:
    """What ``<time datetime>`` and schema.org take."""
    if all_day:
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes") if moment.tzinfo != UTC else moment.isoformat(timespec="seconds")
