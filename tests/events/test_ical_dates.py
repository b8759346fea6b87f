"""The dates of a feed are the site's own, in the zone and type of the first, and so are their zones."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from events.ical.zones import LAST_YEAR, transitions, vtimezone
from events.occurrences import Change, Schedule, Status
from events.rules import Frequency, Rule
from tests.events.feed_texts import (
    EVENING,
    TUESDAY,
    WEEKLY,
    announced,
    parsed,
    wall,
)


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
