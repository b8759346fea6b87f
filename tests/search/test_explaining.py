"""« Pourquoi ce résultat ? »: what was understood, how each result is weighed, why a page is not among them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from search import explanation
from search.backends import elasticsearch, health
from search.explanation import Explained, explained
from search.filters import SearchFilter
from search.missing import said
from search.models import Entry, Synonyms
from search.query import answer

FindPage = Callable[..., Page]
Member = Callable[..., Client]
EXPLAIN = "/admin/search/explained/"


def reasons(found: Explained, typed: str) -> dict[str, str]:
    """Form -> why it stands for a word of the question."""
    word = next(word for word in found.words if word.typed == typed)
    return {meaning.form: meaning.why for meaning in word.meanings}


def withdraw(page: Page) -> None:
    for translation in page.get_translations(inclusive=True):
        translation.unpublish()


@pytest.mark.parametrize(("text", "language"), [("logement", "fr"), ("المدرسة", "ar"), ("цпас школи", "uk")])
def test_the_results_explained_are_those_that_a_reader_is_given(db: None, text: str, language: str) -> None:
    given = answer(text, language, SearchFilter())
    found = explained(text, language)
    assert given.results
    assert [row.key for row in found.rows] == [result.key for result in given.results]
    assert [row.address for row in found.rows] == [result.address for result in given.results]
    assert found.total == given.total


def test_points_add_up_and_put_the_results_in_order(db: None) -> None:
    totals = [row.total for row in explained("logement", "fr").rows]
    assert len(totals) > 1
    assert totals == sorted(totals, reverse=True)
    assert all(
        point.label in explanation.FEATURES.values() for row in explained("logement", "fr").rows for point in row.points
    )


def test_each_word_says_what_stands_for_it_and_why(db: None) -> None:
    Synonyms.objects.create(language="fr", words="baraque, logement")
    found = explained("baraques ecole", "fr")
    assert "synonyme ajouté par le personnel : « baraque, logement »" in reasons(found, "baraques").values()
    assert "le mot, sous toutes ses formes" in reasons(found, "ecole").values()
    misspelt = explained("logemant", "fr")
    assert reasons(misspelt, "logemant")["logement"].startswith("orthographe proche")
    assert misspelt.question.meant == "logement"


def test_a_synonym_of_the_site_s_own_says_so(db: None) -> None:
    found = explained("appartement", "fr")
    assert any(reason.startswith("synonyme d’origine : « ") for reason in reasons(found, "appartement").values())


def test_what_staff_put_first_is_first_and_says_so(page: FindPage) -> None:
    SearchPromotion.objects.create(query=Query.get("logement"), page=page("contact"), sort_order=0)
    found = explained("logements", "fr")
    assert found.rows[0].key == f"page:{page('contact').translation_key}"
    assert [row.promoted for row in found.rows[:2]] == [True, False]
    assert found.rows[0].key == answer("logements", "fr", SearchFilter()).results[0].key


def test_a_page_among_the_results_has_its_number(page: FindPage) -> None:
    key = f"page:{page('contact').translation_key}"
    found = explained("contact", "fr")
    of_page = said(page("contact", "ar"), found)
    assert of_page.number == found.order.index(key) + 1
    assert ("contact", "dans le titre") in of_page.places


def test_a_page_without_the_words_says_which(page: FindPage) -> None:
    of_page = said(page("contact"), explained("contact hippopotame", "fr"))
    if of_page.number:  # where nothing has both words, those with one are shown
        assert ("hippopotame", "nulle part") in of_page.places
    of_page = said(page("agenda"), explained("hippopotame", "fr"))
    assert of_page.number == 0
    assert of_page.sentences == ["Nulle part dans le site : « hippopotame », ni rien qui y ressemble."]
    of_page = said(page("contact"), explained("logement école", "fr"))
    assert of_page.number == 0
    assert "« logement » et « école » n’y sont nulle part" in of_page.sentences[0]


def test_a_page_that_the_search_does_not_know_says_why(page: FindPage) -> None:
    contact, agenda = page("contact"), page("agenda")
    for translation in contact.get_translations(inclusive=True):
        PageViewRestriction.objects.create(page=translation, restriction_type="login")
    assert "privée" in said(contact, explained("contact", "fr")).sentences[0]
    PageViewRestriction.objects.all().delete()
    Entry.objects.filter(key=f"page:{contact.translation_key}").delete()
    assert "pas dans l’index" in said(contact, explained("contact", "fr")).sentences[0]
    withdraw(contact)
    assert "brouillon" in said(contact, explained("contact", "fr")).sentences[0]
    withdraw(agenda)
    Page.objects.filter(pk=agenda.pk).update(expired=True, expire_at=timezone.now() - timedelta(1))
    assert "date d’expiration" in said(agenda, explained("agenda", "fr")).sentences[0]


def test_it_says_who_answered(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert explained("logement", "fr").backend == "la base de données a répondu"
    monkeypatch.setattr(elasticsearch, "is_configured", lambda: True)
    monkeypatch.setattr(health, "state", lambda: health.State(True, timezone.now(), "Elasticsearch est surchargé."))
    assert explanation.who_answered() == (
        "la base de données a répondu à la place d’Elasticsearch. Elasticsearch est surchargé"
    )
    monkeypatch.setattr(health, "state", lambda: health.State(missed=1))
    assert "ce qui vient de changer" in explanation.who_answered()
    monkeypatch.setattr(health, "state", health.State)
    assert explanation.who_answered() == "Elasticsearch a répondu"


def test_the_screen_shows_it_all(member: Member, page: FindPage) -> None:
    client = member("Rédaction")
    assert "Les résultats" not in client.get(EXPLAIN).content.decode()
    query = urlencode({"mots": "logemant", "langue": "fr", "page": page("contact").pk})
    text = BeautifulSoup(client.get(f"{EXPLAIN}?{query}").content, "html.parser").get_text(" ", strip=True)
    for piece in ("le site propose : « logement »", "orthographe proche", "n’est pas parmi les résultats", "points"):
        assert piece in " ".join(text.split()), piece


@pytest.mark.parametrize(
    "query",
    [
        "?mots=",
        "?mots=%00",
        "?mots=*%22%28%5B",
        "?mots=" + "a" * 10_000,
        "?mots=logement&langue=xx",
        "?mots=logement&page=x",
        "?mots=logement&page=99999999999999999999",
        "?mots=%E2%80%AEabc&langue=ar",
    ],
)
def test_any_address_is_answered(member: Member, query: str) -> None:
    assert member("Rédaction").get(f"{EXPLAIN}{query}").status_code == 200


def test_only_those_who_may_act_see_it(member: Member) -> None:
    assert member("Traduction – العربية").get(f"{EXPLAIN}?mots=logement").status_code == 302
