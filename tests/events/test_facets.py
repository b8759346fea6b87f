"""The choices of the filters and their counts: against a plain reckoning of every activity."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from events import facets
from events.agenda.views import View
from events.filters import SEVERAL, SWITCHES, AgendaFilter, Facets
from events.models import AgendaPage, EventPage, Series
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]
WORDS = st.sampled_from(["a", "b", "c"])
MANY = st.lists(WORDS, unique=True, max_size=3).map(lambda words: tuple(sorted(words)))
ACTIVITIES = st.lists(
    st.builds(
        Facets,
        category=WORDS,
        audience=MANY,
        language=MANY,
        commune=st.sampled_from(["", "a", "b"]),
        campaign=st.sampled_from(["", "a"]),
        free=st.booleans(),
        online=st.booleans(),
        step_free=st.booleans(),
        childcare=st.booleans(),
    ),
    max_size=12,
)
CHOSEN = st.builds(
    AgendaFilter, category=MANY, audience=MANY, language=MANY, commune=MANY, free=st.booleans(), childcare=st.booleans()
)


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def count(tree: BeautifulSoup, name: str, value: str = "1") -> int:
    choice = tree.select_one(f"input[name={name}][value='{value}']").find_parent("label")
    return int(choice.select_one(".choice__count [aria-hidden]").get_text())


@given(ACTIVITIES, CHOSEN)
def test_counts_are_what_one_would_find_by_choosing(activities: list[Facets], chosen: AgendaFilter) -> None:
    counted = facets.count([(each, 1) for each in activities], chosen)
    assert counted.total == sum(chosen.matches(each) for each in activities)
    for name in (*SEVERAL, *SWITCHES):
        others = chosen.without(name)
        assert counted.without.get(name, 0) == sum(others.matches(each) for each in activities)
        for value in {value for each in activities for value in each.of(name)}:
            alone = others.toggled(name, value)
            assert counted.values[name].get(value, 0) == sum(alone.matches(each) for each in activities)


def test_each_choice_says_how_many_it_would_show(read: Read, agenda: AgendaPage) -> None:
    workshop, film = making.category("atelier", ar="ورشة"), making.category("film")
    making.activity(agenda, "A", category=workshop, spoken=["ar"], place=making.place(commune="Mons"))
    making.activity(agenda, "B", category=workshop, childcare=True, is_free=False)
    making.activity(agenda, "C", category=film, childcare=True, start_date=making.in_days(-20))
    making.activity(agenda, "D", category=film, attendance="online", online_address="https://reunion.example/d")
    tree = read("/fr/agenda/")
    assert (count(tree, "category", "atelier"), count(tree, "category", "film")) == (2, 1)
    assert (count(tree, "free"), count(tree, "childcare"), count(tree, "online")) == (2, 1, 1)
    assert (count(tree, "language", "ar"), count(tree, "commune", "53053")) == (1, 1)
    assert not tree.select("input[name=step_free]")
    chosen = read("/ar/agenda/?category=atelier&childcare=1")
    assert (count(chosen, "category", "atelier"), count(chosen, "category", "film")) == (1, 0)
    assert (count(chosen, "free"), count(chosen, "childcare")) == (0, 1)
    assert "ورشة" in chosen.select_one("input[value=atelier]").find_parent("label").get_text()
    assert chosen.select_one("input[value=film]").find_parent("label").bdi["lang"] == "fr"
    checked = {(box["name"], box["value"]) for box in chosen.select("input[checked]")}
    assert checked == {("category", "atelier"), ("childcare", "1")}
    assert count(read("/fr/agenda/past/"), "childcare") == 1


def test_counts_are_of_the_period_that_is_shown(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Bientôt", start_date=making.in_days(2))
    making.activity(agenda, "Plus tard", start_date=making.in_days(90))
    assert count(read("/fr/agenda/"), "free") == 2
    assert count(read(f"/fr/agenda/?until={making.in_days(10)}"), "free") == 1
    assert count(read(f"/fr/agenda/month/{making.in_days(90):%Y-%m}/"), "free") == 1


def test_what_lasts_for_weeks_is_counted_while_it_lasts(read: Read, agenda: AgendaPage) -> None:
    start, end = making.in_days(-40), making.in_days(40)
    making.activity(agenda, "Exposition", start_date=start, end_date=end, all_day=True)
    assert count(read("/fr/agenda/"), "free") == 1
    assert count(read(f"/fr/agenda/day/{making.in_days(3)}/"), "free") == 1
    assert not read(f"/fr/agenda/day/{making.in_days(60)}/").select("input[name=free]")


def test_publishing_and_withdrawing_are_counted_at_once(read: Read, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "A")
    assert count(read("/fr/agenda/"), "free") == 1
    making.activity(agenda, "B")
    assert count(read("/fr/agenda/"), "free") == 2
    page.childcare = True
    page.save_revision().publish()
    assert count(read("/fr/agenda/"), "childcare") == 1
    EventPage.objects.get(pk=page.pk).unpublish()
    tree = read("/fr/agenda/")
    assert count(tree, "free") == 1
    assert not tree.select("input[name=childcare]")


def test_a_new_audience_alone_is_news_too(read: Read, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "A")
    before = Series.objects.get().changed
    page.audiences.add(making.audience("familles"))
    page.save_revision().publish()
    assert Series.objects.get().changed > before
    assert count(read("/fr/agenda/"), "audience", "familles") == 1


@pytest.mark.django_db
def test_counting_is_two_queries_more_when_cold() -> None:
    agenda = making.agenda("ar")
    for number in range(12):
        making.activity(agenda, f"N {number}", spoken=["ar", "tr"][: number % 3])
    now = timezone.now()

    def queries(chosen: AgendaFilter) -> int:
        with CaptureQueriesContext(connection) as found:
            facets.counted(View(), chosen, now)
        return len(found)

    assert queries(AgendaFilter()) == 3  # what lasts for days is asked apart
    assert queries(AgendaFilter()) == 1
    assert queries(AgendaFilter(language=("ar",), free=True)) == 1  # the pool is known
    cache.clear()
    assert queries(AgendaFilter(free=True)) == 3


def test_a_count_is_of_one_day(agenda: AgendaPage) -> None:
    making.activity(agenda, start_date=making.in_days(2))

    def total(now: datetime) -> int:
        return facets.counted(View(), AgendaFilter(), now)[1].total

    assert total(timezone.now()) == 1
    assert total(timezone.now() + 4 * making.DAY) == 0


def test_names_come_from_one_query_in_the_readers_language(agenda: AgendaPage) -> None:
    making.category("atelier", ar="ورشة")
    making.audience("voisins")
    hidden = making.campaign(agenda, "Secrète", slug="secrete")
    campaign = making.campaign(agenda, "Campagne", slug="campagne")
    making.translated(campaign, "ar", title="حملة")
    hidden.unpublish()
    with override("ar"), CaptureQueriesContext(connection) as queries:
        known = facets.labels()
    assert len(queries) == 1
    assert known["category"]["atelier"] == facets.Words("ورشة")
    assert known["audience"]["voisins"] == facets.Words("Voisins", "fr")
    assert known["campaign"] == {"campagne": facets.Words("حملة")}
    assert known["commune"]["53053"] == facets.Words("Mons")
    with override("fr"):
        assert facets.labels()["campaign"]["campagne"] == facets.Words("Campagne")


@pytest.mark.parametrize(
    ("chosen", "kept", "wrong"),
    [
        ({"category": ("atelier", "rien")}, {"category": ("atelier",)}, ["category"]),
        ({"language": ("ar", "xx")}, {"language": ("ar",)}, ["language"]),
        ({"commune": ("00000",), "free": True}, {"free": True}, ["commune"]),
        ({"category": ("atelier",)}, {"category": ("atelier",)}, []),
    ],
)
def test_what_names_nothing_is_left_out(chosen: dict[str, Any], kept: dict[str, Any], wrong: list[str]) -> None:
    known = {name: {} for name in facets.LABELLED} | {"category": {"atelier": facets.Words("Atelier")}}
    assert facets.known_only(AgendaFilter(**chosen), known) == (AgendaFilter(**kept), wrong)


def test_a_cache_key_is_short_whatever_was_asked() -> None:
    assert len(facets.key("counts", "x" * 100_000)) < 100
    assert facets.key("counts", "a") != facets.key("pool", "a")
