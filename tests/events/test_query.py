"""The words in which the agenda is asked of the database: edges of time, filters, a number of queries that holds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.agenda_costs import NARROW, WIDE, month, upcoming
from bench.many_activities import fill
from events.filters import SEVERAL, SWITCHES, AgendaFilter, Facets
from events.models import Occurrence, Series
from events.occurrences import Instance, Status, touches
from events.query import DAY, midnight
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

BRUSSELS = ZoneInfo("Europe/Brussels")


def moment(day: int, hour: int = 0, minute: int = 0, month: int = 10) -> datetime:
    """In Brussels, in 2026; October has the change of clocks on the 25th."""
    return datetime(2026, month, day, hour, minute, tzinfo=BRUSSELS)


def held(start: datetime, end: datetime) -> Occurrence:
    """A date by itself, without pages."""
    now = timezone.now()
    longest = int((end - start).total_seconds())
    series = Series.objects.create(translation_key=uuid4(), created=now, changed=now, longest=longest, zone_data="-")
    each = Instance(start.date(), start.astimezone(UTC), end.astimezone(UTC), Status.SCHEDULED)
    return Occurrence.objects.create(
        series=series,
        recurrence_id=each.recurrence_id,
        start=each.start,
        end=each.end,
        first_day=each.first_day("Europe/Brussels"),
        last_day=each.last_day("Europe/Brussels"),
    )


def touching(begin: datetime, end: datetime) -> set[Occurrence]:
    """As the agenda asks: in two parts, of which each has its index."""
    return {*Occurrence.objects.beginning(begin, end), *Occurrence.objects.lasting_into(begin)}


@pytest.fixture
def _nothing_else_is_on(db: None) -> None:
    making.sweep()


@pytest.mark.usefixtures("_nothing_else_is_on")
class TestEdges:
    def test_what_is_running_now_is_upcoming_and_comes_first(self) -> None:
        later = held(moment(7, 14), moment(7, 15))
        running = held(moment(7, 9), moment(7, 12))
        now = moment(7, 10)
        assert [*Occurrence.objects.upcoming(now)] == [*Occurrence.objects.beginning(now)] == [running, later]
        assert not Occurrence.objects.past(now)

    def test_what_is_over_this_morning_is_of_today_and_past(self) -> None:
        over = held(moment(7, 9), moment(7, 10))
        now = moment(7, 12)
        assert [*Occurrence.objects.on(date(2026, 10, 7), date(2026, 10, 7))] == [over]
        assert [*Occurrence.objects.past(now)] == [over]
        assert not Occurrence.objects.upcoming(now)

    def test_what_ends_this_very_moment_is_over(self) -> None:
        over = held(moment(7, 9), moment(7, 10))
        assert [*Occurrence.objects.past(moment(7, 10))] == [over]
        assert not touching(moment(7, 10), moment(8))

    def test_what_crosses_the_end_of_a_month_is_in_both(self) -> None:
        night = held(moment(31, 20), moment(1, 4, month=11))
        assert touching(moment(1), moment(1, month=11)) == {night}
        assert touching(moment(1, month=11), moment(1, month=12)) == {night}

    def test_what_ends_at_midnight_is_not_of_the_day_that_begins_then(self) -> None:
        evening = held(moment(31, 20), moment(1, month=11))
        assert evening.last_day == date(2026, 10, 31)
        assert not touching(moment(1, month=11), moment(2, month=11))
        assert not Occurrence.objects.on(date(2026, 11, 1), date(2026, 11, 1))

    def test_what_lasts_days_is_of_each_of_them(self) -> None:
        exhibition = held(moment(3), moment(24))
        for day in (3, 12, 23):
            assert touching(moment(day), moment(day + 1)) == {exhibition}
            assert [*Occurrence.objects.on(date(2026, 10, day), date(2026, 10, day))] == [exhibition]
        assert not touching(moment(24), moment(25))
        assert [*Occurrence.objects.upcoming(moment(12))] == [exhibition]

    def test_what_has_no_length_is_where_it_begins(self) -> None:
        bell = held(moment(7, 12), moment(7, 12))
        assert touching(moment(7, 12), moment(7, 13)) == {bell}
        assert not touching(moment(7, 11), moment(7, 12))

    def test_a_day_with_a_change_of_clocks_has_twenty_five_hours(self) -> None:
        late = held(moment(25, 23, 30), moment(25, 23, 45))
        assert midnight(date(2026, 10, 26)) - midnight(date(2026, 10, 25)) == timedelta(hours=25)
        assert touching(midnight(date(2026, 10, 25)), midnight(date(2026, 10, 26))) == {late}

    def test_every_window_has_what_touches_it(self) -> None:
        """Both ways of asking agree with ``events.occurrences.touches``, for any dates and windows."""
        random = Random(5)  # noqa: S311
        lengths = [timedelta(), timedelta(hours=2), DAY, timedelta(hours=25), 9 * DAY]
        for _ in range(80):
            start = moment(1) + random.randrange(40 * 24) * timedelta(hours=1)
            held(start, start + random.choice(lengths))
        rows = {
            row.pk: Instance(row.recurrence_id, row.start, row.end, Status.SCHEDULED)
            for row in Occurrence.objects.all()
        }
        for _ in range(60):
            begin = moment(1) + random.randrange(40 * 24) * timedelta(hours=1)
            end = begin + random.choice([timedelta(hours=1), DAY, 31 * DAY])
            expected = {key for key, each in rows.items() if touches(each, begin, end)}
            assert {row.pk for row in touching(begin, end)} == expected
            assert {row.pk for row in Occurrence.objects.between(begin, end)} == expected

    def test_the_first_of_each_day_are_those_that_begin_first(self) -> None:
        for hour in (15, 9, 12, 10):
            held(moment(7, hour), moment(7, hour + 1))
        other = held(moment(8, 9), moment(8, 10))
        found = [*Occurrence.objects.first_of_days(date(2026, 10, 1), date(2026, 10, 31), 2)]
        assert [row.start.astimezone(BRUSSELS).hour for row in found] == [9, 10, 9]
        assert found[-1] == other


CATEGORIES, AUDIENCES, LANGUAGES = ("atelier", "film", "cours"), ("familles", "jeunes"), ("ar", "fr", "ti")
COMMUNES, CAMPAIGNS = ("Mons", "Frameries"), ("campagne-a",)


@pytest.fixture
def varied(db: None) -> list[Series]:
    """Activities of every kind, as editors would publish them."""
    agenda = making.agenda()
    campaign = making.campaign(agenda, slug=CAMPAIGNS[0])
    random = Random(3)  # noqa: S311
    for number in range(10):
        making.activity(
            agenda,
            f"Activité {number}",
            category=making.category(random.choice(CATEGORIES)),
            audiences=[making.audience(name) for name in random.sample(AUDIENCES, number % 3)],
            spoken=random.sample(LANGUAGES, number % 3),
            place=making.place(f"Maison {number}", COMMUNES[number % 2]) if number % 4 else None,
            campaign=campaign if number % 5 == 0 else None,
            is_free=number % 2 == 0,
            attendance=["in_person", "online", "both"][number % 3],
            step_free=["yes", "no", ""][number % 3],
            childcare=number % 4 == 0,
        )
    return [*Series.objects.all()]


def test_the_database_and_the_filter_choose_the_same(varied: list[Series]) -> None:
    """``AgendaFilter.matches`` of what a tombstone keeps, and SQL of what pages say."""
    every = {
        name: sorted({value for each in varied for value in Facets.from_data(each.facets).of(name)}) for name in SEVERAL
    }
    assert all(every.values()), every

    def some(name: str) -> st.SearchStrategy[tuple[str, ...]]:
        return st.sets(st.sampled_from([*every[name], "inconnu"]), max_size=2).map(lambda found: tuple(sorted(found)))

    chosen = st.builds(
        AgendaFilter, **{name: some(name) for name in SEVERAL}, **{name: st.booleans() for name in SWITCHES}
    )

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(chosen | st.sampled_from(one_value(every)))
    def agree(chosen: AgendaFilter) -> None:
        expected = {each.pk for each in varied if chosen.matches(Facets.from_data(each.facets))}
        assert {each.pk for each in Series.objects.matching(chosen)} == expected
        assert {row.series_id for row in Occurrence.objects.matching(chosen)} == expected

    agree()


def one_value(every: dict[str, list[str]]) -> list[AgendaFilter]:
    several = [AgendaFilter(**{name: (value,)}) for name, values in every.items() for value in values]
    return [*several, *(AgendaFilter(**{name: True}) for name in SWITCHES)]


def test_a_period_has_what_is_held_on_one_of_its_days(db: None) -> None:
    agenda = making.agenda()
    start = making.in_days(10)
    page = making.activity(agenda, start_date=start, rule=Rule(Frequency.WEEKLY, weekdays=(start.weekday(),), count=3))
    dates = {start + timedelta(days=number) for number in (0, 7, 14)}
    for since, length in product(range(8, 28), (0, 3)):
        first = making.in_days(since)
        chosen = AgendaFilter(since=first, until=first + timedelta(days=length))
        inside = {day for day in dates if first <= day <= first + timedelta(days=length)}
        assert {row.recurrence_id for row in Occurrence.objects.matching(chosen)} == inside
        assert Series.objects.matching(chosen).filter(page=page).exists() == bool(inside)


@pytest.mark.parametrize(
    "view",
    [
        lambda visitor: upcoming(),
        lambda visitor: month(),
        lambda visitor: month(WIDE),
        lambda visitor: month(NARROW),
        lambda visitor: visitor.get("/fr/agenda/"),
        lambda visitor: visitor.get(f"/fr/agenda/month/{making.in_days(7):%Y-%m}/?free=1"),
    ],
    ids=["upcoming", "month", "month, free", "month of a campaign", "page", "page of a month, free"],
)
def test_three_hundred_activities_take_as_many_queries_as_three(
    visitor: Client, view: Callable[[Client], object]
) -> None:
    making.agenda()

    def queries() -> int:
        view(visitor)
        with CaptureQueriesContext(connection) as asked:
            view(visitor)
        return len(asked)

    fill(3)
    few = queries()
    fill(300)
    assert queries() <= few
