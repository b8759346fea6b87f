"""The shape of every public page: light, private, cacheable, the same bytes until something changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

PAGES = [
    "",
    "centre/",
    "centre/historique-et-missions/",
    "centre/territoire/",
    "centre/centres-regionaux/",
    "guides/",
    "guides/arriver/",
    "guides/arriver/parcours-d-integration/",
    "guides/arriver/parcours-d-integration/questions/",
    "annuaire/",
    "annuaire/bibliotheque-exemple/",
    "bibliotheque/",
    "bibliotheque/affiche-bienvenue-exemple/",
    "lexique/",
    "lexique/cpas/",
    "chiffres/",
    "organisations/",
    "organisations/formations/",
    "organisations/appels-a-projets/",
    "agenda/",
    "agenda/past/",
    "agenda/subscribe/",
    "agenda/cafe-des-langues/",
    "actualites/",
    "actualites/delai-de-trois-ans/",
    "contact/",
    "vie-privee/",
    "recherche/",
    "recherche/?q=logement",
]
MOST_QUERIES = 30  # of a page with a block of the agenda; it does not grow with what is announced (tests/events)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_page_asks_the_database_at_most_so_many_times(visitor: Client, code: str, path: str) -> None:
    visitor.get(f"/{code}/{path}")  # content types and site addresses are kept by the process
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(f"/{code}/{path}").status_code == 200
    assert len(queries) <= MOST_QUERIES


@pytest.mark.parametrize("address", [f"/ar/{path}" for path in PAGES] + ["/fa/", "/fr/rien/", "/", "/robots.txt"])
def test_a_visitor_gets_no_cookie_and_the_strict_policy(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert not response.cookies
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_elsewhere_and_no_script_is_needed(visitor: Client, path: str) -> None:
    tree = BeautifulSoup(visitor.get(f"/fr/{path}").content, "html.parser")
    loaded = [
        tag.get("src") or tag.get("href") for tag in tree.select("script[src], img, link[rel=stylesheet], iframe")
    ]
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    kinds = {script["type"] for script in tree.select("script")}
    assert kinds <= {"application/ld+json", "module"}
    copies = {"copy"} if path == "agenda/subscribe/" else set()  # a button that copies, beside a field to copy from
    modules = {Path(script["src"]).name.partition(".")[0] for script in tree.select("script[src]")}
    assert modules == {"search"} | copies  # of the search field, which searches without it


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_costs_a_304(visitor: Client, path: str) -> None:
    first = visitor.get(f"/fr/{path}")
    again = visitor.get(f"/fr/{path}", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert "no-cache" in first.headers["Cache-Control"]


def test_head_tells_what_get_would(visitor: Client) -> None:
    get, head = visitor.get("/fr/contact/"), visitor.head("/fr/contact/")
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control", "Content-Language"):
        assert head.headers[name] == get.headers[name]
    assert visitor.head("/fr/contact/", headers={"if-none-match": get.headers["ETag"]}).status_code == 304
    assert visitor.head("/fr/rien/").status_code == 404


def test_what_is_published_is_seen_at_once(visitor: Client, page: Callable[..., Page]) -> None:
    first = visitor.get("/fr/centre/")
    history = page("centre")
    history.title = "La maison"
    history.save_revision().publish()
    again = visitor.get("/fr/centre/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 200
    assert "La maison" in again.content.decode()


def test_pages_travel_compressed(visitor: Client) -> None:
    response = visitor.get("/fr/centre/historique-et-missions/", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) < 6_000


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_costs_at_most_thirty_kilobytes(visitor: Client, path: str) -> None:
    import gzip

    from django.contrib.staticfiles import finders

    response = visitor.get(f"/ar/{path}", headers={"accept-encoding": "gzip"})
    tree = BeautifulSoup(gzip.decompress(response.content), "html.parser")
    files = {tag.get("href") or tag.get("src") for tag in tree.select("link[rel=stylesheet], script[src]")}
    weights = [len(gzip.compress(Path(finders.find(name.removeprefix("/static/"))).read_bytes())) for name in files]
    assert len(response.content) + sum(weights) <= 30_000


def test_the_editor_has_its_own_policy_and_cannot_be_framed_by_others(visitor: Client) -> None:
    policy = visitor.get("/admin/login/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'self' 'unsafe-inline'" in policy


def test_what_staff_see_is_kept_by_nobody(visitor: Client, django_user_model: Any) -> None:
    visitor.force_login(django_user_model.objects.create_superuser("redactrice"))
    response = visitor.get("/fr/")
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]
    assert "wagtail-userbar" in response.content.decode()
