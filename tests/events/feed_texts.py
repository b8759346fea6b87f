"""Announcements for tests, and what is written of them as calendars read it."""

from datetime import UTC, date, datetime, timedelta

import icalendar
from django.test import Client

from events import ical
from events.ical import Announcement, Stamp, Text
from events.models import EventPage
from events.occurrences import Schedule
from events.rules import Frequency, Rule

wall = datetime.fromisoformat
UID = "0b7c2a9e-5a5e-4c8b-9a53-0c2d4b3f7a11"
MOMENT = datetime(2026, 9, 1, 10, 20, 30, 999, tzinfo=UTC)
STAMP = Stamp(UID, 3, MOMENT - timedelta(days=9), MOMENT)
SITE = "https://centre.example"
TUESDAY = date(2026, 10, 6)
WEEKLY = Rule(Frequency.WEEKLY, weekdays=(1,), until=date(2026, 12, 15))
EVENING = Schedule(wall("2026-10-06 18:00"), wall("2026-10-06 20:00"), "Europe/Brussels")
ABOUT = ical.About("Agenda", "Tout l’agenda", "fr", f"{SITE}/fr/feeds/agenda.ics", f"{SITE}/fr/agenda/")


def announced(schedule: Schedule = EVENING, **fields: object) -> Announcement:
    words = {"title": Text("Atelier", "fr"), "summary": Text("Écrire ensemble.", "fr")}
    return Announcement(language="fr", schedule=schedule, **{**words, **fields})  # type: ignore[arg-type]


def written(announcement: Announcement, stamp: Stamp = STAMP) -> str:
    return ical.calendar(ABOUT, ical.components(announcement, stamp, SITE)).decode()


def parsed(announcement: Announcement, stamp: Stamp = STAMP) -> list[icalendar.Event]:
    return [*icalendar.Calendar.from_ical(written(announcement, stamp)).walk("VEVENT")]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def events(client: Client, address: str = "/fr/feeds/agenda.ics") -> list[icalendar.Event]:
    response = client.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code} {response.content.decode()}"
    return [*icalendar.Calendar.from_ical(response.content).walk("VEVENT")]


def titles(client: Client, address: str = "/fr/feeds/agenda.ics") -> list[str]:
    return sorted(str(each["SUMMARY"]) for each in events(client, address))


def page_feed(page: EventPage, code: str = "fr") -> str:
    return f"/{code}/feeds/{page.translation_key}.ics"
