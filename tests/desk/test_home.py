"""The home page of the CMS says what waits for whoever has signed in, and asks the database little."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import TranslationState
from tests.events import making

Find = Callable[..., Page]
Staff = Callable[..., Client]
HOME = "/admin/"


@pytest.fixture(autouse=True)
def _nothing_waits(db: None) -> None:
    """So that a card of translations or of activities is there only where a test wants one."""
    making.sweep()
    TranslationState.objects.update(checked_at=timezone.now())


def cards(client: Client) -> dict[str, Any]:
    """The cards shown, by their heading."""
    tree = BeautifulSoup(client.get(HOME).content, "html.parser")
    return {card.h2.find("span").get_text(): card for card in tree.select(".desk-card")}


def lines(card: Any) -> list[str]:
    return [" ".join(line.get_text(" ", strip=True).split()) for line in card.select("li")]


def draft(page: Page, client: Client, summary: str = "Autre résumé") -> Page:
    page.summary = summary
    page.save_revision(user=client.person)  # type: ignore[attr-defined]
    return page


def send(page: Page, client: Client) -> Any:
    draft(page, client)
    return page.get_workflow().start(page, client.person)  # type: ignore[attr-defined]


@pytest.mark.parametrize("group", ["Rédaction", "Modération", None])
def test_a_day_without_work_is_one_calm_sentence(staff: Staff, group: str | None) -> None:
    client = staff("amina", group, first_name="Amina")
    tree = BeautifulSoup(client.get(HOME).content, "html.parser")
    assert tree.h1.get_text() == "Bonjour Amina"
    assert tree.select(".desk-card") == []
    assert "Rien ne vous attend" in tree.select_one(".desk-quiet").get_text()


def test_drafts_are_their_writers(staff: Staff, page: Find) -> None:
    amina, marc = staff("amina", "Rédaction"), staff("marc", "Modération")
    contact = draft(page("contact"), amina)
    card = cards(amina)["Mes brouillons"]
    assert card.select_one(".desk-card__count").get_text() == "1"
    assert lines(card) == ["Contact modifiée à l’instant"]
    assert card.select_one("li a")["href"] == f"/admin/pages/{contact.pk}/edit/"
    assert "Mes brouillons" not in cards(marc)
    report = BeautifulSoup(amina.get(card.select_one(".desk-card__more")["href"]).content, "html.parser")
    assert "Contact" in report.select_one("tbody").get_text()
    assert report.select_one(".desk-todo").get_text()


def test_what_an_editor_sends_waits_for_moderators_and_not_for_editors(staff: Staff, page: Find) -> None:
    amina, marc, bob = staff("amina", "Rédaction"), staff("marc", "Modération"), staff("bob", "Rédaction")
    send(page("contact"), amina)
    mine = cards(amina)
    assert lines(mine["Mes demandes"]) == ["Contact En attente : la modération, à l’instant"]
    assert "Mes brouillons" not in mine, "what was sent is no draft of mine any more"
    assert "À valider" not in mine
    assert lines(cards(marc)["À valider"]) == ["Contact amina, à l’instant"]
    assert cards(bob) == {}


def test_what_a_moderator_sends_back_says_why(staff: Staff, page: Find) -> None:
    amina, marc = staff("amina", "Rédaction"), staff("marc", "Modération")
    state = send(page("contact"), amina)
    state.current_task_state.reject(user=marc.person, comment="Il manque l’heure.")  # type: ignore[attr-defined]
    assert lines(cards(amina)["Mes demandes"]) == ["Contact À revoir : « Il manque l’heure. »"]
    assert "À valider" not in cards(marc)


def test_translations_are_counted_by_language_and_lead_to_the_table(staff: Staff, page: Find) -> None:
    amina = staff("amina", "Rédaction")
    TranslationState.objects.filter(page=page("contact", "nl")).update(changed_parts=["title"])
    TranslationState.objects.filter(page=page("centre", "ar")).update(checked_at=None)
    card = cards(amina)["Traductions"]
    assert lines(card) == ["Nederlands 1 à mettre à jour", "العربية 1 à relire"]
    assert card.find("a", string="العربية")["dir"] == "rtl"
    table = BeautifulSoup(amina.get(card.select_one("li a")["href"]).content, "html.parser")
    rows = table.select(".translation-table tbody tr")
    assert [row.th.get_text(strip=True) for row in rows] == ["Contact"]
    assert len(rows[0].select("td")) == 1


def test_pages_long_unchecked_and_broken_links_are_shown(staff: Staff, page: Find) -> None:
    centre = page("centre")
    centre.body = [*centre.body.raw_data, {"type": "text", "value": '<p><a href="/fr/rien/">horaires</a></p>'}]
    centre.save_revision().publish()
    TranslationState.objects.update(changed_parts=[])
    Page.objects.filter(pk=page("contact").pk).update(
        first_published_at=datetime.datetime(2024, 3, 1, 12, tzinfo=datetime.UTC)
    )
    shown = cards(staff("amina", "Rédaction"))
    assert list(shown) == ["À vérifier", "Liens à réparer"]
    assert lines(shown["À vérifier"]) == ["Contact Page de contact, première publication : 1 mars 2024"]
    assert lines(shown["Liens à réparer"]) == ["Le centre « horaires » : aucune page à cette adresse"]


def test_five_lines_at_most_and_the_whole_count(staff: Staff, page: Find) -> None:
    amina, centre = staff("amina", "Rédaction"), page("centre")
    for number in range(7):
        new = type(centre)(title=f"N{number}", locale=Locale.objects.get(language_code="fr"), live=False)
        draft(centre.add_child(instance=new), amina)
    card = cards(amina)["Mes brouillons"]
    assert card.select_one(".desk-card__count").get_text() == "7"
    assert len(card.select("li")) == 5
    assert "jamais publiée" in lines(card)[0]


def test_the_cost_does_not_grow_with_the_work(staff: Staff, page: Find) -> None:
    marc, amina, centre = staff("marc", "Modération"), staff("amina", "Rédaction"), page("centre")

    def work(numbers: range) -> None:
        for number in numbers:
            new = type(centre)(title=f"N{number}", locale=Locale.objects.get(language_code="fr"))
            new.body = [{"type": "text", "value": '<p><a href="/fr/rien/">x</a></p>'}]
            centre.refresh_from_db()
            centre.add_child(instance=new)
            Page.objects.filter(pk=new.pk).update(first_published_at=timezone.now() - datetime.timedelta(days=300))
            send(new, amina)
            other = type(centre)(title=f"M{number}", locale=Locale.objects.get(language_code="fr"), live=False)
            centre.refresh_from_db()
            draft(centre.add_child(instance=other), marc)

    def cost() -> int:
        marc.get(HOME)
        with CaptureQueriesContext(connection) as captured:
            assert len(cards(marc)) == 4
        return len(captured)

    work(range(2))
    before = cost()
    work(range(2, 12))
    assert cost() <= before
    assert before <= 60


def test_what_staff_never_need_is_not_in_their_menus(staff: Staff) -> None:
    for client, hidden in ((staff("amina", "Rédaction"), True), (staff("claire"), False)):
        props = BeautifulSoup(client.get(HOME).content, "html.parser").find(id="wagtail-sidebar-props")
        menu = json.dumps(json.loads(props.string), ensure_ascii=False)
        assert ("Utilisation des types de page" in menu) is not hidden
        assert "Pages vieillissantes" not in menu
        assert "Ce qui est nouveau" not in menu
        for label in ("Mes brouillons", "À vérifier", "Liens à réparer", "État des traductions"):
            assert label in menu


@pytest.mark.parametrize("address", ["links", "unchecked", "drafts", "translation-table"])
def test_reports_are_for_staff(db: None, address: str) -> None:
    response = Client().get(f"/admin/reports/{address}/")
    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]
