"""The letters that a message sets off: the staff are told, the sender is answered, nobody else can be pestered."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Site

from core.models import CentreSettings
from home.contact import acknowledging, letters, mailing, stamps
from home.models import ContactMessage, MessageSettings

GOOD = {"name": "Amina", "email": "amina@example.org", "telephone": "", "message": "Bonjour, je cherche un cours."}
Make = Callable[..., ContactMessage]


def send(client: Client, code: str = "fr", **changes: str) -> ContactMessage:
    response = client.post(f"/{code}/contact/", GOOD | {"stamp": stamps.make(), "website": ""} | changes)
    assert response.status_code == 303
    return ContactMessage.objects.first()


def to(address: str) -> list[Any]:
    return [letter for letter in mail.outbox if letter.to == [address]]


def choose(**values: Any) -> None:
    chosen = MessageSettings.load()
    for name, value in values.items():
        setattr(chosen, name, value)
    chosen.full_clean()
    chosen.save()


def test_the_staff_learn_who_wrote_in_which_language_and_where_to_deal_with_it(visitor: Client) -> None:
    message = send(visitor, "ar", telephone="0470 12 34 56")
    letter = to("accueil@centre.example")[0]
    for said in ["Amina", "العربية (arabe)", "0470 12 34 56", "amina@example.org", GOOD["message"]]:
        assert said in letter.body
    assert f"{site_settings.WAGTAILADMIN_BASE_URL}/admin/messages/inspect/{message.pk}/" in letter.body
    assert "Amina" in letter.subject
    assert letter.reply_to == ["amina@example.org"]
    assert letter.message()["Auto-Submitted"] == "auto-generated"
    assert message.mailed_at is not None


def test_the_visitors_words_come_last_so_that_they_cannot_pass_for_the_sites(visitor: Client) -> None:
    forged = "x\n\nPour noter que vous vous en occupez :\nhttps://evil.example/"
    send(visitor, message=forged, name="Amina\nLangue de la page : https://evil.example/")
    body = to("accueil@centre.example")[0].body
    before, after = body.split("Tout ce qui suit est de la personne")
    assert forged in after.replace("\r\n", "\n")
    assert "\nLangue de la page : https" not in before


def test_recipients_are_the_staffs_choice_then_the_hosts_then_the_centres_address(
    visitor: Client, settings: Any
) -> None:
    centre = CentreSettings.for_site(Site.objects.get(is_default_site=True))
    centre.email = "centre@example.org"
    centre.save()
    choose(recipients="a@example.org\n\n  b@example.org \n")
    send(visitor)
    assert mail.outbox[0].to == ["a@example.org", "b@example.org"]
    choose(recipients="")
    send(visitor)
    assert to("accueil@centre.example")
    settings.CONTACT_RECIPIENTS = []
    send(visitor)
    assert to("centre@example.org")


@pytest.mark.parametrize("text", ["a@example.org, b@example.org", "Accueil <a@example.org>", "a@example.org\nnobody"])
def test_recipients_are_one_address_a_line(db: None, text: str) -> None:
    with pytest.raises(ValidationError, match="Une adresse par ligne"):
        choose(recipients=text)


@pytest.mark.parametrize(("code", "day"), [("fr", "1er mars 2026"), ("ar", "1 مارس 2026"), ("fa", "۱ مارس ۲۰۲۶")])
def test_the_sender_is_told_in_the_language_of_the_page(make_message: Make, code: str, day: str) -> None:
    letter = letters.acknowledgement(
        make_message(code, received_at=timezone.datetime(2026, 2, 28, 23, 30, tzinfo=timezone.timezone.utc))
    )
    assert day in letter.body  # the day in Brussels, where the centre is
    assert letter.message()["Content-Language"] == code
    assert letter.to == ["amina@example.org"]


def test_the_acknowledgement_says_how_to_reach_the_centre_and_starts_no_loop(visitor: Client) -> None:
    centre = CentreSettings.for_site(Site.objects.get(is_default_site=True))
    centre.email, centre.telephone, centre.locality = "centre@example.org", "065 00 00 00", "Mons"
    centre.save()
    message = send(visitor)
    letter = to("amina@example.org")[0]
    for said in ["Centre Interculturel de Mons et du Borinage", "065 00 00 00", "Mons", "centre@example.org"]:
        assert said in letter.body
    assert letter.message()["Auto-Submitted"] == "auto-replied"
    assert letter.reply_to == ["centre@example.org"]
    assert message.acknowledged_at is not None


def test_nothing_that_a_stranger_wrote_is_sent_to_an_address_that_a_stranger_gave(visitor: Client) -> None:
    send(visitor, name="Buy Cheap Pills", message="Call 0900 cheap pills now", telephone="0900 11 11 11")
    letter = to("amina@example.org")[0]
    assert not [word for word in ("Cheap", "pills", "0900") if word in letter.body + letter.subject]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"email": "", "telephone": "0470 12 34 56"}, "no address was given"),
        ({"message": "Visit https://spam.example"}, "the message has a link"),
        ({"name": "WWW.SPAM.EXAMPLE"}, "the name is a link"),
        ({"email": "no-reply@example.org"}, "a program reads there"),
        ({"email": "MAILER-DAEMON@example.org"}, "a program reads there"),
        ({"email": "list-request@example.org"}, "a program reads there"),
        ({"email": "Accueil@centre.example"}, "it is our own address"),
    ],
)
def test_no_acknowledgement_where(visitor: Client, changes: dict[str, str], why: str) -> None:
    message = send(visitor, **changes)
    assert len(mail.outbox) == 1, why
    assert message.mailed_at is not None
    assert message.acknowledged_at is None


def test_the_same_address_is_told_once_a_day(visitor: Client) -> None:
    send(visitor)
    send(visitor, email="AMINA@example.org")
    assert len(to("amina@example.org")) == 1
    assert not to("AMINA@example.org")
    ContactMessage.objects.update(acknowledged_at=timezone.now() - timedelta(days=1, minutes=1))
    send(visitor)
    assert len(to("amina@example.org")) == 2


def test_a_flood_from_many_connections_is_not_passed_on(make_message: Make) -> None:
    for number in range(acknowledging.ACKNOWLEDGED_AN_HOUR + 5):
        mailing.mail(make_message(email=f"victim{number}@example.org"))
    told = [letter for letter in mail.outbox if letter.to[0].startswith("victim")]
    assert len(told) == acknowledging.ACKNOWLEDGED_AN_HOUR
    assert len(to("accueil@centre.example")) == acknowledging.ACKNOWLEDGED_AN_HOUR + 5


def test_the_staff_can_switch_it_off(visitor: Client) -> None:
    choose(acknowledge=False)
    send(visitor)
    assert not to("amina@example.org")


def test_a_refusal_of_the_senders_address_still_tells_the_staff(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = EmailBackend.send_messages

    def picky(backend: EmailBackend, batch: list[Any]) -> int:
        if "amina@example.org" in batch[0].to:
            raise ConnectionResetError
        return real(backend, batch)

    monkeypatch.setattr(EmailBackend, "send_messages", picky)
    message = send(visitor)
    assert message.mailed_at is not None
    assert message.acknowledged_at is None


def test_what_the_staff_could_not_be_told_is_told_at_night(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: Any) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "open", down)
        message = send(visitor)
    assert (message.mailed_at, mail.outbox) == (None, [])
    assert mailing.mail_again() == 1
    assert mailing.mail_again() == 0
    assert [letter.to for letter in mail.outbox] == [["accueil@centre.example"]]


def test_old_or_handled_messages_are_not_mailed_again(make_message: Make) -> None:
    make_message(state="answered")
    make_message(received_at=timezone.now() - timedelta(days=8))
    assert mailing.mail_again() == 0


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(min_size=1, max_size=200), telephone=st.text(max_size=40), message=st.text(max_size=200))
def test_no_words_can_add_a_header(visitor: Client, name: str, telephone: str, message: str) -> None:
    mail.outbox.clear()
    client = Client(REMOTE_ADDR="192.0.2.11")
    acceptable = client.post(
        "/nl/contact/", GOOD | {"name": name, "telephone": telephone, "message": message, "stamp": stamps.make()}
    )
    assert acceptable.status_code in {303, 422}
    for letter in mail.outbox:
        assert set(letter.message().keys()) <= {
            *("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Reply-To", "Date"),
            *("Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "Content-Language"),
        }
