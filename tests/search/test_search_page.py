"""What a reader sees of a search: the question, what is found, and the ways on where there is nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override

from core.clock import day_in_full
from core.findable import Kind
from search.models import Entry
from search.shown import LONGEST_QUOTED
from tests.search.made import Said, Thing, only

Read = Callable[..., BeautifulSoup]

ADDRESS = "/fr/recherche/"
TODAY = timezone.localdate()
HOUSING = Thing(
    "housing",
    {"fr": Said("Trouver un logement", "Le bail d’un logement se signe à deux."), "ar": Said("العثور على سكن")},
    "guide",
    ("topic:logement", "commune:53053"),
)
LEASE = Thing("lease", {"fr": Said("Le bail", "Ce que dit le bail d’un logement.")}, "term", ("topic:logement",))
COMING = Thing(
    "coming",
    {"fr": Said("Atelier logement", "Venez avec votre bail.")},
    "activity",
    next_day=TODAY + timedelta(days=3),
    last_day=TODAY + timedelta(days=3),
)
PAST = Thing("past", {"nl": Said("Logement vroeger")}, "activity", last_day=TODAY - timedelta(days=40))


@pytest.fixture
def found(read: Read) -> Callable[..., BeautifulSoup]:
    """Four things about housing, and nothing else; opens the search."""
    only(HOUSING, LEASE, COMING, PAST)

    def opened(query: str = "q=logement", code: str = "fr") -> BeautifulSoup:
        return read(f"/{code}/recherche/?{query}")

    return opened


def titles(tree: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in tree.select(".result__title a")]


def words(tree: BeautifulSoup, selector: str) -> str:
    return " ".join(tree.select_one(selector).get_text().split())


def said(message: str, code: str = "fr") -> str:
    with override(code):
        return gettext(message)


def result(tree: BeautifulSoup, key: str) -> BeautifulSoup:
    return next(each for each in tree.select(".result") if each.select_one(f'a[href*="/{key}/"]'))


def test_says_what_was_asked_and_how_much_there_is(found: Callable[..., BeautifulSoup]) -> None:
    tree = found()
    field = tree.select_one("#search-field")
    assert (field["value"], field["dir"]) == ("logement", "auto")
    assert tree.select_one("title").get_text().startswith("logement – ")
    assert sorted(titles(tree)) == ["Atelier logement", "Le bail", "Logement vroeger", "Trouver un logement"]
    total = tree.select_one(".search-page__total")
    assert "4" in total.get_text()
    assert total.select_one("q bdi").get_text() == "logement"


def test_a_result_says_what_it_is_with_the_words_that_were_found(found: Callable[..., BeautifulSoup]) -> None:
    guide = result(found(), "housing")
    assert guide.select_one(".result__title a")["href"] == "/fr/housing/"
    assert guide.select_one(".result__kind").get_text(strip=True) == said("Guide")
    assert guide.select_one(".result__kind svg[aria-hidden=true]")
    assert "logement" in {mark.get_text() for mark in guide.select("mark")}
    assert "signe" in guide.select_one(".result__snippet").get_text()


def test_an_activity_says_when_it_is_and_what_is_over_says_so(found: Callable[..., BeautifulSoup]) -> None:
    tree = found()
    coming, past = result(tree, "coming"), result(tree, "past")
    assert str(COMING.next_day.day) in words(coming, ".result__when")
    assert not coming.select_one(".result__when strong")
    assert past.select_one(".result__when strong").get_text() == said("Over")
    assert titles(tree).index("Atelier logement") < titles(tree).index("Logement vroeger")


@pytest.mark.parametrize(("off", "message"), [("cancelled", "Cancelled"), ("postponed", "Postponed")])
def test_an_activity_that_was_called_off_says_so_and_promises_no_date(
    found: Callable[..., BeautifulSoup], off: str, message: str
) -> None:
    assert not found().select(".result__off")
    Entry.objects.filter(key="coming").update(off=off, last_day=TODAY + timedelta(days=30))
    tree = found()
    (status,) = tree.select(".result__off")
    assert status.get_text() == said(message)
    assert status.find_parent("li") == result(tree, "coming")
    assert words(result(tree, "coming"), ".result__when") == day_in_full(COMING.next_day)


def test_what_is_in_another_language_says_in_which(found: Callable[..., BeautifulSoup]) -> None:
    link = result(found(), "past").select_one(".result__title a")
    assert link["hreflang"] == "nl"
    assert (link.span["lang"], link.span["dir"]) == ("nl", "ltr")
    assert link.find_next("small").get_text() == "Nederlands"
    arabic = result(found("q=سكن", "ar"), "housing")
    assert arabic.select_one(".result__title a").get_text() == "العثور على سكن"
    assert not arabic.select_one(".language-mark")


def test_filters_stand_in_the_address_with_what_each_would_leave(found: Callable[..., BeautifulSoup]) -> None:
    tree = found()
    kinds = {link.contents[0].strip(): link for link in tree.select(".kinds a")}
    assert kinds[said("Activities")].select_one(".kinds__count").get_text() == "2"
    assert kinds[said("Activities")]["href"] == f"{ADDRESS}?q=logement&kind=activity"
    topic = tree.select_one("input[name=topic][value=logement]").find_parent("label")
    assert topic.bdi.get_text() == "Logement"
    assert topic.select_one("[aria-hidden]").get_text() == "2"

    chosen = found("q=logement&topic=logement&kind=guide")
    assert titles(chosen) == ["Trouver un logement"]
    assert chosen.select_one("input[name=topic][value=logement]").has_attr("checked")
    hidden = {(field["name"], field["value"]) for field in chosen.select("input[type=hidden]")}
    assert hidden == {("q", "logement"), ("kind", "guide")}
    removable = {link["href"] for link in chosen.select(".removable")}
    assert removable == {f"{ADDRESS}?q=logement&kind=guide"}
    current = chosen.select_one(".kinds [aria-current]")
    assert current.contents[0].strip() == said("Guides")
    assert chosen.select_one(".kinds a")["href"] == f"{ADDRESS}?q=logement&topic=logement"


def test_only_one_period_can_be_chosen(found: Callable[..., BeautifulSoup]) -> None:
    tree = found("q=logement&period=coming")
    assert titles(tree) == ["Atelier logement"]
    assert [choice["value"] for choice in tree.select("input[type=radio][checked]")] == ["coming"]


def test_what_the_address_says_that_means_nothing_is_told(found: Callable[..., BeautifulSoup]) -> None:
    tree = found("q=logement&topic=rien&kind=x&period=demain&page=9999&kind=guide")
    assert titles(tree) == ["Trouver un logement"]
    told = {title.get_text() for title in tree.select(".band--warning strong")}
    assert told == {said("Kind"), said("Topic"), said("Period"), said("Page")}
    assert not tree.select('.removable[href*="rien"]')
    tree = found("q=logement&page=7")
    assert len(titles(tree)) == 4
    assert said("Page") in words(tree, ".band--warning")


def test_pages_lead_on_and_back(read: Read) -> None:
    only(*(Thing(f"n{number}", {"fr": Said(f"Logement {number}")}) for number in range(23)))
    first = read(f"{ADDRESS}?q=logement&language=fr")
    assert len(titles(first)) == 10
    assert [link["href"] for link in first.select(".pages a")] == [f"{ADDRESS}?q=logement&language=fr&page=2"]
    last = read(f"{ADDRESS}?q=logement&page=3")
    assert len(titles(last)) == 3
    assert last.select_one(".results")["start"] == "21"
    assert [link["rel"][0] for link in last.select(".pages a")] == ["prev"]


def test_a_misspelt_word_is_asked_about(found: Callable[..., BeautifulSoup]) -> None:
    link = found("q=logemant&kind=guide").select_one(".search-page__meant a")
    assert link["href"] == f"{ADDRESS}?q=logement&kind=guide"


def test_some_of_the_words_are_better_than_nothing_and_it_is_told(found: Callable[..., BeautifulSoup]) -> None:
    tree = found("q=logement+xyzzyqq")
    assert titles(tree)
    assert words(tree, ".band") == said("Nothing has all of your words. These results have some of them.")


def test_a_long_question_is_quoted_in_short_and_kept_in_the_field(found: Callable[..., BeautifulSoup]) -> None:
    asked = "logement " * 20
    tree = found(f"q={asked}")
    assert tree.select_one("#search-field")["value"] == asked.strip()
    assert len(tree.select_one(".search-page__total q").get_text()) <= LONGEST_QUOTED


def test_where_nothing_is_found_there_are_ways_on(found: Callable[..., BeautifulSoup]) -> None:
    tree = found("q=qqxyzzy")
    assert tree.select_one(".search-page__total q").get_text() == "qqxyzzy"
    assert not tree.select(".kinds, .filters, .results")
    assert {"/nl/recherche/", "/ti/recherche/"} <= {link["href"] for link in tree.select(".nothing a")}
    assert tree.select_one('.search-page__help a[href="/fr/contact/"]')
    assert f"{ADDRESS}?q=Logement" in {link["href"] for link in tree.select(".topics a")}


def test_where_the_filters_leave_nothing_the_way_without_them_says_how_much(
    found: Callable[..., BeautifulSoup],
) -> None:
    tree = found("q=logement&topic=sante")
    way = tree.select_one(".nothing__ways a")
    assert (way["href"], "4" in way.find_next("small").get_text()) == (f"{ADDRESS}?q=logement", True)
    assert tree.select_one(".removable")


def test_who_asks_nothing_is_invited(found: Callable[..., BeautifulSoup]) -> None:
    tree = found("q=++")
    assert not tree.select(".search-page__total, .nothing, .results")
    assert [link["href"] for link in tree.select(".search-page__guides a")] == ["/fr/housing/"]
    assert f"{ADDRESS}?q=Logement" in {link["href"] for link in tree.select(".topics a")}
    arabic = found("", "ar").select_one(".search-page__guides a")
    assert (arabic["href"], arabic.get("hreflang")) == ("/ar/housing/", None)


def test_what_is_to_be_gone_is_not_among_the_guides(read: Read) -> None:
    only(Thing("gone", {"fr": Said("Parti")}, "guide", until=timezone.now() - timedelta(minutes=1)))
    assert not read(ADDRESS).select(".search-page__guides")


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_every_language_has_its_own_search(found: Callable[..., BeautifulSoup], code: str) -> None:
    tree = found("q=logement&kind=guide&rien=1", code)
    assert tree.html["lang"] == code
    assert len(titles(tree)) == 1
    links = {link["hreflang"]: link["href"] for link in tree.select(".languages a")}
    assert links["ar"] == "/ar/recherche/?q=logement&kind=guide"
    assert not tree.select(".languages__missing")


def test_every_kind_has_a_name_a_drawing_and_a_colour(read: Read) -> None:
    only(*(Thing(kind.value, {"fr": Said(f"Logement {kind.value}")}, kind.value) for kind in Kind))
    tree = read(f"{ADDRESS}?q=logement")
    assert len(tree.select(".result .result__kind svg")) == len(Kind)
    assert len(tree.select(".kinds a")) == len(Kind) + 1


def test_search_engines_keep_no_results_and_caches_do(found: Callable[..., BeautifulSoup], visitor: Client) -> None:
    tree = found()
    assert "noindex" in tree.select_one("meta[name=robots]")["content"]
    assert not tree.select("link[rel=canonical], link[rel=alternate]")
    response = visitor.get(f"{ADDRESS}?q=logement")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Cache-Control"] == "public, no-cache"
    etag = response.headers["ETag"]
    assert visitor.get(f"{ADDRESS}?q=logement", headers={"if-none-match": etag}).status_code == 304
    only(LEASE)
    assert visitor.get(f"{ADDRESS}?q=logement", headers={"if-none-match": etag}).status_code == 200
    assert visitor.post(ADDRESS, {"q": "logement"}).status_code == 405


def test_the_field_stands_once_on_every_page(read: Read) -> None:
    for address in ("/fr/", "/fr/contact/", "/fr/rien/", ADDRESS, "/ti/recherche/"):
        tree = read(address, 404 if "rien" in address else 200)
        assert len(tree.select("form[role=search] #search-field")) == 1, address
    field = read("/ar/").select_one("header form[role=search]")
    assert (field["action"], field.select_one("input")["name"]) == ("/ar/recherche/", "q")
    assert read("/ar/").select_one('.search-link[href="/ar/recherche/"]')
