from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site_settings
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from wagtail.models import Page, PageViewRestriction

from core.views import errors

Read = Callable[..., BeautifulSoup]
CODES = [code for code, _ in site_settings.LANGUAGES]


@pytest.mark.parametrize("code", CODES)
def test_what_is_not_found_is_said_in_the_readers_language(read: Read, code: str) -> None:
    tree = read(f"/{code}/rien-du-tout/", status=404)
    assert tree.html["lang"] == code
    assert tree.find("a", class_="button")["href"] == f"/{code}/"
    if code != "en":
        assert "There is no page" not in tree.get_text()


@pytest.mark.parametrize("code", CODES)
def test_a_server_error_asks_nothing_of_the_database(code: str) -> None:
    response = errors.server_error(RequestFactory().get(f"/{code}/contact/"))
    tree = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert tree.html["lang"] == code
    assert tree.h1.get_text(strip=True)
    if code != "en":
        assert "Something went wrong" not in tree.get_text()


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_what_is_private_is_said_in_the_readers_language(code: str) -> None:
    response = errors.permission_denied(RequestFactory().get(f"/{code}/"), PermissionDenied())
    assert response.status_code == 403
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == code


def test_a_withdrawn_page_is_gone(read: Read, page: Callable[..., Page]) -> None:
    page("centre/territoire", "fr").unpublish()
    for code in ("nl", "en", "ar", "es", "tr", "ru", "uk"):
        page("centre/territoire", code).unpublish()
    tree = read("/fr/centre/territoire/", status=410)
    assert "retirée" in tree.h1.get_text()


def test_a_page_withdrawn_in_one_language_is_offered_in_the_others(read: Read, page: Callable[..., Page]) -> None:
    page("centre/territoire", "nl").unpublish()
    assert read("/nl/centre/territoire/", status=404).select_one("main .offered a[hreflang=fr]")


def test_a_draft_that_was_never_public_is_simply_not_found(read: Read, page: Callable[..., Page]) -> None:
    parent = page("centre")
    parent.add_child(instance=type(parent)(title="Secret", slug="secret", live=False))
    assert "Secret" not in read("/fr/centre/secret/", status=404).get_text()


def test_a_private_page_can_be_opened_with_its_password(visitor: Client, page: Callable[..., Page]) -> None:
    lock = PageViewRestriction.objects.create(page=page("centre"), restriction_type="password", password="sésame")
    form = BeautifulSoup(visitor.get("/fr/centre/").content, "html.parser").form
    said = {field["name"]: field.get("value", "") for field in form.select("input[name]")} | {"password": lock.password}
    opened = visitor.post(form["action"], said, follow=True)
    assert opened.status_code == 200
    assert "Le centre" in opened.content.decode()


def test_a_page_for_staff_leads_to_a_door(visitor: Client, page: Callable[..., Page]) -> None:
    PageViewRestriction.objects.create(page=page("centre"), restriction_type="login")
    assert visitor.get("/fr/centre/", follow=True).status_code == 200


def test_a_private_document_is_not_given_away_under_media(visitor: Client, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "secret.txt").write_text("secret")
    settings.MEDIA_ROOT = tmp_path
    assert visitor.get("/media/documents/secret.txt", follow=True).status_code == 404


def test_a_private_page_is_never_offered_nor_listed(read: Read, visitor: Client, page: Callable[..., Page]) -> None:
    PageViewRestriction.objects.create(page=page("centre"), restriction_type="login")
    assert visitor.get("/fr/centre/territoire/").status_code == 302
    assert "Notre territoire" not in read("/fa/centre/territoire/", status=404).get_text()
    assert "/fr/centre/" not in [link["href"] for link in read("/fr/").select("nav.main-menu a")]
    assert "/centre/" not in visitor.get("/sitemap-fr.xml").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/fr/%00/",
        "/fr/" + "a/" * 2000,
        "/fr/" + "a/" * 30_000,
        "/fr/../../etc/passwd",
        "/xx/",
        "/fr/%F0%9F%92%A5/",
        "/fr/actualites/?page=99999999999999999999",
        "/fr/actualites/?page=-1&page=abc",
        "/fr/?" + "x" * 5000,
        "/media/../manage.py",
        "/fr/contact/?sent=%00",
    ],
)
def test_a_hostile_address_gets_an_answer_and_never_a_server_error(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code in {200, 301, 302, 400, 404}


@pytest.mark.parametrize("path", ["annuaire/bibliotheque-exemple/", "lexique/cpas/", "agenda/month/2026-12/"])
def test_what_a_page_shows_below_its_address_is_offered_in_other_languages(read: Read, path: str) -> None:
    tree = read(f"/fa/{path}", status=404)
    offered = [link["href"] for link in tree.select(".offered a")]
    assert f"/fr/{path}" in offered
    assert f"/ar/{path}" in offered
    assert tree.select_one(".languages a[lang=nl]")["href"] == f"/nl/{path}"


def test_what_no_page_shows_is_offered_nowhere(read: Read) -> None:
    for path in ("annuaire/rien/", "lexique/cpas/rien/", "agenda/month/2026-13/", "rien/rien/"):
        assert not read(f"/fa/{path}", status=404).select(".offered")
