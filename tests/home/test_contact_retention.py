"""Messages end when the staff said, as the privacy page promises."""

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.months import months_later
from home.contact import retention
from home.models import ContactMessage, MessageSettings

Make = Callable[..., ContactMessage]


def months_ago(months: int, extra_days: int = 0) -> datetime:
    day = months_later(timezone.localdate(), -months) - timedelta(days=extra_days)
    return datetime.combine(day, time(12), timezone.get_default_timezone())


def test_a_year_is_kept_unless_the_staff_say_otherwise(make_message: Make) -> None:
    old = make_message(received_at=months_ago(12, extra_days=1), state="new")
    kept = make_message(received_at=months_ago(12))
    out = io.StringIO()
    call_command("delete_old_messages", stdout=out)
    assert list(ContactMessage.objects.all()) == [kept]
    assert old.pk != kept.pk
    assert out.getvalue() == "Messages de plus de 12 mois effacés : 1.\n"


def test_the_staff_choose_the_time(make_message: Make) -> None:
    settings = MessageSettings.load()
    settings.months_kept = 3
    settings.save()
    make_message(received_at=months_ago(4))
    kept = make_message(received_at=months_ago(2))
    call_command("nightly", stdout=io.StringIO())
    assert list(ContactMessage.objects.all()) == [kept]


@pytest.mark.parametrize("months", [0, 121])
def test_no_message_is_kept_for_ever_or_not_at_all(db: None, months: int) -> None:
    settings = MessageSettings.load()
    settings.months_kept = months
    with pytest.raises(ValidationError):
        settings.full_clean()


def test_the_day_that_is_shown_is_the_one_when_it_is_deleted(make_message: Make) -> None:
    message = make_message(received_at=months_ago(12, extra_days=1))
    assert retention.end(message) <= timezone.localdate()
    assert retention.end(make_message(received_at=months_ago(12) + timedelta(days=2))) > timezone.localdate()


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(-120, 120))
def test_months_are_months_whatever_their_length(day: date, months: int) -> None:
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
    assert months_later(day, 0) == day
