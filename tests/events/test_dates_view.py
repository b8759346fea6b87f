"""The list of an activity's dates in the CMS, as each group of staff is given it, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from events.models import EventPage, Occurrence
from events.rules import Frequency, Rule
from home.content import permissions
from tests.events import making
from tests.events.weekly import nth, workshop

pytestmark = pytest.mark.usefixtures("own_agenda")

Member = Callable[..., Client]
DAY = timedelta(days=1)


@pytest.fixture
def series(db: None) -> EventPage:
    """Ten dates below an agenda that the event team may publish."""
    agenda = making.agenda()
    role = next(role for role in permissions.STAFF if role.name == "Événements")
    permissions.give_on(Page.objects.get(pk=agenda.pk), role, Group.objects.get(name="Événements"))
    return workshop(agenda)


@pytest.fixture
def chief(admin_client: Client) -> Client:
    return admin_client


def dates(page: EventPage) -> str:
    return f"/admin/agenda/{page.pk}/dates/"


def one(page: EventPage, day: date, action: str) -> str:
    return f"{dates(page)}{day.isoformat()}/{action}/"


def tree(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def said(client: Client, address: str) -> str:
    return tree(client.get(address)).select_one(".messages").get_text(" ", strip=True)  # type: ignore[union-attr]


def status(page: EventPage, day: date) -> str:
    return Occurrence.objects.get(series__translation_key=page.translation_key, recurrence_id=day).status


def test_two_clicks_cancel_one_date_and_publish_it(series: EventPage, chief: Client) -> None:
    row = tree(chief.get(dates(series))).select_one(f"#d-{nth(2).isoformat()}")
    assert row is not None
    link = next(a for a in row.select("a") if a.get_text() == "Annuler cette date")
    assert nth(2).strftime("%Y") in link["aria-label"]
    form = tree(chief.get(link["href"])).select_one("form.dates__form")
    assert form is not None
    assert [field["name"] for field in form.select("input:not([type=hidden])")] == ["message"]
    response = chief.post(link["href"], {"message": "L’animatrice est malade."})
    assert response["Location"] == dates(series)
    assert status(series, nth(2)) == "cancelled"
    assert "C’est publié" in said(chief, dates(series))
    row = tree(chief.get(dates(series))).select_one(f"#d-{nth(2).isoformat()}")
    assert row is not None
    assert "Annulée" in row.get_text()
    assert "L’animatrice est malade." in row.get_text()
    assert "Remettre" in [a.get_text() for a in row.select("a")]


def test_a_date_moves_and_comes_back(series: EventPage, chief: Client) -> None:
    chief.post(one(series, nth(3), "move"), {"new_date": (nth(3) + DAY).isoformat(), "new_start": "10:00"})
    row = Occurrence.objects.get(series__page=series, recurrence_id=nth(3))
    assert (row.status, row.first_day) == ("rescheduled", nth(3) + DAY)
    assert row.end - row.start == timedelta(hours=2)
    text = tree(chief.get(dates(series))).select_one(f"#d-{nth(3).isoformat()}").get_text()  # type: ignore[union-attr]
    assert "10:00 – 12:00" in text
    assert "au lieu de" in text
    chief.post(one(series, nth(3), "restore"))
    assert status(series, nth(3)) == "scheduled"


def test_a_date_is_held_elsewhere(series: EventPage, chief: Client) -> None:
    place = making.place()
    chief.post(one(series, nth(3), "elsewhere"), {"place": place.pk, "message": "Travaux."})
    assert status(series, nth(3)) == "elsewhere"
    assert making.fresh(series).changes[0].value["place"] == place
    assert "Lieu : Maison exemple" in tree(chief.get(dates(series))).get_text()


@pytest.mark.parametrize(
    ("action", "sent", "field"),
    [
        ("cancel", {"message": "x" * 201}, "message"),
        ("move", {}, "new_date"),
        ("move", {"new_date": "2026-02-30"}, "new_date"),
        ("move", {"new_date": "9999-12-31"}, "new_date"),
        ("move", {"new_date": "2027-01-05", "new_start": "25:00"}, "new_start"),
        ("move", {"new_date": "2027-01-05", "new_start": "10:00", "new_end": "10:00"}, "new_end"),
        ("move", {"new_date": "2027-01-05", "place": "999999"}, "place"),
        ("move", {"new_date": "same"}, "new_date"),
        ("move", {"new_date": "next"}, "new_date"),
        ("elsewhere", {}, "place"),
        ("elsewhere", {"place": "organisation", "place_text": "Au parc"}, "place_text"),
    ],
)
def test_what_makes_no_sense_is_said_beside_the_field(
    series: EventPage, chief: Client, action: str, sent: dict[str, str], field: str
) -> None:
    known = {"same": nth(3).isoformat(), "next": nth(4).isoformat(), "organisation": str(making.place().pk)}
    response = chief.post(one(series, nth(3), action), {name: known.get(value, value) for name, value in sent.items()})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert making.fresh(series).revisions.count() == 1


@pytest.mark.parametrize(
    "rest",
    ["2026-13-01/cancel/", "9999-01-01/move/", "xx/cancel/", "1990-01-01/cancel/", "{day}/explode/", "{off}/cancel/"],
)
def test_a_date_that_is_none_is_not_found(series: EventPage, chief: Client, rest: str) -> None:
    address = dates(series) + rest.format(day=nth(3).isoformat(), off=(nth(3) + DAY).isoformat())
    assert chief.get(address, follow=True).status_code == 404
    assert chief.post(address, {"message": ""}, follow=True).status_code == 404


def test_what_is_no_activity_has_no_dates(series: EventPage, chief: Client) -> None:
    assert chief.get(f"/admin/agenda/{series.get_parent().pk}/dates/", follow=True).status_code == 404
    assert chief.get("/admin/agenda/99999999/dates/", follow=True).status_code == 404


@pytest.mark.parametrize("since", ["", "2026-13-45", "9999-12-31", "<b>", "x" * 10_000])
def test_an_address_that_was_mistyped_still_shows_the_dates(series: EventPage, chief: Client, since: str) -> None:
    assert len(tree(chief.get(dates(series), {"depuis": since})).select(".dates tbody tr")) == 10


def test_many_dates_are_shown_page_by_page(series: EventPage, chief: Client) -> None:
    endless = making.activity(series.get_parent().specific, rule=Rule(Frequency.DAILY), start_date=nth(1))
    first = tree(chief.get(dates(endless)))
    assert len(first.select(".dates tbody tr")) == 30
    later = first.find("a", string="Dates suivantes")
    assert later["href"] == f"?depuis={(nth(1) + 30 * DAY).isoformat()}"  # type: ignore[index]
    second = tree(chief.get(dates(endless) + later["href"]))  # type: ignore[index]
    assert second.find("a", string="Dates précédentes")["href"] == f"?depuis={nth(1).isoformat()}"  # type: ignore[index]


def test_a_forged_form_is_refused(series: EventPage, admin_user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert client.post(one(series, nth(3), "cancel"), {"message": ""}).status_code == 403
    assert client.post(one(series, nth(3), "split")).status_code == 403
    assert status(series, nth(3)) == "scheduled"


def test_reading_changes_nothing(series: EventPage, chief: Client) -> None:
    for action in ("cancel", "move", "elsewhere", "split"):
        assert chief.get(one(series, nth(3), action)).status_code == 200
    assert chief.get(f"/admin/agenda/{series.pk}/duplicate/").status_code == 200
    assert (making.fresh(series).revisions.count(), EventPage.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("group", "opens", "becomes"),
    [
        ("Rédaction", True, "scheduled"),
        ("Événements", True, "cancelled"),
        ("Modération", True, "cancelled"),
        ("Administration", True, "cancelled"),
        ("Traduction – العربية", False, "scheduled"),
    ],
)
def test_each_group_does_what_it_may(series: EventPage, member: Member, group: str, opens: bool, becomes: str) -> None:
    client = member(group)
    assert (client.get(dates(series)).status_code == 200) is opens
    client.post(one(series, nth(3), "cancel"), {"message": ""})
    assert status(series, nth(3)) == becomes
    assert bool(making.fresh(series).current_workflow_state) is (opens and becomes == "scheduled")


def test_a_visitor_is_asked_to_sign_in(series: EventPage, visitor: Client) -> None:
    for address in (dates(series), one(series, nth(3), "cancel"), "/admin/agenda/"):
        assert visitor.get(address)["Location"].startswith("/admin/login/")
    assert visitor.post(one(series, nth(3), "cancel")).status_code == 302
    assert status(series, nth(3)) == "scheduled"


def test_what_is_being_reviewed_waits(series: EventPage, member: Member) -> None:
    writer = member("Rédaction")
    writer.post(one(series, nth(3), "cancel"), {"message": ""})
    before = series.revisions.count()
    response = writer.post(one(series, nth(4), "cancel"), {"message": ""})
    assert response["Location"] == dates(series)
    assert series.revisions.count() == before
    page = tree(writer.get(dates(series)))
    assert page.select(".dates tbody tr")
    assert not page.select(".dates__do a")


def test_a_draft_beside_is_said_and_not_published(series: EventPage, chief: Client) -> None:
    draft = making.fresh(series)
    draft.title = "Pas encore relu"
    draft.save_revision()
    assert "brouillon non publié" in tree(chief.get(dates(series))).get_text()
    chief.post(one(series, nth(3), "cancel"), {"message": ""})
    assert "il n’est pas publié" in said(chief, dates(series))
    assert making.fresh(series).title == "Atelier du soir"


def test_the_message_asks_for_its_translations(series: EventPage, chief: Client) -> None:
    arabic = making.translated(series, "ar", title="ورشة")
    chief.post(one(series, nth(3), "cancel"), {"message": "Malade."})
    messages = tree(chief.get(dates(series))).select_one(".messages")
    assert messages is not None
    assert "en français en : العربية" in messages.get_text(" ")
    assert f"/admin/pages/{arabic.pk}/edit/" in [a["href"] for a in messages.select("a")]
    row = tree(chief.get(dates(series))).select_one(f"#d-{nth(3).isoformat()}")
    assert [a["lang"] for a in row.select("a[lang]")] == ["ar"]  # type: ignore[union-attr]


def test_from_a_translation_the_dates_of_the_original_open(series: EventPage, chief: Client) -> None:
    arabic = making.translated(series, "ar", title="ورشة")
    assert chief.get(dates(arabic))["Location"] == dates(series)
    assert chief.get(one(arabic, nth(3), "cancel"))["Location"] == one(series, nth(3), "cancel")


def test_the_ways_to_the_list(series: EventPage, chief: Client) -> None:
    for address in (f"/admin/pages/{series.pk}/edit/", f"/admin/pages/{series.get_parent().pk}/", "/admin/agenda/"):
        found = [a["href"].split("?")[0] for a in tree(chief.get(address)).select("a[href]")]
        here = chief.get(address, {"mois": f"{nth(1):%Y-%m}"}) if address.endswith("agenda/") else None
        found += [a["href"].split("?")[0] for a in tree(here).select("a[href]")] if here else []
        assert dates(series) in found, address


def test_splitting_shows_both_halves_first(series: EventPage, chief: Client) -> None:
    page = tree(chief.get(one(series, nth(5), "split")))
    assert [each.get_text() for each in page.select(".dates__parts dt")] == ["La première garde", "La nouvelle prend"]
    response = chief.post(one(series, nth(5), "split"))
    after = EventPage.objects.get(continues=series)
    assert response["Location"] == dates(after)
    assert status(after, nth(5)) == "scheduled"
    assert "Suite de : Atelier du soir" in tree(chief.get(dates(after))).get_text(" ", strip=True)
    assert "Continuée par : Atelier du soir" in tree(chief.get(dates(series))).get_text(" ", strip=True)


def test_the_first_date_is_not_split_off(series: EventPage, chief: Client) -> None:
    page = tree(chief.get(one(series, nth(1), "split")))
    assert "première date" in page.get_text()
    assert not page.select("main form[method=post] button")
    chief.post(one(series, nth(1), "split"))
    assert EventPage.objects.count() == 1


def test_duplicating_opens_a_draft_in_the_editor(series: EventPage, chief: Client) -> None:
    address = f"/admin/agenda/{series.pk}/duplicate/"
    response = chief.post(address, {"title": "Atelier de printemps", "first_date": nth(30).isoformat()})
    made = EventPage.objects.get(title="Atelier de printemps")
    assert response["Location"] == f"/admin/pages/{made.pk}/edit/"
    assert (made.live, made.start_date) == (False, nth(30))
    assert chief.post(address, {"title": "", "first_date": "hier"}).status_code == 422


def test_who_may_only_translate_does_not_duplicate(series: EventPage, member: Member) -> None:
    client = member("Traduction – العربية")
    client.post(f"/admin/agenda/{series.pk}/duplicate/", {"title": "Copie", "first_date": nth(30).isoformat()})
    assert not EventPage.objects.filter(title="Copie").exists()


def test_who_may_change_one_but_not_publish_says_so(series: EventPage, member: Member) -> None:
    client = member("Rédaction")
    assert "partent à la modération" in tree(client.get(dates(series))).get_text()
    client.post(one(series, nth(3), "cancel"), {"message": ""})
    assert "La modération est prévenue" in said(client, dates(series))


def test_the_table_of_rights_is_what_is_tested(series: EventPage) -> None:
    rights = GroupPagePermission.objects.filter(group__name="Événements", page=series.get_parent())
    assert {right.permission.codename for right in rights} == {"add_page", "change_page", "publish_page"}
    assert Permission.objects.filter(codename="add_category", group__name="Événements").exists()
