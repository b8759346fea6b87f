"""What staff see of searches: words that many searched for, what found nothing, and what to do about it."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from core.months import months_later
from search import counting
from search.backends import health
from search.counting import SHOWN_FROM

REPORT = "/admin/reports/searches/"
Member = Callable[..., Client]


def search(text: str, times: int, language: str = "fr", total: int = 3, back: int = 0) -> None:
    for _ in range(times):
        counting.count(text, language, total, months_later(timezone.localdate(), -back))


@pytest.fixture
def searches(db: None) -> None:
    search("logement", 9)
    search("permis de séjour", 5, total=0)
    search("قرض", SHOWN_FROM, "ar", total=0)
    search("nom de famille", SHOWN_FROM - 1, total=0)
    search("marie@exemple.be", 7, total=0)
    search("école", 4, back=2)


def tables(client: Client, query: str = "") -> tuple[list[list[str]], list[list[str]]]:
    """The totals by language, and the list."""
    response = client.get(f"{REPORT}{query}")
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select("#listing-results table")
    rows = [
        [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]
        for table in found
    ]
    return (rows[0], rows[1]) if len(rows) == 2 else (rows[0] if rows else [], [])


def words(client: Client, query: str = "") -> list[str]:
    return [row[0] for row in tables(client, query)[1]]


def test_rare_words_and_personal_ones_are_in_the_totals_only(member: Member, searches: None) -> None:
    client = member("Rédaction")
    totals, listed = tables(client)
    assert {(row[0], row[3], row[4]) for row in listed} == {
        ("logement", "9", "0"),
        ("permis de sejour", "5", "5"),
        ("قرض", "3", "3"),
        ("ecole", "4", "0"),
    }
    assert totals == [["Français", "27", "14", "52"], ["العربية", "3", "3", "100"]]
    screen = client.get(REPORT).content.decode()
    for hidden in ("famille", "marie", "…</"):
        assert hidden not in screen


def test_a_month_and_a_language_choose(member: Member, searches: None) -> None:
    client = member("Modération")
    present = timezone.localdate().replace(day=1)
    assert words(client, f"?month={months_later(present, -2)}") == ["ecole"]
    assert words(client, "?language=ar") == ["قرض"]
    assert tables(client, "?language=ar")[0] == [["العربية", "3", "3", "100"]]
    for query in ("?month=hier&language=xx", "?ordering=secret", "?p=x", "?language=%00"):
        assert len(words(client, query)) == 4, query


def test_what_found_nothing_comes_by_number_and_leads_to_what_can_be_done(member: Member, searches: None) -> None:
    client = member("Rédaction")
    query = "?without=oui&ordering=-without_result"
    assert words(client, query) == ["permis de sejour", "قرض"]
    assert tables(client, query)[0][0] == ["Français", "27", "14", "52"]
    tree = BeautifulSoup(client.get(f"{REPORT}{query}").content, "html.parser")
    links = {link.get_text(strip=True): link["href"] for link in tree.select("tr:has(td) a.button")[:3]}
    assert list(links) == ["Ajouter un synonyme", "Mettre en avant", "Pourquoi ?"]
    filled = BeautifulSoup(client.get(str(links["Ajouter un synonyme"])).content, "html.parser")
    assert filled.select_one("#id_words").get_text(strip=True) == "permis de sejour,"  # type: ignore[union-attr]
    filled = BeautifulSoup(client.get(str(links["Mettre en avant"])).content, "html.parser")
    assert filled.select_one("#id_query_string")["value"] == "permis de sejour"  # type: ignore[index]


def test_it_leaves_as_a_spreadsheet(member: Member, searches: None) -> None:
    response = member("Rédaction").get(f"{REPORT}?export=csv")
    lines = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    read = list(csv.reader(io.StringIO(lines)))
    assert read[0] == ["Mois", "Langue", "Mots", "Recherches", "Sans résultat"]
    assert len(read) == 5
    assert "famille" not in lines


@pytest.mark.parametrize(("group", "sees"), [("Événements", True), ("Traduction – العربية", False)])
def test_who_may_act_sees_it(member: Member, searches: None, group: str, sees: bool) -> None:
    client = member(group)
    assert (client.get(REPORT).status_code == 200) is sees
    home = client.get("/admin/").content.decode()
    assert (REPORT in home) is sees
    assert ("permis de sejour" in home) is sees


def test_the_first_page_says_nothing_when_all_is_well(member: Member) -> None:
    search("logement", 9)
    search("rare", SHOWN_FROM - 1, total=0)
    search("permis", 9, total=0, back=1)
    assert 'id="desk-search"' not in member("Rédaction").get("/admin/").content.decode()


def test_the_first_page_says_what_found_nothing_this_month(member: Member, searches: None) -> None:
    tree = BeautifulSoup(member("Rédaction").get("/admin/").content, "html.parser")
    card = tree.select_one("section:has(#desk-search)")
    assert card is not None
    lines = [line.get_text(" ", strip=True) for line in card.select("li")]
    assert lines == ["permis de sejour 5 fois sans résultat", "قرض العربية 3 fois sans résultat"]


def at(day: date, hour: int, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone.get_current_timezone())


@pytest.mark.parametrize(("days", "said"), [(0, "à 14 h 05"), (1, f"le {(timezone.localdate() - timedelta(1)).day} ")])
def test_an_elasticsearch_that_does_not_answer_is_told(
    member: Member, monkeypatch: pytest.MonkeyPatch, days: int, said: str
) -> None:
    since = at(timezone.localdate() - timedelta(days), 14, 5)
    state = health.State(True, since, "Elasticsearch n’est pas joignable.", 12)
    monkeypatch.setattr(health, "state", lambda: state)
    screen = member("Rédaction").get("/admin/").content.decode()
    assert f"La base de données a pris le relais d’Elasticsearch {said}" in screen
    assert "Elasticsearch n’est pas joignable. 12 changements en attente." in screen
    assert "base de données" not in member("Traduction – العربية").get("/admin/").content.decode()
