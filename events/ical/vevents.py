"""An announcement as VEVENTs: one for the activity, one more for each date that departs from its series."""

from datetime import date
from uuid import UUID, uuid5

from django.utils.translation import gettext, override

from events.ical import dates, words
from events.ical.announcement import Announcement, ChangedDate, Place, Stamp
from events.ical.lines import Vevent, escaped, utc
from events.occurrences import Instance, Status, instance

OFF = {Status.CANCELLED, Status.POSTPONED}  # nobody need come on that day
# Of the activity itself: a date that is written out leaves them to its series, and the feed stays small.
ONCE = ("X-ALT-DESC", "IMAGE", "RRULE", "RDATE", "EXDATE", "RELATED-TO")


def mark(status: Status) -> str:
    """What a title says first in the active language, for clients that show no status; nothing where all is as planned.

    Outlook ignores STATUS, so the title must say it too.
    """
    return {
        Status.SCHEDULED: "",
        Status.CANCELLED: gettext("Cancelled"),
        Status.POSTPONED: gettext("Postponed"),
        Status.MOVED_ONLINE: gettext("Online"),
        Status.RESCHEDULED: gettext("Rescheduled"),
        Status.ELSEWHERE: gettext("Other place"),
    }[status]


def components(announcement: Announcement, stamp: Stamp, base_url: str) -> list[Vevent]:
    """The activity's own VEVENT, then its overrides in order of time; nothing where it has no date.

    ``base_url`` is the site's beginning, ``https://example.org``.
    """
    schedule = announcement.schedule
    planned = dates.plan(schedule, stamp.changed)
    if planned is None:
        return []
    with override(announcement.language):
        if schedule.rule is None and not planned.added:
            each = instance(schedule, planned.first)
            event = said(announcement, stamp, base_url, each.status, announcement.changes.get(planned.first))
            dates.single(event, schedule, each)
            return [event]
        master = said(announcement, stamp, base_url, schedule.status)
        dates.recurring(master, schedule, planned)
        return [master, *(overriding(announcement, stamp, base_url, day) for day in planned.overrides)]


def overriding(announcement: Announcement, stamp: Stamp, base_url: str, day: date) -> Vevent:
    """One date that departs from its series."""
    each = instance(announcement.schedule, day)
    event = said(announcement, stamp, base_url, each.status, announcement.changes.get(day))
    for name in ONCE:
        event.lines.pop(name, None)
    dates.single(event, announcement.schedule, each)
    dates.recurrence_id(event, "RECURRENCE-ID", announcement.schedule, day)
    return event


def one_date(announcement: Announcement, stamp: Stamp, base_url: str, each: Instance) -> Vevent:
    """One date by itself, with a UID of its own: in a calendar that has the series it stands beside it."""
    with override(announcement.language):
        event = said(announcement, stamp, base_url, each.status, announcement.changes.get(each.recurrence_id))
        dates.single(event, announcement.schedule, each)
    for name in ("UID", "RELATED-TO"):
        event.lines.pop(name, None)
    event.say("UID", str(uuid5(UUID(stamp.uid), each.recurrence_id.isoformat())))
    event.add("RELATED-TO", stamp.uid, RELTYPE="PARENT")
    return event


def said(
    announcement: Announcement, stamp: Stamp, base_url: str, status: Status, change: ChangedDate | None = None
) -> Vevent:
    """All but the dates."""
    if stamp.withdrawn:
        status = Status.CANCELLED
    event = Vevent()
    stamped(event, stamp)
    event.add("STATUS", "CANCELLED" if status in OFF else "CONFIRMED")
    if status in OFF:
        event.add("TRANSP", "TRANSPARENT")
    title, marked = words.line(announcement.title.words), mark(status)
    event.say("SUMMARY", f"[{marked}] {title}" if marked else title, announcement.title.language)
    described(event, announcement, base_url, change)
    located(event, announcement, status, change)
    linked(event, announcement, base_url)
    return event


def stamped(event: Vevent, stamp: Stamp) -> None:
    changed = utc(stamp.changed)
    event.say("UID", stamp.uid)
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("CREATED", utc(stamp.created))
    event.add("SEQUENCE", str(stamp.sequence))


def described(event: Vevent, announcement: Announcement, base_url: str, change: ChangedDate | None) -> None:
    """What happened to it first, then what it is, the practical facts, and where to read more."""
    address = words.uri(base_url + announcement.path) if announcement.path else ""
    told = [change.message if change else None, announcement.status_message, announcement.summary]
    paragraphs = [words.clean(part.words) for part in told if part]
    paragraphs.append("\n".join(filter(None, map(words.line, announcement.facts))))
    plain = words.shortened("\n\n".join(filter(None, paragraphs)))
    whole = "\n\n".join(filter(None, [plain, address]))
    if whole:
        event.say("DESCRIPTION", whole, announcement.summary.language)
        event.add("X-ALT-DESC", escaped(words.html(plain.split("\n\n"), address)), FMTTYPE="text/html")
    if address:
        event.add("URL", address)


def located(event: Vevent, announcement: Announcement, status: Status, change: ChangedDate | None) -> None:
    """LOCATION and GEO; the address of the meeting where there is no other place, for every client shows it there."""
    place: Place | None = (change.place if change else None) or announcement.place
    online = words.uri(announcement.online_address) if announcement.online_address else ""
    if status == Status.MOVED_ONLINE or place is None:
        place = Place(online or (gettext("Online") if status == Status.MOVED_ONLINE else ""))
    if place.line:
        event.say("LOCATION", words.line(place.line))
    if place.geo:
        event.add("GEO", ";".join(map(str, place.geo)))
    if online:
        event.add("CONFERENCE", online, VALUE="URI", FEATURE="VIDEO", LABEL=gettext("Join online"))


def linked(event: Vevent, announcement: Announcement, base_url: str) -> None:
    """What it belongs to, who holds it, how it looks."""
    for each in announcement.categories:
        event.say("CATEGORIES", words.line(each.words), each.language)
    organiser = announcement.organiser
    address = words.uri(f"mailto:{organiser.email}") if organiser and organiser.email else ""
    if organiser and address:
        event.add("ORGANIZER", address, CN=words.line(organiser.name))
    contact = [organiser.name if organiser and not address else "", announcement.contact]
    if any(contact):
        event.say("CONTACT", words.line(" · ".join(filter(None, contact))))
    if announcement.picture and (picture := words.uri(base_url + announcement.picture)):
        event.add("IMAGE", picture, VALUE="URI", DISPLAY="BADGE", FMTTYPE="image/jpeg")
    if announcement.colour:
        event.say("COLOR", announcement.colour)
    if announcement.previous:
        event.add("RELATED-TO", announcement.previous, RELTYPE="SIBLING")
