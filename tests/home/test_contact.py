"""The contact form: a message arrives; what is wrong is said, and nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site_settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from core import throttle
from home.contact import post, stamps
from home.models import ContactMessage

Read = Callable[..., BeautifulSoup]
GOOD = {"name": "Amina", "email": "amina@example.org", "telephone": "", "message": "Bonjour, je cherche un cours."}


def send(client: Client, code: str = "fr", **changes: Any) -> Any:
    said = GOOD | {"stamp": stamps.make(), "website": ""} | changes
    return client.post(f"/{code}/contact/", {name: value for name, value in said.items() if value is not None})


def tree(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_a_message_is_kept_and_mailed_and_the_visitor_thanked(visitor: Client, read: Read) -> None:
    response = send(visitor, "nl")
    assert response.status_code == 303
    kept = ContactMessage.objects.get()
    assert (kept.name, kept.email, kept.locale.language_code) == ("Amina", "amina@example.org", "nl")
    letter = mail.outbox[0]
    assert letter.to == ["accueil@centre.example"]
    assert letter.reply_to == ["amina@example.org"]
    assert "je cherche un cours" in letter.body
    assert not response.cookies
    thanks = read(response.headers["Location"].split("#")[0]).select_one("[role=status]")
    assert thanks.get_text(strip=True)


def test_a_telephone_number_is_enough(visitor: Client) -> None:
    assert send(visitor, email="", telephone="0470 12 34 56").status_code == 303


@pytest.mark.parametrize("code", [code for code, _ in site_settings.LANGUAGES if code not in {"fa", "ps", "so", "ti"}])
def test_an_empty_message_gets_sentences_in_the_readers_language(visitor: Client, code: str) -> None:
    response = send(visitor, code, name="", email="", message="")
    assert response.status_code == 422
    page = tree(response)
    errors = [error.get_text() for error in page.select(".field__error")]
    assert len(errors) == 3
    if code != "en":
        assert "Please fill this in." not in errors
    assert page.select_one("[role=alert]")
    for wrong in page.select("[aria-invalid=true]"):
        assert all(page.find(id=name) for name in wrong["aria-describedby"].split())
    assert not ContactMessage.objects.exists()
    assert not mail.outbox


def test_what_was_typed_comes_back(visitor: Client) -> None:
    page = tree(send(visitor, email="not an address", message='<script>alert("1")</script> & «مرحبا»'))
    assert page.find(attrs={"name": "email"})["value"] == "not an address"
    assert page.textarea.get_text().strip() == '<script>alert("1")</script> & «مرحبا»'
    assert not page.select("main script")
    assert page.find(attrs={"name": "name"})["value"] == "Amina"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"website": "http://spam.example"}, "the trap was filled in"),
        ({"stamp": ""}, "the page was never opened"),
        ({"stamp": None}, "the page was never opened"),
        ({"stamp": "2026-01-01:forged"}, "the stamp is forged"),
        ({"message": "http://a http://b https://c HTTP://d"}, "it is all links"),
    ],
)
def test_what_looks_like_a_program_is_asked_again_and_loses_nothing(
    visitor: Client, changes: dict[str, Any], why: str
) -> None:
    response = send(visitor, **changes)
    assert response.status_code == 422, why
    page = tree(response)
    assert page.select_one("[role=alert] li"), why
    assert page.textarea.get_text().strip() == (changes.get("message") or GOOD["message"])
    assert not ContactMessage.objects.exists()
    # A person who sends the same form once more gets through.
    if "message" not in changes:
        said = {field["name"]: field.get("value", "") for field in page.select("main form input")}
        said["message"] = page.textarea.get_text().strip()
        assert visitor.post("/fr/contact/", said).status_code == 303


def test_an_old_stamp_is_refused_and_yesterdays_is_good(visitor: Client) -> None:
    today = timezone.localdate()
    assert stamps.is_valid(stamps.SIGNER.sign((today - timedelta(days=1)).isoformat()))
    assert not stamps.is_valid(stamps.SIGNER.sign((today - timedelta(days=3)).isoformat()))
    assert not stamps.is_valid(stamps.SIGNER.sign((today + timedelta(days=1)).isoformat()))
    assert not stamps.is_valid(stamps.SIGNER.sign("yesterday"))


def test_another_site_cannot_send_it(visitor: Client) -> None:
    said = GOOD | {"stamp": stamps.make(), "website": ""}
    response = visitor.post("/fr/contact/", said, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 422
    assert not ContactMessage.objects.exists()


def test_too_many_messages_are_stopped_and_no_address_is_kept(visitor: Client) -> None:
    for _ in range(post.MESSAGES_AN_HOUR):
        assert send(visitor).status_code == 303
    assert send(visitor).status_code == 422
    assert "127.0.0.1" not in throttle.sender(send(visitor).wsgi_request, post.FORM)
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert send(other).status_code == 303


def test_a_mail_server_that_is_down_loses_nothing(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    assert send(visitor).status_code == 303
    assert ContactMessage.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "x" * 201},
        {"message": "x" * 5001},
        {"message": "x" * 2_000_000},
        {"email": "a@b.example\nBcc: everybody@example.org"},
        {"name": "A\r\nBcc: everybody@example.org", "email": "a@b"},
        {"name": "nul\x00"},
        {"message": "   \n\t "},
        {"email": "x" * 300 + "@example.org"},
    ],
)
def test_hostile_input_is_refused_with_a_sentence(visitor: Client, changes: dict[str, str]) -> None:
    response = send(visitor, **changes)
    assert response.status_code == 422
    assert tree(response).select(".field__error")
    assert not mail.outbox


def test_a_name_cannot_add_a_header_to_the_letter(visitor: Client) -> None:
    send(visitor, name="Amina\nBcc: everybody@example.org")
    assert all("everybody" not in str(letter.message().get("Bcc", "")) for letter in mail.outbox)


def test_a_cache_that_is_down_lets_the_message_through(visitor: Client, settings: Any) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
            "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5},
        }
    }
    assert visitor.get("/fr/contact/").status_code == 200
    assert send(visitor).status_code == 303
    assert ContactMessage.objects.count() == 1


def test_a_message_that_nobody_receives_by_mail_is_kept_and_said(
    visitor: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CONTACT_RECIPIENTS = []
    assert send(visitor).status_code == 303
    assert ContactMessage.objects.count() == 1
    assert "nobody is named" in caplog.text


@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(max_size=250), email=st.text(max_size=60), message=st.text(max_size=400))
def test_anything_typed_gets_an_answer(visitor: Client, name: str, email: str, message: str) -> None:
    response = send(Client(REMOTE_ADDR="192.0.2.9"), name=name, email=email, message=message)
    assert response.status_code in {303, 422}


def test_the_page_is_the_same_bytes_all_day(visitor: Client) -> None:
    assert visitor.get("/fr/contact/").headers["ETag"] == visitor.get("/fr/contact/").headers["ETag"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_change_nothing(visitor: Client, method: str) -> None:
    assert getattr(visitor, method)("/fr/contact/").status_code == 405
    assert visitor.post("/fr/centre/").status_code == 405
    assert not ContactMessage.objects.exists()
