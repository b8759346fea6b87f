"""Pages that staff put first: for words that are the same, in whatever form; and nothing that is not published."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from search.promotions import promoted

FindPage = Callable[..., Page]
Put = Callable[..., str]


@pytest.fixture
def put(page: FindPage) -> Put:
    """Puts a seeded page first for some words; its key in the search."""

    def first(words: str, name: str = "contact", language: str = "fr", place: int = 0) -> str:
        chosen = page(name, language)
        SearchPromotion.objects.create(query=Query.get(words), page=chosen, sort_order=place)
        return f"page:{chosen.translation_key}"

    return first


def form(words: str, *pages: Page | None, **more: str) -> dict[str, str]:
    fields = {
        "query_string": words,
        "editors_picks-TOTAL_FORMS": str(len(pages)),
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
    }
    for number, page in enumerate(pages):
        fields[f"editors_picks-{number}-page"] = str(page.pk) if page else ""
        fields[f"editors_picks-{number}-ORDER"] = str(number + 1)
    return fields | more


@pytest.mark.parametrize(
    ("words", "asked", "language"),
    [
        ("Inscriptions", "inscription", "fr"),
        ("inscription", "  INSCRIPTIONS ? ", "fr"),
        ("école de devoirs", "ecoles de devoir", "fr"),
        ("école de devoirs", "devoirs école", "fr"),
        ("inschrijving", "inschrijvingen", "nl"),
        ("inscription", "inscriptions", "nl"),
        ("مدرسة", "المدرسة", "ar"),
        ("مدرسة", "المدرسة", "fr"),
        ("школа", "школи", "uk"),
    ],
)
def test_the_same_words_in_another_form_have_the_same_page_first(
    put: Put, words: str, asked: str, language: str
) -> None:
    key = put(words)
    assert promoted(asked, language) == [key]


@pytest.mark.parametrize(
    ("words", "asked"),
    [("inscription", "inscription école"), ("inscription école", "inscription"), ("le logement", "le travail")],
)
def test_other_words_do_not(put: Put, words: str, asked: str) -> None:
    put(words)
    assert promoted(asked, "fr") == []


@pytest.mark.parametrize("asked", ["", " ", "?", "\0", "*" * 300, "a" * 10_000, "\u202eabc"])
def test_any_text_is_answered(put: Put, asked: str) -> None:
    put("inscription")
    assert promoted(asked, "fr") == []


def test_a_page_of_any_language_stands_for_it_in_all_in_the_order_that_staff_gave(put: Put) -> None:
    second = put("adresse", "contact", "ar", place=1)
    first = put("adresse", "agenda", place=0)
    put("adresse", "contact", "nl", place=2)
    assert promoted("adresse", "uk") == [first, second]


def test_what_is_not_published_or_private_is_not_put_first(put: Put, page: FindPage) -> None:
    put("inscription")
    put("adresse", "agenda")
    for translation in page("contact").get_translations(inclusive=True):
        translation.unpublish()
    for translation in page("agenda").get_translations(inclusive=True):
        PageViewRestriction.objects.create(page=translation, restriction_type="login")
    assert promoted("inscription", "fr") == []
    assert promoted("adresse", "fr") == []


def test_links_to_other_sites_are_left_out(db: None) -> None:
    SearchPromotion.objects.create(
        query=Query.get("inscription"), external_link_url="https://exemple.be", external_link_text="Ailleurs"
    )
    assert promoted("inscription", "fr") == []


def test_nothing_put_first_costs_one_query(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        promoted("inscription", "fr")


def test_staff_put_a_page_first_at_once(member: Callable[..., Client], page: FindPage) -> None:
    client = member("Événements")
    response = client.post("/admin/searchpicks/add/", form("Inscriptions", page("agenda"), page("contact")))
    assert response.status_code == 302
    keys = [f"page:{page(name).translation_key}" for name in ("agenda", "contact")]
    assert promoted("inscription", "ar") == keys
    screen = client.get("/admin/searchpicks/").content.decode()
    assert "inscriptions" in screen
    assert "Montrée à personne" not in screen


@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        ("?", "contact", "Écrivez au moins un mot qui se cherche"),
        ("", "contact", "Champ requis"),
        ("inscription", "", "Rien n’est mis en avant"),
    ],
)
def test_mistakes_are_told(member: Callable[..., Client], page: FindPage, words: str, key: str, told: str) -> None:
    response = member("Modération").post("/admin/searchpicks/add/", form(words, page(key) if key else None))
    assert told in " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())
    assert not SearchPromotion.objects.exists()


def test_a_page_that_nobody_would_be_shown_is_refused(member: Callable[..., Client], page: FindPage) -> None:
    for translation in page("contact").get_translations(inclusive=True):
        translation.unpublish()
    response = member("Modération").post("/admin/searchpicks/add/", form("inscription", page("contact")))
    assert "ne serait montrée à personne" in response.content.decode()


def test_a_page_that_was_withdrawn_since_is_told_in_the_list(
    member: Callable[..., Client], put: Put, page: FindPage
) -> None:
    put("inscription")
    for translation in page("contact").get_translations(inclusive=True):
        translation.unpublish()
    assert "Montrée à personne" in member("Rédaction").get("/admin/searchpicks/").content.decode()


def test_words_that_are_known_already_are_filled_in(member: Callable[..., Client]) -> None:
    address = f"{reverse('wagtailsearchpromotions:add')}?mots=permis%20de%20s%C3%A9jour%00"
    tree = BeautifulSoup(member("Rédaction").get(address).content, "html.parser")
    assert tree.select_one("#id_query_string")["value"] == "permis de séjour"  # type: ignore[index]


def test_it_stands_in_one_menu_only(member: Callable[..., Client]) -> None:
    screen = member("Administration").get("/admin/").content.decode()
    assert screen.count("/admin/searchpicks/") == 1
    assert "search-terms" not in screen
