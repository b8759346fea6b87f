"""Rows are there for some years; what comes later is not forgotten (``events.publishing``)."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from events.models import EventPage, Series
from events.publishing import AHEAD, refresh
from events.rules import Rule
from tests.events.making import activity, agenda, in_days, rescheduled, today
from tests.events.schedules import WEEKLY, YEARLY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_agenda")]

FAR = today() + relativedelta(years=4)
FAR = FAR.replace(day=min(FAR.day, 28))  # a day that every year has


def series(**facts: Any) -> Series:
    page = activity(agenda(), **facts)
    return Series.objects.get(translation_key=page.translation_key)


def later(found: Series, years: int) -> Series:
    """The same as the night makes it, some years on."""
    refresh(found.translation_key, timezone.now() + relativedelta(years=years))
    return Series.objects.get(pk=found.pk)


def is_due(found: Series, night: date) -> bool:
    """Whether that night makes its rows again (``events.nightly``)."""
    return Series.objects.filter(pk=found.pk, expanded_to__lt=night + AHEAD).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"rule": Rule(WEEKLY, count=10), "start_date": FAR},
        {"rule": Rule(YEARLY, month=FAR.month, month_day=FAR.day, count=5), "start_date": FAR - relativedelta(years=4)},
        {"start_date": in_days(7), "added": [FAR]},
    ],
    ids=["begins beyond", "once a year", "one date added"],
)
def test_a_series_that_ends_beyond_the_horizon_is_made_again_as_the_horizon_moves(facts: dict[str, Any]) -> None:
    found = series(**facts)
    before = found.occurrences.count()
    assert is_due(found, today() + timedelta(days=1))
    assert later(found, 3).occurrences.filter(first_day__year=FAR.year).exists()
    assert before < 4


def test_a_series_whose_last_date_is_there_is_left_alone() -> None:
    found = series(rule=Rule(WEEKLY, count=10))
    assert found.occurrences.count() == 10
    assert not is_due(found, FAR)


@pytest.mark.parametrize("start", [FAR, today() - relativedelta(years=4)], ids=["to come", "past"])
def test_a_single_date_is_there_whenever_it_is_also_where_it_was_moved_to(start: date) -> None:
    new = start + timedelta(days=40)
    found = series(start_date=start, changes=[rescheduled(start, new, place=None, place_text="")])
    assert list(found.occurrences.values_list("recurrence_id", "first_day")) == [(start, new)]
    assert not is_due(found, FAR)
    assert EventPage.objects.filter(series=found).exists()
