"""The work of the night: every task is done, one that fails stops none, and once a night is enough."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core import nightly, scheduler

MOMENTS = st.integers(0, 15 * 366 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.fixture
def tasks(db: None) -> Iterator[list[str]]:
    """A task that fails between two that do not; the names of those that ran."""
    ran: list[str] = []

    def first(**_: Any) -> str:
        ran.append("first")
        return "deux choses faites"

    def broken(**_: Any) -> None:
        ran.append("broken")
        raise ValueError("le disque est plein")

    def last(**_: Any) -> None:
        ran.append("last")

    for task in (first, broken, last):
        nightly.work.connect(task)
    yield ran
    for task in (first, broken, last):
        nightly.work.disconnect(task)


def test_a_task_that_fails_stops_no_other_and_is_said(tasks: list[str], caplog: pytest.LogCaptureFixture) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError, match="broken"):
        call_command("nightly", stdout=out)
    assert tasks == ["first", "broken", "last"]
    assert "first : deux choses faites" in out.getvalue()
    assert "le disque est plein" in out.getvalue()
    assert "le disque est plein" in caplog.text


def test_a_night_without_trouble_ends_well_and_can_be_repeated(db: None) -> None:
    out = io.StringIO()
    call_command("nightly", stdout=out)
    call_command("nightly", stdout=out)
    assert out.getvalue().count("home.nightly.delete_old_messages : messages effacés : 0") == 2


def test_the_one_process_does_it_once_a_night(tasks: list[str]) -> None:
    evening = datetime(2026, 3, 10, 20, tzinfo=UTC)
    last = evening
    for minute in range(0, 24 * 60, 10):
        last = scheduler.minute(evening + timedelta(minutes=minute), last)
    assert tasks == ["first", "broken", "last"]
    assert last == datetime(2026, 3, 10, 23, tzinfo=UTC)  # midnight in Brussels


@given(start=MOMENTS)
def test_it_is_done_once_a_day_as_it_begins_whatever_the_clocks_do(start: datetime) -> None:
    done: list[datetime] = []
    for quarter in range(4 * 24 * 3):
        now = start + timedelta(minutes=15 * quarter)
        if nightly.is_due(now, done[-1] if done else None):
            done.append(now)
    local = [timezone.localtime(moment) for moment in done]
    assert len({moment.date() for moment in local}) == len(local)
    assert len(local) in {3, 4}
    assert all(moment.hour == 0 for moment in local[1:])
