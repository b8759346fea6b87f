"""A site that was loaded before there was a calendar: its plain page becomes the agenda, in every language."""

import importlib
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from wagtail.models import Page, ReferenceIndex, Revision, Workflow, WorkflowState
from wagtail_localize.models import Translation, TranslationSource

from events.models import AgendaPage
from home.content.reader import translation_key
from home.models import StandardPage
from tests.events import making

Find = Callable[..., Page]
KEY = translation_key("agenda")
EDITOR = SimpleNamespace(connection=connection)  # a real one is refused by SQLite within a transaction
migration = importlib.import_module("events.migrations.0002_agenda_page")


@pytest.fixture
def earlier(page: Find) -> dict[str, StandardPage]:
    """The site as it was: a plain page in French and Dutch, with a draft, a workflow, rights, and a page below it."""
    making.sweep(agenda_too=True)
    TranslationSource.objects.filter(object_id=KEY).delete()
    french = StandardPage(
        title="Agenda", slug="agenda", summary="Venez.", translation_key=KEY, locale=page("accueil").locale
    )
    french.body = [("text", f'<p><a linktype="page" id="{page("contact").pk}">Écrivez-nous</a></p>')]
    page("accueil").add_child(instance=french)
    french.save_revision().publish()
    source, _ = TranslationSource.get_or_create_from_instance(french)
    dutch = Translation.objects.create(source=source, target_locale=page("accueil", "nl").locale)
    dutch.save_target(publish=True)
    french.add_child(instance=StandardPage(title="Archives", slug="archives", locale=french.locale))
    french.title = "Agenda, brouillon"
    french.save_revision()
    Workflow.objects.get().start(french, User.objects.create_superuser("administration"))
    return {code: StandardPage.objects.get(translation_key=KEY, locale__language_code=code) for code in ("fr", "nl")}


@pytest.fixture
def upgraded(earlier: dict[str, StandardPage]) -> dict[str, StandardPage]:
    migration.make_agenda(apps, EDITOR)
    return earlier


def test_it_keeps_its_number_address_words_and_children(upgraded: dict[str, StandardPage], page: Find) -> None:
    for code, before in upgraded.items():
        after = page("agenda", code)
        assert isinstance(after, AgendaPage)
        same = ("pk", "slug", "title", "summary", "path", "url_path", "live", "draft_title", "latest_revision_id")
        assert [getattr(after, name) for name in same] == [getattr(before, name) for name in same]
        assert list(after.body.raw_data) == list(before.body.raw_data)
    assert not StandardPage.objects.filter(translation_key=KEY).exists()
    assert [child.slug for child in page("agenda").get_children()] == ["archives"]


def test_nothing_still_says_that_it_is_a_plain_page(upgraded: dict[str, StandardPage]) -> None:
    plain = ContentType.objects.get_for_model(StandardPage)
    numbers = [str(page.pk) for page in upgraded.values()]
    for model in (Revision, WorkflowState, ReferenceIndex):
        assert model.objects.filter(object_id__in=numbers).exists()
        assert not model.objects.filter(object_id__in=numbers, content_type=plain).exists()
    assert not TranslationSource.objects.filter(object_id=KEY, specific_content_type=plain).exists()
    for revision in Revision.page_revisions.filter(object_id__in=numbers):
        assert isinstance(revision.as_object(), AgendaPage)


def test_the_editor_opens_it_with_its_draft_its_history_and_its_translation(upgraded: dict[str, StandardPage]) -> None:
    client = Client()
    client.force_login(User.objects.get(username="administration"))
    for code, page in upgraded.items():
        for view in ("edit/", "", "history/", "usage/", "copy/", "revisions/compare/earliest...latest/"):
            assert client.get(f"/admin/pages/{page.pk}/{view}").status_code == 200, (code, view)
    french = BeautifulSoup(client.get(f"/admin/pages/{upgraded['fr'].pk}/edit/").content, "html.parser")
    assert french.select_one("#id_title")["value"] == "Agenda, brouillon"


def test_readers_find_it_and_what_is_published_next_reaches_the_translation(
    upgraded: dict[str, StandardPage], page: Find, read: Callable[..., BeautifulSoup]
) -> None:
    assert read("/fr/agenda/").h1.get_text(strip=True) == "Agenda"
    french = page("agenda")
    french.summary = "Venez toutes et tous."
    french.save_revision().publish()
    source = TranslationSource.objects.get(object_id=KEY)
    assert not source.schema_out_of_date()
    source.update_from_db()
    source.translations.get().save_target(publish=True)
    assert page("agenda", "nl").summary == "Venez toutes et tous."
    assert WorkflowState.objects.get().content_object.specific == french


def test_a_site_without_such_a_page_is_left_alone(page: Find) -> None:
    before = list(Page.objects.values_list("pk", "content_type"))
    migration.make_agenda(apps, EDITOR)
    assert list(Page.objects.values_list("pk", "content_type")) == before
