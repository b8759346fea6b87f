"""Each mistake seen in public event systems, on the feeds as a calendar asks for them by HTTP."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from events.models import AgendaPage, EventPage, Series
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

FEED = "/fr/feeds/agenda.ics"
ROOT = Path(__file__).parents[2]
BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def text(client: Client, address: str = FEED) -> str:
    """The feed as it is sent."""
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.content.decode()


def unfolded(client: Client, address: str = FEED) -> list[str]:
    return text(client, address).replace("\r\n ", "").split("\r\n")


def events(client: Client, address: str = FEED) -> list[icalendar.Event]:
    return [*icalendar.Calendar.from_ical(text(client, address)).walk("VEVENT")]


def weekly(agenda: AgendaPage, title: str = "Chaque semaine", number: int = 40, **fields: object) -> EventPage:
    start = making.in_days(7)
    rule = Rule(Frequency.WEEKLY, weekdays=(start.weekday(),), count=number)
    return making.activity(agenda, title, start_date=start, rule=rule, **fields)


def test_the_feed_answers_get_and_head(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a feed by POST only."""
    assert visitor.get(FEED).status_code == visitor.head(FEED).status_code == 200
    assert visitor.post(FEED).status_code == 405


def test_until_is_a_part_of_the_rule_never_a_property(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a stray « UNTIL: » that drops the whole feed."""
    weekly(agenda)
    lines = unfolded(visitor)
    assert not [line for line in lines if line.startswith("UNTIL")]
    assert [line for line in lines if re.fullmatch(r"RRULE:FREQ=WEEKLY;BYDAY=\w\w;UNTIL=\d{8}T\d{6}Z", line)]


def test_of_one_uid_one_vevent_has_no_recurrence_id(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: every date a VEVENT with the same UID, of which clients keep one."""
    weekly(agenda, changes=[making.cancelled(making.in_days(14)), making.cancelled(making.in_days(21))])
    found = events(visitor)
    assert len({str(event["UID"]) for event in found}) == 1
    assert len([event for event in found if "RECURRENCE-ID" not in event]) == 1
    assert len({event["RECURRENCE-ID"].dt for event in found if "RECURRENCE-ID" in event}) == 2


def test_utc_dtstart_with_rrule_is_never_written(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a series in UTC, an hour off once the clocks change."""
    weekly(agenda)
    weekly(agenda, zone="UTC")
    series = [event for event in events(visitor) if "RRULE" in event]
    assert len(series) == 2
    assert all(event["DTSTART"].params.get("TZID") for event in series)
    brussels = next(event for event in series if event["DTSTART"].params["TZID"] == "Europe/Brussels")
    assert brussels["DTSTART"].dt.time() == time(18)


def test_a_moved_event_keeps_its_uid(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a UID made of start and end, so that a client that polls again has the event twice."""
    page = making.activity(agenda)
    before = events(visitor)[0]
    page.start_date = making.in_days(9)
    page.save_revision().publish()
    (after,) = events(visitor)
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt.date() == making.in_days(9)
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_a_uid_is_a_uuid(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a bare number, which two sites share."""
    page = making.activity(agenda)
    assert UUID(str(events(visitor)[0]["UID"])) == page.translation_key


def test_no_cap_of_thirty(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: the feed ends after thirty events."""
    titles = {making.activity(agenda, f"Activité {number}").title for number in range(35)}
    assert {str(event["SUMMARY"]) for event in events(visitor)} == titles


def test_semicolons_and_backslashes_are_escaped(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: « ; » and « \\ » as they are, and the rest of the line is lost."""
    title = "Lire ; écrire, compter \\ exemple"
    making.activity(agenda, title)
    assert "SUMMARY;LANGUAGE=fr:Lire \\; écrire\\, compter \\\\ exemple" in unfolded(visitor)
    assert str(events(visitor)[0]["SUMMARY"]) == title


def test_long_lines_are_folded_without_breaking_characters(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: no folding, or a fold within a letter; Google then drops the whole feed."""
    title = "ورشة عمل طويلة جدا ትምህርቲ 🎶 " * 5
    making.activity(agenda, title.strip())
    response = visitor.get(FEED)
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    assert b"\n" not in response.content.replace(b"\r\n", b"")
    for line in response.content.split(b"\r\n"):
        line.decode()
    assert str(events(visitor)[0]["SUMMARY"]) == title.strip()


def test_the_feed_follows_the_filter(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: the page is filtered, its feed is not."""
    making.activity(agenda, "En arabe", spoken=["ar"])
    making.activity(agenda, "En français", spoken=["fr"])
    page = visitor.get("/fr/agenda/?language=ar").content.decode()
    address = re.search(r'href="([^"]*/feeds/agenda\.ics[^"]*)"', page)
    assert address
    assert "language=ar" in address[1]
    assert [str(event["SUMMARY"]) for event in events(visitor, address[1].replace("&amp;", "&"))] == ["En arabe"]


def test_a_running_activity_of_several_days_stays(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: what began yesterday is gone though it lasts a week."""
    making.activity(agenda, "Exposition", start_date=making.in_days(-3), end_date=making.in_days(3), all_day=True)
    assert [str(event["SUMMARY"]) for event in events(visitor)] == ["Exposition"]
    assert "Exposition" in visitor.get("/fr/agenda/").content.decode()


def test_a_cancelled_date_keeps_its_message(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a cancellation turned into EXDATE: the date is silently gone, and so is why."""
    weekly(agenda, changes=[making.cancelled(making.in_days(14), "L’animatrice est malade (exemple).")])
    cancelled = next(event for event in events(visitor) if "RECURRENCE-ID" in event)
    assert cancelled["STATUS"] == "CANCELLED"
    assert "malade" in str(cancelled["DESCRIPTION"])
    assert not [line for line in unfolded(visitor) if line.startswith("EXDATE")]


def test_whole_days_are_dates(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: 00:00 to 23:59:59, which is two days where the clock is another."""
    first, last = making.in_days(5), making.in_days(6)
    making.activity(agenda, start_date=first, end_date=last, all_day=True)
    lines = unfolded(visitor)
    assert f"DTSTART;VALUE=DATE:{first:%Y%m%d}" in lines
    assert f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}" in lines


def test_one_date_never_overwrites_the_series(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: the .ics of one date has the series' UID, and takes its place in the calendar."""
    page = weekly(agenda)
    day = making.in_days(14)
    (single,) = events(visitor, f"/fr/feeds/{page.translation_key}/{day}.ics")
    assert single["UID"] != str(page.translation_key)
    assert "RRULE" not in single
    assert "RECURRENCE-ID" not in single
    assert single["DTSTART"].dt == datetime.combine(day, time(18), BRUSSELS)


def test_old_series_stay(visitor: Client, agenda: AgendaPage) -> None:
    """Seen: a table of dates limited by count, so that a daily series pushes the old ones out."""
    start = date(2015, 1, 6)
    making.activity(agenda, "Depuis 2015", start_date=start, rule=Rule(Frequency.WEEKLY, weekdays=(1,)))
    today = making.today()
    making.activity(agenda, "Chaque jour", start_date=today, rule=Rule(Frequency.DAILY, count=730))
    assert {str(event["SUMMARY"]) for event in events(visitor)} == {"Depuis 2015", "Chaque jour"}
    old = Series.objects.get(page__start_date=start)
    assert old.occurrences.upcoming(timezone.now()).count() > 100


def test_the_rule_of_past_and_upcoming_stands_in_one_place() -> None:
    """Seen: written eleven times, differently."""
    rule = re.compile(r"\b(start|end|first_day|last_day)__(lt|gt)e?\b")
    sources = [path for app in ("events", "home", "search", "site") for path in (ROOT / app).rglob("*.py")]
    indexes = {"models", "migrations"}  # an index says of which rows it is
    asking = [path for path in sources if path.parent.name not in indexes]
    found = {path.relative_to(ROOT).as_posix() for path in asking if rule.search(path.read_text())}
    assert found == {"events/query.py"}
    templates = [path.read_text() for path in (ROOT / "templates" / "events").rglob("*.html")]
    assert not [template for template in templates if re.search(r"{% if [^%]*(\.start|\.end) *[<>]", template)]
