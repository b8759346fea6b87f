"""The page of a campaign: its message, where it stands, who carries it, what happens in it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from core.models import SiteDocument
from events import campaigns
from events.models import CampaignDocument, CampaignPage, CampaignPartner
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]
WEEK = timedelta(days=7)


def said(message: str, code: str = "fr") -> str:
    with override(code):
        return gettext(message)


def titles(tree: BeautifulSoup, section: str) -> list[str]:
    """The activities that a part of the page names, without the language that they are in."""
    links = tree.select(f'section[aria-labelledby="{section}"] :is(.card__title, .date__when) a > span:first-child')
    return [link.get_text(strip=True) for link in links]


def period(tree: BeautifulSoup) -> set[str]:
    """The first and the last day, for machines."""
    return {str(day["datetime"]) for day in tree.select(".poster time")}


def test_the_message_is_the_poster(read: Read) -> None:
    page = making.campaign(making.agenda(), message="Chacun a sa place.")
    tree = read(page.url)
    assert tree.select_one(".poster__message").get_text(strip=True) == "Chacun a sa place."  # type: ignore[union-attr]
    assert tree.h1.get_text(strip=True) == page.title  # type: ignore[union-attr]


@pytest.mark.parametrize(("begins", "ends", "state"), [(-30, -1, "Archive"), (0, 0, "Now"), (1, 9, "Soon")])
def test_it_says_where_it_stands_today(read: Read, begins: int, ends: int, state: str) -> None:
    page = making.campaign(making.agenda(), start_date=making.in_days(begins), end_date=making.in_days(ends))
    tree = read(page.url)
    assert tree.select_one(".poster__state").get_text(strip=True) == said(state)  # type: ignore[union-attr]
    assert period(tree) == {str(page.start_date), str(page.end_date)}


def test_its_activities_are_those_that_come_once_each_and_those_that_took_place(read: Read) -> None:
    agenda = making.agenda()
    page = making.campaign(agenda)
    first = making.in_days(-8)
    weekly = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=6)
    making.activity(agenda, "Hebdomadaire", campaign=page, start_date=first, rule=weekly)
    making.activity(agenda, "Bientôt", campaign=page, start_date=making.in_days(1))
    making.activity(agenda, "Passée", campaign=page, start_date=making.in_days(-3))
    making.activity(agenda, "D’une autre campagne", campaign=making.campaign(agenda))
    making.activity(agenda, "Sans campagne")
    tree = read(page.url)
    assert titles(tree, "upcoming") == ["Bientôt", "Hebdomadaire"]
    assert titles(tree, "past") == ["Passée"]


def test_an_activity_that_was_called_off_stays_and_says_so(read: Read) -> None:
    agenda = making.agenda()
    page = making.campaign(agenda)
    making.activity(agenda, "Marche", campaign=page, status="cancelled")
    card = read(page.url).select_one(".activity-card--off")
    assert card is not None
    assert said("Cancelled") in card.get_text()


def test_in_arabic_what_is_translated_is_arabic_and_the_rest_is_marked(read: Read) -> None:
    agenda = making.agenda()
    page = making.campaign(agenda, message="Chacun a sa place.")
    making.translated(making.activity(agenda, "Atelier", campaign=page), "ar", title="ورشة")
    making.activity(agenda, "Concert", campaign=page, start_date=making.in_days(9))
    arabic = making.translated(page, "ar", title="حملة", message="لكل مكانه")
    tree = read(arabic.url)
    assert tree.select_one(".poster__message").get_text(strip=True) == "لكل مكانه"  # type: ignore[union-attr]
    assert titles(tree, "upcoming") == ["ورشة", "Concert"]
    foreign = tree.find("span", string="Concert")
    assert (foreign["lang"], foreign["dir"]) == ("fr", "ltr")  # type: ignore[index]


def test_partners_and_material_are_those_of_the_original(read: Read) -> None:
    page = making.campaign(making.agenda())
    document = SiteDocument.objects.order_by("pk").first()
    assert document is not None
    page.partners.add(CampaignPartner(organisation=making.place("Partenaire exemple", website="https://exemple.be")))
    page.material.add(CampaignDocument(document=document))
    page.save_revision().publish()
    arabic = making.translated(page, "ar", title="حملة")
    tree = read(arabic.url)
    partner = tree.select_one(".campaign__partner a")
    assert (partner.get_text(strip=True), partner["href"]) == ("Partenaire exemple", "https://exemple.be")  # type: ignore[union-attr,index]
    item = tree.select_one(".downloads > li")
    assert item.a["href"] == document.url  # type: ignore[union-attr,index]
    facts = item.select_one(".downloads__facts").get_text()  # type: ignore[union-attr]
    assert document.filename.rpartition(".")[2].upper() in facts
    assert "Français" in facts


def test_its_feed_is_named_in_the_page_and_is_there(read: Read, visitor: Client) -> None:
    agenda = making.agenda()
    page = making.campaign(agenda)
    making.activity(agenda, "Atelier de la campagne", campaign=page)
    feed = read(page.url).select_one('link[rel=alternate][type="text/calendar"]')["href"]  # type: ignore[index]
    assert str(page.translation_key) in feed
    assert "Atelier de la campagne" in visitor.get(feed).content.decode()


def test_a_translation_of_a_withdrawn_campaign_says_so(read: Read) -> None:
    page = making.campaign(making.agenda())
    arabic = making.translated(page, "ar", title="حملة")
    CampaignPage.objects.get(pk=page.pk).unpublish()
    tree = read(arabic.url)
    assert said("This campaign has been withdrawn.", "ar") in tree.select_one(".band--warning").get_text()  # type: ignore[union-attr]
    assert not tree.select("link[type='text/calendar']")


def test_a_draft_is_previewed_with_its_own_period_in_every_language(db: None) -> None:
    page = making.campaign(making.agenda())
    page.end_date = making.in_days(300)
    draft = page.save_revision().as_object()
    for mode in ("", "ar"):
        tree = BeautifulSoup(draft.make_preview_request(preview_mode=mode).content, "html.parser")
        assert period(tree) == {str(page.start_date), str(page.end_date)}


def test_the_list_of_campaigns_has_what_runs_what_comes_and_an_archive(db: None) -> None:
    agenda = making.agenda()
    for title, begins, ends in (("Court", -9, 3), ("Longue", -9, 30), ("À venir", 5, 9), ("Finie", -9, -1)):
        making.campaign(agenda, title, start_date=making.in_days(begins), end_date=making.in_days(ends))
    with override("fr"):
        found = campaigns.for_reader(making.today())
        shown = BeautifulSoup(Template('{% include "components/campaigns.html" %}').render(Context({})), "html.parser")
    assert [each.page.title for each in found.running] == ["Court", "Longue"]
    cards = [card.get_text(strip=True) for card in shown.select(".campaign-card .card__title")]
    assert cards == ["Court", "Longue", "À venir"]
    assert [link.get_text(strip=True) for link in shown.select(".campaigns__past a")] == ["Finie"]


def test_the_period_of_a_translation_is_the_originals(db: None) -> None:
    page = making.campaign(making.agenda(), start_date=making.in_days(-9), end_date=making.in_days(-2))
    making.translated(page, "ar", title="حملة")
    page.end_date = making.in_days(5)
    page.save_revision().publish()
    with override("ar"):
        assert [each.page.title for each in campaigns.for_reader(making.today()).running] == ["حملة"]


def test_the_queries_of_a_campaign_do_not_grow_with_its_activities(visitor: Client) -> None:
    agenda = making.agenda()
    page = making.campaign(agenda)

    def asked() -> int:
        visitor.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(page.url).status_code == 200
        return len(queries)

    making.activity(agenda, campaign=page, spoken=["ar"], place=making.place())
    making.activity(agenda, campaign=page, start_date=making.in_days(-2))
    before = asked()
    for number in range(5):
        making.activity(agenda, campaign=page, spoken=["ar"], place=making.place(f"Lieu {number}"))
    assert asked() == before <= 25
