"""Months, weeks and days of the agenda, and the addresses that name none."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from events.models import AgendaPage
from tests.events import making
from tests.events.agenda_reading import cards, robots

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def test_a_month_is_a_table_of_weeks_from_monday(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Fin d’année", start_date=date(2027, 12, 30), end_date=date(2028, 1, 2), all_day=True)
    making.activity(agenda, "Soirée", start_date=date(2027, 12, 15), start_time=time(20), end_time=time(23))
    tree = read("/fr/agenda/month/2027-12/")
    table = tree.select_one("table.month")
    headers = [header["abbr"] for header in table.select("thead th[scope=col]")]
    assert (headers[0], headers[-1], len(headers)) == ("lundi", "dimanche", 7)
    assert tree.h1.get_text() == "Décembre 2027"
    assert "Décembre 2027" in table.caption.get_text()
    rows = [row.select("td") for row in table.select("tbody tr")]
    assert {len(row) for row in rows} == {7}
    assert [len(row.select("a")) for row in rows[4][3:5]] == [2, 2]  # the day and the activity, on the 30th and 31st
    assert not rows[4][5].get_text(strip=True)  # January is another month
    cell = next(cell for row in rows for cell in row if "Soirée" in cell.get_text())
    assert cell.select_one(".month__number").get_text(strip=True) == "15"
    january = read("/fr/agenda/month/2028-01/")
    assert [bool(cell.select(".month__entry")) for cell in january.select("td")][:9] == [False] * 5 + [True] * 2 + [
        False
    ] * 2


@pytest.mark.parametrize("code", ["fr", "nl", "en", "ar"])
def test_months_are_named_in_every_language(read: Read, agenda: AgendaPage, code: str) -> None:
    words = {"fr": "Octobre 2026", "nl": "Oktober 2026", "en": "October 2026", "ar": "أكتوبر 2026"}
    assert read(f"/{code}/agenda/month/2026-10/").h1.get_text() == words[code]


def test_a_day_with_many_activities_leads_to_its_own_page(read: Read, agenda: AgendaPage) -> None:
    day = making.in_days(5)
    for number in range(6):
        making.activity(agenda, f"N {number}", start_date=day)
    tree = read(f"/fr/agenda/month/{day:%Y-%m}/")
    assert len(tree.select(".month__entry")) == 4
    assert len(cards(read(tree.select_one(".month__more a")["href"]))) == 6


def test_an_activity_of_several_days_is_on_each_of_them(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Stage", start_date=date(2027, 3, 9), end_date=date(2027, 3, 11))
    making.activity(agenda, "Nuit", start_date=date(2027, 3, 12), end_date=date(2027, 3, 13), end_time=time(2))
    week = read("/fr/agenda/week/2027-W10/")
    days = week.select(".day")
    assert ["Stage" in day.get_text() for day in days] == [True, True, True, False]
    assert cards(week) == ["Stage", "Nuit"]  # told in full once
    for day, shown in ((8, []), (9, ["Stage"]), (11, ["Stage"]), (12, ["Nuit"]), (14, [])):
        assert cards(read(f"/fr/agenda/day/2027-03-{day:02}/")) == shown


def test_one_goes_from_month_to_month_within_bounds(read: Read, agenda: AgendaPage) -> None:
    this = making.today().replace(day=1)
    tree = read(f"/fr/agenda/month/{this:%Y-%m}/")
    after = tree.select_one("a.agenda__next")
    assert after["rel"] == ["next"]
    assert after["href"].endswith(f"/month/{this + timedelta(days=32):%Y-%m}/")
    assert robots(tree) == ""
    far = read("/fr/agenda/month/2099-11/")
    assert "nofollow" in far.select_one("a.agenda__next")["rel"]
    assert robots(far) == "noindex, follow"
    assert far.select_one("a.agenda__present")["href"].endswith(f"{this:%Y-%m}/")
    assert not read("/fr/agenda/month/1990-01/").select("a.agenda__previous")
    assert not read("/fr/agenda/month/2100-12/").select("a.agenda__next")


@pytest.mark.parametrize(
    "path",
    [
        "month/2026-13/",
        "month/2026-00/",
        "month/9999-01/",
        "month/1989-12/",
        "month/2026-1/",
        "month/٢٠٢٦-١٠/",
        "month/",
        "week/2026-W54/",
        "week/2026-W00/",
        "week/2025-W53/",
        "day/2026-02-30/",
        "day/2026-10-27/etc/",
        "past/past/",
        "past/2026/",
        "nonsense/",
        "month/2026-10%00/",
        f"month/{'9' * 5000}/",
    ],
)
def test_an_address_of_no_view_is_not_found(visitor: Client, agenda: AgendaPage, path: str) -> None:
    assert visitor.get(f"/fr/agenda/{path}").status_code == 404


def test_addresses_below_other_pages_are_still_not_found(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    for path in (f"{page.url}past/", "/fr/month/2026-10/", "/fr/contact/past/", "/fr/past/"):
        assert visitor.get(path).status_code == 404


def test_every_day_link_says_its_day_in_full(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Atelier", start_date=date(2027, 3, 9))
    link = read("/fr/agenda/month/2027-03/").select_one(".month__date a")
    assert re.sub(r"\s+", " ", link.select_one(".visually-hidden").get_text()) == "mardi 9 mars 2027"
    assert parse_qs(urlsplit(link["href"]).query) == {}
