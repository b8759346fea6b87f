"""Organisations, publications and datasets age as pages do; everything has an owner and a day for the next time."""

import datetime
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry, Page

from core.models import Organisation
from desk import reviews
from desk.models import PageReview
from resources.models import Publication

Find = Callable[..., Page]
Staff = Callable[..., Client]
Opened = Callable[..., BeautifulSoup]
REPORT = "/admin/reports/unchecked/"
TODAY = timezone.localdate


@pytest.fixture(autouse=True)
def _nothing_else_is_due(db: None) -> None:
    Organisation.objects.update(checked_on=TODAY(), review_on=None)
    Publication.objects.update(checked_on=TODAY(), review_on=None)


def organisation(name: str = "Un exemple", days: int = 200, **fields: object) -> Organisation:
    checked_on = TODAY() - datetime.timedelta(days=days)
    return Organisation.objects.create(name=name, checked_on=checked_on, **{"in_directory": True, **fields})


def publication(code: str = "fr", days: int = 200, **fields: object) -> Publication:
    checked_on = TODAY() - datetime.timedelta(days=days)
    locale = Locale.objects.get(language_code=code)
    return Publication.objects.create(title="Exemple de brochure", checked_on=checked_on, locale=locale, **fields)


def titles(client: Client) -> list[str]:
    return [one.title for one in reviews.due(client.person)]  # type: ignore[attr-defined]


def test_pages_and_facts_stand_in_one_list_the_oldest_first(staff: Staff, page: Find) -> None:
    organisation(days=300)
    publication(days=400)
    old = TODAY() - datetime.timedelta(days=350)
    PageReview.objects.create(page=page("contact"), checked_on=old)
    assert titles(staff("claire")) == ["Exemple de brochure", "Contact", "Un exemple"]


def test_only_what_readers_see_ages_and_only_the_row_that_holds_the_facts(staff: Staff) -> None:
    organisation(in_directory=False)
    publication("nl")
    assert titles(staff("claire")) == []


def test_a_day_that_was_chosen_counts_instead_of_the_delay(staff: Staff, page: Find) -> None:
    organisation(days=900, review_on=TODAY() + datetime.timedelta(days=1))
    organisation("Bientôt", days=1, review_on=TODAY())
    PageReview.objects.create(page=page("contact"), checked_on=TODAY(), review_on=TODAY())
    PageReview.objects.create(page=page("centre"), review_on=TODAY() + datetime.timedelta(days=9))
    Page.objects.filter(pk=page("centre").pk).update(first_published_at=timezone.now() - datetime.timedelta(days=900))
    assert sorted(titles(staff("claire"))) == ["Bientôt", "Contact"]


def test_one_click_settles_a_fact_and_its_history_remembers_who(staff: Staff, opened: Opened) -> None:
    there = organisation(days=300, review_on=TODAY())
    amina = staff("amina", "Rédaction")
    form = opened(amina, REPORT).select_one("tbody form")
    assert form["action"] == f"{REPORT}core.organisation/{there.pk}/checked/"
    response = amina.post(form["action"], {"next": f"{REPORT}?type=Organisation"}, follow=True)
    assert "« Un exemple » : vérifié aujourd’hui." in response.content.decode()
    there.refresh_from_db()
    assert (there.checked_on, there.review_on) == (TODAY(), None)
    assert titles(amina) == []
    logged = ModelLogEntry.objects.get(action=reviews.LOGGED, object_id=str(there.pk))
    assert logged.user == amina.person  # type: ignore[attr-defined]


def test_a_check_forgets_the_day_that_was_chosen(staff: Staff, page: Find) -> None:
    PageReview.objects.create(page=page("contact"), checked_on=TODAY(), review_on=TODAY())
    amina = staff("amina", "Rédaction")
    amina.post(f"{REPORT}{page('contact').pk}/checked/")
    assert PageReview.objects.get(page=page("contact")).review_on is None
    assert titles(amina) == []


def test_who_may_not_change_organisations_neither_sees_nor_marks_one(staff: Staff, page: Find) -> None:
    there = organisation()
    group = Group.objects.create(name="Ailleurs")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    zoe = staff("zoe", "Ailleurs")
    assert titles(zoe) == []
    assert zoe.post(f"{REPORT}core.organisation/{there.pk}/checked/").status_code == 302
    there.refresh_from_db()
    assert there.checked_on < TODAY()


def test_nonsense_is_not_found_and_reading_changes_nothing(staff: Staff) -> None:
    there = organisation()
    amina = staff("amina", "Rédaction")
    assert amina.get(f"{REPORT}core.organisation/{there.pk}/checked/").status_code == 405
    for address in ("core.commune/1", "auth.user/1", "nothing/1", "core.organisation/99999"):
        assert amina.post(f"{REPORT}{address}/checked/", follow=True).status_code == 404


def test_opening_an_organisation_that_is_due_says_so(staff: Staff) -> None:
    there = organisation()
    amina = staff("amina", "Rédaction")
    edit = reviews.due(amina.person)[0].edit_url  # type: ignore[attr-defined]
    assert (
        f'data-w-action-url-value="{REPORT}core.organisation/{there.pk}/checked/"' in amina.get(edit).content.decode()
    )
    there.check_again(TODAY())
    assert "À vérifier (" not in amina.get(edit).content.decode()


def test_ones_own_come_first_on_the_home_page_and_alone_where_asked(staff: Staff, opened: Opened) -> None:
    amina = staff("amina", "Rédaction", first_name="Amina", last_name="Exemple")
    organisation("Ancienne", days=500)
    organisation("La mienne", days=200, owner=amina.person)  # type: ignore[attr-defined]
    card = opened(amina, "/admin/").select_one("#desk-unchecked").parent
    assert [line.a.get_text() for line in card.select("li")] == ["La mienne", "Ancienne"]
    rows = opened(amina, f"{REPORT}?responsable=moi").select("tbody tr")
    assert [row.th.a.get_text() for row in rows] == ["La mienne"]
    assert "Amina Exemple" in rows[0].get_text()
    rows = opened(amina, f"{REPORT}?responsable=personne").select("tbody tr")
    assert [row.th.a.get_text() for row in rows] == ["Ancienne"]
    exported = b"".join(amina.get(f"{REPORT}?responsable=moi&export=csv").streaming_content).decode()
    assert "La mienne,Organisation," in exported
    assert "Amina Exemple" in exported
    assert "Ancienne" not in exported


def test_an_editor_gives_a_page_an_owner_and_a_day(staff: Staff, page: Find, opened: Opened) -> None:
    amina, bob, contact = staff("amina", "Rédaction"), staff("bob", "Rédaction"), page("contact")
    plan = f"{REPORT}{contact.pk}/plan/"
    assert plan in amina.get(f"/admin/pages/{contact.pk}/edit/").content.decode()
    day = TODAY() + datetime.timedelta(days=3)
    response = amina.post(plan, {"owner": bob.person.pk, "review_on": day.isoformat()})  # type: ignore[attr-defined]
    assert response.headers["Location"] == f"/admin/pages/{contact.pk}/edit/"
    contact.refresh_from_db()
    assert contact.owner == bob.person  # type: ignore[attr-defined]
    assert not contact.has_unpublished_changes
    assert PageReview.objects.get(page=contact).review_on == day
    form = opened(amina, plan)
    assert form.select_one("[name=owner] [selected]").get_text(strip=True) == "bob"
    assert form.select_one("[name=review_on]")["value"] == day.isoformat()
    contact.summary = "Autre résumé."
    contact.save_revision().publish()
    contact.refresh_from_db()
    assert contact.owner == bob.person, "publishing keeps the owner"  # type: ignore[attr-defined]


def test_an_owner_must_be_able_to_change_the_page_and_a_day_must_be_one(staff: Staff, page: Find) -> None:
    amina, contact = staff("amina", "Rédaction"), page("contact")
    gone = User.objects.create_user("parti")
    plan = f"{REPORT}{contact.pk}/plan/"
    screen = amina.post(plan, {"owner": gone.pk, "review_on": "demain"}).content.decode()
    assert "Cette personne n’a pas le droit de modifier cette page." in screen
    assert 'value="demain"' in screen
    assert not PageReview.objects.filter(page=contact).exists()
    assert amina.get(f"{REPORT}{page('contact', 'ar').pk}/plan/", follow=True).status_code == 404
    anywhere = Group.objects.create(name="Ailleurs")
    anywhere.permissions.add(Permission.objects.get(codename="access_admin"))
    assert staff("zoe", "Ailleurs").get(plan).status_code == 302


def test_the_list_costs_the_same_however_much_is_due(staff: Staff) -> None:
    claire = staff("claire")

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert claire.get(REPORT).status_code == 200
        return len(captured)

    organisation("Une")
    publication(slug="une")
    cost()
    before = cost()
    for number in range(8):
        organisation(f"Autre {number}", owner=claire.person)  # type: ignore[attr-defined]
        publication(slug=f"autre-{number}")
    assert cost() <= before
