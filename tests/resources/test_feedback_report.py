"""What readers said, as the staff see it: by page and language, the worst first."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import GroupPagePermission, Page

from resources.feedback.report import Row, Selection, cell
from resources.models import Feedback

REPORT = "/admin/reports/feedback/"
FindPage = Callable[..., Page]


def say(page: Page, *answers: bool, words: str = "", days: int = 0, path: str = "") -> None:
    day = timezone.localdate() - timedelta(days=days)
    code = page.locale.language_code
    for helpful in answers:
        Feedback.objects.create(
            page=page, path=path or f"{page.slug}/", language=code, helpful=helpful, words=words, day=day
        )


def rows(client: Client, query: str = "") -> list[list[str]]:
    tree = BeautifulSoup(client.get(f"{REPORT}{query}").content, "html.parser")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in tree.select("tbody tr")]


@pytest.fixture
def staff(member: Callable[..., Client]) -> Client:
    return member("Administration")


@pytest.fixture
def answers(page: FindPage) -> None:
    say(page("contact"), True, True, True, False)
    say(page("contact", "ar"), True)
    say(page("contact", "ar"), False, words="<b>العنوان</b> غير موجود")
    say(page("agenda"), False, False, words="=1+1")
    say(page("agenda"), False, days=200)


def test_the_worst_pages_come_first_with_their_last_words(staff: Client, answers: None) -> None:
    found = rows(staff)
    assert [row[1:4] for row in found] == [["0", "3", "0"], ["1", "1", "50"], ["3", "1", "75"]]
    assert found[0][4] == "2 =1+1"
    assert "<b>العنوان</b>" in found[1][4]
    assert "العربية" in found[1][0]


def test_a_period_and_a_language_choose(staff: Client, answers: None) -> None:
    assert rows(staff, "?periode=90")[0][1:3] == ["0", "2"]
    assert [row[1:3] for row in rows(staff, "?langue=ar")] == [["1", "1"]]
    assert rows(staff, "?langue=nl") == []
    for query in ("?periode=x&langue=x", "?periode=-1", "?p=999", "?p=x", "?langue=%00"):
        assert rows(staff, query) == rows(staff)


def test_an_entry_below_a_page_has_a_line_of_its_own(staff: Client, page: FindPage) -> None:
    say(page("lexique"), False, path="lexique/")
    say(page("lexique"), True, path="lexique/commune/")
    assert [row[0].split()[-1] for row in rows(staff)] == ["/fr/lexique/", "/fr/lexique/commune/"]


def test_it_leaves_as_a_spreadsheet_in_which_nothing_is_calculated(staff: Client, answers: None) -> None:
    response = staff.get(f"{REPORT}?export=csv&langue=fr")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    read = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(read) == 3
    assert read[1][3:6] == ["0", "3", "0"]
    assert read[1][7] == "'=1+1"


@given(st.text())
def test_no_cell_begins_a_formula(words: str) -> None:
    assert cell(words)[:1] not in set("=+-@\t\r")


def test_words_of_a_page_are_read_as_words_and_erased(staff: Client, answers: None, page: FindPage) -> None:
    address = reverse("feedback_of_page", args=[page("contact", "ar").pk])
    tree = BeautifulSoup(staff.get(address).content, "html.parser")
    words = tree.select_one("td[lang=ar]")
    assert words is not None
    assert words.get_text() == "<b>العنوان</b> غير موجود"
    assert words["dir"] == "auto"
    said = Feedback.objects.exclude(words="").get(language="ar")
    assert staff.get(reverse("feedback_erase", args=[said.pk])).status_code == 405
    staff.post(reverse("feedback_erase", args=[said.pk]), {"next": address})
    said.refresh_from_db()
    assert (said.words, said.helpful) == ("", False)
    assert not BeautifulSoup(staff.get(address).content, "html.parser").select("td[lang=ar]")
    assert staff.get(f"{address}?adresse=%00&p=x").status_code == 200
    assert staff.get(reverse("feedback_of_page", args=[999_999]), follow=True).status_code == 404


def test_only_those_who_may_change_a_page_read_of_it(
    member: Callable[..., Client], visitor: Client, answers: None, page: FindPage
) -> None:
    address = reverse("feedback_of_page", args=[page("contact").pk])
    said = Feedback.objects.exclude(words="").first()
    assert said is not None
    assert visitor.get(REPORT).status_code == 302
    nobody = member()
    for client in (nobody, visitor):
        assert client.get(address).status_code in {302, 403}
        client.post(reverse("feedback_erase", args=[said.pk]))
    said.refresh_from_db()
    assert said.words

    group = Group.objects.create(name="Agenda seul")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=page("agenda"), permission=change)
    one = member("Agenda seul")
    assert [row[1:3] for row in rows(one)] == [["0", "3"]]
    assert one.get(address).status_code == 302
    assert "العنوان" not in one.get("/admin/").content.decode()


def test_the_first_page_shows_the_words_of_the_week(staff: Client, answers: None, page: FindPage) -> None:
    say(page("agenda"), True, words="il y a longtemps", days=8)
    home = BeautifulSoup(staff.get("/admin/").content, "html.parser")
    card = home.select_one("section[aria-labelledby=desk-feedback]")
    assert card is not None
    assert card.select_one(".desk-card__count").get_text() == "3"  # type: ignore[union-attr]
    assert "=1+1" in card.get_text()
    assert "longtemps" not in card.get_text()
    assert card.select("a[lang=ar][dir=rtl]")
    Feedback.objects.update(words="")
    assert not BeautifulSoup(staff.get("/admin/").content, "html.parser").select("#desk-feedback")


def test_each_page_leads_to_what_was_said_of_it(staff: Client, page: FindPage) -> None:
    url = reverse("feedback_of_page", args=[page("contact").pk])
    assert url in staff.get(reverse("wagtailadmin_pages:edit", args=[page("contact").pk])).content.decode()


def test_the_report_asks_no_more_for_many_answers(staff: Client, page: FindPage) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(REPORT).status_code == 200
        return len(queries)

    say(page("contact"), True, False, words="a")
    asked()
    few = asked()
    for each in Page.objects.filter(depth__gt=2).select_related("locale")[:60]:
        say(each, True, False, words="b")
    assert asked() <= few + 1


@given(st.integers(0, 50), st.integers(0, 50))
def test_more_noes_are_worse_and_more_yesses_better(yes: int, no: int) -> None:
    def row(yes: int, no: int) -> Row:
        return Row(page=1, title="", path="", language="fr", yes=yes, no=no, remarks=0, last=None)

    assert row(yes, no + 1).doubt > row(yes, no).doubt > row(yes + 1, no).doubt
    assert 0 <= row(yes, no).share <= 100


@given(st.dictionaries(st.sampled_from(["periode", "langue"]), st.text()))
def test_what_is_asked_for_and_unknown_chooses_nothing(asked: dict[str, Any]) -> None:
    chosen = Selection.parsed(asked)
    assert chosen.period in {"", "30", "90", "365"}
    assert chosen.language in {"", *("fr", "nl", "en", "ar", "es", "tr", "ru", "uk", "fa", "ps", "so", "ti")}
