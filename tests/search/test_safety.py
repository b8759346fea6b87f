"""What not everybody may read is nowhere in what search keeps, from the very transaction on; and then there again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.models import Organisation
from home.models import StandardPage
from resources.models import DirectoryPage, LibraryPage
from search import indexing, nightly
from tests.resources import library_making as making
from tests.search.indexed import NOWHERE, entry, everywhere, languages, once, page_entry

Found = Callable[..., Page]
pytestmark = pytest.mark.django_db
WORD = "Zwyntoril"  # no word of any text that ships


@pytest.fixture
def parent(page: Found) -> Page:
    return page("centre")


@pytest.fixture
def child(parent: Page) -> Page:
    made = parent.add_child(instance=StandardPage(title=f"Le {WORD}", slug="zwyntoril", locale=parent.locale))
    assert everywhere(WORD) == once()
    return made


def test_a_draft_is_nowhere_until_it_is_published(parent: Page) -> None:
    draft = parent.add_child(instance=StandardPage(title=WORD, slug="x", locale=parent.locale, live=False))
    assert everywhere(WORD) == NOWHERE
    draft.save_revision().publish()
    assert everywhere(WORD) == once()


def test_the_draft_of_a_published_page_says_nothing(child: Page) -> None:
    child.title = "Brimoquelle"
    child.save_revision()
    assert everywhere("Brimoquelle") == NOWHERE
    assert everywhere(WORD) == once()


def test_a_page_that_is_unpublished_is_gone_and_back_when_it_is_published(child: Page) -> None:
    with transaction.atomic():
        child.unpublish()
        assert everywhere(WORD) == NOWHERE
    assert page_entry(child) is None
    child.save_revision().publish()
    assert everywhere(WORD) == once()


def test_what_is_rolled_back_was_never_gone(child: Page) -> None:
    with transaction.atomic():
        child.unpublish()
        transaction.set_rollback(True)
    assert everywhere(WORD) == once()


def test_a_private_page_is_gone_with_all_that_is_below_a_private_one(parent: Page, child: Page) -> None:
    for closed in (child, parent):
        restriction = PageViewRestriction.objects.create(page=closed, restriction_type="login")
        assert everywhere(WORD) == NOWHERE
        restriction.delete()
        assert everywhere(WORD) == once()


def test_a_page_that_is_moved_below_a_private_one_is_gone(page: Found, child: Page) -> None:
    closed = page("accessibilite")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    below = child.add_child(instance=StandardPage(title="Krelmandise", slug="k", locale=child.locale))
    child.move(closed, "last-child")
    assert everywhere(WORD) == everywhere("Krelmandise") == NOWHERE
    below.refresh_from_db()
    child.refresh_from_db()
    child.move(page("centre"), "last-child")
    assert everywhere(WORD) == everywhere("Krelmandise") == once()


def test_an_expired_page_is_gone_before_anybody_withdraws_it(child: Page) -> None:
    StandardPage.objects.filter(pk=child.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    indexing.refresh([f"page:{child.translation_key}"])
    assert everywhere(WORD) == NOWHERE


def test_an_entry_says_until_when_it_may_be_found(child: Page) -> None:
    end = timezone.now() + timedelta(days=2)
    child.expire_at = end
    child.save_revision().publish()
    found = page_entry(child)
    assert found
    assert found.until == end


def test_pages_that_are_deleted_together_are_gone(child: Page) -> None:
    child.add_child(instance=StandardPage(title="Krelmandise", slug="k", locale=child.locale))
    with transaction.atomic():
        Page.objects.get(pk=child.pk).delete()
        assert everywhere(WORD) == everywhere("Krelmandise") == NOWHERE


def test_an_alias_adds_nothing(child: Page) -> None:
    child.create_alias(parent=child.get_parent(), update_slug="zwyntoril-2")
    assert everywhere(WORD) == once()


def test_an_unpublished_translation_is_gone_and_the_others_stay(page: Found) -> None:
    dutch = page("centre", "nl")
    dutch.title = f"Het {WORD}"
    dutch.save_revision().publish()
    assert everywhere(WORD, "nl") == once()
    dutch.unpublish()
    assert everywhere(WORD, "nl") == NOWHERE
    found = page_entry(dutch)
    assert found
    assert "fr" in languages(found)
    assert "nl" not in languages(found)
    assert " language:nl " not in found.facets


def test_an_organisation_is_found_only_while_it_is_in_the_directory() -> None:
    made = Organisation.objects.create(name=f"Maison {WORD}", description="Krelmandise")
    assert everywhere(WORD) == NOWHERE
    made.in_directory = True
    made.save()
    assert everywhere("Krelmandise") == once()
    made.in_directory = False
    made.save()
    assert everywhere(WORD) == everywhere("Krelmandise") == NOWHERE


def test_what_stands_on_a_shelf_goes_with_the_shelf() -> None:
    made = Organisation.objects.create(name=f"Maison {WORD}", in_directory=True)
    shelves = list(DirectoryPage.objects.filter(live=True))
    for shelf in shelves:
        found = entry(f"organisation:{made.pk}")
        assert found
        assert shelf.locale.language_code in languages(found)
        shelf.unpublish()
    assert everywhere(WORD) == NOWHERE
    shelves[0].save_revision().publish()
    assert everywhere(WORD, shelves[0].locale.language_code) == once()


def test_a_publication_in_a_private_drawer_is_nowhere() -> None:
    drawer = Collection.get_first_root_node().add_child(name="Interne")
    made = making.publication(f"Guide {WORD}")
    assert everywhere(WORD) == once()
    file = made.versions.get().document
    file.collection = drawer
    file.save()
    restriction = CollectionViewRestriction.objects.create(collection=drawer, restriction_type="login")
    assert everywhere(WORD) == NOWHERE
    restriction.delete()
    assert everywhere(WORD) == once()


@pytest.fixture
def closed() -> Collection:
    made = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(collection=made, restriction_type="login")
    return made


def test_files_that_are_moved_together_into_a_private_drawer_are_nowhere(
    admin_client: Client, closed: Collection
) -> None:
    file = making.publication(f"Guide {WORD}").versions.get().document
    address = reverse("wagtail_bulk_action", args=["core", "sitedocument", "add_to_collection"])
    answer = admin_client.post(f"{address}?id={file.pk}", {"collection": closed.pk})
    assert answer.status_code == 302
    assert everywhere(WORD) == NOWHERE


def test_a_drawer_that_is_moved_into_a_private_one_takes_its_files_along(
    admin_client: Client, closed: Collection, django_capture_on_commit_callbacks: Any
) -> None:
    drawer = Collection.get_first_root_node().add_child(name="Ouvert")
    file = making.publication(f"Guide {WORD}").versions.get().document
    file.collection = drawer
    file.save()
    assert everywhere(WORD) == once()
    address = reverse("wagtailadmin_collections:edit", args=[drawer.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(address, {"name": "Ouvert", "parent": closed.pk}).status_code == 302
    assert everywhere(WORD) == NOWHERE


def test_a_publication_that_is_deleted_or_has_no_file_any_more_is_gone() -> None:
    made, other = making.publication(f"Guide {WORD}"), making.publication("Krelmandise")
    made.versions.get().delete()
    assert everywhere(WORD) == NOWHERE
    other.delete()
    assert everywhere("Krelmandise") == NOWHERE


def test_a_publication_is_in_no_language_in_which_there_is_no_library() -> None:
    made = making.publication(f"Guide {WORD}")
    making.translated(made, "nl", title="Krelmandise")
    key = f"publication:{made.translation_key}"
    found = entry(key)
    assert found
    assert languages(found) == {"fr", "nl"}
    for shelf in LibraryPage.objects.filter(live=True, locale__language_code="nl"):
        shelf.unpublish()
    found = entry(key)
    assert found
    assert languages(found) == {"fr"}


def test_the_night_takes_away_what_expired(child: Page) -> None:
    StandardPage.objects.filter(pk=child.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    nightly.heal()
    assert everywhere(WORD) == NOWHERE
