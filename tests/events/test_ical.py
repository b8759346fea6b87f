"""What is written is right for every reader: each mistake seen in public event systems is a test."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import ical
from events.ical import Announcement, ChangedDate, Party, Place, Stamp, Text
from events.ical.lines import folded, parameter
from events.ical.words import clean, line, shortened, uri
from events.ical.zones import LAST_YEAR, transitions, vtimezone
from events.occurrences import Change, Schedule, Status, instance
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


# -- Dates


def test_a_date_taken_away_is_excluded_in_the_type_and_zone_of_the_first() -> None:
    master = parsed(announced(replace(EVENING, rule=WEEKLY, removed=(date(2026, 10, 27),))))[0]
    [excluded] = master["EXDATE"].dts
    assert excluded.dt.replace(tzinfo=None) == wall("2026-10-27 18:00")
    assert master["EXDATE"].params["TZID"] == "Europe/Brussels"


def test_a_first_date_taken_away_is_no_date() -> None:
    master = parsed(announced(replace(EVENING, rule=WEEKLY, removed=(TUESDAY,))))[0]
    assert master["DTSTART"].dt.date() == date(2026, 10, 13)


def test_a_night_on_which_clocks_change_is_written_out() -> None:
    """Ten in the evening to six: nine hours in October, seven in March; by the clock it is the same."""
    night = Schedule(wall("2026-10-03 22:00"), wall("2026-10-04 06:00"), "Europe/Brussels")
    saturdays = Rule(Frequency.WEEKLY, weekdays=(5,), until=date(2027, 4, 30))
    events = parsed(announced(replace(night, rule=saturdays)))
    nights = {each["RECURRENCE-ID"].dt.date(): each for each in events[1:]}
    assert set(nights) == {date(2026, 10, 24), date(2027, 3, 27)}
    assert nights[date(2026, 10, 24)]["DTEND"].dt.replace(tzinfo=None) == wall("2026-10-25 06:00")


def test_a_change_of_a_date_that_is_none_is_not_written() -> None:
    schedule = replace(EVENING, rule=WEEKLY, changes={date(2026, 10, 14): Change(Status.CANCELLED)})
    assert len(parsed(announced(schedule))) == 1


def test_the_only_date_carries_its_change_itself() -> None:
    moved = Change(Status.RESCHEDULED, wall("2026-10-08 10:00"), wall("2026-10-08 12:00"))
    [event] = parsed(announced(replace(EVENING, changes={TUESDAY: moved})))
    assert "RECURRENCE-ID" not in event
    assert event["DTSTART"].dt.replace(tzinfo=None) == wall("2026-10-08 10:00")


def test_an_activity_without_any_date_has_no_vevent() -> None:
    assert parsed(announced(replace(EVENING, removed=(TUESDAY,)))) == []


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


@given(st.text(max_size=300))
def test_any_text_comes_back_as_it_was_but_for_what_no_calendar_may_hold(text: str) -> None:
    event = parsed(announced(title=Text(text, "fr"), summary=Text(text, "fr")))[0]
    assert event["SUMMARY"] == line(text)
    assert event.get("DESCRIPTION", "") == shortened(clean(text))


@given(st.text(max_size=300))
def test_any_line_can_be_folded_and_unfolded(text: str) -> None:
    pieces = folded(line(text)).split(b"\r\n ")
    assert all(len(piece) <= 75 - (number > 0) for number, piece in enumerate(pieces))
    assert "".join(piece.decode() for piece in pieces) == line(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_name_is_a_parameter(name: str) -> None:
    read = icalendar.Event.from_ical(
        f"BEGIN:VEVENT\r\nORGANIZER;CN={parameter(line(name))}:mailto:a@b.example\r\nEND:VEVENT\r\n"
    )
    assert read["ORGANIZER"].params.get("CN", "") == line(name)


@pytest.mark.parametrize(
    ("given_address", "expected"),
    [
        ("https://exemple.example/é t?q=ü#ç", "https://exemple.example/%C3%A9%20t?q=%C3%BC#%C3%A7"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://a.example/%C3%A9", "https://a.example/%C3%A9"),
        ("javascript:alert(1)", ""),
        ("https://[::1", ""),
        ("https://a.example/\r\nX-EVIL:1", "https://a.example/X-EVIL:1"),
    ],
)
def test_addresses_are_ascii_or_nothing(given_address: str, expected: str) -> None:
    assert uri(given_address) == expected


def test_a_long_description_is_bounded() -> None:
    event = parsed(announced(summary=Text("mot " * 5000, "fr")))[0]
    assert len(event["DESCRIPTION"]) < 1600


# -- Zones


def test_brussels_changes_its_clocks_at_two_and_three() -> None:
    zone = icalendar.Timezone.from_ical(vtimezone("Europe/Brussels"))
    for each in zone.subcomponents:
        assert "RDATE" not in each
        year = 2030
        changes = {change.summer: change for change in transitions("Europe/Brussels", year)}
        change = changes[each.name == "DAYLIGHT"]
        assert each["DTSTART"].dt.time() == change.wall.time()
        assert each["TZOFFSETFROM"].td == change.before
        assert each["TZOFFSETTO"].td == change.after


@pytest.mark.parametrize(
    "name", ["Europe/Brussels", "America/New_York", "Africa/Casablanca", "Asia/Kabul", "Europe/Istanbul", "Asia/Tehran"]
)
def test_a_zone_is_right_all_year(name: str) -> None:
    """Read by icalendar and asked at noon of each tenth day."""
    zone = icalendar.Timezone.from_ical(vtimezone(name)).to_tz(lookup_tzid=False)
    for number in range(0, 366 * 12, 10):
        moment = datetime.combine(date(2020, 1, 1) + timedelta(days=number), time(12))
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=ZoneInfo(name)).utcoffset(), moment
    assert LAST_YEAR > 2035
