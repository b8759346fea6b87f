"""Once a week, whoever answers for something that is due gets one letter."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from wagtail.models import Page

from core.models import Organisation
from core.nightly import work
from desk import nightly, reminding
from desk.models import PageReview, ReviewSettings

Find = Callable[..., Page]
TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def _nothing_else_is_due(db: None) -> None:
    Organisation.objects.update(checked_on=TODAY(), review_on=None, owner=None)


def person(name: str, *groups: str, **fields: Any) -> User:
    user = User.objects.create_user(name, **{"email": f"{name}@centre.example", "first_name": name.title()} | fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def organisation(name: str = "Un exemple", **fields: Any) -> Organisation:
    checked_on = TODAY() - datetime.timedelta(days=200)
    return Organisation.objects.create(name=name, in_directory=True, checked_on=checked_on, **fields)


def letters() -> dict[str, EmailMessage]:
    return {letter.to[0]: letter for letter in mail.outbox}


def test_the_night_does_it() -> None:
    assert any(receiver is nightly.remind_of_what_is_due for receiver in work._live_receivers(None)[0])


def test_the_owner_gets_one_letter_with_all_that_is_due(page: Find) -> None:
    edith = person("edith", "Rédaction")
    organisation(owner=edith)
    Page.objects.filter(pk=page("contact").pk).update(owner=edith)
    PageReview.objects.create(page=page("contact"), checked_on=datetime.date(2025, 3, 1))
    assert reminding.remind() == "rappels envoyés : 1 sur 1"
    letter = letters()["edith@centre.example"]
    assert letter.subject == "À vérifier : 2 éléments du site"
    assert "Bonjour Edith," in letter.body
    assert "- Contact (Page de contact), dernière vérification : 1 mars 2025" in letter.body
    assert f"http://localhost:8000/admin/pages/{page('contact').pk}/edit/" in letter.body
    assert "- Un exemple (Organisation)" in letter.body
    assert "/admin/reports/unchecked/?responsable=moi" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert letter.bcc == letter.cc == []


def test_nobody_is_written_to_where_nothing_is_due() -> None:
    person("edith", "Rédaction")
    person("moussa", "Modération")
    assert reminding.remind() == "rappels envoyés : 0 sur 0"
    assert mail.outbox == []


@pytest.mark.parametrize(
    "owner",
    [
        None,
        {"is_active": False},
        {"email": ""},
        {"groups": ()},  # may not change organisations
    ],
)
def test_what_nobody_can_be_asked_about_goes_to_the_moderation(owner: dict[str, Any] | None) -> None:
    person("moussa", "Modération")
    person("lent", "Modération", is_active=False)
    person("bob", "Rédaction")
    User.objects.create_superuser("machine", "machine@centre.example")
    fields = dict(owner or {})
    groups = fields.pop("groups", ("Rédaction",))
    organisation(owner=person("edith", *groups, **fields) if owner is not None else None)
    reminding.remind()
    assert list(letters()) == ["moussa@centre.example"]
    assert "Personne n’en est responsable" in mail.outbox[0].body
    assert "Un exemple" in mail.outbox[0].body


def test_a_moderators_own_and_what_is_nobodys_are_one_letter() -> None:
    moussa, edith = person("moussa", "Modération"), person("edith", "Rédaction")
    organisation("La mienne", owner=moussa)
    organisation("À personne")
    organisation("À Edith", owner=edith)
    reminding.remind()
    body = letters()["moussa@centre.example"].body
    assert body.index("La mienne") < body.index("Personne n’en est responsable") < body.index("À personne")
    assert "À Edith" not in body
    assert len(mail.outbox) == 2


def test_it_is_written_once_a_week_whatever_the_night_does(monkeypatch: pytest.MonkeyPatch) -> None:
    organisation(owner=person("edith", "Rédaction"), review_on=datetime.date(2020, 1, 1))
    wednesday = datetime.date(2026, 11, 25)
    sent = []
    for number in range(14):
        day = wednesday + datetime.timedelta(days=number)
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        reminding.remind()
        reminding.remind()
        sent += [day.isoformat()] * len(mail.outbox)
        mail.outbox.clear()
    assert sent == ["2026-11-25", "2026-11-30", "2026-12-07"]


class OneIsRefused(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.to == ["edith@centre.example"]:
                raise OSError("refused")
            mail.outbox.append(message)
        return len(email_messages)


class Down(BaseEmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError


def test_an_address_that_is_refused_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    organisation("Une", owner=person("edith", "Rédaction"))
    organisation("Autre", owner=person("bob", "Rédaction"))
    monkeypatch.setattr(reminding, "get_connection", OneIsRefused)
    assert reminding.remind() == "rappels envoyés : 1 sur 2"
    assert list(letters()) == ["bob@centre.example"]
    assert ReviewSettings.load().reminded_on == TODAY()


def test_where_the_server_is_down_the_next_night_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    organisation(owner=person("edith", "Rédaction"))
    with monkeypatch.context() as patched:
        patched.setattr(reminding, "get_connection", Down)
        assert reminding.remind() == "rappels envoyés : 0 sur 1"
    assert reminding.remind() == "rappels envoyés : 1 sur 1"


def test_a_long_list_is_cut_and_says_so(page: Find) -> None:
    edith = person("edith", "Rédaction")
    for number in range(reminding.NAMED + 3):
        organisation(f"Exemple {number}", owner=edith)
    reminding.remind()
    assert mail.outbox[0].body.count("(Organisation)") == reminding.NAMED
    assert "- et 3 autres" in mail.outbox[0].body
