from contextlib import suppress
from datetime import UTC, date, datetime
from time import perf_counter

import pytest
import recurrence
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from events.models import EventPage
from events.rules import Rule
from events.stored import (
    MOST_SINGLE_DATES,
    UnusableRuleError,
    added,
    fault_of_shape,
    parsed,
    removed,
    rule_of,
    stored,
)
from tests.events.schedules import DAILY, MONTHLY, WEEKLY, YEARLY, days, rules, unhurried

FIELD = EventPage._meta.get_field("recurrence")
dates = st.sets(days, max_size=5)


def used(text: str) -> tuple[Rule | None, tuple[date, ...], tuple[date, ...]]:
    """All that the site takes of a stored text."""
    kept = parsed(text)
    return rule_of(kept), added(kept), removed(kept)


@unhurried
@given(st.data(), days, dates, dates)
def test_what_is_stored_is_read_again_whatever_the_current_zone(
    data: st.DataObject, first: date, more: set[date], fewer: set[date]
) -> None:
    """Through the field, as the database and a revision keep it."""
    rule = data.draw(rules(first).filter(lambda rule: not fault_of_shape(rule)))
    zones = st.sampled_from(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Brussels", "Asia/Kathmandu", "UTC"])
    with timezone.override(data.draw(zones)):
        text = FIELD.get_prep_value(stored(rule, more, fewer))
    with timezone.override(data.draw(zones)):
        kept = FIELD.from_db_value(text)
        assert (rule_of(kept), added(kept), removed(kept)) == (rule, tuple(sorted(more)), tuple(sorted(fewer)))
        assert used(text) == (rule, tuple(sorted(more)), tuple(sorted(fewer)))
        assert FIELD.get_prep_value(kept) == text


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Brussels"])
@pytest.mark.parametrize("text", ["20261027", "20261027T120000Z", "20261027T000000Z", "20261027T235959Z"])
def test_a_date_is_read_as_it_stands(zone: str, text: str) -> None:
    with timezone.override(zone):
        rule, more, fewer = used(f"RRULE:FREQ=DAILY;UNTIL={text}\nRDATE:{text}\nEXDATE:{text}")
    assert rule is not None
    assert (rule.until, more, fewer) == (date(2026, 10, 27), (date(2026, 10, 27),), (date(2026, 10, 27),))


def test_all_the_dates_of_a_list_are_read_and_not_the_first_alone() -> None:
    assert used("RDATE:20261027,20261028\nEXDATE:20261029,20261030") == (
        None,
        (date(2026, 10, 27), date(2026, 10, 28)),
        (date(2026, 10, 29), date(2026, 10, 30)),
    )


def test_nothing_is_no_series() -> None:
    assert used("") == (None, (), ())
    assert rule_of(None) is None


HOSTILE = {
    "a month 99": "RDATE:20269999",
    "a 30 February": "EXDATE:20260230",
    "a year 9999": "RDATE:99990101",
    "a year 0": "RDATE:00000101",
    "an end in a month 13": "RRULE:FREQ=DAILY;UNTIL=20261301T000000Z",
    "an end in the year 9999": "RRULE:FREQ=DAILY;UNTIL=99991231T235959Z",
    "an end that is no date": "RRULE:FREQ=DAILY;UNTIL=tomorrow",
    "an empty end": "RRULE:FREQ=DAILY;UNTIL=",
    "a time without zone": "RDATE:20261027T190000",
    "every second": "RRULE:FREQ=SECONDLY",
    "every second of a 30 February": "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "every minute": "RRULE:FREQ=MINUTELY",
    "every hour": "RRULE:FREQ=HOURLY",
    "an unknown frequency": "RRULE:FREQ=FORTNIGHTLY",
    "no frequency": "RRULE:INTERVAL=2",
    "minus one time": "RRULE:FREQ=DAILY;COUNT=-1",
    "no time": "RRULE:FREQ=DAILY;COUNT=0",
    "too many times": "RRULE:FREQ=DAILY;COUNT=100000",
    "a count of 5000 digits": "RRULE:FREQ=DAILY;COUNT=" + "9" * 5000,
    "an end twice": "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20261027",
    "every zero days": "RRULE:FREQ=DAILY;INTERVAL=0",
    "every minus two days": "RRULE:FREQ=DAILY;INTERVAL=-2",
    "every thousand weeks": "RRULE:FREQ=WEEKLY;INTERVAL=1000",
    "every nine years": "RRULE:FREQ=YEARLY;INTERVAL=9;BYMONTH=1;BYMONTHDAY=1",
    "a place in the set": "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
    "an impossible place in the set": "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=999",
    "a week of the year": "RRULE:FREQ=YEARLY;BYWEEKNO=20",
    "a day of the year": "RRULE:FREQ=YEARLY;BYYEARDAY=100",
    "an hour": "RRULE:FREQ=DAILY;BYHOUR=9",
    "weeks that begin on Sunday": "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
    "days of the week by days": "RRULE:FREQ=DAILY;BYDAY=MO",
    "a month by days": "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "the second Monday by weeks": "RRULE:FREQ=WEEKLY;BYDAY=2MO",
    "every Monday by months": "RRULE:FREQ=MONTHLY;BYDAY=MO",
    "two days of the month": "RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15",
    "two weekdays of the month": "RRULE:FREQ=MONTHLY;BYDAY=2MO,2TU",
    "two places": "RRULE:FREQ=MONTHLY;BYDAY=1MO,3MO",
    "a Friday the 13th": "RRULE:FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13",
    "the fifth Monday": "RRULE:FREQ=MONTHLY;BYDAY=5MO",
    "the 99th Monday": "RRULE:FREQ=MONTHLY;BYDAY=99MO",
    "the last Monday but one": "RRULE:FREQ=MONTHLY;BYDAY=-2MO",
    "the 29th of each month": "RRULE:FREQ=MONTHLY;BYMONTHDAY=29",
    "the 31st of each month": "RRULE:FREQ=MONTHLY;BYMONTHDAY=31",
    "the last day of the month but one": "RRULE:FREQ=MONTHLY;BYMONTHDAY=-2",
    "no day of the month": "RRULE:FREQ=MONTHLY",
    "some months": "RRULE:FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=1",
    "no month of the year": "RRULE:FREQ=YEARLY;BYMONTHDAY=1",
    "two months of the year": "RRULE:FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=1",
    "a month 13": "RRULE:FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
    "a 29 February": "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "a 31 April": "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
    "a weekday that is none": "RRULE:FREQ=WEEKLY;BYDAY=XX",
    "an unknown part": "RRULE:FREQ=DAILY;COLOUR=RED",
    "a part without value": "RRULE:FREQ",
    "nothing after the colon": "RRULE:",
    "no value of a date": "RDATE:",
    "two rules": "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
    "a rule of exceptions": "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY",
    "a rule of exceptions alone": "EXRULE:FREQ=WEEKLY",
    "a first date": "DTSTART:20261027T190000Z\nRRULE:FREQ=DAILY",
    "a parameter": "RDATE;TZID=Europe/Brussels:20261027T190000",
    "words": "every Monday",
    "a NUL": "\0",
    "100 kB of letters": "A" * 100_000,
    "100 kB without a colon": "RDATE" * 20_000,
    "100 kB of dates": "RDATE:20261027\n" * 7_000,
    "100 kB of one list": "RDATE:" + "20261027," * 11_000 + "20261027",
    "100 kB of days": "RRULE:FREQ=WEEKLY;BYDAY=" + "MO," * 33_000 + "MO",
    "10,000 semicolons": "RRULE:FREQ=DAILY" + ";" * 10_000 + "X",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_the_site_does_not_work_with_is_refused_at_once_with_a_sentence(text: str) -> None:
    begun = perf_counter()
    with pytest.raises(UnusableRuleError) as refused:
        used(text)
    assert perf_counter() - begun < 1
    assert str(refused.value).endswith(".")
    assert text[:10] not in str(refused.value)


@unhurried
@given(st.text(alphabet="RULEXDATFQ:;=,-0123456789TZMOWKYBSP\n", max_size=200) | st.text(max_size=60))
def test_any_text_is_a_series_or_refused(text: str) -> None:
    with suppress(UnusableRuleError):
        used(text)


PARTS = [
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=YEARLY",
    "INTERVAL=2",
    "COUNT=3",
    "UNTIL=20261027",
    "BYDAY=MO",
]
PARTS += [
    "BYDAY=2TU",
    "BYDAY=MO,FR",
    "BYMONTHDAY=1",
    "BYMONTHDAY=31",
    "BYMONTHDAY=-1",
    "BYMONTH=2",
    "WKST=MO",
    "BYSETPOS=1",
]


@unhurried
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
def test_what_is_accepted_occurs_and_is_stored_alike(parts: list[str]) -> None:
    try:
        rule, _, _ = used("RRULE:" + ";".join(parts))
    except UnusableRuleError:
        return
    assert rule is not None
    first = date(2024, 1, 1)
    assert next(iter(rule.dates(first)), None) or (rule.until and rule.until < date(2032, 1, 1))
    assert used(recurrence.serialize(stored(rule)))[0] == rule


USABLE = {
    "every day": Rule(DAILY),
    "every 99 days": Rule(DAILY, 99),
    "730 times": Rule(DAILY, count=730),
    "on some days of the week": Rule(WEEKLY, 2, weekdays=(0, 3)),
    "on the 28th": Rule(MONTHLY, month_day=28),
    "on the last day of the month": Rule(MONTHLY, 3, month_day=-1),
    "on the second Tuesday": Rule(MONTHLY, weekdays=(1,), nth=2),
    "on the last Friday": Rule(MONTHLY, weekdays=(4,), nth=-1),
    "on 31 December": Rule(YEARLY, month=12, month_day=31),
    "on the last day of February": Rule(YEARLY, month=2, month_day=-1),
    "on the third Sunday of June, every eight years": Rule(YEARLY, 8, month=6, weekdays=(6,), nth=3),
    "until a day": Rule(WEEKLY, weekdays=(1,), until=date(2026, 12, 15)),
}


@pytest.mark.parametrize("rule", USABLE.values(), ids=USABLE)
def test_what_every_calendar_holds_is_held(rule: Rule) -> None:
    assert used(recurrence.serialize(stored(rule))) == (rule, (), ())


def test_as_many_single_dates_as_allowed_and_not_one_more() -> None:
    some = [date.fromordinal(date(2026, 1, 1).toordinal() + number) for number in range(MOST_SINGLE_DATES + 1)]
    most = recurrence.serialize(stored(Rule(DAILY), some[:-1], some[:-1]))
    assert used(most) == (Rule(DAILY), tuple(some[:-1]), tuple(some[:-1]))
    for many in (stored(None, added=some), stored(None, removed=some)):
        with pytest.raises(UnusableRuleError):
            used(recurrence.serialize(many))


def test_a_moment_near_midnight_in_the_field_is_the_day_that_it_is_in_utc() -> None:
    kept = recurrence.Recurrence(rdates=[datetime(2026, 10, 27, 23, 30, tzinfo=UTC)])
    with timezone.override("Pacific/Kiritimati"):
        assert added(kept) == (date(2026, 10, 27),)
