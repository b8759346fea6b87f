"""One date changed on the published version and on the draft; a series made two. Nothing else is published with it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from events.changing import DateChange, NotInSeriesError, apply, untranslated
from events.copying import duplicate, split_activity
from events.models import EventPage, Occurrence, Series
from events.occurrences import Status
from events.rules import Frequency, Rule
from events.splitting import UnsplittableError
from home.content import permissions
from tests.events import making

Member = Callable[..., Client]
DAY = timedelta(days=1)
MESSAGE = "L’animatrice est malade."


@pytest.fixture
def series(db: None) -> EventPage:
    """A workshop each week, ten times, from next week on."""
    first = making.in_days(7)
    rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=10)
    return making.activity(making.agenda(), "Atelier du soir", rule=rule, start_date=first)


def nth(number: int) -> date:
    return making.in_days(7 * number)


def rows(page: EventPage) -> dict[date, str]:
    found = Occurrence.objects.filter(series__translation_key=page.translation_key)
    return {row.recurrence_id: row.status for row in found}


def publisher() -> User:
    return User.objects.create_superuser("cheffe")


def cancel(day: date, message: str = MESSAGE) -> DateChange:
    return DateChange(day, Status.CANCELLED, {"message": message})


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
    apply(series, cancel(nth(3)), publisher())
    state = making.fresh(series).current_workflow_state
    assert state.status == state.STATUS_IN_PROGRESS
    state.current_task_state.approve(user=publisher_again())
    page = making.fresh(series)
    assert page.title == "En relecture"
    assert rows(page)[nth(3)] == "cancelled"


def publisher_again() -> User:
    return User.objects.get(username="cheffe")


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


def raw_id(page: EventPage) -> Any:
    return page.changes[0].id


def test_the_history_says_which_date(series: EventPage) -> None:
    apply(series, cancel(nth(3)), publisher(), what="cancel", day="2026-10-06")
    entry = PageLogEntry.objects.filter(page=series.pk, action="events.date_changed").get()
    assert entry.message == "Date annulée : mardi 6 octobre 2026"


# -- Two activities of one -----------------------------------------------------------------


def test_a_split_series_is_two_activities_with_the_same_dates(series: EventPage) -> None:
    user = publisher()
    apply(series, cancel(nth(2)), user)
    apply(series, cancel(nth(7)), user)
    before = rows(series)
    after = split_activity(series, nth(6), user)
    first, second = rows(series), rows(after)
    assert {**first, **second} == before
    assert max(first) < nth(6) == min(second)
    assert after.translation_key != series.translation_key
    assert after.continues_id == series.pk
    assert after.live
    assert list(making.fresh(series).continued_by.all()) == [after]
    assert (after.start_date, after.title, after.slug) == (nth(6), "Atelier du soir", f"{series.slug}-2")
    after.full_clean()
    making.fresh(series).full_clean()


def test_each_part_keeps_what_is_said_of_its_dates(series: EventPage) -> None:
    user = publisher()
    apply(series, cancel(nth(2), "Avant."), user)
    apply(series, cancel(nth(7), "Après."), user)
    after = split_activity(series, nth(6), user)
    said = [[block.value["message"] for block in page.changes] for page in (making.fresh(series), after)]
    assert said == [["Avant."], ["Après."]]


def test_the_translations_are_split_too(series: EventPage) -> None:
    making.translated(series, "ar", title="ورشة مسائية")
    after = split_activity(series, nth(4), publisher())
    arabic = EventPage.objects.get(translation_key=after.translation_key, locale__language_code="ar")
    assert (arabic.title, arabic.live, arabic.slug) == ("ورشة مسائية", True, after.slug)
    assert arabic.original.start_date == nth(4)
    assert arabic.start_date == nth(4)
    kept = Series.objects.get(translation_key=after.translation_key)
    assert set(kept.contents) == {"fr", "ar"}
    assert len(rows(after)) == 7


def test_what_continued_the_whole_continues_its_second_part(series: EventPage) -> None:
    later = making.activity(series.get_parent().specific, "Plus tard", start_date=nth(20), continues=series)
    after = split_activity(series, nth(4), publisher())
    assert making.fresh(later).continues_id == after.pk


def test_a_draft_in_the_way_keeps_a_series_whole(series: EventPage) -> None:
    draft = making.fresh(series)
    draft.title = "Autre chose"
    draft.save_revision()
    with pytest.raises(UnsplittableError):
        split_activity(series, nth(4), publisher())
    assert EventPage.objects.filter(title="Atelier du soir").count() == 1


def test_a_split_that_fails_leaves_everything(series: EventPage) -> None:
    with pytest.raises(UnsplittableError):
        split_activity(series, nth(1), publisher())
    assert (EventPage.objects.count(), len(rows(series))) == (1, 10)


def test_who_may_not_publish_does_not_split_what_is_published(series: EventPage, member: Member) -> None:
    with pytest.raises(UnsplittableError, match="modération"):
        split_activity(series, nth(4), member("Rédaction").user)  # type: ignore[attr-defined]


def test_the_event_team_splits_below_the_agenda(series: EventPage, member: Member) -> None:
    team = member("Événements").user  # type: ignore[attr-defined]
    role = next(role for role in permissions.STAFF if role.name == "Événements")
    permissions.give_on(Page.objects.get(pk=series.get_parent().pk), role, team.groups.get())
    assert GroupPagePermission.objects.filter(group__name="Événements").exists()
    assert split_activity(series, nth(4), team).live


# -- Begun again ---------------------------------------------------------------------------


def test_a_duplicate_begins_on_its_own_day_and_repeats_alike(series: EventPage) -> None:
    user = publisher()
    apply(series, cancel(nth(3)), user)
    first = nth(40) + DAY
    made, repeats = duplicate(series, "Atelier du soir, encore", first, user)
    assert repeats
    assert (made.live, made.title, made.start_date) == (False, "Atelier du soir, encore", first)
    assert len(made.changes) == 0
    assert made.schedule.dates(making.in_days(1000)) == [first + DAY * 7 * number for number in range(10)]
    assert (made.place_text, made.start_time) == (series.place_text, series.start_time)
    assert made.slug == "atelier-du-soir-encore"
    assert not Series.objects.filter(translation_key=made.translation_key).exists()
    made.get_latest_revision_as_object().full_clean()


def test_a_duplicate_of_a_cancelled_activity_is_not_cancelled(series: EventPage) -> None:
    series.status, series.status_message = "cancelled", "Plus de salle."
    series.save_revision().publish()
    made, _ = duplicate(series, "Reprise", nth(30), publisher())
    assert (made.status, made.status_message) == ("scheduled", "")
