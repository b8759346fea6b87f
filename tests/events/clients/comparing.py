"""The site's own dates beside those of the clients."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from events.ical import About, Announcement, Stamp, calendar, components
from events.occurrences import Schedule, Status, instances
from tests.events.clients.faults import excused
from tests.events.clients.generating import DAY
from tests.events.clients.running import Client, Said, expanded, written

BASE = "https://exemple.test"
ABOUT = About(name="Agenda (exemple)", description="Toutes les activités", language="fr")
OFF = {Status.CANCELLED, Status.POSTPONED}  # what a feed says is cancelled: nobody need come
MARGIN = 60 * DAY  # clients are asked about a longer window than the one that is compared
Timings = list[tuple[str, str, str]]
Dates = dict[str, list[Said]]


def write(file: Path, announced: Iterable[tuple[Announcement, Stamp]]) -> None:
    """A feed of these activities."""
    events = [event for announcement, stamp in announced for event in components(announcement, stamp, BASE)]
    file.write_bytes(calendar(ABOUT, events))


def told(client: Client, folder: Path, begin: datetime, end: datetime) -> Dates:
    """UID -> the dates that a client finds in the feeds of a folder, in order."""
    found = defaultdict(list)
    for (_file, uid), dates in expanded(
        client, folder, (begin - MARGIN).astimezone(UTC), (end + MARGIN).astimezone(UTC)
    ).items():
        found[uid] += dates
    return {uid: sorted(dates) for uid, dates in found.items()}


def own(schedule: Schedule, begin: datetime, end: datetime) -> Timings:
    """What the site says of a schedule: the dates that begin in the window, in order, as clients write them."""
    zone = ZoneInfo(schedule.zone)
    found = []
    for each in instances(schedule, begin, end):
        if not begin <= each.start < end:
            continue
        local = [moment.astimezone(zone).date() if schedule.all_day else moment for moment in (each.start, each.end)]
        status = "CANCELLED" if each.status in OFF else "CONFIRMED"
        found.append((written(local[0]), written(local[1]), status))
    return sorted(found)


def within(dates: Iterable[Said], schedule: Schedule, begin: datetime, end: datetime) -> Timings:
    """What a client says of it, in the same window."""
    edges = (edge.astimezone(UTC) for edge in (begin, end))
    if schedule.all_day:
        edges = (edge.astimezone(ZoneInfo(schedule.zone)).date() for edge in (begin, end))
    first, last = (written(edge) for edge in edges)
    return [said.timing for said in dates if first <= said.start < last]


def differences(
    client: Client, found: Dates, schedules: Mapping[str, Schedule], begin: datetime, end: datetime
) -> dict[str, str]:
    """By UID where a client's dates are not the site's: how many, and some that it lacks or has besides."""
    wrong = {}
    for uid, schedule in schedules.items():
        if excused(client.name, schedule):
            continue
        expected, given = own(schedule, begin, end), within(found.get(uid, []), schedule, begin, end)
        if given != expected:
            lacks, has = sorted(set(expected) - set(given)), sorted(set(given) - set(expected))
            wrong[uid] = f"{len(given)} for {len(expected)}; lacks {lacks[:3]}, has {has[:3]}: {schedule}"
    return wrong
