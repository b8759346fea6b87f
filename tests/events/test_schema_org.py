"""What search engines are told: the same dates and states as the rows, in schema.org's words."""

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vDuration

from events import schema_org
from events.models import EventPage, Occurrence
from events.occurrences import Schedule
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]
HERE = ZoneInfo("Europe/Brussels")
WEEK = timedelta(days=7)


def data(tree: BeautifulSoup) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tree.select_one('script[type="application/ld+json"]').string)  # type: ignore
    assert found["@context"] == "https://schema.org"
    return found


def rows(page: EventPage) -> list[Occurrence]:
    return list(Occurrence.objects.filter(series__translation_key=page.translation_key).order_by("start"))


def moments(found: dict[str, Any]) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(found["startDate"]), datetime.fromisoformat(found["endDate"])


def test_a_single_activity_is_an_event_at_the_time_of_its_row(read: Read) -> None:
    page = making.activity(making.agenda(), "Atelier", place=making.place(), spoken=["fr", "ar"])
    found = data(read(page.url))
    assert found["@type"] == "Event"
    assert moments(found) == (rows(page)[0].start, rows(page)[0].end)
    assert found["name"] == "Atelier"
    assert found["url"].endswith(page.url)
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["isAccessibleForFree"] is True
    assert found["offers"] | {"url": ""} == {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "",
    }
    assert found["inLanguage"] == ["fr", "ar"]
    assert found["image"].startswith("http")
    (place,) = found["location"]
    assert place["@type"] == "Place"
    assert place["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Rue Exemple 1",
        "postalCode": "7000",
        "addressLocality": "Mons",
        "addressCountry": "BE",
    }


def test_a_series_has_its_rule_and_its_next_dates_as_the_rows_have_them(read: Read) -> None:
    first = making.in_days(3)
    days = [first + number * WEEK for number in range(6)]
    page = making.activity(
        making.agenda(),
        start_date=first,
        rule=Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), until=days[-1]),
        removed=[days[4]],
        changes=[
            making.cancelled(days[1]),
            making.rescheduled(days[2], days[2] + timedelta(days=1), new_start=time(19), new_end=None),
            making.elsewhere(days[3], place=making.place("Ailleurs exemple")),
        ],
    )
    found = data(read(page.url))
    assert found["@type"] == "EventSeries"
    told = found["subEvent"]
    assert [moments(each) for each in told] == [(row.start, row.end) for row in rows(page)]
    states = [each["eventStatus"].removeprefix("https://schema.org/") for each in told]
    assert states == ["EventScheduled", "EventCancelled", "EventRescheduled", "EventScheduled", "EventScheduled"]
    was = datetime.combine(days[2], time(18), HERE)
    assert datetime.fromisoformat(told[2]["previousStartDate"]) == was
    assert all("previousStartDate" not in each for place, each in enumerate(told) if place != 2)
    assert "Ailleurs exemple" in told[3]["location"]["name"]
    schedule = found["eventSchedule"]
    weekday = f"https://schema.org/{first:%A}"
    assert (schedule["repeatFrequency"], schedule["byDay"]) == ("P1W", [weekday])
    assert (schedule["startDate"], schedule["endDate"]) == (first.isoformat(), days[-1].isoformat())
    assert (schedule["startTime"], schedule["endTime"]) == ("18:00:00", "20:00:00")
    assert schedule["scheduleTimezone"] == "Europe/Brussels"
    assert schedule["exceptDate"] == [f"{days[4]}T18:00:00"]
    assert (found["startDate"], found["endDate"]) == (first.isoformat(), days[-1].isoformat())


@pytest.mark.parametrize(
    ("status", "word"),
    [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), ("moved_online", "EventMovedOnline")],
)
def test_the_state_of_a_whole_activity_is_told(read: Read, status: str, word: str) -> None:
    page = making.activity(making.agenda(), status=status, online_address="https://visio.exemple.be/a")
    found = data(read(page.url))
    assert found["eventStatus"] == f"https://schema.org/{word}"
    online = status == "moved_online"
    assert found["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode") is online
    assert any(each["@type"] == "VirtualLocation" for each in found["location"]) is online


def test_whole_days_are_dates_and_the_last_day_is_within(read: Read) -> None:
    page = making.activity(making.agenda(), all_day=True, start_date=making.in_days(2), end_date=making.in_days(3))
    found = data(read(page.url))
    assert (found["startDate"], found["endDate"]) == (making.in_days(2).isoformat(), making.in_days(3).isoformat())


@pytest.mark.parametrize(
    ("price", "told"), [("5 €", "5"), ("7,50 € par personne", "7.50"), ("5 €, 2 € à tarif réduit", None), ("", None)]
)
def test_a_price_is_told_where_it_is_one_amount(read: Read, price: str, told: str | None) -> None:
    page = making.activity(making.agenda(), is_free=False, price=price)
    found = data(read(page.url))
    assert found["isAccessibleForFree"] is False
    assert found.get("offers", {}).get("price") == told


def test_both_ways_of_taking_part_are_told(read: Read) -> None:
    page = making.activity(
        making.agenda(), attendance="both", online_address="https://visio.exemple.be/a", place=making.place()
    )
    found = data(read(page.url))
    assert found["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert [each["@type"] for each in found["location"]] == ["Place", "VirtualLocation"]
    assert found["location"][1]["url"] == "https://visio.exemple.be/a"


def test_each_language_tells_its_own_words_and_the_same_dates(read: Read) -> None:
    page = making.activity(making.agenda(), "Atelier", organiser=making.place("Organisateur exemple"))
    arabic = making.translated(page, "ar", title="ورشة", summary="ملخص")
    french, other = data(read(page.url)), data(read(arabic.url))
    assert (other["name"], other["description"]) == ("ورشة", "ملخص")
    assert moments(other) == moments(french)
    assert other["organizer"] == [{"@type": "Organization", "name": "Organisateur exemple"}]


def test_no_title_can_end_the_script(read: Read) -> None:
    title = "</script><script>alert(1)</script>"
    page = making.activity(making.agenda(), title)
    tree = read(page.url)
    assert data(tree)["name"] == title
    assert not [script for script in tree.select("script") if "alert" in script.text and not script.get("type")]


def test_a_series_of_whole_days_ends_on_its_last_day(read: Read) -> None:
    first = making.in_days(2)
    rule = Rule(Frequency.DAILY, count=3)
    found = data(read(making.activity(making.agenda(), all_day=True, start_date=first, rule=rule).url))
    assert found["endDate"] == making.in_days(4).isoformat()


def test_a_campaign_is_a_series_of_its_next_activities(read: Read) -> None:
    agenda = making.agenda()
    campaign = making.campaign(agenda, "Campagne")
    page = making.activity(agenda, "Atelier", campaign=campaign, place=making.place())
    making.activity(agenda, "Passée", campaign=campaign, start_date=making.in_days(-3))
    found = data(read(campaign.url))
    assert (found["@type"], found["name"]) == ("EventSeries", "Campagne")
    assert (found["startDate"], found["endDate"]) == (
        campaign.start_date.isoformat(),
        campaign.end_date.isoformat(),
    )
    (told,) = found["subEvent"]
    assert told["name"] == "Atelier"
    assert moments(told) == (rows(page)[0].start, rows(page)[0].end)
    assert data(read(page.url))["superEvent"]["url"].endswith(campaign.url)


RULES = {
    "P1D": Rule(Frequency.DAILY),
    "P2W": Rule(Frequency.WEEKLY, interval=2, weekdays=(1,)),
    "P1M": Rule(Frequency.MONTHLY, weekdays=(2,), nth=-1),
    "P1Y": Rule(Frequency.YEARLY, month_day=5, month=12),
}


@pytest.mark.parametrize(("period", "rule"), RULES.items(), ids=RULES)
def test_a_rule_is_told_with_what_it_says_and_no_more(period: str, rule: Rule) -> None:
    start = datetime(2026, 12, 1, 10)  # noqa: DTZ001
    told = schema_org.schedule(Schedule(start, start + timedelta(hours=2), "Europe/Brussels", rule=rule))
    assert told is not None
    assert told["repeatFrequency"] == period
    expected = {"P1D": None, "P2W": ["https://schema.org/Tuesday"], "P1M": ["-1WE"], "P1Y": None}
    assert told.get("byDay") == expected[period]
    assert told.get("byMonth") == rule.month
    assert told.get("byMonthDay") == rule.month_day
    assert "endDate" not in told


def test_single_dates_have_no_rule() -> None:
    start = datetime(2026, 12, 1, 10)  # noqa: DTZ001
    assert schema_org.schedule(Schedule(start, start, "Europe/Brussels", added=(date(2026, 12, 9),))) is None


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400)))
def test_a_length_of_time_reads_back_as_itself(length: timedelta) -> None:
    whole = timedelta(minutes=length // timedelta(minutes=1))
    assert vDuration.from_ical(schema_org.duration(whole)) == whole
