"""One activity as two: split from a date on with its translations, or begun again; no date is lost, nor a word."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import TranslationState
from events.changing import apply
from events.copying import duplicate, split_activity
from events.models import EventPage, Series
from events.splitting import UnsplittableError
from home.content import permissions
from tests.events import making
from tests.events.weekly import cancel, nth, publisher, rows, workshop

pytestmark = pytest.mark.usefixtures("own_agenda")

Member = Callable[..., Client]
DAY = timedelta(days=1)


@pytest.fixture
def series(db: None) -> EventPage:
    return workshop()


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


def localized(page: EventPage, code: str, words: dict[str, str]) -> EventPage:
    """The page in another language as translators make it: French segment -> their words."""
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=making.locale(code))
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=words[segment.string.data],
        )
    translation.save_target(publish=True)
    return EventPage.objects.get(translation_key=page.translation_key, locale=translation.target_locale)


def test_what_translators_did_is_not_lost(
    series: EventPage, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        arabic = localized(series, "ar", {"Atelier du soir": "ورشة مسائية", "Un résumé.": "ملخّص."})
    assert TranslationState.objects.get(page=arabic).changed_parts == []
    changed = making.fresh(series)
    changed.summary = "Un autre résumé."
    changed.save_revision().publish()
    assert TranslationState.objects.get(page=arabic).changed_parts == ["summary"]
    after = split_activity(series, nth(4), publisher())
    copy = EventPage.objects.get(translation_key=after.translation_key, locale__language_code="ar")
    assert (copy.live, copy.title, copy.summary) == (True, "ورشة مسائية", "ملخّص.")
    assert TranslationState.objects.get(page=copy).changed_parts == ["summary"]
    translation = Translation.objects.get(source__object_id=after.translation_key)
    assert translation.get_progress() == (2, 1)
    assert Translation.objects.get(source__object_id=series.translation_key).get_progress() == (2, 2)


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
