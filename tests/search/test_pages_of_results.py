"""Whoever turns over the pages of results sees each thing once, whatever is put first and however many there are."""

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from core.findable import Kind
from search.backends.found import MOST
from search.filters import SearchFilter
from search.query import PAGE_LENGTH, Answer, answer
from tests.search.made import Said, Thing, only

pytestmark = pytest.mark.django_db

NUMBER = 2 * MOST + 3  # some of them are weighed, some not


def first_for(words: str, number: int) -> list[str]:
    """So many pages of the site, put first for these words; the keys of their things."""
    pages = Page.objects.filter(depth__gt=2, locale__language_code="fr")[:number]
    query = Query.get(words)
    SearchPromotion.objects.bulk_create(
        SearchPromotion(query=query, page=page, sort_order=place) for place, page in enumerate(pages)
    )
    return [f"page:{page.translation_key}" for page in pages]


def every_page(text: str, chosen: SearchFilter) -> list[Answer]:
    pages = answer(text, "fr", chosen).pages
    return [answer(text, "fr", chosen, number) for number in range(1, pages + 1)]


def leases(number: int) -> list[Thing]:
    """Things that have the word « bail » ever less well, of several kinds."""
    kinds = [*Kind]
    said = [
        Said("Bail"),
        Said("Le bail et le loyer"),
        Said("Louer", "Signer un bail."),
        Said("Louer", summary="Le bail"),
    ]
    return [
        Thing(f"n{place}", {"fr": said[place % len(said)]}, kinds[place % len(kinds)], ("topic:home",))
        for place in range(number)
    ]


@pytest.mark.parametrize("chosen", [SearchFilter(), SearchFilter(topic=("home",))])
def test_each_thing_stands_on_one_page_with_those_put_first_on_the_first_alone(chosen: SearchFilter) -> None:
    weighed, last, elsewhere = first_for("bail", 3)
    things = leases(NUMBER)
    things[MOST // 2] = Thing(weighed, {"fr": Said("Louer", "Le bail.")}, facets=("topic:home",))
    things[-1] = Thing(last, {"fr": Said("Louer", "Beaucoup de mots, dont le bail.")}, facets=("topic:home",))
    only(*things, Thing(elsewhere, {"fr": Said("Rien de tel")}))
    pages = every_page("bail", chosen)
    keys = [result.key for page in pages for result in page.results]
    assert len(keys) == len(set(keys))
    found = {thing.key for thing in things}
    assert set(keys) == (found if chosen else found | {elsewhere})
    put_first = [result.key for page in pages for result in page.results if result.promoted]
    assert put_first == ([] if chosen else [weighed, last, elsewhere])
    assert chosen or [result.key for result in pages[0].results[:3]] == put_first
    assert {page.total for page in pages} == {NUMBER}


def test_what_is_asked_again_comes_in_the_same_order() -> None:
    only(*leases(NUMBER))
    once, again = (
        [result.key for page in every_page("bail", SearchFilter()) for result in page.results] for _time in range(2)
    )
    assert once == again
    assert len(once) == NUMBER > MOST > PAGE_LENGTH
