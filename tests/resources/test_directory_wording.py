"""Opening hours in words, to the minute, in the reader's language."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from core.clock import clock
from resources import hours
from resources.directory import public_holidays, wording
from resources.hours import Hours, Slot, Special

BRUSSELS = ZoneInfo("Europe/Brussels")
WEEK = Hours(tuple((day, Slot(time(9), time(17))) for day in range(5)))


def said(given: Hours, moment: str, code: str = "en") -> str:
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(given.zone))
    with translation.override(code):
        return wording.state(hours.state(given, now), now)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T16:59", "Open now, until 17:00"),
        ("2026-11-24T08:00", "Closed, opens today at 09:00"),
        ("2026-11-24T17:00", "Closed, opens tomorrow at 09:00"),
        ("2026-11-27T17:00", "Closed, opens Monday at 09:00"),
    ],
)
def test_a_week(moment: str, expected: str) -> None:
    assert said(WEEK, moment) == expected


def test_further_on_the_date_is_said() -> None:
    closed = Hours(WEEK.weekly, (Special(date(2026, 11, 24), date(2026, 12, 2)),))
    assert said(closed, "2026-11-24T10:00") == "Closed, opens Thursday 3 December 2026 at 09:00"


def test_a_night_ends_at_its_hour_and_longer_openings_with_their_day() -> None:
    night = Hours(((4, Slot(time(22), time(2))),))
    assert said(night, "2026-11-27T23:00") == "Open now, until 02:00"
    days = Hours(((4, Slot(time(0), time(0))), (5, Slot(time(0), time(0)))))
    assert said(days, "2026-11-27T09:00") == "Open now, until Sunday at 00:00"
    always = Hours(tuple((day, Slot(time(), time())) for day in range(7)))
    assert said(always, "2026-11-27T09:00") == "Open now, day and night"


def test_appointments_are_told() -> None:
    arranged = Hours(tuple((day, Slot(time(9), time(17), by_appointment=True)) for day in range(5)))
    assert said(arranged, "2026-11-24T10:00") == "Now by appointment only, until 17:00"
    assert said(arranged, "2026-11-24T18:00") == "Closed, opens tomorrow at 09:00 (by appointment)"
    with translation.override("en"):
        assert wording.slot(Slot(time(9), time(0), by_appointment=True)) == "09:00 – 24:00 (by appointment)"


def test_nothing_known_is_not_closed() -> None:
    assert said(Hours(), "2026-11-24T10:00") == ""
    never = Hours(WEEK.weekly, (Special(date(2026, 1, 1), date(2030, 1, 1)),))
    assert said(never, "2026-11-24T10:00") == "Closed at the moment"


def test_the_clock_is_the_organisations() -> None:
    tokyo = Hours(WEEK.weekly, zone="Asia/Tokyo")
    moment = datetime(2026, 11, 24, 0, 30, tzinfo=ZoneInfo("UTC"))
    with translation.override("en"):
        assert wording.state(hours.state(tokyo, moment), moment.astimezone(tokyo.tz)) == "Open now, until 17:00"


def test_figures_and_days_are_the_readers() -> None:
    assert "17" in said(WEEK, "2026-11-24T10:00", "fr")
    with translation.override("fr"):
        assert clock(time(9)) == "9\u202fh"
        assert clock(time(9, 5)) == "9\u202fh\u202f05"
        assert wording.weekday(3) == "jeudi"
        assert wording.days(date(2026, 12, 1), date(2026, 12, 1)) == "mardi 1er décembre 2026"
    with translation.override("fa"):
        assert clock(time(9, 30)) == "۰۹:۳۰"
    with translation.override("ar"):
        assert wording.weekday(0) == "الاثنين"


def test_public_holidays_have_names_or_are_marked_french() -> None:
    national = date(2026, 7, 21)
    assert national in public_holidays.around(2026)
    assert date(2026, 12, 24) not in public_holidays.around(2026)
    assert all(date(year, 12, 25) in public_holidays.around(2026) for year in (2025, 2026, 2027, 2028))
    with translation.override("nl"):
        assert public_holidays.name(national) == ("Nationale feestdag", "nl")
    with translation.override("ar"):
        assert public_holidays.name(national) == ("Fête nationale", "fr")
    assert public_holidays.name(national + timedelta(days=1))[0] == ""
