"""Pages age: which are due, who may say that one is still right, and where that is seen."""

import datetime
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from core.months import months_later
from desk import reviews
from desk.models import PageReview, ReviewSettings

Find = Callable[..., Page]
Staff = Callable[..., Client]
Opened = Callable[..., BeautifulSoup]
REPORT = "/admin/reports/unchecked/"


@pytest.fixture
def published_long_ago(page: Find) -> Callable[..., Page]:
    def aged(key: str, days: int, language: str = "fr") -> Page:
        found = page(key, language)
        Page.objects.filter(pk=found.pk).update(first_published_at=timezone.now() - datetime.timedelta(days=days))
        return found

    return aged


def titles(client: Client) -> list[str]:
    return [found.title for found in reviews.due_pages(client.person)]  # type: ignore[attr-defined]


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)), st.integers(1, 60))
def test_months_before_lands_in_the_right_month_and_never_later_in_it(day: datetime.date, months: int) -> None:
    earlier = months_later(day, -months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day <= day.day
    assert earlier.day == day.day or (earlier + datetime.timedelta(days=1)).day == 1


def test_six_months_before_the_end_of_august_is_the_end_of_february() -> None:
    assert months_later(datetime.date(2026, 8, 31), -6) == datetime.date(2026, 2, 28)
    assert months_later(datetime.date(2028, 8, 31), -6) == datetime.date(2028, 2, 29)
    assert months_later(datetime.date(2026, 3, 15), -6) == datetime.date(2025, 9, 15)


def test_nothing_that_was_just_published_is_due(staff: Staff) -> None:
    assert titles(staff("amina", "Rédaction")) == []


def test_the_oldest_come_first_and_translations_and_news_never(
    staff: Staff, page: Find, published_long_ago: Callable[..., Page]
) -> None:
    published_long_ago("contact", 200)
    published_long_ago("centre", 400)
    published_long_ago("contact", 900, "nl")
    news = Page.objects.filter(content_type__model="newspage", locale__language_code="fr").first()
    Page.objects.filter(pk=news.pk).update(first_published_at=timezone.now() - datetime.timedelta(days=900))
    assert titles(staff("amina", "Rédaction")) == ["Le centre", "Contact"]


def test_staff_choose_how_long(staff: Staff, published_long_ago: Callable[..., Page]) -> None:
    published_long_ago("contact", 100)
    amina = staff("amina", "Rédaction")
    assert titles(amina) == []
    chosen = ReviewSettings.load()
    chosen.months = 3
    chosen.save()
    assert titles(amina) == ["Contact"]


def test_moderators_change_the_delay_and_editors_do_not(staff: Staff) -> None:
    address = f"/admin/settings/desk/reviewsettings/{ReviewSettings.load().pk}/"
    assert staff("marc", "Modération").get(address).status_code == 200
    assert staff("amina", "Rédaction").get(address).status_code == 302
    marc = staff("marc", "Modération")
    assert marc.post(address, {"months": "0"}).status_code == 200, "a delay of no month is refused"
    marc.post(address, {"months": "12"})
    assert ReviewSettings.objects.get().months == 12


def test_one_click_settles_it_and_the_history_remembers_who(
    staff: Staff, opened: Opened, published_long_ago: Callable[..., Page]
) -> None:
    contact = published_long_ago("contact", 200)
    amina = staff("amina", "Rédaction")
    form = opened(amina, REPORT).select_one("tbody form")
    assert form["action"] == f"{REPORT}{contact.pk}/checked/"
    response = amina.post(form["action"], follow=True)
    assert "vérifié aujourd’hui" in response.content.decode()
    review = PageReview.objects.get(page=contact)
    assert (review.checked_on, review.checked_by.username) == (timezone.localdate(), "amina")
    assert titles(amina) == []
    assert PageLogEntry.objects.filter(page=contact, action=reviews.LOGGED).exists()
    history = amina.get(f"/admin/pages/{contact.pk}/history/").content.decode()
    assert "Vérifiée : toujours juste" in history


def test_a_check_ages_as_well(staff: Staff, page: Find) -> None:
    amina = staff("amina", "Rédaction")
    old = timezone.localdate() - datetime.timedelta(days=190)
    PageReview.objects.create(page=page("contact"), checked_on=old, checked_by=amina.person)  # type: ignore[attr-defined]
    assert titles(amina) == ["Contact"]


def test_mending_a_comma_is_no_check(staff: Staff, published_long_ago: Callable[..., Page]) -> None:
    contact = published_long_ago("contact", 200)
    contact.refresh_from_db()
    contact.summary = "Une autre phrase."
    contact.save_revision().publish()
    assert titles(staff("amina", "Rédaction")) == ["Contact"]


def test_opening_a_page_that_is_due_says_so(staff: Staff, page: Find, published_long_ago: Callable[..., Page]) -> None:
    contact = published_long_ago("contact", 200)
    amina = staff("amina", "Rédaction")
    screen = amina.get(f"/admin/pages/{contact.pk}/edit/").content.decode()
    assert "À vérifier (première publication : " in screen
    assert f'data-w-action-url-value="{REPORT}{contact.pk}/checked/"' in screen
    fresh = amina.get(f"/admin/pages/{page('centre').pk}/edit/").content.decode()
    assert "À vérifier (" not in fresh
    assert f"{REPORT}{page('centre').pk}/checked/" in fresh, "the click is in the page's own menu all the same"


def test_who_has_no_right_on_a_page_neither_sees_nor_marks_it(
    staff: Staff, page: Find, published_long_ago: Callable[..., Page]
) -> None:
    contact, centre = published_long_ago("contact", 200), published_long_ago("centre", 200)
    group = Group.objects.create(name="Le centre seulement")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=centre, permission=change)
    zoe = staff("zoe", "Le centre seulement")
    assert titles(zoe) == ["Le centre"]
    assert zoe.post(f"{REPORT}{contact.pk}/checked/").status_code == 302
    assert not PageReview.objects.filter(page=contact).exists()
    zoe.post(f"{REPORT}{centre.pk}/checked/")
    assert PageReview.objects.filter(page=centre).exists()


def test_only_a_published_source_page_is_marked_and_only_by_a_post(staff: Staff, page: Find) -> None:
    amina = staff("amina", "Rédaction")
    assert amina.get(f"{REPORT}{page('contact').pk}/checked/").status_code == 405
    amina.post(f"{REPORT}{page('contact', 'nl').pk}/checked/")
    page("contact").unpublish()
    amina.post(f"{REPORT}{page('contact').pk}/checked/")
    assert Client().post(f"{REPORT}{page('centre').pk}/checked/").status_code == 302
    assert not PageReview.objects.filter(page__url_path__contains="contact").exists()


def test_marking_comes_back_to_where_it_was_asked_and_nowhere_else(staff: Staff, page: Find) -> None:
    amina, contact = staff("amina", "Rédaction"), page("contact")
    edit = f"/admin/pages/{contact.pk}/edit/"
    assert amina.post(f"{REPORT}{contact.pk}/checked/", {"next": edit}).headers["Location"] == edit
    elsewhere = amina.post(f"{REPORT}{contact.pk}/checked/", {"next": "https://ailleurs.example/"})
    assert elsewhere.headers["Location"] == REPORT


def test_the_report_says_what_to_do_filters_and_exports(
    staff: Staff, opened: Opened, published_long_ago: Callable[..., Page]
) -> None:
    published_long_ago("contact", 200)
    published_long_ago("centre", 400)
    amina = staff("amina", "Rédaction")
    assert "Toujours juste" in opened(amina, REPORT).select_one(".desk-todo").get_text()
    rows = opened(amina, f"{REPORT}?type=Page+de+contact&responsable=xx").select("tbody tr")
    assert [row.select_one("th a").get_text() for row in rows] == ["Contact"]
    exported = b"".join(amina.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert exported.splitlines()[0] == "Quoi,Type,Dernière vérification,À revoir le,Responsable,Adresse dans le CMS"
    assert "Contact" in exported


def test_a_report_without_pages_says_so(staff: Staff, opened: Opened) -> None:
    assert "Il n’y a rien à faire" in opened(staff("amina", "Rédaction"), REPORT).get_text()
