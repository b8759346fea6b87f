"""What is derived of pages follows them through everything that Wagtail does with pages; truth stays in the pages."""

import io
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Locale, Page, PageViewRestriction

from events.models import AgendaPage, EventPage, Occurrence, Series
from events.rules import Frequency, Rule
from events.stored import stored
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

THREE = Rule(Frequency.DAILY, count=3)


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def series(page: Page) -> Series | None:
    return Series.objects.filter(translation_key=page.translation_key).first()


def rows(page: Page) -> int:
    return Occurrence.objects.filter(series__translation_key=page.translation_key).count()


def is_announced(page: Page) -> bool:
    found = series(page)
    return found is not None and found.withdrawn is None


def fresh(page: Page) -> EventPage:
    return EventPage.objects.get(pk=page.pk)


def test_a_page_in_five_languages_has_one_set_of_rows(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=THREE)
    for code in ("ar", "nl", "en", "tr"):
        if not agenda.get_translations().filter(locale__language_code=code).exists():
            making.translated(agenda, code)
        making.translated(page, code, title=f"Atelier {code}")
    assert Series.objects.count() == 1
    assert rows(page) == 3
    assert sorted(series(page).contents) == ["ar", "en", "fr", "nl", "tr"]


def test_a_draft_is_announced_nowhere(agenda: AgendaPage) -> None:
    page = EventPage(
        title="Brouillon",
        slug="brouillon",
        locale=agenda.locale,
        category=making.category(),
        start_date=making.in_days(3),
        all_day=True,
        place_text="Salle",
        live=False,
    )
    making.fresh(agenda).add_child(instance=page)
    page.save_revision()
    assert series(page) is None


def test_what_is_drafted_of_a_published_page_stays_within(agenda: AgendaPage, visitor: Client) -> None:
    page = making.activity(agenda, rule=THREE)
    before = series(page)
    page.title, page.start_date, page.place_text = "Secret", making.in_days(30), "Lieu secret"
    page.recurrence = stored(Rule(Frequency.DAILY, count=9))
    page.save_revision()
    after = series(page)
    assert (after.changed, after.sequence, rows(page)) == (before.changed, before.sequence, 3)
    text = visitor.get(f"/fr/feeds/{page.translation_key}.ics").content.decode()
    assert "ecret" not in text


def test_a_draft_in_the_making_of_a_translation_stays_within(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    copy = page.copy_for_translation(Locale.objects.get(language_code="ar")).specific
    copy.title = "مسودة"
    copy.save_revision()
    assert list(series(page).contents) == ["fr"]


def test_unpublishing_withdraws_whoever_holds_the_page(agenda: AgendaPage) -> None:
    specific, plain = making.activity(agenda, rule=THREE), making.activity(agenda, rule=THREE)
    specific.unpublish()
    Page.objects.get(pk=plain.pk).unpublish()
    for page in (specific, plain):
        assert series(page).withdrawn
        assert rows(page) == 0


def test_unpublishing_with_what_is_below(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    staff = User.objects.create_superuser("redaction-exemple")
    UnpublishPageAction(making.fresh(agenda), user=staff, include_descendants=True).execute()
    assert series(page).withdrawn


def test_deleting_withdraws_also_with_the_parent(agenda: AgendaPage) -> None:
    page, below = making.activity(agenda), making.activity(agenda, rule=THREE)
    Page.objects.get(pk=page.pk).delete()
    assert series(page).withdrawn
    Page.objects.get(pk=agenda.pk).delete()
    assert series(below).withdrawn
    assert rows(below) == 0


def test_a_translation_withdrawn_leaves_the_activity(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    arabic = making.translated(page, "ar", title="ورشة")
    arabic.unpublish()
    assert is_announced(page)
    assert list(series(page).contents) == ["fr"]


def test_the_source_withdrawn_withdraws_the_activity(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    making.translated(page, "ar", title="ورشة")
    page.unpublish()
    assert series(page).withdrawn


def test_an_old_revision_published_again_is_what_counts(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=THREE)
    old = page.latest_revision
    page.recurrence = stored(Rule(Frequency.DAILY, count=5))
    page.save_revision().publish()
    assert rows(page) == 5
    old.publish()
    assert rows(page) == 3
    assert series(page).sequence == 2


def test_moving_a_page_changes_its_address_in_feeds(agenda: AgendaPage, visitor: Client) -> None:
    page = making.activity(agenda)
    before = series(page).changed
    home = agenda.get_parent()
    fresh(page).move(making.fresh(home), pos="last-child")
    assert series(page).changed > before
    assert f"/fr/{page.slug}/" in visitor.get(f"/fr/feeds/{page.translation_key}.ics").content.decode()


def test_renaming_the_agenda_changes_the_addresses_below(agenda: AgendaPage, visitor: Client) -> None:
    page = making.activity(agenda)
    parent = making.fresh(agenda)
    parent.slug = "calendrier"
    parent.save_revision().publish()
    text = visitor.get(f"/fr/feeds/{page.translation_key}.ics").content.decode()
    assert f"/fr/calendrier/{page.slug}/" in text


def test_a_copy_is_an_activity_of_its_own(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=THREE, audiences=[making.audience()], spoken=["ar"])
    copy = fresh(page).copy(update_attrs={"title": "Copie", "slug": "copie"}, keep_live=True)
    assert copy.translation_key != page.translation_key
    assert rows(copy) == rows(page) == 3
    assert series(copy).facets["audience"] == ["familles"]
    assert series(copy).facets["language"] == ["ar"]
    unpublished = fresh(page).copy(update_attrs={"title": "Copie", "slug": "copie-2"}, keep_live=False)
    assert series(unpublished) is None


def test_a_copy_of_the_whole_agenda_copies_each_activity(agenda: AgendaPage) -> None:
    making.activity(agenda, rule=THREE)
    making.fresh(agenda).copy(recursive=True, update_attrs={"title": "Autre", "slug": "autre"}, keep_live=True)
    assert Series.objects.published().count() == 2
    assert Occurrence.objects.count() == 6


def test_an_alias_is_nothing_more(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=THREE)
    alias = fresh(page).create_alias(update_slug="alias", parent=making.fresh(agenda.get_parent()))
    page.title = "Changé"
    page.save_revision().publish()
    assert alias.translation_key == page.translation_key or series(alias) is None
    assert Series.objects.published().count() == 1
    assert series(page).page_id == page.pk


def test_what_is_scheduled_is_announced_at_its_hour(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    page.unpublish()
    page = fresh(page)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert not is_announced(page)
    page = fresh(page)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    assert revision
    call_command("publish_scheduled", verbosity=0)
    assert is_announced(page)


def test_what_expires_is_withdrawn(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    EventPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert series(page).withdrawn


def test_privacy_of_a_parent_withdraws_and_gives_back(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=THREE)
    restriction = PageViewRestriction(page=agenda, restriction_type=PageViewRestriction.PASSWORD, password="exemple")
    restriction.save()
    assert series(page).withdrawn
    assert rows(page) == 0
    restriction.delete()
    assert is_announced(page)
    assert rows(page) == 3


def test_an_import_is_derived_by_the_command(agenda: AgendaPage, tmp_path: Path) -> None:
    page = making.activity(agenda, rule=THREE, spoken=["ar"])
    other = making.activity(agenda, "Effacée")
    kept = (series(page).changed, series(page).sequence)
    dumped = io.StringIO()
    call_command("dumpdata", "wagtailcore.page", "events.eventpage", "events.spokenlanguage", stdout=dumped)
    path = tmp_path / "agenda.json"
    path.write_text(dumped.getvalue())
    Occurrence.objects.all().delete()
    stranger = Series.objects.create(
        translation_key=uuid4(), created=timezone.now(), changed=timezone.now(), timing="", zone_data=""
    )
    EventPage.objects.filter(pk=other.pk).update(live=False)
    call_command("loaddata", str(path), verbosity=0)
    said = io.StringIO()
    call_command("refresh_agenda", stdout=said)
    assert rows(page) == 3
    assert (series(page).changed, series(page).sequence) == kept
    stranger.refresh_from_db()
    assert stranger.withdrawn
    assert "refaites" in said.getvalue()


def test_refreshing_twice_writes_nothing(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=THREE, spoken=["ar"], changes=[making.cancelled(making.in_days(8))])
    making.translated(page, "ar", title="ورشة")
    with CaptureQueriesContext(connection) as queries:
        call_command("refresh_agenda", verbosity=0)
    written = [each["sql"] for each in queries if each["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert written == []


def test_a_private_page_can_be_deleted(agenda: AgendaPage) -> None:
    page, below = making.activity(agenda), making.activity(agenda)
    for private in (page, agenda):
        PageViewRestriction(page=private, restriction_type=PageViewRestriction.LOGIN).save()
    Page.objects.get(pk=page.pk).delete()
    Page.objects.get(pk=agenda.pk).delete()
    assert series(page).withdrawn
    assert series(below).withdrawn


def test_moved_below_what_is_private_it_is_withdrawn(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    home = agenda.get_parent()
    other = making.fresh(home).add_child(instance=AgendaPage(title="Interne", slug="interne", locale=agenda.locale))
    PageViewRestriction(page=other, restriction_type=PageViewRestriction.LOGIN).save()
    fresh(page).move(making.fresh(other), pos="last-child")
    assert series(page).withdrawn
    fresh(page).move(making.fresh(agenda), pos="last-child")
    assert is_announced(page)


def test_what_is_already_withdrawn_keeps_its_day(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    page.unpublish()
    withdrawn = series(page).withdrawn
    fresh(page).save()
    call_command("refresh_agenda", verbosity=0)
    assert series(page).withdrawn == withdrawn
