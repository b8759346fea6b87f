"""One date changed on the published version and on the draft. Nothing else is published with it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringSegment, TranslationSource

from events.changing import DateChange, NotInSeriesError, apply, untranslated
from events.models import EventPage, Occurrence, Series
from events.occurrences import Status
from tests.events import making
from tests.events.weekly import MESSAGE, cancel, nth, publisher, rows, workshop

Member = Callable[..., Client]
DAY = timedelta(days=1)


@pytest.fixture
def series(db: None) -> EventPage:
    return workshop()


def test_a_cancelled_date_is_published_and_is_still_a_date(series: EventPage) -> None:
    outcome = apply(series, cancel(nth(3)), publisher(), what="cancel", day=nth(3).isoformat())
    assert (outcome.published, outcome.beside) == (True, False)
    assert rows(series)[nth(3)] == "cancelled"
    assert len(rows(series)) == 10
    page = making.fresh(series)
    assert not page.has_unpublished_changes
    assert [block.value["message"] for block in page.changes] == [MESSAGE]
    assert Series.objects.get(translation_key=series.translation_key).sequence == 1


def test_a_date_has_one_change_the_last(series: EventPage) -> None:
    user = publisher()
    apply(series, cancel(nth(3)), user)
    moved = {
        "new_date": nth(3) + DAY,
        "new_start": None,
        "new_end": None,
        "place": None,
        "place_text": "",
        "message": "",
    }
    apply(series, DateChange(nth(3), Status.RESCHEDULED, moved), user)
    row = Occurrence.objects.get(series__page=series, recurrence_id=nth(3))
    assert (row.status, row.first_day) == ("rescheduled", nth(3) + DAY)
    apply(series, DateChange(nth(3), None), user)
    assert rows(series)[nth(3)] == "scheduled"
    assert len(making.fresh(series).changes) == 0


def test_a_draft_is_not_published_by_accident_and_keeps_the_change(series: EventPage) -> None:
    draft = making.fresh(series)
    draft.title, draft.room = "Un titre pas encore relu", "Salle 9"
    draft.save_revision()
    outcome = apply(series, cancel(nth(3)), publisher())
    assert (outcome.published, outcome.beside, outcome.draft_lacks) == (True, True, False)
    page = making.fresh(series)
    assert (page.title, page.room) == ("Atelier du soir", "")
    assert [block.value["date"] for block in page.changes] == [nth(3)]
    assert page.has_unpublished_changes
    kept = page.get_latest_revision_as_object()
    assert (kept.title, kept.room) == ("Un titre pas encore relu", "Salle 9")
    assert [block.value["date"] for block in kept.changes] == [nth(3)]


def test_a_draft_without_that_date_stays_as_it_is(series: EventPage) -> None:
    draft = making.fresh(series)
    draft.start_date = draft.start_date + DAY
    draft.recurrence = ""
    draft.save_revision(clean=False)
    outcome = apply(series, cancel(nth(3)), publisher())
    assert (outcome.published, outcome.draft_lacks) == (True, True)
    kept = making.fresh(series).get_latest_revision_as_object()
    assert (kept.start_date, len(kept.changes)) == (nth(1) + DAY, 0)
    assert rows(series)[nth(3)] == "cancelled"


def test_a_draft_in_moderation_stays_there(series: EventPage, member: Member) -> None:
    writer = member("Rédaction").user  # type: ignore[attr-defined]
    draft = making.fresh(series)
    draft.title = "En relecture"
    draft.save_revision(user=writer)
    page = making.fresh(series)
    page.get_workflow().start(page, writer)
    boss = publisher()
    apply(series, cancel(nth(3)), boss)
    state = making.fresh(series).current_workflow_state
    assert state.status == state.STATUS_IN_PROGRESS
    state.current_task_state.approve(user=boss)
    page = making.fresh(series)
    assert page.title == "En relecture"
    assert rows(page)[nth(3)] == "cancelled"


def test_who_may_not_publish_submits(series: EventPage, member: Member) -> None:
    writer = member("Rédaction").user  # type: ignore[attr-defined]
    outcome = apply(series, cancel(nth(3)), writer)
    assert (outcome.published, outcome.submitted) == (False, True)
    assert rows(series)[nth(3)] == "scheduled"
    making.fresh(series).current_workflow_state.current_task_state.approve(user=publisher())
    assert rows(series)[nth(3)] == "cancelled"


def test_who_may_not_publish_adds_to_a_draft_without_submitting_it(series: EventPage, member: Member) -> None:
    writer = member("Rédaction").user  # type: ignore[attr-defined]
    draft = making.fresh(series)
    draft.title = "Commencé"
    draft.save_revision(user=writer)
    outcome = apply(series, cancel(nth(3)), writer)
    assert (outcome.published, outcome.submitted, outcome.beside) == (False, False, True)
    page = making.fresh(series)
    assert page.current_workflow_state is None
    assert len(page.get_latest_revision_as_object().changes) == 1


def test_an_activity_that_never_was_published_is_not_by_this(series: EventPage) -> None:
    series.unpublish()
    outcome = apply(series, cancel(nth(3)), publisher())
    page = making.fresh(series)
    assert (outcome.published, page.live) == (False, False)
    assert [block.value["date"] for block in page.changes] == [nth(3)]


def test_a_date_that_is_not_in_the_series_changes_nothing(series: EventPage) -> None:
    before = series.revisions.count()
    with pytest.raises(NotInSeriesError):
        apply(series, cancel(nth(3) + DAY), publisher())
    assert series.revisions.count() == before


def test_new_words_are_to_be_translated_and_the_same_ones_stay_translated(series: EventPage) -> None:
    user = publisher()
    apply(series, cancel(nth(3)), user)
    page = making.fresh(series)
    arabic = making.translated(page, "ar", title="ورشة")
    block = raw_id(page)
    arabic.changes = [{"type": "cancelled", "id": block, "value": {"date": nth(3).isoformat(), "message": "مريضة"}}]
    arabic.save_revision().publish()
    assert untranslated(making.fresh(series)) == {}
    apply(series, cancel(nth(3)), user)
    assert raw_id(making.fresh(series)) == block
    apply(series, cancel(nth(3), "Tout autre chose."), user)
    waiting = untranslated(making.fresh(series))
    assert {day: [each.locale.language_code for each in pages] for day, pages in waiting.items()} == {nth(3): ["ar"]}


def test_a_change_without_words_can_be_translated(series: EventPage) -> None:
    user = publisher()
    apply(series, cancel(nth(3), ""), user)
    apply(making.fresh(series), DateChange(nth(2), Status.RESCHEDULED, {"new_date": nth(2) + DAY}), user)
    source, _ = TranslationSource.get_or_create_from_instance(making.fresh(series))
    assert StringSegment.objects.filter(source=source).exists()


def test_a_message_that_was_left_in_french_is_still_to_be_translated(series: EventPage) -> None:
    apply(series, cancel(nth(3)), publisher())
    page = making.fresh(series)
    making.translated(page, "ar", title="ورشة")  # a copy: its message reads as the original's
    assert [*untranslated(making.fresh(series))] == [nth(3)]


def raw_id(page: EventPage) -> Any:
    return page.changes[0].id


def test_the_history_says_which_date(series: EventPage) -> None:
    apply(series, cancel(nth(3)), publisher(), what="cancel", day="2026-10-06")
    entry = PageLogEntry.objects.filter(page=series.pk, action="events.date_changed").get()
    assert entry.message == "Date annulée : mardi 6 octobre 2026"
