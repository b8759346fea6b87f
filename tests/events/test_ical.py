"""What is written is right for every reader: each mistake seen in public event systems is a test."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import icalendar
import pytest

from events import ical
from events.ical import ChangedDate, Party, Place, Text
from events.occurrences import Change, Schedule, Status, instance
from tests.events.feed_texts import (
    EVENING,
    MOMENT,
    SITE,
    STAMP,
    UID,
    WEEKLY,
    announced,
    parsed,
    unfolded,
    wall,
    written,
)

# -- What other systems got wrong


def test_until_stands_in_the_rule_alone_and_in_utc() -> None:
    lines = unfolded(written(announced(replace(EVENING, rule=WEEKLY))))
    assert not [each for each in lines if each.startswith("UNTIL")]
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215T170000Z" in lines


def test_vevents_of_one_uid_are_told_apart_by_their_recurrence_id() -> None:
    changes = {day: Change(Status.CANCELLED) for day in (date(2026, 10, 13), date(2026, 10, 20))}
    events = parsed(announced(replace(EVENING, rule=WEEKLY, changes=changes)))
    assert {str(each["UID"]) for each in events} == {UID}
    identities = [each["RECURRENCE-ID"].dt if "RECURRENCE-ID" in each else None for each in events]
    assert len(set(identities)) == len(events) == 3


def test_a_series_keeps_its_hour_when_clocks_change() -> None:
    master = parsed(announced(replace(EVENING, rule=WEEKLY)))[0]
    assert master["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert master["DTSTART"].dt.replace(tzinfo=None) == wall("2026-10-06 18:00")


def test_a_moved_activity_keeps_its_uid() -> None:
    later = replace(EVENING, start=EVENING.start + timedelta(days=3), end=EVENING.end + timedelta(days=3))
    assert parsed(announced())[0]["UID"] == parsed(announced(later))[0]["UID"]


def test_a_uid_is_no_bare_number() -> None:
    assert UUID(str(parsed(announced())[0]["UID"])) == UUID(UID)


def test_semicolons_and_backslashes_are_escaped() -> None:
    title = r"Thé ; café, chez \\Ali\ "
    text = written(announced(title=Text(title, "fr"), place=Place("Salle 1; rue A, 7000 Mons")))
    assert r"SUMMARY;LANGUAGE=fr:Thé \; café\, chez \\\\Ali\\" in unfolded(text)
    assert str(parsed(announced(title=Text(title, "fr")))[0]["SUMMARY"]) == title.strip()


def test_lines_are_folded() -> None:
    text = written(announced(summary=Text("ورشة الكتابة مفتوحة للجميع " * 12, "ar")))
    for each in text.encode().split(b"\r\n"):
        assert len(each) <= 75
        each.decode()


def test_a_cancelled_date_is_an_override_that_says_why() -> None:
    day = date(2026, 10, 13)
    schedule = replace(EVENING, rule=WEEKLY, changes={day: Change(Status.CANCELLED)})
    master, override = parsed(announced(schedule, changes={day: ChangedDate(Text("L’animatrice est malade.", "fr"))}))
    assert "EXDATE" not in master
    assert override["STATUS"] == "CANCELLED"
    assert override["SUMMARY"] == "[Annulé] Atelier"
    assert override["DESCRIPTION"].startswith("L’animatrice est malade.")
    assert override["RECURRENCE-ID"].params["TZID"] == master["DTSTART"].params["TZID"]


def test_whole_days_are_dates_and_end_on_the_day_after() -> None:
    days = Schedule(wall("2026-10-06"), wall("2026-10-09"), "Europe/Brussels", all_day=True)
    event = parsed(announced(days))[0]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 10, 6), date(2026, 10, 9))


def test_whole_days_repeat_in_dates() -> None:
    days = Schedule(wall("2026-10-06"), wall("2026-10-07"), "Europe/Brussels", all_day=True)
    changes = {date(2026, 10, 20): Change(Status.CANCELLED)}
    schedule = replace(days, rule=WEEKLY, removed=(date(2026, 10, 13),), changes=changes)
    text = unfolded(written(announced(schedule)))
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261215" in text
    assert "EXDATE;VALUE=DATE:20261013" in text
    assert "RECURRENCE-ID;VALUE=DATE:20261020" in text


def test_one_date_by_itself_never_overwrites_its_series() -> None:
    schedule = replace(EVENING, rule=WEEKLY)
    each = instance(schedule, date(2026, 10, 13))
    event = ical.one_date(announced(schedule), STAMP, SITE, each)
    other = ical.one_date(announced(schedule), STAMP, SITE, instance(schedule, date(2026, 10, 20)))
    found = icalendar.Event.from_ical(event.to_ical())
    assert str(found["UID"]) != UID
    assert "RRULE" not in found
    assert found["RELATED-TO"] == UID
    assert event.lines["UID"] != other.lines["UID"]


# -- Status


@pytest.mark.parametrize(
    ("status", "said", "marked"),
    [
        (Status.SCHEDULED, "CONFIRMED", "Atelier"),
        (Status.CANCELLED, "CANCELLED", "[Annulé] Atelier"),
        (Status.POSTPONED, "CANCELLED", "["),
        (Status.MOVED_ONLINE, "CONFIRMED", "["),
    ],
)
def test_the_title_says_what_the_status_says(status: Status, said: str, marked: str) -> None:
    event = parsed(announced(replace(EVENING, status=status)))[0]
    assert event["STATUS"] == said
    assert event["SUMMARY"].startswith(marked)


def test_what_was_withdrawn_is_cancelled() -> None:
    event = parsed(announced(), replace(STAMP, withdrawn=True))[0]
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "[Annulé] Atelier")


def test_what_moved_online_is_where_one_joins_it() -> None:
    online = announced(
        replace(EVENING, status=Status.MOVED_ONLINE),
        place=Place("Maison exemple", (50.45, 3.95)),
        online_address="https://meet.example/atelier",
    )
    event = parsed(online)[0]
    assert event["LOCATION"] == "https://meet.example/atelier"
    assert "GEO" not in event
    assert event["CONFERENCE"] == "https://meet.example/atelier"


# -- What is said


def test_every_field_that_a_client_may_show() -> None:
    event = parsed(
        announced(
            facts=("Prix : gratuit",),
            place=Place("Maison exemple, rue Exemple 1, 7000 Mons", (50.4542, 3.9567)),
            path="/fr/agenda/atelier/",
            categories=(Text("Atelier", "fr"),),
            organiser=Party('Association "Exemple"', "bonjour@exemple.example"),
            contact="065 00 00 00",
            picture="/media/images/exemple.jpg",
            colour="teal",
            previous="5c7f2a10-0000-4000-8000-000000000000",
        )
    )[0]
    assert event["SEQUENCE"] == 3
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == MOMENT.replace(microsecond=0)
    assert event["CREATED"].dt < event["LAST-MODIFIED"].dt
    assert event["URL"] == f"{SITE}/fr/agenda/atelier/"
    assert event["DESCRIPTION"] == f"Écrire ensemble.\n\nPrix : gratuit\n\n{SITE}/fr/agenda/atelier/"
    assert event["X-ALT-DESC"].params["FMTTYPE"] == "text/html"
    assert event["GEO"].to_ical() == "50.4542;3.9567"
    assert event["ORGANIZER"] == "mailto:bonjour@exemple.example"
    assert event["ORGANIZER"].params["CN"] == 'Association "Exemple"'
    assert event["IMAGE"] == f"{SITE}/media/images/exemple.jpg"
    assert event["COLOR"] == "teal"
    assert event["RELATED-TO"].params["RELTYPE"] == "SIBLING"
    assert event["SUMMARY"].params["LANGUAGE"] == "fr"


def test_an_organiser_without_an_address_is_named_where_one_asks() -> None:
    event = parsed(announced(organiser=Party("Association exemple"), contact="065 00 00 00"))[0]
    assert "ORGANIZER" not in event
    assert event["CONTACT"] == "Association exemple · 065 00 00 00"


def test_a_text_that_is_not_translated_says_its_language() -> None:
    event = parsed(replace(announced(title=Text("Atelier", "fr")), language="ar"))[0]
    assert event["SUMMARY"].params["LANGUAGE"] == "fr"


def test_the_calendar_says_what_it_is_and_when_to_come_back() -> None:
    lines = unfolded(written(announced()))
    for expected in (
        "NAME;LANGUAGE=fr:Agenda",
        "X-WR-CALNAME;LANGUAGE=fr:Agenda",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        f"SOURCE;VALUE=URI:{SITE}/fr/feeds/agenda.ics",
        "X-WR-TIMEZONE:Europe/Brussels",
    ):
        assert expected in lines
    assert not [each for each in lines if each.startswith("METHOD")]


def test_the_same_is_the_same_bytes() -> None:
    schedule = replace(EVENING, rule=WEEKLY, removed=(date(2026, 10, 27),))
    assert written(announced(schedule)) == written(announced(schedule))


def test_what_is_written_is_what_icalendar_would_write() -> None:
    text = written(announced(replace(EVENING, rule=WEEKLY, removed=(date(2026, 10, 27),)), facts=("a;b,c\\d",)))
    ours = sorted(unfolded(text))
    theirs = sorted(unfolded(icalendar.Calendar.from_ical(text).to_ical(sorted=False).decode()))
    assert [sorted(each.replace(":", ";").split(";")) for each in ours] == [
        sorted(each.replace(":", ";").split(";")) for each in theirs
    ]
