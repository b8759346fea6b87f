"""A page that moves or changes its slug takes its translations along, and every old address leads to the new one."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site
from wagtail_localize.models import Translation

from home.models import StandardPage

Find = Callable[..., Page]
LANGUAGES = ["fr", "nl", "en", "ar", "es", "tr", "ru", "uk"]


@pytest.fixture(autouse=True)
def _site_root_paths() -> Iterator[None]:
    yield
    Site.clear_site_root_paths_cache()


@pytest.mark.parametrize("code", LANGUAGES)
def test_moving_a_page_moves_its_translations_and_redirects_in_each_language(
    page: Find, visitor: Client, code: str
) -> None:
    page("centre/territoire").move(page("organisations"), pos="last-child")
    assert visitor.get(f"/{code}/organisations/territoire/").status_code == 200
    response = visitor.get(f"/{code}/centre/territoire/")
    assert response.status_code == 301
    assert response["Location"] == f"/{code}/organisations/territoire/"


def test_what_hangs_below_moves_with_it(page: Find, visitor: Client) -> None:
    page("centre").move(page("organisations"), pos="last-child")
    assert visitor.get("/ar/organisations/centre/territoire/").status_code == 200
    assert visitor.get("/ar/centre/territoire/")["Location"] == "/ar/organisations/centre/territoire/"


def test_a_translation_stays_where_the_new_parent_is_not_translated(page: Find, visitor: Client) -> None:
    page("organisations", "nl").delete()
    page("centre/territoire").move(page("organisations"), pos="last-child")
    assert visitor.get("/nl/centre/territoire/").status_code == 200
    assert visitor.get("/en/organisations/territoire/").status_code == 200


def test_a_translation_stays_where_its_slug_is_taken(page: Find, visitor: Client) -> None:
    dutch = page("organisations", "nl")
    dutch.add_child(instance=StandardPage(title="Iets anders", slug="territoire", locale=dutch.locale))
    page("centre/territoire").move(page("organisations"), pos="last-child")
    assert visitor.get("/nl/centre/territoire/").status_code == 200
    assert page("centre/territoire").url_path.endswith("/organisations/territoire/")


def test_moving_a_translation_or_reordering_moves_nothing_else(page: Find) -> None:
    before = page("centre/territoire", "en").path
    page("centre/territoire", "nl").move(page("organisations", "nl"), pos="last-child")
    page("centre/territoire").move(page("centre"), pos="first-child")
    assert page("centre/territoire", "en").path == before
    assert page("centre/territoire").get_parent().pk == page("centre").pk


def publish_slug(page: Page, slug: str, capture: Any) -> None:
    with capture(execute=True), capture(execute=True):
        page.slug = slug
        page.save_revision().publish()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_changed_slug_is_the_slug_in_every_language(
    page: Find, visitor: Client, code: str, django_capture_on_commit_callbacks: Any
) -> None:
    publish_slug(page("centre"), "qui-sommes-nous", django_capture_on_commit_callbacks)
    assert visitor.get(f"/{code}/qui-sommes-nous/territoire/").status_code == 200
    for old in ("centre", "centre/territoire"):
        response = visitor.get(f"/{code}/{old}/")
        assert response.status_code == 301
        assert response["Location"] == f"/{code}/{old.replace('centre', 'qui-sommes-nous')}/"


def test_publishing_an_older_translation_or_draft_keeps_the_new_slug(
    page: Find, django_capture_on_commit_callbacks: Any
) -> None:
    publish_slug(page("contact"), "nous-joindre", django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        Translation.objects.get(
            source__object_id=page("contact").translation_key, target_locale__language_code="nl"
        ).save_target(publish=True)
    page("contact", "en").get_latest_revision().publish()
    assert page("contact", "nl").slug == page("contact", "en").slug == "nous-joindre"


def test_a_slug_that_another_page_has_in_that_language_is_left_to_it(
    page: Find, django_capture_on_commit_callbacks: Any
) -> None:
    dutch = page("accueil", "nl")
    dutch.add_child(instance=StandardPage(title="Iets anders", slug="nous-joindre", locale=dutch.locale))
    publish_slug(page("contact"), "nous-joindre", django_capture_on_commit_callbacks)
    assert page("contact", "nl").slug == "contact"
    assert page("contact", "ar").slug == "nous-joindre"
