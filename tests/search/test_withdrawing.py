"""Whatever way staff or the hour withdraw a thing, it is found no more."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import Topic
from home.models import StandardPage
from resources.models import Publication, TopicPage
from search import analysis
from search.models import DocumentText
from tests.resources import library_making as making
from tests.search.indexed import NOWHERE, entry, everywhere, facet, languages, once, page_entry

Found = Callable[..., Page]
pytestmark = pytest.mark.django_db
WORD, BELOW = "Zwyntoril", "Krelmandise"  # no words of any text that ships


@pytest.fixture
def child(page: Found) -> Page:
    parent = page("centre")
    made = parent.add_child(instance=StandardPage(title=f"Le {WORD}", slug="zwyntoril", locale=parent.locale))
    made.add_child(instance=StandardPage(title=BELOW, slug="krelmandise", locale=parent.locale))
    assert everywhere(WORD) == everywhere(BELOW) == once()
    return made


def act(client: Client, action: str, page: Page, **posted: Any) -> None:
    """As in the list of pages, where several are chosen."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    assert client.post(f"{address}?id={page.pk}", posted).status_code == 302


def test_pages_that_are_unpublished_together_are_gone(admin_client: Client, child: Page) -> None:
    act(admin_client, "unpublish", child, include_descendants="on")
    assert everywhere(WORD) == everywhere(BELOW) == NOWHERE


def test_pages_that_are_deleted_from_a_list_are_gone(admin_client: Client, child: Page) -> None:
    act(admin_client, "delete", child)
    assert everywhere(WORD) == everywhere(BELOW) == NOWHERE


def test_pages_that_are_moved_together_below_a_private_one_are_gone(
    admin_client: Client, page: Found, child: Page
) -> None:
    closed = page("accessibilite")
    private(admin_client, closed)
    act(admin_client, "move", child, chooser=closed.pk)
    assert everywhere(WORD) == everywhere(BELOW) == NOWHERE


def private(client: Client, page: Page) -> None:
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    group = Group.objects.first()
    assert group
    answer = client.post(address, {"restriction_type": "groups", "groups": [group.pk], "password": ""})
    assert answer.status_code == 200
    assert page.get_view_restrictions().exists()


def test_what_a_group_alone_may_read_is_gone(admin_client: Client, child: Page) -> None:
    private(admin_client, child)
    assert everywhere(WORD) == everywhere(BELOW) == NOWHERE


def test_what_is_scheduled_comes_and_goes_with_the_hour(child: Page) -> None:
    StandardPage.objects.filter(pk=child.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert everywhere(WORD) == NOWHERE
    draft = child.get_parent().add_child(
        instance=StandardPage(title="Brimoquelle", slug="b", locale=child.locale, live=False)
    )
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    revision = draft.save_revision()
    revision.publish()
    assert everywhere("Brimoquelle") == NOWHERE
    before = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"], revision.approved_go_live_at = before.isoformat(), before
    revision.save()
    call_command("publish_scheduled")
    assert everywhere("Brimoquelle") == once()


def test_a_translation_that_is_made_an_alias_again_is_gone(page: Found) -> None:
    french, dutch = page("centre"), page("centre", "nl")
    dutch.title = f"Het {WORD}"
    dutch.save_revision().publish()
    assert everywhere(WORD, "nl") == once()
    dutch.alias_of = french
    dutch.save(update_fields=["alias_of"], clean=False)
    assert everywhere(WORD, "nl") == NOWHERE
    found = page_entry(french)
    assert found
    assert "nl" not in languages(found)


def test_what_a_program_saves_of_a_page_alone_is_found_too(child: Page) -> None:
    child.summary = "Brimoquelle"
    child.save(update_fields=["summary"], clean=False)
    assert everywhere("Brimoquelle") == once()


def test_a_translation_of_a_publication_that_is_deleted_is_gone() -> None:
    made = making.publication("Guide")
    making.translated(made, "nl", title=WORD)
    assert everywhere(WORD, "nl") == once()
    Publication.objects.get(translation_key=made.translation_key, locale__language_code="nl").delete()
    assert everywhere(WORD, "nl") == NOWHERE
    assert entry(f"publication:{made.translation_key}")


def test_the_text_of_a_file_that_was_replaced_is_gone(django_capture_on_commit_callbacks: Any) -> None:
    document = making.document("guide.pdf", b"%PDF-1.4 %%EOF")
    making.publication("Guide", files={"fr": document})
    DocumentText.objects.update_or_create(
        document=document, defaults={"digest": document.file_hash, "text": WORD, "problem": ""}
    )
    document.save()
    assert everywhere(WORD) == once()
    with django_capture_on_commit_callbacks(execute=True):
        document.file.save("autre.pdf", ContentFile(b"%PDF-1.5 %%EOF"))
    assert everywhere(WORD) == NOWHERE


def test_the_full_text_index_itself_forgets(child: Page) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL searches the rows themselves")
    token = analysis.token(WORD, "fr")
    asked = "SELECT count(*) FROM wagtailsearch_indexentry_fts WHERE wagtailsearch_indexentry_fts MATCH %s"
    with connection.cursor() as cursor:
        cursor.execute(asked, [f'"{token}"'])
        assert cursor.fetchone() != (0,)
        child.unpublish()
        Page.objects.get(pk=child.pk).delete()
        cursor.execute(asked, [f'"{token}"'])
        assert cursor.fetchone() == (0,)


def test_guides_are_on_the_topic_that_their_page_was_given(page: Found) -> None:
    guide = page("guides/arriver/parcours-d-integration")
    above = TopicPage.objects.get(pk=guide.get_parent().pk)
    other = Topic.objects.filter(locale=above.locale).exclude(pk=above.topic_id).first()
    assert other
    above.topic = other
    above.save_revision().publish()
    found = page_entry(guide)
    assert found
    assert facet(found, "topic") == [other.slug]
