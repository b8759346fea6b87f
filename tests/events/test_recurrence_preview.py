"""What the form's dates mean is said while they are typed, to who may edit; quickly, whatever is sent."""

from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import Permission, User
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from events.models import EventPage
from events.rules import Frequency, Rule
from events.sentences import written
from tests.events import making, posting
from tests.events.posting import TUESDAY, WEEK

pytestmark = pytest.mark.usefixtures("own_agenda")

Member = Callable[..., Client]
ADDRESS = "/admin/activities/recurrence/"
WEEKLY = {"frequency": "WEEKLY", "weekdays": ["1"]}


@pytest.fixture
def editor(member: Member) -> Client:
    return member("Rédaction")


def preview(client: Client, page: EventPage | None = None, **fields: Any) -> BeautifulSoup:
    response = client.post(ADDRESS, posting.form(**fields) | ({"page": page.pk} if page else {}))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def said(shown: Tag) -> str:
    return " ".join(shown.select_one("[data-recurrence-sentence]").text.split())


def coming(shown: Tag) -> list[str]:
    return [" ".join(line.span.text.split()) for line in shown.select("ol li")]


def test_the_rule_is_said_and_its_dates_are_listed(editor: Client) -> None:
    last = TUESDAY + 3 * WEEK
    removed = TUESDAY + WEEK
    shown = preview(editor, **WEEKLY, end="until", until=last.isoformat(), removed=removed.isoformat())
    assert said(shown).startswith("Chaque mardi, du ")
    assert "sauf le " in said(shown)
    assert coming(shown) == [
        written(TUESDAY, weekday=True),
        f"{written(removed, weekday=True)} enlevée",
        written(TUESDAY + 2 * WEEK, weekday=True),
        written(last, weekday=True),
    ]
    assert shown.select_one("[data-recurrence-restore]")["data-recurrence-restore"] == removed.isoformat()
    assert len(shown.select("ol [data-recurrence-remove]")) == 3


def test_holidays_are_offered_until_they_are_left_out(editor: Client) -> None:
    start = date(making.today().year + 1, 10, 5)
    weekly = {"start_date": start.isoformat(), "frequency": "WEEKLY", "end": "count", "count": "12"}
    shown = preview(editor, **weekly)
    autumn = next(row for row in shown.select("ul.recurrence__rows li") if "automne" in row.text)
    days = autumn.button["data-recurrence-remove"].split()
    assert days
    assert all(day.split("-")[1] in {"10", "11"} for day in days)
    without = preview(editor, **weekly, removed=days)
    assert not [row for row in without.select("ul.recurrence__rows li") if "automne" in row.text]


def test_the_days_of_a_month_follow_from_the_first_date(editor: Client) -> None:
    shown = preview(editor, start_date="2027-08-31", frequency="MONTHLY")
    facts = shown.select_one("[data-recurrence-facts]")
    assert {item["data-month"]: item.text for item in facts.select("li")} == {
        "last_weekday": "le dernier mardi du mois",
        "last_day": "le dernier jour du mois",
    }
    yearly = preview(editor, start_date="2027-08-31", frequency="YEARLY")
    assert "le 31 août" in [item.text for item in yearly.select("[data-month]")]


def test_what_is_wrong_is_said_beside_what_is_known(editor: Client) -> None:
    shown = preview(editor, **(WEEKLY | {"weekdays": ["4"]}))
    assert "La première date ne suit pas la règle" in said(shown)
    assert said(shown).startswith("Chaque vendredi")
    assert shown.select_one("[data-recurrence-start]")["data-recurrence-start"] == str(TUESDAY + timedelta(days=3))
    assert not preview(editor, **WEEKLY).select("[data-recurrence-start]")
    assert "Donnez d’abord la date" in preview(editor, start_date="").text


def test_what_publishing_would_change_is_shown_beside_a_published_series(editor: Client, db: None) -> None:
    page = making.activity(
        making.agenda(),
        rule=Rule(Frequency.WEEKLY, weekdays=(1,), count=3),
        start_date=TUESDAY,
        changes=[making.cancelled(TUESDAY + 2 * WEEK, "Malade")],
    )
    assert not preview(editor, page, **WEEKLY, end="count", count="3").select(".recurrence__difference")
    stays = nested_form_data(
        {"changes": streamfield([("cancelled", {"date": str(TUESDAY + 2 * WEEK), "message": ""})])}
    )
    shown = preview(editor, page, **WEEKLY, end="count", count="2", start_time="17:00", **stays)
    difference = [row.text for row in shown.select(".recurrence__difference > *")]
    day, gone = written(TUESDAY, weekday=True), written(TUESDAY + 2 * WEEK, weekday=True)
    assert difference == [
        "Dates qui disparaissent",
        f"{gone}, de 18:00 à 20:00",
        "Dates déplacées",
        f"{day} : de 18:00 à 20:00 devient de 17:00 à 20:00",
        *[row for row in difference if row.startswith(written(TUESDAY + WEEK, weekday=True))],
        "Changements qui n’ont plus de date",
        gone,
    ]
    assert "Enlevez leur changement" in said(shown)


def test_only_who_may_edit_is_answered(editor: Client, visitor: Client, db: None) -> None:
    agenda = making.agenda()
    page = making.activity(agenda)
    assert visitor.post(ADDRESS, posting.form()).status_code == 302
    assert editor.get(ADDRESS).status_code == 405
    assert editor.post(ADDRESS, posting.form() | {"page": page.pk}).status_code == 200
    assert editor.post(ADDRESS, posting.form() | {"page": agenda.pk}, follow=True).status_code == 404
    assert editor.post(ADDRESS, posting.form() | {"page": "1" * 30}).status_code == 400
    outsider = member_without_pages()
    asked = posting.form() | {"page": page.pk}
    assert outsider.post(ADDRESS, asked, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403


def member_without_pages() -> Client:
    """Somebody who may enter the CMS, and edit nothing there."""
    user = User.objects.create_user("lecteur")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start_date": "9999-12-31"}, "entre 1990 et 2099"),
        ({"start_date": "2027-13-01"}, ""),
        ({"end_date": "9999-12-31"}, "au plus un an"),
        ({"zone": "Mars/Olympus"}, "fuseau"),
        ({"zone": "../etc"}, "fuseau"),
        ({"start_time": "25:00"}, ""),
        ({"status": "peut-être"}, ""),
        (WEEKLY | {"removed": "x" * 10_000}, "n’est pas une date"),
        ({"frequency": "WEEKLY", "interval": "-1"}, "Tous les combien"),
        (nested_form_data({"changes": streamfield([("cancelled", {"date": "9999-12-31", "message": ""})])}), "dates"),
        (
            nested_form_data(
                {
                    "changes": streamfield(
                        [("rescheduled", {"date": TUESDAY.isoformat(), "new_date": "9999-12-31", "new_end": "01:00"})]
                    )
                }
            ),
            "",
        ),
    ],
)
def test_nonsense_is_answered_with_a_sentence(editor: Client, fields: dict[str, Any], sentence: str) -> None:
    shown = preview(editor, **fields)
    assert shown.select(".recurrence__faults li")
    assert sentence in said(shown)


@pytest.mark.parametrize("count", ["", "dix", "99999999"])
def test_fields_that_no_form_of_ours_sends_are_refused(editor: Client, count: str) -> None:
    assert editor.post(ADDRESS, posting.form(**{"changes-count": count})).status_code == 400
    assert editor.post(ADDRESS, {}).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"frequency": "DAILY", "start_date": "1990-01-01", "end": "never"},
        {"frequency": "DAILY", "end": "count", "count": "730"},
        {"frequency": "YEARLY", "interval": "8", "start_date": "2028-02-28"},
        {
            "frequency": "WEEKLY",
            "weekdays": [*"0123456"],
            "removed": [(TUESDAY + timedelta(days=n)).isoformat() for n in range(400)],
            "added": [(TUESDAY - timedelta(days=n)).isoformat() for n in range(1, 401)],
        },
    ],
)
def test_the_largest_series_is_answered_at_once(editor: Client, fields: dict[str, Any]) -> None:
    preview(editor, **fields)
    begun = perf_counter()
    preview(editor, **fields)
    assert perf_counter() - begun < 2
