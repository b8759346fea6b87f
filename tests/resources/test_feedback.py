"""« Was this page helpful? »: a click, words if one likes, and nothing of who it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from core import nightly
from resources.feedback import tokens
from resources.models import Feedback
from resources.views import feedback as view
from tests.resources import glossary_making as making

Read = Callable[..., BeautifulSoup]


def said(client: Client, address: str) -> dict[str, str]:
    """What the form at the foot of a page sends, but for the button."""
    tree = BeautifulSoup(client.get(address).content, "html.parser")
    return {str(field["name"]): str(field.get("value", "")) for field in tree.select(".feedback input")}


def click(client: Client, address: str = "/fr/contact/", helpful: str = "yes", **changes: Any) -> Any:
    code = address.split("/")[1]
    headers = changes.pop("headers", {})
    return client.post(f"/{code}/feedback/", said(client, address) | {"helpful": helpful} | changes, headers=headers)


def after(response: Any) -> str:
    assert response.status_code == 303
    return str(response.headers["Location"]).partition("#")[0]


def tree(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_a_click_is_kept_with_its_page_and_language_and_nothing_else(visitor: Client, read: Read) -> None:
    response = click(visitor, "/ar/contact/", "no")
    thanks = visitor.get(after(response))
    kept = Feedback.objects.get()
    assert (kept.path, kept.language, kept.helpful, kept.words) == ("contact/", "ar", False, "")
    assert kept.page.locale.language_code == "ar"
    assert kept.day == timezone.localdate()
    assert {field.name for field in Feedback._meta.get_fields()} == {
        *("id", "page", "path", "language", "day", "helpful", "words")
    }
    assert thanks.status_code == 200
    assert tree(thanks).select_one("[role=status]")
    assert tree(thanks).select_one("a[href='/ar/contact/']")
    assert not response.cookies
    assert not thanks.cookies
    assert "no-store" in thanks.headers["Cache-Control"]
    assert tree(thanks).select("meta[name=robots][content=noindex]")
    assert not tree(thanks).select(".feedback")


def test_an_entry_of_a_shelf_is_told_from_its_page(visitor: Client) -> None:
    making.glossary("ar")
    making.term("Commune")
    address = after(click(visitor, "/ar/lexique/commune/"))
    assert Feedback.objects.get().path == "lexique/commune/"
    assert tree(visitor.get(address)).select_one("a[href='/ar/lexique/commune/']")


def test_a_month_of_the_agenda_with_filters_is_answered_too(visitor: Client) -> None:
    after(click(visitor, "/fr/agenda/past/?free=1"))
    assert Feedback.objects.get().path == "agenda/past/"


def test_words_are_added_once_within_the_hour(visitor: Client) -> None:
    address = after(click(visitor, helpful="no"))
    assert tree(visitor.get(address)).select_one("textarea[name=words]")
    words = '<script>alert("1")</script> شكرا'
    assert after(visitor.post(address, {"words": words, "website": ""})) == address
    assert Feedback.objects.get().words == words
    done = tree(visitor.get(address))
    assert not done.select("textarea")
    assert done.select_one("[role=status]")
    after(visitor.post(address, {"words": "autre chose"}))
    assert Feedback.objects.get().words == words


def test_words_come_too_late_after_an_hour(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = after(click(visitor))
    monkeypatch.setattr(tokens, "VALID", timedelta(seconds=-1))
    assert not tree(visitor.get(address)).select("textarea")
    response = visitor.post(address, {"words": "trop tard"})
    assert response.status_code == 422
    assert tree(response).select_one("[role=alert]").get_text(strip=True)  # type: ignore[union-attr]
    assert Feedback.objects.get().words == ""


@pytest.mark.parametrize(
    "words", ["", "   \n", "x" * 1001, "a\0b", "http://a http://b HTTPS://c", "x" * 2_000_000], ids=str.__len__
)
def test_words_that_cannot_be_taken_come_back_with_a_sentence(visitor: Client, words: str) -> None:
    address = after(click(visitor))
    response = visitor.post(address, {"words": words})
    assert response.status_code == 422
    assert tree(response).select_one("[role=alert]").get_text(strip=True)  # type: ignore[union-attr]
    assert tree(response).textarea.get_text().strip() == words.replace("\0", "").strip() or "\0" in words  # type: ignore[union-attr]
    assert Feedback.objects.get().words == ""


@pytest.mark.parametrize("token", ["x", "1", "MQ:1:1", tokens.signing.dumps(10**6, salt=tokens.SALT), "%00", "é" * 400])
def test_an_address_that_was_not_given_out_is_not_found(visitor: Client, token: str) -> None:
    for answer in (visitor.get(f"/fr/feedback/{token}/"), visitor.post(f"/fr/feedback/{token}/", {"words": "a"})):
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        *({"page": page} for page in ("", "0", "-1", "99999999", "9" * 5000, "1e3", "٣", "x\0", "1")),
        *({"below": below} for below in ("rien/", "../", "\0/", "a/" * 5000, "rien/?x=1")),
        *({"helpful": helpful} for helpful in ("", "maybe", "YES", "\0")),
    ],
    ids=lambda changes: str(changes)[:40],
)
def test_what_no_page_asks_is_not_found(visitor: Client, changes: dict[str, str]) -> None:
    assert click(visitor, **changes).status_code == 404
    assert not Feedback.objects.exists()


@given(st.dictionaries(st.sampled_from(["page", "below", "helpful", "website"]), st.text(max_size=30)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_sending_is_an_error_of_ours(db: None, sent: dict[str, str]) -> None:
    assert Client().post("/fr/feedback/", sent).status_code == 404


def test_of_a_hidden_or_withdrawn_page_nothing_is_kept(visitor: Client, page: Callable[..., Page]) -> None:
    sent = said(visitor, "/fr/contact/") | {"helpful": "yes"}
    restriction = PageViewRestriction.objects.create(page=page("contact"), restriction_type="login")
    assert visitor.post("/fr/feedback/", sent).status_code == 404
    restriction.delete()
    page("contact").unpublish()
    assert visitor.post("/fr/feedback/", sent).status_code == 404


def test_a_program_that_fills_in_everything_gets_nothing(visitor: Client) -> None:
    assert after(click(visitor, website="http://spam.example")) == "/fr/contact/"
    assert not Feedback.objects.exists()
    address = after(click(visitor))
    after(visitor.post(address, {"words": "spam", "website": "x"}))
    assert Feedback.objects.get().words == ""


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}, {"origin": "http://["}],
)
def test_another_site_cannot_send_it(visitor: Client, headers: dict[str, str]) -> None:
    response = click(visitor, headers=headers)
    assert response.status_code == 403
    assert tree(response).select_one("[role=alert]").get_text(strip=True)  # type: ignore[union-attr]
    address = after(click(visitor, headers={"sec-fetch-site": "same-origin", "origin": "http://testserver"}))
    assert visitor.post(address, {"words": "a"}, headers=headers).status_code == 422
    assert Feedback.objects.get().words == ""


def test_too_many_clicks_from_one_connection_wait_an_hour(visitor: Client) -> None:
    sent = said(visitor, "/fr/contact/") | {"helpful": "yes"}
    for _ in range(view.ANSWERS_AN_HOUR):
        assert visitor.post("/fr/feedback/", sent).status_code == 303
    response = visitor.post("/fr/feedback/", sent)
    assert response.status_code == 429
    assert tree(response).select_one("[role=alert]").get_text(strip=True)  # type: ignore[union-attr]
    assert Feedback.objects.count() == view.ANSWERS_AN_HOUR
    assert Client(REMOTE_ADDR="192.0.2.7").post("/fr/feedback/", sent).status_code == 303
    cache.clear()
    assert visitor.post("/fr/feedback/", sent).status_code == 303


def test_reading_the_address_leads_home_and_nothing_else_is_allowed(visitor: Client) -> None:
    for response in (visitor.get("/ar/feedback/"), visitor.head("/ar/feedback/")):
        assert response.status_code == 302
        assert response.headers["Location"] == "/ar/"
    assert visitor.put("/ar/feedback/").status_code == 405


def test_it_is_asked_on_pages_and_not_on_errors_or_thanks(visitor: Client) -> None:
    for address in ("/fr/", "/ar/agenda/", "/ar/contact/", "/fr/centre/historique-et-missions/"):
        form = tree(visitor.get(address)).select_one("body > .feedback form")
        assert form is not None, address
        assert form["action"] == f"/{address[1:3]}/feedback/"
        assert [button["value"] for button in form.select("button")] == ["yes", "no"]
    for address in ("/fr/rien/", "/ti/", "/fa/contact/", "/fr/contact/?sent=1"):
        assert not tree(visitor.get(address)).select(".feedback"), address


def test_a_preview_asks_nothing(page: Callable[..., Page], rf: Any) -> None:
    for mode in ("", "ar"):
        response = page("contact").make_preview_request(preview_mode=mode)
        assert "feedback__form" not in response.content.decode()


def test_the_question_is_the_same_for_everybody_and_asks_the_database_nothing(visitor: Client) -> None:
    first, again = visitor.get("/fr/contact/"), Client(REMOTE_ADDR="192.0.2.9").get("/fr/contact/")
    assert first.headers["ETag"] == again.headers["ETag"]
    from django.template.loader import render_to_string

    shown = Page.objects.get(pk=int(said(visitor, "/fr/contact/")["page"]))
    with CaptureQueriesContext(connection) as queries:
        assert "feedback__form" in render_to_string("components/feedback.html", {"page": shown})
    assert len(queries) == 0


def test_what_is_two_years_old_goes_in_the_night(visitor: Client, settings: Any) -> None:
    after(click(visitor))
    after(click(visitor))
    old = Feedback.objects.first()
    assert old is not None
    old.day = timezone.localdate() - timedelta(days=settings.FEEDBACK_MONTHS * 31)
    old.save()
    assert any("avis effacés : 1" in done.sentence for done in nightly.run())
    assert Feedback.objects.count() == 1
