"""The editors' table of translations: its filters, its legend, and the way back to what was chosen."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from core.models import TranslationState

TABLE = "/admin/reports/translation-table/"


def shown(tree: BeautifulSoup) -> list[str]:
    return [row.th.get_text(strip=True) for row in tree.select(".translation-table tbody tr")]


def pages_in(code: str) -> int:
    return Page.objects.filter(depth__gt=1, locale__language_code=code).count()


def test_the_filters_choose_a_language_and_a_state(
    staff: Callable[..., Client], opened: Callable[..., BeautifulSoup], page: Callable[..., Page]
) -> None:
    amina = staff("amina", "Rédaction")
    TranslationState.objects.filter(page=page("contact", "nl")).update(changed_parts=["title"])
    tree = opened(amina, f"{TABLE}?langue=nl&etat=stale")
    assert shown(tree) == ["Contact"]
    assert [cell.get_text() for cell in tree.select(".translation-table thead th")] == ["Page", "Nederlands"]
    assert tree.select_one("select[name=langue] option[selected]")["value"] == "nl"
    assert shown(opened(amina, f"{TABLE}?langue=ar&etat=stale")) == []
    assert len(shown(opened(amina, f"{TABLE}?etat=missing"))) == pages_in("fr")


@pytest.mark.parametrize("query", ["langue=xx", "etat=rien", "langue=%00&etat=%27", "langue=fr"])
def test_what_is_not_known_filters_nothing(
    staff: Callable[..., Client], opened: Callable[..., BeautifulSoup], query: str
) -> None:
    assert len(shown(opened(staff("amina", "Rédaction"), f"{TABLE}?{query}"))) == pages_in("fr")


def test_marking_comes_back_to_what_was_chosen(
    staff: Callable[..., Client], opened: Callable[..., BeautifulSoup]
) -> None:
    amina, chosen = staff("amina", "Rédaction"), f"{TABLE}?langue=nl&etat=unread"
    form = opened(amina, chosen).select_one(".translation-table form")
    fields = {field["name"]: field["value"] for field in form.select("input")}
    assert amina.post(form["action"], fields).headers["Location"] == chosen
    assert len(shown(opened(amina, chosen))) == pages_in("nl") - 1


def test_it_begins_with_what_to_do_and_ends_with_what_the_words_mean(
    staff: Callable[..., Client], opened: Callable[..., BeautifulSoup]
) -> None:
    tree = opened(staff("amina", "Rédaction"), TABLE)
    assert tree.h1.get_text(strip=True) == "État des traductions"
    assert tree.select_one(".desk-todo").get_text()
    assert [word.get_text() for word in tree.select(".desk-legend dt")] == [
        "Pas traduite",
        "Brouillon",
        "Le français a changé",
        "Incomplète",
        "À jour",
        "Non relue",
    ]
