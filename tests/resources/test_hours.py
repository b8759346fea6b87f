"""Opening hours against an oracle that reads the clock on the wall minute by minute, in every zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resources import hours as module
from resources.directory.problems import problems
from resources.hours import Hours, Kind, Slot, Special, State

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
BRUSSELS = ZoneInfo("Europe/Brussels")
ZONES = sorted(zone for zone in available_timezones() if not zone.startswith(("posix", "right")) and "/" in zone)


def weekdays(opens: str, closes: str, *, by_appointment: bool = False) -> tuple[tuple[int, Slot], ...]:
    slot = Slot(time.fromisoformat(opens), time.fromisoformat(closes), by_appointment)
    return tuple((day, slot) for day in range(5))


def at(text: str, fold: int = 0) -> datetime:
    """A wall time in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS, fold=fold)


def told(given: Hours, moment: datetime) -> tuple[str, str]:
    """The state and its end, as the clock shows it."""
    found = module.state(given, moment)
    return found.kind.value, f"{found.until:%a %d %H:%M}" if found.until else ""


OFFICE = Hours((*weekdays("09:00", "12:00"), *weekdays("13:00", "17:00")))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T08:59", ("closed", "Tue 24 09:00")),
        ("2026-11-24T09:00", ("open", "Tue 24 12:00")),
        ("2026-11-24T11:59", ("open", "Tue 24 12:00")),
        ("2026-11-24T12:00", ("closed", "Tue 24 13:00")),
        ("2026-11-24T17:00", ("closed", "Wed 25 09:00")),
        ("2026-11-27T17:00", ("closed", "Mon 30 09:00")),
    ],
)
def test_an_office_opens_and_closes_to_the_minute(moment: str, expected: tuple[str, str]) -> None:
    assert told(OFFICE, at(moment)) == expected


def test_a_moment_in_another_zone_is_read_on_the_organisations_clock() -> None:
    tokyo = datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("Asia/Tokyo"))  # 10:30 in Brussels
    assert told(OFFICE, tokyo) == ("open", "Tue 24 12:00")
    assert module.state(Hours(OFFICE.weekly, zone="Asia/Tokyo"), tokyo).kind == Kind.CLOSED


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    friday = Hours(((4, Slot(time(22), time(2))),), (Special(date(2026, 11, 28), date(2026, 11, 28)),))
    assert told(friday, at("2026-11-28T01:59")) == ("open", "Sat 28 02:00")
    assert told(friday, at("2026-11-28T02:00")) == ("closed", "Fri 04 22:00")


def test_what_touches_is_one_opening() -> None:
    given = Hours(((0, Slot(time(20), time(0))), (1, Slot(time(0), time(3))), (1, Slot(time(2), time(5)))))
    assert told(given, at("2026-11-23T20:00")) == ("open", "Tue 24 05:00")


def test_day_and_night_has_no_end() -> None:
    always = Hours(tuple((day, Slot(time(), time())) for day in range(7)))
    assert module.state(always, at("2026-11-24T10:00")) == State(Kind.OPEN)
    but_once = Hours(always.weekly, (Special(date(2026, 11, 26), date(2026, 11, 26)),))
    assert told(but_once, at("2026-11-24T10:00")) == ("open", "Thu 26 00:00")
    assert told(but_once, at("2026-11-26T10:00")) == ("closed", "Fri 27 00:00")


def test_a_holiday_closes_unless_the_day_has_hours_of_its_own() -> None:
    holidays = frozenset({date(2026, 12, 25)})
    given = Hours(OFFICE.weekly, (), holidays)
    assert told(given, at("2026-12-25T10:00")) == ("closed", "Mon 28 09:00")
    kept = Special(date(2026, 12, 25), date(2026, 12, 25), Slot(time(10), time(11)), "Permanence")
    assert told(Hours(OFFICE.weekly, (kept,), holidays), at("2026-12-25T10:00")) == ("open", "Fri 25 11:00")


def test_a_closure_is_looked_over() -> None:
    summer = Special(date(2026, 7, 1), date(2026, 8, 31), reason="Congés")
    assert told(Hours(OFFICE.weekly, (summer,)), at("2026-06-30T18:00")) == ("closed", "Tue 01 09:00")
    for_ever = Special(date(2026, 7, 1), date(2099, 8, 31))
    assert module.state(Hours(OFFICE.weekly, (for_ever,)), at("2026-07-01T10:00")) == State(Kind.CLOSED)


def test_a_day_both_closed_and_open_is_closed() -> None:
    day = date(2026, 11, 24)
    both = Hours(OFFICE.weekly, (Special(day, day), Special(day, day, Slot(time(9), time(17)))))
    assert module.state(both, at("2026-11-24T10:00")).kind == Kind.CLOSED


def test_by_appointment_is_told_apart() -> None:
    given = Hours((*weekdays("09:00", "17:00", by_appointment=True), *weekdays("13:00", "14:00")))
    assert told(given, at("2026-11-24T10:00")) == ("appointment", "Tue 24 13:00")
    assert told(given, at("2026-11-24T13:30")) == ("open", "Tue 24 14:00")
    assert module.state(given, at("2026-11-24T18:00")).then_by_appointment


def test_nothing_is_said_where_nothing_is_known() -> None:
    closed_once = Hours(special=(Special(date(2026, 11, 24), date(2026, 11, 24)),))
    assert module.state(Hours(), at("2026-11-24T10:00")) == State(Kind.UNKNOWN)
    assert module.state(closed_once, at("2026-11-24T10:00")) == State(Kind.UNKNOWN)


def test_the_hour_that_is_skipped() -> None:
    """On 29 March 2026 the clock goes from 02:00 to 03:00."""
    opens_in_it = Hours(((6, Slot(time(2, 30), time(5))),))
    assert told(opens_in_it, at("2026-03-29T01:59")) == ("closed", "Sun 29 03:00")
    assert told(opens_in_it, at("2026-03-29T03:00")) == ("open", "Sun 29 05:00")
    within_it = Hours(((6, Slot(time(2, 10), time(2, 50))),))
    assert told(within_it, at("2026-03-29T01:30")) == ("closed", "Sun 05 02:10")


def test_the_hour_that_comes_twice() -> None:
    """On 25 October 2026 the clock goes from 03:00 back to 02:00."""
    given = Hours(((6, Slot(time(1), time(2, 30))),))
    assert told(given, at("2026-10-25T02:29")) == ("open", "Sun 25 02:30")
    assert told(given, at("2026-10-25T02:29", fold=1)) == ("closed", "Sun 01 01:00")
    to_its_end = Hours(((6, Slot(time(2), time(3))),))
    assert told(to_its_end, at("2026-10-25T02:10", fold=1)) == ("open", "Sun 25 03:00")


# -- The oracle

times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 0, 15, 30, 59]))
slots = st.builds(Slot, times, times, st.booleans())
# Every change of clocks of these years is near one of these days, somewhere.
days = st.dates(date(2009, 1, 1), date(2030, 12, 31))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Hours, datetime]:
    """Hours around a moment, often near a change of the zone's clocks."""
    zone = draw(st.sampled_from(ZONES))
    day = draw(st.one_of(days, st.sampled_from(changes(zone) or [date(2026, 3, 29)])))
    near = st.integers(-2, 2).map(lambda number: day + number * DAY)
    weekly = tuple(draw(st.lists(st.tuples(st.integers(0, 6), slots), max_size=6)))
    special = []
    for _ in range(draw(st.integers(0, 2))):
        first = draw(near)
        slot = draw(st.one_of(st.none(), times.flatmap(lambda opens: st.builds(Slot, st.just(opens), times))))
        special.append(Special(first, first + draw(st.integers(0, 2)) * DAY, slot))
    holidays = frozenset(draw(st.lists(near, max_size=2)))
    moment = datetime.combine(day, time(), UTC) + draw(st.integers(-600, 1800)) * MINUTE
    return Hours(weekly, tuple(special), holidays, zone), moment


def changes(zone: str) -> list[date]:
    """The days around which the clocks of a zone change in some years."""
    found, tz = [], ZoneInfo(zone)
    for year in (2010, 2011, 2018, 2026):
        moments = [datetime(year, 1, 1, tzinfo=UTC) + number * DAY for number in range(366)]
        offsets = [moment.astimezone(tz).utcoffset() for moment in moments]
        found += [moments[n].date() for n in range(1, 366) if offsets[n] != offsets[n - 1]]
    return found


def lived(given: Hours, first: datetime, last: datetime) -> Iterator[tuple[datetime, Kind]]:
    """The oracle: each minute between two, and what the clock on the wall says of it.

    The clock's hand is never turned back: of an hour that comes twice, the second is all at the end of the first.
    """
    moment, hand = first - 2 * DAY, datetime.min  # noqa: DTZ901
    tz = ZoneInfo(given.zone)
    while moment <= last:
        hand = max(hand, moment.astimezone(tz).replace(tzinfo=None, fold=0))
        if moment >= first:
            kinds = {slot.by_appointment for slot in slots_at(given, hand)}
            yield moment, Kind.OPEN if False in kinds else Kind.APPOINTMENT if kinds else Kind.CLOSED
        moment += MINUTE


def slots_at(given: Hours, wall: datetime) -> Iterator[Slot]:
    for day in (wall.date() - DAY, wall.date()):
        special = [each for each in given.special if each.first <= day <= each.last]
        if special:
            found = [each.slot for each in special if each.slot] if all(each.slot for each in special) else []
        elif day in given.holidays:
            found = []
        else:
            found = [slot for weekday, slot in given.weekly if weekday == day.weekday()]
        minute = (wall - datetime.combine(day, time())).total_seconds() / 60
        for slot in found:
            opens = slot.opens.hour * 60 + slot.opens.minute
            closes = slot.closes.hour * 60 + slot.closes.minute
            if opens <= minute < (closes if closes > opens else closes + 24 * 60):
                yield slot


LOOKED = 2 * DAY


@settings(max_examples=150, deadline=None)
@given(cases())
@example((Hours(((6, Slot(time(1), time(2, 30))),)), datetime(2026, 10, 25, 0, 0, tzinfo=UTC)))
@example((Hours(((5, Slot(time(23), time(0))),), zone="America/Sao_Paulo"), datetime(2018, 2, 18, 1, tzinfo=UTC)))
def test_the_same_as_the_clock_on_the_wall(case: tuple[Hours, datetime]) -> None:
    given, moment = case
    found = module.state(given, moment)
    if not given:
        assert found == State(Kind.UNKNOWN)
        return
    minutes = lived(given, moment, moment + LOOKED)
    _now, kind = next(minutes)
    assert found.kind == kind
    changed = next((each for each, then in minutes if then != kind), None)
    if changed is None:
        assert found.until is None or found.until.astimezone(UTC) > moment + LOOKED
    else:
        assert found.until is not None
        assert found.until.astimezone(UTC) == changed


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), slots), max_size=8))
def test_the_week_shown_is_the_week_given(weekly: list[tuple[int, Slot]]) -> None:
    """Merging changes nothing of when it is open, and leaves no two of a kind that touch on their day."""
    shown = module.week(Hours(tuple(weekly)))
    again = Hours(tuple((weekday, slot) for weekday, slots in enumerate(shown) for slot in slots), zone="UTC")
    first = date(2026, 11, 23)
    for kind in (False, True):
        assert module.spans(again, first, first + 6 * DAY, by_appointment=kind) == module.spans(
            Hours(tuple(weekly), zone="UTC"), first, first + 6 * DAY, by_appointment=kind
        )
        for slots in shown:
            of_kind = [slot.on(first) for slot in slots if slot.by_appointment == kind]
            assert all(end < begin or stop - start > DAY for (start, end), (begin, stop) in pairwise(of_kind))


@given(st.lists(st.tuples(st.integers(0, 6), slots), max_size=5))
def test_overlaps_are_told_exactly_where_a_minute_is_said_twice(weekly: list[tuple[int, Slot]]) -> None:
    minutes: list[tuple[int, bool]] = []
    for weekday, slot in weekly:
        opens, closes = slot.on(date.min)
        start = weekday * 1440 + opens.hour * 60 + opens.minute
        length = int((closes - opens) / MINUTE)
        minutes += [((start + number) % (7 * 1440), slot.by_appointment) for number in range(length)]
    told = [problem for problem in problems(weekly, []) if "chevauchent" in problem]
    assert bool(told) == (len(minutes) != len(set(minutes)))


def test_problems_are_sentences_in_french() -> None:
    nine = Slot(time(9), time(12))
    assert problems([(0, nine), (0, Slot(time(11), time(13)))], []) == [
        "Le lundi de 09:00 à 12:00 et le lundi de 11:00 à 13:00 se chevauchent."
    ]
    assert (
        "dimanche de 22:00 à 02:00 et le lundi"
        in problems([(6, Slot(time(22), time(2))), (0, Slot(time(1), time(3)))], [])[0]
    )
    assert "même heure (09:00)" in problems([(0, Slot(time(9), time(9)))], [])[0]
    assert problems([(0, nine), (0, Slot(time(9), time(12), by_appointment=True))], []) == []
    first, last = date(2026, 7, 1), date(2026, 7, 31)
    assert "le dernier jour vient avant" in problems([], [Special(last, first)])[0]
    assert "Deux lignes parlent du 31/07/2026" in problems([], [Special(first, last), Special(last, last, nine)])[0]
    afternoon = Slot(time(13), time(17))
    assert problems([], [Special(first, first, nine), Special(first, first, afternoon)]) == []


def test_what_is_ahead() -> None:
    today = date(2026, 12, 20)
    special = (
        Special(date(2026, 12, 10), date(2026, 12, 19), reason="passé"),
        Special(date(2026, 12, 18), date(2026, 12, 21), reason="en cours"),
        Special(date(2027, 12, 1), date(2027, 12, 2), reason="trop loin"),
    )
    holidays = frozenset({date(2026, 12, 21), date(2026, 12, 25), date(2026, 12, 26)})
    found = module.ahead(Hours(OFFICE.weekly, special, holidays), today, 90)
    # The 21st is told once, by its own line; the 26th is a Saturday, on which nobody would come.
    assert [(each.first, each.reason, each.is_holiday) for each in found] == [
        (date(2026, 12, 18), "en cours", False),
        (date(2026, 12, 25), "", True),
    ]
