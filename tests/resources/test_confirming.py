"""An organisation confirms or corrects its entry by the link that it was sent: what the link and its page do."""

import datetime
import time
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from wagtail.models import ModelLogEntry

from core.models import Organisation
from core.models.organisations import SpecialOpeningHours
from resources.confirming import answers, links
from resources.models import Correction
from tests.resources.confirming_making import address, form, organisation

Read = Callable[..., BeautifulSoup]
DAY = 24 * 3600


def words(response_or_tree: object) -> str:
    return " ".join(BeautifulSoup(response_or_tree.content, "html.parser").main.get_text(" ").split())  # type: ignore[attr-defined]


def test_the_page_shows_the_entry_and_two_ways(read: Read, db: None) -> None:
    made = organisation()
    tree = read(address(made))
    assert tree.html["lang"] == "fr"
    rows = {row.dt.get_text(): row.dd.get_text() for row in tree.select(".confirming > div")}
    assert rows["Nom"] == "Maison exemple"
    assert rows["Téléphone"] == "+32 65 00 00 01"
    assert rows["Heures d’ouverture"].replace("\u202f", " ") == "lundi : 09:00 à 12:30, sur rendez-vous"
    assert rows["Services"] == "Cours d’exemple"
    assert [button.get_text() for button in tree.select("main button")] == ["Tout est juste", "Envoyer les corrections"]
    assert tree.select_one("[name=street]")["value"] == "Rue de l’Exemple 1"
    assert tree.select("main script") == []


def test_days_to_come_that_depart_from_the_week_are_shown_and_spoil_no_link_when_they_pass(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, today = organisation(), timezone.localdate()
    for days, reason in ((-9, "passé"), (3, "congés")):
        day = today + datetime.timedelta(days=days)
        SpecialOpeningHours.objects.create(organisation=made, first_day=day, last_day=day, reason=reason)
    link = address(made)
    shown = words(visitor.get(link)).replace("\u202f", " ")
    assert ": fermé (congés)" in shown
    assert "passé" not in shown
    monkeypatch.setattr(timezone, "localdate", lambda *_: today + datetime.timedelta(days=5))
    later = visitor.get(link)
    assert later.status_code == 200
    assert "congés" not in words(later).replace("Congés et fermetures", "")


def test_nobody_else_keeps_or_finds_the_page(visitor: Client) -> None:
    response = visitor.get(address(organisation()))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_opening_the_link_changes_nothing_however_often(visitor: Client) -> None:
    made = organisation()
    for _ in range(3):
        assert visitor.get(address(made)).status_code == 200
        assert visitor.head(address(made)).status_code == 200
    assert not Correction.objects.exists()
    assert Organisation.objects.get(pk=made.pk).checked_on == made.checked_on


def test_all_is_right_counts_at_once_and_only_once(visitor: Client) -> None:
    made = organisation(review_on=timezone.localdate())
    link = address(made)
    response = visitor.post(link, {"right": "1"})
    assert (response.status_code, response.headers["Location"]) == (303, link)
    now = Organisation.objects.get(pk=made.pk)
    assert (now.checked_on, now.review_on) == (timezone.localdate(), None)
    assert now.telephone == made.telephone
    assert "Merci ! Votre réponse" in words(visitor.get(link)).replace("\u202f", " ")
    assert not Correction.objects.waiting().exists()
    Organisation.objects.update(checked_on=datetime.date(2020, 1, 1))
    assert visitor.post(link, {"right": "1"}).status_code == 200
    assert Organisation.objects.get(pk=made.pk).checked_on == datetime.date(2020, 1, 1), "the link has served"
    assert Correction.objects.count() == 1
    assert ModelLogEntry.objects.filter(action=answers.CONFIRMED, object_id=str(made.pk)).count() == 1


def test_a_correction_waits_and_changes_nothing(visitor: Client) -> None:
    made = organisation()
    sent = form(made, telephone="+32 65 00 00 02", hours="mardi : 10:00 à 12:00\nFermé en août", message="Merci !")
    assert visitor.post(address(made), sent).status_code == 303
    kept = Correction.objects.waiting().get()
    assert kept.values == {"telephone": "+32 65 00 00 02", "hours": "mardi : 10:00 à 12:00\nFermé en août"}
    assert kept.message == "Merci !"
    now = Organisation.objects.get(pk=made.pk)
    assert (now.telephone, now.checked_on) == (made.telephone, made.checked_on)


def test_a_browser_that_changes_line_breaks_has_changed_nothing(visitor: Client) -> None:
    made = organisation(description="Une ligne.\nUne autre.")
    sent = {name: text.replace("\n", "\r\n") for name, text in form(made).items()}
    response = visitor.post(address(made), sent)
    assert response.status_code == 422
    assert "Vous n’avez rien changé" in words(response)


def test_a_field_that_was_not_sent_says_nothing(visitor: Client) -> None:
    made = organisation()
    visitor.post(address(made), {"telephone": "065 1"})
    assert Correction.objects.get().values == {"telephone": "065 1"}


def test_what_cannot_be_taken_comes_back_with_what_was_typed(visitor: Client) -> None:
    made = organisation()
    wrong = form(made, email="pas une adresse", website="javascript:alert(1)", postal_code="!!", description="x" * 501)
    response = visitor.post(address(made), wrong)
    assert response.status_code == 422
    tree = BeautifulSoup(response.content, "html.parser")
    assert len(tree.select(".field__error")) == 4
    assert "Rien de ce que vous avez écrit n’est perdu" in tree.select_one("#errors").get_text()
    assert tree.select_one("[name=email]")["value"] == "pas une adresse"
    assert tree.select_one("[name=email]")["aria-invalid"] == "true"
    assert "x" * 501 in tree.select_one("[name=description]").get_text()
    assert not Correction.objects.exists()


def test_words_are_words_whatever_they_are(visitor: Client) -> None:
    made = organisation()
    hostile = "<script>alert(1)</script> {{ settings }} \x1b \u202e"
    sent = form(made, telephone="", description=hostile, hours=hostile, message=hostile)
    assert visitor.post(address(made), sent).status_code == 303
    assert "<script>" in Correction.objects.get().values["description"]
    other = organisation("Autre", description=hostile)
    assert "<script>alert" not in visitor.get(address(other)).content.decode()
    assert visitor.post(address(other), form(other, message="a\x00b")).status_code == 422
    assert visitor.post(address(other), form(other, message="x" * 2001)).status_code == 422
    assert visitor.post(address(other), b"\xff\xfe", content_type="multipart/form-data").status_code in {400, 422}


def test_another_site_cannot_answer_for_the_organisation(visitor: Client) -> None:
    made = organisation()
    elsewhere = {"sec-fetch-site": "cross-site"}
    for sent in ({"right": "1"}, form(made, telephone="1")):
        response = visitor.post(address(made), sent, headers=elsewhere)
        assert response.status_code == 422
        tree = BeautifulSoup(response.content, "html.parser")
        assert tree.select_one("[name=street]")["value"] == made.street
    assert not Correction.objects.exists()


def test_a_link_lasts_thirty_days(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made, now = organisation(), time.time()
    link = address(made)
    monkeypatch.setattr(time, "time", lambda: now + 30 * DAY - 60)
    assert visitor.get(link).status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + 30 * DAY + 60)
    for response in (visitor.get(link), visitor.post(link, {"right": "1"})):
        assert response.status_code == 410
        assert "plus de 30 jours" in words(response)
    assert not Correction.objects.exists()


def test_a_link_serves_what_it_was_sent_for(visitor: Client) -> None:
    made = organisation()
    link = address(made)
    made.telephone = "+32 65 00 00 09"
    made.save()
    for response in (visitor.get(link), visitor.post(link, {"right": "1"})):
        assert response.status_code == 410
        assert "La fiche a changé" in words(response)
    withdrawn = organisation("Retirée")
    link = address(withdrawn)
    withdrawn.in_directory = False
    withdrawn.save()
    assert visitor.get(link).status_code == 410
    withdrawn.delete()
    assert visitor.post(link, {"right": "1"}).status_code == 410


def test_a_click_of_the_staff_spoils_no_link(visitor: Client) -> None:
    made = organisation()
    link = address(made)
    made.check_again(timezone.localdate())
    assert visitor.get(link).status_code == 200


def test_two_answers_at_once_are_one(db: None) -> None:
    made = organisation()
    link = links.read(links.token(made))
    answers.confirm(link)
    answers.confirm(link)
    assert Correction.objects.count() == 1
    assert ModelLogEntry.objects.filter(action=answers.CONFIRMED).count() == 1


def test_a_second_letter_gives_a_second_answer_and_the_first_link_still_says_thank_you(visitor: Client) -> None:
    made = organisation()
    first = address(made)
    visitor.post(first, form(made, telephone="1"))
    second = address(made)
    assert visitor.post(second, form(made, telephone="2")).status_code == 303
    assert Correction.objects.waiting().count() == 2
    assert "Merci" in words(visitor.get(first))


@pytest.mark.parametrize("token", ["x", "1.0.abc", "1.0.abc:1vX:zzzz", "é", "a" * 3000, "..", "%00", "1.0.abc:1vX:"])
def test_what_is_no_link_of_ours_is_said_kindly(visitor: Client, token: str, db: None) -> None:
    for response in (visitor.get(f"/fr/confirmer/{token}/"), visitor.post(f"/fr/confirmer/{token}/", {"right": "1"})):
        assert response.status_code in {404, 308, 301}
    assert not Correction.objects.exists()


def test_a_link_of_one_organisation_is_none_of_another(visitor: Client) -> None:
    one, other = organisation(), organisation("Autre")
    mine, theirs = links.token(one), links.token(other)
    mixed = ":".join([theirs.split(":")[0], *mine.split(":")[1:]])
    assert visitor.post(f"/fr/confirmer/{mixed}/", {"right": "1"}).status_code == 404
    assert not Correction.objects.exists()


def test_it_is_read_in_french_whatever_the_address_says(visitor: Client) -> None:
    link = address(organisation())
    response = visitor.get(link.replace("/fr/", "/ar/"))
    assert (response.status_code, response.headers["Location"]) == (302, link)
    assert visitor.put(link).status_code == 405


class Tampering(TestCase):
    @given(st.integers(0, 400), st.characters(categories=["L", "Nd", "P"]))
    def test_one_character_changed_opens_nothing(self, place: int, character: str) -> None:
        made = Organisation.objects.filter(name="Falsifiable").first() or organisation("Falsifiable")
        sound = links.token(made)
        place %= len(sound)
        changed = sound[:place] + character + sound[place + 1 :]
        found = links.read(changed)
        assert changed == sound or found.standing in {links.Standing.INVALID, links.Standing.EXPIRED}
