"""The next activities, where an editor puts them: in any page, and on the home page."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from core.blocks import StoryBlock
from events.blocks import UpcomingBlock
from events.models import Occurrence
from events.query import OccurrenceQuerySet
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]
WEEK = timedelta(days=7)


def shown(value: Mapping[str, Any], code: str = "fr") -> BeautifulSoup:
    story = StoryBlock()
    block = story.to_python([{"type": "upcoming", "value": dict(value), "id": "11111111-1111-4111-8111-111111111111"}])
    with override(code):
        return BeautifulSoup(block.render_as_block(), "html.parser")


def titles(tree: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in tree.select(".activity-card .card__title a > span:first-child")]


@pytest.fixture
def some(db: None) -> Any:
    """Four activities on four days; each but the last answers one filter more."""
    agenda = making.agenda()
    campaign = making.campaign(agenda, slug="campagne-x")
    families = making.audience("familles-x")
    atelier, concert = making.category("atelier-x"), making.category("concert-x")
    making.activity(agenda, "Un", start_date=making.in_days(1), category=atelier, spoken=["ar"], campaign=campaign)
    making.activity(agenda, "Deux", start_date=making.in_days(2), category=atelier, audiences=[families], spoken=["ar"])
    making.activity(agenda, "Trois", start_date=making.in_days(3), category=concert, is_free=False, price="5 €")
    making.activity(agenda, "Quatre", start_date=making.in_days(4), category=making.category("cours-x"))
    return agenda


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"number": 2}, ["Un", "Deux"]),
        ({"category": ["concert-x", "cours-x"]}, ["Trois", "Quatre"]),
        ({"audience": ["familles-x"]}, ["Deux"]),
        ({"language": "ar"}, ["Un", "Deux"]),
        ({"campaign": "campagne-x"}, ["Un"]),
        ({"free": True, "number": 12}, ["Un", "Deux", "Quatre"]),
        ({"language": "ar", "category": ["concert-x"]}, []),
    ],
)
def test_it_shows_the_next_of_what_was_chosen(some: Any, chosen: dict[str, Any], expected: list[str]) -> None:
    assert titles(shown({"number": 3} | chosen)) == expected


def test_it_leads_to_the_same_selection_of_the_agenda(some: Any, visitor: Client) -> None:
    link = shown({"number": 3, "category": ["atelier-x"], "free": True}).select("a")[-1]
    assert link["href"] == "/fr/agenda/?category=atelier-x&free=1"
    assert visitor.get(link["href"]).status_code == 200


def test_where_nothing_is_announced_it_says_so(db: None) -> None:
    making.agenda()
    tree = shown({"heading": "Bientôt", "number": 3})
    assert not titles(tree)
    assert tree.p.get_text(strip=True)  # type: ignore[union-attr]
    assert tree.h2.get_text(strip=True) == "Bientôt"  # type: ignore[union-attr]


def test_a_series_is_there_once_by_its_next_date_that_takes_place(db: None) -> None:
    agenda = making.agenda()
    first = making.in_days(1)
    weekly = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=9)
    making.activity(agenda, "Série", start_date=first, rule=weekly, changes=[making.cancelled(first)])
    making.activity(agenda, "Annulée", start_date=making.in_days(2), status="cancelled")
    tree = shown({"number": 9})
    assert titles(tree) == ["Série"]
    assert tree.select_one("time")["datetime"].startswith((first + WEEK).isoformat())  # type: ignore[index]


def test_in_arabic_it_gives_the_translation_or_the_french_page_marked(some: Any) -> None:
    page = making.activity(some, "Traduite", start_date=making.in_days(0), end_date=making.in_days(1))
    making.translated(page, "ar", title="مترجمة")
    tree = shown({"number": 2}, "ar")
    assert titles(tree) == ["مترجمة", "Un"]
    assert tree.find("span", string="Un")["lang"] == "fr"  # type: ignore[index]


def test_what_runs_for_long_comes_first_and_what_is_over_is_not_there(db: None) -> None:
    agenda = making.agenda()
    making.activity(agenda, "Longue", start_date=making.in_days(-30), end_date=making.in_days(30))
    making.activity(agenda, "Finie", start_date=making.in_days(-2))
    making.activity(agenda, "Demain", start_date=making.in_days(1))
    assert titles(shown({"number": 3})) == ["Longue", "Demain"]


def test_an_editor_chooses_among_what_there_is(some: Any) -> None:
    block = UpcomingBlock()
    offered = {name: [key for key, _ in block.child_blocks[name].field.choices] for name in ("category", "campaign")}
    assert {"atelier-x", "concert-x", "cours-x"} <= set(offered["category"])
    assert "campagne-x" in offered["campaign"]


def test_the_home_page_shows_what_is_on_soon(read: Read, some: Any) -> None:
    tree = read("/fr/")
    assert titles(tree) == ["Un", "Deux", "Trois"]
    assert tree.select('section[aria-labelledby="upcoming"] a[href="/fr/agenda/"]')


def test_the_home_page_says_nothing_of_an_empty_agenda(read: Read) -> None:
    making.agenda()
    assert not read("/fr/").select("#upcoming")


def test_the_queries_do_not_grow_with_the_activities(some: Any) -> None:
    def asked(number: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            shown({"number": number})
        return len(queries)

    assert asked(1) == asked(4) <= 9


def test_models_and_migrations_agree(db: None) -> None:
    call_command("makemigrations", "home", "events", check=True, dry_run=True, verbosity=0)


def test_the_last_of_each_is_of_those_without_a_date_to_come(some: Any) -> None:
    now = timezone.now()
    making.activity(some, "Finie", start_date=making.in_days(-2))
    found: OccurrenceQuerySet = Occurrence.objects.last_of_each(now)
    assert [each.series.page.title for each in found] == ["Finie"]
