"""What a reader is told of when something was last checked."""

import datetime
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Page

from core.models import Organisation
from desk.models import PageReview, ReviewSettings

Find = Callable[..., Page]
Read = Callable[..., BeautifulSoup]
ASKED = Template('{% include "components/checked_on.html" with subject=subject %}')


def before(**ago: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(**ago)


def shown(subject: object, code: str = "fr") -> BeautifulSoup:
    with translation.override(code):
        context = Context({"subject": subject, "request": RequestFactory().get("/")})
        return BeautifulSoup(ASKED.render(context), "html.parser")


def bands(tree: BeautifulSoup) -> list[str]:
    return [" ".join(band.get_text(" ", strip=True).split()) for band in tree.select(".band--warning")]


def test_the_day_of_the_review_is_written_in_words_and_for_machines(page: Find) -> None:
    centre = page("centre")
    PageReview.objects.create(page=centre, checked_on=datetime.date(2026, 11, 1))
    tree = shown(centre)
    assert tree.get_text(strip=True) == "Vérifié le1er novembre 2026."
    assert tree.time["datetime"] == "2026-11-01"


def test_the_french_review_counts_for_a_translation(page: Find) -> None:
    PageReview.objects.create(page=page("centre"), checked_on=datetime.date(2026, 11, 1))
    tree = shown(page("centre", "ar"), "ar")
    assert tree.time["datetime"] == "2026-11-01"
    assert "نوفمبر" in tree.get_text()


def test_a_page_that_was_never_checked_counts_from_its_publication(page: Find) -> None:
    assert shown(page("centre")).time["datetime"] == timezone.localdate().isoformat()
    Page.objects.filter(pk=page("centre").pk).update(first_published_at=None)
    assert shown(page("centre")).get_text(strip=True) == "", "a draft says no day"


def test_a_piece_of_news_says_nothing(page: Find) -> None:
    assert shown(page("actualites/delai-de-trois-ans")).get_text(strip=True) == ""
    assert shown(None).get_text(strip=True) == ""


@pytest.mark.parametrize(("code", "words"), [("fr", "/fr/contact/"), ("ar", "/ar/contact/")])
def test_a_page_long_overdue_says_so_in_its_head_in_every_language(
    page: Find, read: Read, code: str, words: str
) -> None:
    assert bands(read(f"/{code}/centre/")) == []
    PageReview.objects.create(page=page("centre"), checked_on=before(days=420))
    tree = read(f"/{code}/centre/")
    band = tree.select_one(".page-head .band--warning")
    assert band.time["datetime"] == before(days=420).isoformat()
    assert band.a["href"] == words
    assert len(bands(tree)) == 1


def test_a_page_that_is_only_due_troubles_no_reader(page: Find, read: Read) -> None:
    PageReview.objects.create(page=page("centre"), checked_on=before(days=200))
    assert bands(read("/fr/centre/")) == []


def test_a_day_that_staff_chose_counts_before_the_delay(page: Find, read: Read) -> None:
    review = PageReview.objects.create(page=page("centre"), checked_on=before(days=900), review_on=before(days=10))
    assert bands(read("/fr/centre/")) == []
    review.review_on = before(days=200)
    review.save()
    assert len(bands(read("/fr/centre/"))) == 1


def test_readers_are_told_later_where_the_delay_is_longer(page: Find, read: Read) -> None:
    PageReview.objects.create(page=page("centre"), checked_on=before(days=420))
    ReviewSettings.objects.all().delete()
    ReviewSettings.objects.create(months=12)
    assert bands(read("/fr/centre/")) == []


def test_it_costs_one_query_a_page_however_often_it_is_asked(page: Find, read: Read) -> None:
    read("/ar/centre/")
    with CaptureQueriesContext(connection) as queries:
        read("/ar/centre/")
    assert sum("first_published_at" in query["sql"] and "desk_pagereview" in query["sql"] for query in queries) == 1
    request = RequestFactory().get("/")
    request._wagtail_site = None  # type: ignore[attr-defined]
    twice = Template("{% load review_tags %}{% last_checked page as a %}{% last_checked page as b %}")
    with CaptureQueriesContext(connection) as queries:
        twice.render(Context({"page": page("centre"), "request": request}))
    assert sum("desk_pagereview" in query["sql"] for query in queries) == 1


def test_a_fact_says_its_day_and_when_that_is_long_ago(db: None) -> None:
    there = Organisation.objects.create(name="Un exemple", in_directory=True, checked_on=before(days=20))
    tree = shown(there)
    assert tree.time["datetime"] == before(days=20).isoformat()
    assert bands(tree) == []
    there.checked_on = before(days=400)
    assert len(bands(shown(there, "ar"))) == 1
    there.checked_on, there.review_on = before(days=400), before(days=-5)
    assert bands(shown(there)) == []
