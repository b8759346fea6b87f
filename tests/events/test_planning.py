"""The agenda of the staff: every date, published or not, how it stands in each language, and what needs attention."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core.models import TranslationState
from events.models import AgendaPage, EventPage
from events.rules import Frequency, Rule
from home.content import permissions
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

Member = Callable[..., Client]
PLANNING = "/admin/agenda/"


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    """Below which the event team may publish."""
    made = making.agenda()
    role = next(role for role in permissions.STAFF if role.name == "Événements")
    permissions.give_on(Page.objects.get(pk=made.pk), role, Group.objects.get(name="Événements"))
    return made


def opened(client: Client, **parameters: str) -> BeautifulSoup:
    response = client.get(PLANNING, parameters)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def month(day: date) -> str:
    return f"{day:%Y-%m}"


def titles(tree: BeautifulSoup) -> list[str]:
    return [each.get_text(strip=True) for each in tree.select(".planned__title")]


def text(tag: Tag | None) -> str:
    assert tag is not None
    return tag.get_text(" ", strip=True)


def test_the_month_shows_published_and_drafts(agenda: AgendaPage, admin_client: Client) -> None:
    day = making.in_days(7)
    making.activity(agenda, "Publiée")
    draft = making.activity(agenda, "Pas encore")
    draft.unpublish()
    beside = making.activity(agenda, "Avec brouillon")
    beside.title = "Autre titre"
    beside.save_revision()
    tree = opened(admin_client, mois=month(day), vue="liste")
    assert sorted(titles(tree)) == ["Avec brouillon", "Pas encore", "Publiée"]
    states = {text(each.select_one(".planned__title")): text(each) for each in tree.select(".planned")}
    assert "Brouillon en plus" in states["Avec brouillon"]
    assert "Brouillon" in states["Pas encore"]
    assert "Brouillon" not in states["Publiée"].replace("Brouillon en plus", "") or "✎" in states["Publiée"]


def test_a_scheduled_page_is_marked(agenda: AgendaPage, admin_client: Client) -> None:
    page = making.activity(agenda, "Programmée exemple")
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(days=2)
    page.save_revision().publish()
    entry = opened(admin_client, mois=month(making.in_days(7)), vue="liste").select_one(".planned")
    assert "Programmée" in text(entry.select_one(".desk-state") if entry else None)


def test_a_cancelled_date_is_marked_and_found(agenda: AgendaPage, admin_client: Client) -> None:
    day = making.in_days(7)
    making.activity(agenda, "Tombe à l’eau", changes=[making.cancelled(day)])
    making.activity(agenda, "Maintenue exemple")
    assert titles(opened(admin_client, mois=month(day), etat="cancelled")) == ["Tombe à l’eau"]
    assert text(opened(admin_client, mois=month(day), etat="cancelled").select_one(".planned .desk-state")) == "Annulée"


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("published", ["Publiée"]),
        ("draft", ["Brouillon"]),
        ("scheduled", []),
        ("changed", []),
        ("untranslated", ["Brouillon", "Publiée"]),
        ("", ["Brouillon", "Publiée"]),
        ("rien de tel", ["Brouillon", "Publiée"]),
    ],
)
def test_the_filter_of_states(agenda: AgendaPage, admin_client: Client, state: str, found: list[str]) -> None:
    making.activity(agenda, "Publiée")
    making.activity(agenda, "Brouillon").unpublish()
    assert sorted(titles(opened(admin_client, mois=month(making.in_days(7)), etat=state))) == found


def test_the_filter_of_categories(agenda: AgendaPage, admin_client: Client) -> None:
    making.activity(agenda, "Atelier")
    making.activity(agenda, "Film", category=making.category("film"))
    here = month(making.in_days(7))
    assert titles(opened(admin_client, mois=here, categorie="film")) == ["Film"]
    assert sorted(titles(opened(admin_client, mois=here, categorie="inconnue"))) == ["Atelier", "Film"]


def test_each_language_says_how_it_stands(agenda: AgendaPage, admin_client: Client) -> None:
    page = making.activity(agenda, "Atelier")
    making.translated(page, "nl", title="Atelier nl")
    stale = making.translated(page, "ar", title="ورشة")
    TranslationState.objects.update_or_create(page_id=stale.pk, defaults={"changed_parts": ["title"]})
    draft = making.translated(page, "en", title="Workshop")
    draft.unpublish()
    entry = opened(admin_client, mois=month(making.in_days(7)), vue="liste").select_one(".planned__languages")
    said = text(entry)
    for sentence in (
        "Nederlands : À jour",
        "العربية : Le français a changé",
        "English : Brouillon",
        "Español : Pas traduite",
    ):
        assert sentence in said


def test_what_lasts_days_stands_on_each_of_them(agenda: AgendaPage, admin_client: Client) -> None:
    first = making.in_days(40).replace(day=10)
    making.activity(agenda, "Festival", start_date=first, end_date=first + timedelta(days=2), all_day=True)
    tree = opened(admin_client, mois=month(first))
    found = [
        text(day.select_one(".planning-day__number")) for day in tree.select(".planning-day") if day.select(".planned")
    ]
    assert found == ["10", "11", "12"]


@pytest.mark.parametrize(
    "said", ["2026-13", "9999-12", "1800-01", "octobre", "2026-10-01", "x" * 10_000, "\x00", "٢٠٢٦-١٠"]
)
def test_a_month_that_is_none_is_this_one(agenda: AgendaPage, admin_client: Client, said: str) -> None:
    tree = opened(admin_client, mois=said)
    assert tree.select_one("[aria-current=date]")


@pytest.mark.parametrize(("said", "missing"), [("1990-01", "Mois précédent"), ("2100-12", "Mois suivant")])
def test_the_agenda_has_two_ends(agenda: AgendaPage, admin_client: Client, said: str, missing: str) -> None:
    links = [a.get_text() for a in opened(admin_client, mois=said).select(".planning__pages a")]
    assert missing not in links
    assert "Ce mois-ci" in links


def test_the_other_months_keep_what_was_chosen(agenda: AgendaPage, admin_client: Client) -> None:
    tree = opened(admin_client, mois="2026-12", vue="liste", etat="draft")
    following = next(a["href"] for a in tree.select(".planning__pages a") if a.get_text() == "Mois suivant")
    assert following == "?mois=2027-01&vue=liste&etat=draft"


def test_its_queries_do_not_grow(agenda: AgendaPage, admin_client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            opened(admin_client, mois=month(making.in_days(7)))
        return len(found)

    making.translated(making.activity(agenda, "Première"), "ar", title="ورشة")
    making.activity(agenda, "Brouillon").unpublish()
    queries()
    before = queries()
    for number in range(4):
        making.translated(making.activity(agenda, f"Encore {number}"), "ar", title="ورشة")
        making.activity(agenda, f"Brouillon {number}").unpublish()
    assert queries() <= before


@pytest.mark.parametrize("group", ["Rédaction", "Événements", "Modération", "Administration"])
def test_the_menu_leads_there(agenda: AgendaPage, member: Member, group: str) -> None:
    client = member(group)
    assert b'"label": "Agenda"' in client.get("/admin/").content.replace(b'"label":"', b'"label": "')
    opened(client)


def test_translators_read_it_without_ways_to_change(agenda: AgendaPage, member: Member) -> None:
    making.activity(agenda, "Atelier")
    tree = opened(member("Traduction – العربية"), mois=month(making.in_days(7)))
    assert titles(tree) == ["Atelier"]
    assert not tree.select(".planned a")


# -- The first page of the CMS -------------------------------------------------------------


def card(client: Client) -> Tag | None:
    tree = BeautifulSoup(client.get("/admin/").content, "html.parser")
    return tree.select_one("section[aria-labelledby=desk-agenda]")


def test_nothing_to_come_is_no_card(agenda: AgendaPage, admin_client: Client) -> None:
    assert card(admin_client) is None


def test_the_card_has_the_next_dates_and_what_is_not_translated(agenda: AgendaPage, admin_client: Client) -> None:
    making.activity(agenda, "Seulement en français", start_date=making.in_days(2))
    translated = making.activity(agenda, "Traduite", start_date=making.in_days(3))
    making.translated(translated, "ar", title="ورشة")
    far = making.activity(agenda, "Dans longtemps", start_date=making.in_days(90))
    assert far.live
    found = card(admin_client)
    assert text(found.select_one(".desk-card__count") if found else None) == "1"
    said = text(found)
    assert "Seulement en français Bientôt, et dans aucune autre langue" in said
    assert "Traduite Bientôt" not in said
    assert said.index("Les prochaines dates") < said.index("Traduite") < said.index("Dans longtemps")


def test_the_card_tells_of_changes_that_lost_their_date(agenda: AgendaPage, admin_client: Client) -> None:
    page = making.activity(agenda, "Atelier", changes=[making.cancelled(making.in_days(7))])
    EventPage.objects.filter(pk=page.pk).update(start_date=making.in_days(9))
    assert "Changement sans date" in text(card(admin_client))
    tree = BeautifulSoup(admin_client.get(f"/admin/agenda/{page.pk}/dates/").content, "html.parser")
    link = tree.find("a", string="Enlever ce changement")
    assert isinstance(link, Tag)
    admin_client.post(str(link["href"]))
    assert len(EventPage.objects.get(pk=page.pk).changes) == 0


def test_the_card_tells_of_campaigns_that_begin(agenda: AgendaPage, admin_client: Client) -> None:
    making.campaign(agenda, "Bientôt exemple", start_date=making.in_days(5), end_date=making.in_days(30))
    making.campaign(agenda, "En cours exemple", start_date=making.in_days(-5), end_date=making.in_days(30))
    said = text(card(admin_client))
    assert "Bientôt exemple Campagne : commence le" in said
    assert "En cours exemple" not in said


def test_a_full_agenda_is_no_work(agenda: AgendaPage, member: Member) -> None:
    page = making.activity(agenda, "Traduite", rule=Rule(Frequency.DAILY, count=5))
    making.translated(page, "ar", title="ورشة")
    found = card(member("Modération"))
    assert found is not None
    assert found.select_one(".desk-card__count") is None


def test_who_may_change_nothing_of_it_has_no_card(agenda: AgendaPage, member: Member) -> None:
    making.activity(agenda, "Atelier")
    assert card(member("Traduction – العربية")) is None


def test_labels_are_kept_by_those_who_write(db: None, member: Member) -> None:
    for group in ("Rédaction", "Événements", "Modération"):
        for address in ("/admin/snippets/events/category/add/", "/admin/snippets/core/audience/add/"):
            response = member(group).get(address, follow=True)
            assert response.status_code == 200
            assert "forme dans les adresses" in response.content.decode().lower(), (group, address)


def test_somebody_without_a_group_sees_nothing(member: Member) -> None:
    assert member().get(PLANNING).status_code == 302
