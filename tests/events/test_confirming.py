"""Publishing other dates than those that visitors know is asked twice, and nothing that was typed is lost meanwhile."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from events.models import EventPage, Occurrence
from events.rules import Frequency, Rule
from events.sentences import written
from tests.events import making, posting
from tests.events.posting import TUESDAY, WEEK

pytestmark = pytest.mark.usefixtures("own_agenda")

Member = Callable[..., Client]
PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def page(db: None) -> EventPage:
    """A workshop on five Tuesdays."""
    rule = Rule(Frequency.WEEKLY, weekdays=(1,), count=5)
    return making.activity(making.agenda(), rule=rule, start_date=TUESDAY)


@pytest.fixture
def moderator(member: Member) -> Client:
    return member("Modération")


def send(client: Client, page: EventPage, **fields: Any) -> Any:
    own = {"end": "count", "count": "5"}
    return client.post(f"/admin/pages/{page.pk}/edit/", posting.of(page, **{**own, **fields}))


def question(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    shown = BeautifulSoup(response.content, "html.parser")
    assert "Publier d’autres dates" in shown.h1.text
    return shown


def answer(client: Client, shown: BeautifulSoup, button: str) -> Any:
    """Sends the form of the question as a browser does, by one of its buttons."""
    form = shown.select_one("main form[method=post]:has([name=dates-confirmed])")
    fields: dict[str, list[str]] = {}
    for field in form.select("input[type=hidden]"):
        fields.setdefault(field["name"], []).append(field.get("value", ""))
    pressed = next(each for each in form.select("button") if each.text == button)
    if pressed.get("name"):
        fields[pressed["name"]] = [pressed["value"]]
    return client.post(form["action"], fields)


def test_other_dates_are_shown_and_published_when_they_are_confirmed(page: EventPage, moderator: Client) -> None:
    gone, summary = TUESDAY + WEEK, "Ligne une.\r\nLigne « deux » & trois."
    shown = question(send(moderator, page, removed=[gone.isoformat()], summary=summary, **PUBLISH))
    assert [row.text for row in shown.select("dl > *")] == [
        "Dates qui disparaissent",
        f"{written(gone, weekday=True)}, de 18:00 à 20:00",
    ]
    assert Occurrence.objects.filter(recurrence_id=gone).exists()
    assert answer(moderator, shown, "Publier ces dates").status_code == 302
    assert not Occurrence.objects.filter(recurrence_id=gone).exists()
    page.refresh_from_db()
    assert page.summary.replace("\r\n", "\n") == summary.replace("\r\n", "\n")


def test_the_answer_may_be_to_keep_a_draft(page: EventPage, moderator: Client) -> None:
    shown = question(send(moderator, page, start_time="17:30", title="Un autre titre", **PUBLISH))
    assert "déplacées" in shown.text
    response = answer(moderator, shown, "Garder en brouillon et revenir")
    assert response.url == f"/admin/pages/{page.pk}/edit/"
    page.refresh_from_db()
    assert page.start_time == time(18)
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.start_time) == ("Un autre titre", time(17, 30))


def test_what_was_confirmed_is_what_is_published(page: EventPage, moderator: Client) -> None:
    """Somebody else published other dates in between: the difference is another one, and is asked again."""
    shown = question(send(moderator, page, count="4", **PUBLISH))
    assert send(moderator, page, count="6", **PUBLISH | {"dates-confirmed": "rien"}).status_code == 200
    answer(moderator, question(send(moderator, page, count="6", **PUBLISH)), "Publier ces dates")
    again = question(answer(moderator, shown, "Publier ces dates"))
    assert len(again.select("dd")) == 2
    assert answer(moderator, again, "Publier ces dates").status_code == 302


def test_nothing_is_asked_where_no_date_changes(page: EventPage, moderator: Client) -> None:
    assert send(moderator, page, title="Un autre titre", **PUBLISH).status_code == 302
    page.refresh_from_db()
    assert page.title == "Un autre titre"


def test_nothing_is_asked_of_a_draft_nor_of_what_is_not_published(page: EventPage, moderator: Client) -> None:
    assert send(moderator, page, count="3").status_code == 302
    page.refresh_from_db()
    page.unpublish()
    assert send(moderator, page, count="2", **PUBLISH).status_code == 302
    assert Occurrence.objects.count() == 2


def test_a_form_with_faults_says_them_first(page: EventPage, moderator: Client) -> None:
    response = send(moderator, page, count="zéro", **PUBLISH)
    assert "Combien de fois" in response.content.decode()


def test_a_cancelled_date_stays_and_is_not_asked_about(page: EventPage, moderator: Client) -> None:
    block = ("cancelled", {"date": (TUESDAY + WEEK).isoformat(), "message": "Malade"})
    assert send(moderator, page, **nested_form_data({"changes": streamfield([block])}), **PUBLISH).status_code == 302
    assert Occurrence.objects.get(recurrence_id=TUESDAY + WEEK).status == "cancelled"


def test_a_change_that_would_lose_its_date_is_refused_with_what_to_do(page: EventPage, moderator: Client) -> None:
    block = ("cancelled", {"date": (TUESDAY + 4 * WEEK).isoformat(), "message": "Malade"})
    response = send(moderator, page, count="3", **nested_form_data({"changes": streamfield([block])}), **PUBLISH)
    assert "Enlevez leur changement" in response.content.decode()
    page.refresh_from_db()
    assert page.schedule.rule.count == 5


def test_approving_other_dates_is_asked_too(page: EventPage, moderator: Client, member: Member) -> None:
    send(member("Rédaction"), page, count="4", **{"action-submit": "1"})
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    shown = question(send(moderator, page, count="4", **approve))
    assert Occurrence.objects.count() == 5
    assert answer(moderator, shown, "Publier ces dates").status_code == 302
    assert Occurrence.objects.count() == 4


def test_two_versions_are_compared_in_words(page: EventPage, moderator: Client) -> None:
    send(moderator, page, count="4")
    first, second = page.revisions.order_by("pk").values_list("pk", flat=True)
    compared = moderator.get(f"/admin/pages/{page.pk}/revisions/compare/{first}...{second}/").content.decode()
    shown = BeautifulSoup(compared, "html.parser")
    changes = [change.text for change in shown.select(".comparison .deletion, .comparison .addition")]
    last, before = (written(TUESDAY + number * WEEK) for number in (4, 3))
    assert len(changes) == 2
    assert changes[0].startswith("Chaque mardi, 5 fois, du ")
    assert changes[0].endswith(f" au {last}.")
    assert changes[1].endswith(f" au {before}.")
