"""A whole VCALENDAR: what it says of itself, its zones, its VEVENTs."""

from collections.abc import Iterable
from dataclasses import dataclass

from events.ical import words
from events.ical.lines import Vevent, joined, line, text
from events.ical.zones import vtimezone

PRODUCT = "-//Centre Interculturel de Mons et du Borinage//Agenda//FR"
EVERY = "PT1H"  # unchanged, a feed costs a client and us a 304


@dataclass(frozen=True)
class About:
    """What a feed says of itself: ``source`` is its own address, ``page`` that of what it shows."""

    name: str
    description: str
    language: str
    source: str = ""
    page: str = ""
    colour: str = ""
    zone: str = "Europe/Brussels"


def opening(about: About, zones: Iterable[str]) -> bytes:
    """The calendar up to where its VEVENTs stand.

    It has no METHOD: PUBLISH asks for an ORGANIZER in every VEVENT (RFC 5546, 3.2.1), which not every activity has,
    and for its name in the Content-Type.
    """
    name, told = words.line(about.name), words.line(about.description)
    found = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        text("NAME", name, about.language),
        text("X-WR-CALNAME", name, about.language),
        *(text(key, told, about.language) for key in ("DESCRIPTION", "X-WR-CALDESC") if told),
        text("X-WR-TIMEZONE", about.zone),
        line("REFRESH-INTERVAL", EVERY, VALUE="DURATION"),
        line("X-PUBLISHED-TTL", EVERY),
    ]
    if about.source:
        found.append(line("SOURCE", words.uri(about.source), VALUE="URI"))
    if about.page:
        found.append(line("URL", words.uri(about.page)))
    if about.colour:
        found.append(line("COLOR", about.colour))
    return joined(found) + b"".join(map(vtimezone, sorted(set(zones))))


def closing() -> bytes:
    return b"END:VCALENDAR\r\n"


def calendar(about: About, events: Iterable[Vevent]) -> bytes:
    """The whole calendar, with the zones that its VEVENTs name."""
    given = list(events)
    zones = {zone for event in given for zone in event.zones}
    return opening(about, zones) + b"".join(event.to_ical() for event in given) + closing()
