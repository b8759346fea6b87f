"""Editors ask organisations whether their entry is right, and decide on what these answer."""

import datetime
from collections.abc import Callable, Sequence

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from core.models import CentreSettings, Organisation
from resources.confirming import asking, deciding
from resources.models import Correction
from tests.resources.confirming_making import address, form, mailed_link, organisation

Member = Callable[..., Client]
TO_CONFIRM, CORRECTIONS = "/admin/reports/directory/", "/admin/reports/corrections/"


@pytest.fixture(autouse=True)
def _nothing_else_is_due(db: None) -> None:
    Organisation.objects.update(checked_on=timezone.localdate(), review_on=None)


def opened(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def said(client: Client, path: str, data: dict[str, object]) -> str:
    tree = BeautifulSoup(client.post(path, data, follow=True).content, "html.parser")
    return " ".join(tree.select_one(".messages").get_text(" ").split())


def proposed(**values: str) -> Correction:
    return Correction.objects.create(organisation=organisation(), values=values)


def names(tree: BeautifulSoup) -> list[str]:
    return [row.th.a.get_text() for row in tree.select("tbody tr")]


def test_entries_not_confirmed_for_six_months_are_listed(member: Member) -> None:
    organisation("Ancienne", 300)
    organisation("Récente", 100)
    organisation("Très ancienne", 700)
    organisation("Hors annuaire", 700, in_directory=False)
    edith = member("Rédaction")
    assert names(opened(edith, TO_CONFIRM)) == ["Très ancienne", "Ancienne"]
    assert {"Récente", "Ancienne"} <= set(names(opened(edith, f"{TO_CONFIRM}?toutes=1")))


def test_one_button_writes_to_the_organisation(member: Member, visitor: Client) -> None:
    centre = CentreSettings.for_site(Site.objects.get(is_default_site=True))
    centre.email = "centre@centre.example"
    centre.save()
    made = organisation()
    edith = member("Rédaction", name="edith")
    assert "Le lien est envoyé : Maison exemple." in said(edith, TO_CONFIRM, {"one": made.pk})
    letter = mail.outbox[0]
    assert (letter.to, letter.reply_to) == (["maison@exemple.example"], ["centre@centre.example"])
    for text in ("+32 65 00 00 01", "lundi", "Cours d’exemple", "Rue de l’Exemple 1"):
        assert text in letter.body
    assert visitor.get(mailed_link()).status_code == 200
    row = opened(edith, TO_CONFIRM).select_one("tbody tr").get_text(" ")
    assert "Edith" in row
    assert ModelLogEntry.objects.get(action=asking.ASKED).object_id == str(made.pk)


def test_it_is_not_asked_twice_in_a_fortnight_without_a_warning(member: Member) -> None:
    made, other = organisation(), organisation("Autre")
    edith = member("Rédaction")
    said(edith, TO_CONFIRM, {"one": made.pk})
    answer = said(edith, TO_CONFIRM, {"organisation": [made.pk, other.pk]})
    assert "Le lien est envoyé : Autre." in answer
    assert "déjà demandé il y a moins de 14 jours : Maison exemple" in answer
    assert len(mail.outbox) == 2
    said(edith, TO_CONFIRM, {"organisation": [made.pk], "again": "1"})
    assert len(mail.outbox) == 3
    ModelLogEntry.objects.update(timestamp=timezone.now() - datetime.timedelta(days=15))
    said(edith, TO_CONFIRM, {"one": made.pk})
    assert len(mail.outbox) == 4


def test_who_has_no_address_is_told_apart_and_nonsense_writes_to_nobody(member: Member) -> None:
    without = organisation("Sans adresse", email="")
    hidden = organisation("Hors annuaire", in_directory=False)
    edith = member("Rédaction")
    assert "faute d’adresse e-mail : Sans adresse" in said(edith, TO_CONFIRM, {"organisation": [without.pk]})
    assert "Cochez au moins une" in said(edith, TO_CONFIRM, {})
    edith.post(TO_CONFIRM, {"organisation": [hidden.pk, "x", "9" * 40, "-1", ""]})
    assert mail.outbox == []


class Down(BaseEmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError


class OneIsRefused(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if email_messages[0].to == ["refus@exemple.example"]:
            raise OSError("refused")
        return len(email_messages)


def test_a_mail_server_that_is_down_is_said_and_can_be_tried_again(
    member: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, refused = organisation(), organisation("Refusée", email="refus@exemple.example")
    edith = member("Rédaction")
    with monkeypatch.context() as patched:
        patched.setattr(asking, "get_connection", Down)
        assert "n’a pas pu partir" in said(edith, TO_CONFIRM, {"one": made.pk})
    with monkeypatch.context() as patched:
        patched.setattr(asking, "get_connection", OneIsRefused)
        answer = said(edith, TO_CONFIRM, {"organisation": [made.pk, refused.pk]})
    assert "Le lien est envoyé : Maison exemple." in answer
    assert "réessayez plus tard : Refusée." in answer
    assert "Le lien est envoyé" in said(edith, TO_CONFIRM, {"one": refused.pk})


def test_only_whoever_may_change_an_organisation_asks_and_decides(member: Member) -> None:
    correction = proposed(telephone="1")
    amira = member("Traduction – العربية")
    for path in (TO_CONFIRM, CORRECTIONS, f"{CORRECTIONS}{correction.pk}/"):
        assert amira.get(path).status_code == 302
        assert amira.post(path, {"one": correction.organisation_id, "field": "telephone"}).status_code == 302
        assert Client().post(path).status_code == 302
    assert mail.outbox == []
    assert Correction.objects.waiting().exists()
    menu = amira.get("/admin/").content.decode()
    assert "Annuaire à confirmer" not in menu
    assert "Corrections à relire" not in menu


def test_a_correction_waits_on_the_home_page_with_what_changes(member: Member, visitor: Client) -> None:
    made = organisation()
    visitor.post(address(made), form(made, telephone="+32 65 99", services="Cours\nConseil", message="À bientôt"))
    edith = member("Rédaction")
    card = opened(edith, "/admin/").select_one("#desk-corrections").parent
    tree = opened(edith, card.select_one("li a")["href"])
    row = tree.select_one("tbody tr")
    assert (row.th.get_text(), row.select_one("del").get_text(), row.select_one("ins").get_text()) == (
        "Téléphone",
        "+32 65 00 00 01",
        "+32 65 99",
    )
    text = tree.select_one(".correction").get_text(" ")
    assert "À reporter à la main" in text
    assert "Conseil" in text
    assert "À bientôt" in text
    assert names(opened(edith, CORRECTIONS)) == ["Maison exemple"]


def test_what_is_ticked_is_published_and_the_rest_is_not(member: Member) -> None:
    correction = proposed(telephone="+32 65 99", street="Rue autre 2", email="")
    edith = member("Rédaction")
    path = f"{CORRECTIONS}{correction.pk}/"
    answer = said(edith, path, {"field": ["telephone", "email", "name", "owner"], "note": "La rue est celle du siège."})
    assert "téléphone, adresse e-mail. La fiche est vérifiée aujourd’hui." in answer
    now = Organisation.objects.get(pk=correction.organisation_id)
    assert (now.telephone, now.street, now.email) == ("+32 65 99", "Rue de l’Exemple 1", "")
    assert now.checked_on == timezone.localdate()
    assert now.name == "Maison exemple"
    assert [service.name for service in now.services.all()] == ["Cours d’exemple"]
    assert now.opening_hours.count() == 1
    correction.refresh_from_db()
    assert (correction.decided_by, correction.accepted) == (edith.user, ["telephone", "email"])  # type: ignore[attr-defined]
    entry = ModelLogEntry.objects.get(action=deciding.ACCEPTED)
    assert entry.data == {"fields": ["telephone", "email"]}
    assert names(opened(edith, CORRECTIONS)) == []
    assert "La rue est celle du siège." in opened(edith, path).get_text()


def test_what_is_refused_changes_nothing(member: Member) -> None:
    correction = proposed(telephone="+32 65 99")
    before = correction.organisation.checked_on
    edith = member("Rédaction")
    path = f"{CORRECTIONS}{correction.pk}/"
    assert "refusée" in said(edith, path, {"refuse": "1", "field": "telephone", "note": "Faux numéro"})
    now = Organisation.objects.get(pk=correction.organisation_id)
    assert (now.telephone, now.checked_on) == ("+32 65 00 00 01", before)
    assert names(opened(edith, f"{CORRECTIONS}?traitees=1")) == ["Maison exemple"]


def test_a_decision_is_taken_once(member: Member) -> None:
    correction = proposed(telephone="+32 65 99")
    edith, marc = member("Rédaction"), member("Modération")
    path = f"{CORRECTIONS}{correction.pk}/"
    said(edith, path, {"refuse": "1"})
    assert "Quelqu’un d’autre" in said(marc, path, {"field": "telephone"})
    assert Organisation.objects.get(pk=correction.organisation_id).telephone == "+32 65 00 00 01"


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("email", "pas une adresse", "Adresse e-mail"),
        ("website", "javascript:alert(1)", "Site web"),
        ("telephone", "1" * 31, "Téléphone"),
        ("postal_code", "<b>", "Code postal"),
    ],
)
def test_what_does_not_suit_the_entry_is_not_written_even_if_accepted(
    member: Member, name: str, value: str, reason: str
) -> None:
    correction = proposed(**{name: value, "street": "Rue autre 2"})
    edith = member("Rédaction")
    path = f"{CORRECTIONS}{correction.pk}/"
    answer = said(edith, path, {"field": [name, "street"]})
    assert "Rien n’est changé" in answer
    assert reason in answer
    assert Organisation.objects.get(pk=correction.organisation_id).street == "Rue de l’Exemple 1"
    assert Correction.objects.waiting().count() == 1, "it still waits"
    said(edith, path, {"field": ["street"]})
    assert Organisation.objects.get(pk=correction.organisation_id).street == "Rue autre 2"


def test_hostile_words_are_shown_as_words(member: Member) -> None:
    hostile = "<script>alert(1)</script>"
    correction = proposed(description=hostile, hours=hostile)
    Correction.objects.update(message=hostile)
    screen = member("Rédaction").get(f"{CORRECTIONS}{correction.pk}/").content.decode()
    assert hostile not in screen
    assert screen.count("&lt;script&gt;alert(1)") >= 3


def test_the_lists_cost_the_same_however_long_they_are(member: Member) -> None:
    edith = member("Rédaction")

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            opened(edith, path)
        return len(captured)

    proposed(telephone="1")
    for path in (TO_CONFIRM, CORRECTIONS):
        cost(path)
    before = {path: cost(path) for path in (TO_CONFIRM, CORRECTIONS)}
    for number in range(8):
        made = organisation(f"Exemple {number}")
        Correction.objects.create(organisation=made, values={"telephone": "1"})
    assert {path: cost(path) for path in before} == before
