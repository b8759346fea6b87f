"""What each group of staff can do and cannot, signed in as a member of it; the table is docs/editors/roles.md's."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupPagePermission, Locale, Page, Workflow

from core.models import LoadedFixture
from home.content import permissions
from resources.models import Dataset, Term

Find = Callable[..., Page]
Member = Callable[..., Client]

WRITERS = {"Rédaction", "Modération", "Administration"}
PUBLISHERS = {"Modération", "Administration"}
EVERYBODY = WRITERS | {"Événements", "Traduction – العربية"}
ADMINISTRATORS = {"Administration"}

# What is opened, on which page (key, language), and the groups for whom it opens.
TABLE: list[tuple[str, tuple[str, str] | None, set[str]]] = [
    ("/admin/", None, EVERYBODY),
    ("/admin/reports/translation-table/", None, EVERYBODY),
    ("/admin/pages/{}/edit/", ("contact", "fr"), WRITERS),
    ("/admin/pages/{}/edit/", ("contact", "ar"), WRITERS | {"Traduction – العربية"}),
    ("/admin/pages/{}/edit/", ("contact", "nl"), WRITERS),
    ("/admin/pages/{}/edit/", ("agenda", "fr"), WRITERS | {"Événements"}),
    ("/admin/pages/{}/edit/", ("agenda", "ar"), EVERYBODY),
    ("/admin/pages/add/home/newspage/{}/", ("actualites", "fr"), WRITERS),
    ("/admin/pages/add/home/newspage/{}/", ("actualites", "ar"), WRITERS),
    ("/admin/pages/{}/history/", ("contact", "fr"), WRITERS),
    ("/admin/pages/{}/unpublish/", ("contact", "fr"), PUBLISHERS),
    ("/admin/pages/{}/unpublish/", ("contact", "ar"), PUBLISHERS),
    ("/admin/pages/{}/unpublish/", ("agenda", "fr"), PUBLISHERS | {"Événements"}),
    ("/admin/pages/{}/delete/", ("contact", "fr"), PUBLISHERS),
    ("/admin/pages/{}/delete/", ("contact", "ar"), PUBLISHERS),
    ("/admin/pages/{}/delete/", ("centre", "fr"), ADMINISTRATORS),
    ("/admin/pages/{}/move/", ("centre/territoire", "fr"), PUBLISHERS),
    ("/admin/localize/submit/page/{}/", ("contact", "fr"), WRITERS | {"Traduction – العربية"}),
    ("/admin/messages/", None, WRITERS),
    ("/admin/snippets/core/organisation/add/", None, WRITERS | {"Événements"}),
    ("/admin/snippets/core/commune/add/", None, WRITERS),
    ("/admin/snippets/core/audience/add/", None, WRITERS | {"Événements"}),
    ("/admin/snippets/events/category/add/", None, WRITERS | {"Événements"}),
    ("/admin/snippets/core/topic/add/", None, WRITERS),
    ("/admin/snippets/core/service/add/", None, WRITERS),
    ("/admin/snippets/resources/term/add/", None, WRITERS),
    ("/admin/snippets/resources/publication/add/", None, WRITERS),
    ("/admin/snippets/resources/dataset/add/", None, WRITERS),
    ("/admin/synonyms/new/", None, WRITERS | {"Événements"}),
    ("/admin/searchpicks/add/", None, WRITERS | {"Événements"}),
    ("/admin/reports/searches/", None, WRITERS | {"Événements"}),
    ("/admin/search/explained/", None, WRITERS | {"Événements"}),
    ("/admin/agenda/", None, EVERYBODY),
    ("/admin/settings/core/centresettings/", None, WRITERS),
    ("/admin/images/add/", None, WRITERS | {"Événements"}),
    ("/admin/documents/multiple/add/", None, WRITERS | {"Événements"}),
    ("/admin/images/chooser/", None, EVERYBODY),
    ("/admin/redirects/add/", None, PUBLISHERS),
    ("/admin/reports/locked/", None, PUBLISHERS),
    ("/admin/users/", None, ADMINISTRATORS),
    ("/admin/groups/", None, ADMINISTRATORS),
    ("/admin/locales/", None, ADMINISTRATORS),
    ("/admin/sites/", None, ADMINISTRATORS),
    ("/admin/collections/", None, ADMINISTRATORS),
    ("/admin/workflows/list/", None, ADMINISTRATORS),
]


@pytest.mark.parametrize("group", sorted(EVERYBODY))
def test_each_group_opens_what_the_table_says_and_nothing_else(page: Find, member: Member, group: str) -> None:
    client = member(group)
    opened = {}
    for address, key, groups in TABLE:
        url = address.format(page(*key).pk if key else "")
        found = client.get(url, follow=False)
        if found.status_code == 302 and found["Location"].startswith(url):
            found = client.get(found["Location"])
        opened[address, key] = (found.status_code == 200, group in groups)
    assert {at: can for at, (can, _) in opened.items()} == {at: should for at, (_, should) in opened.items()}


def test_somebody_without_a_group_does_not_enter(member: Member) -> None:
    assert member().get("/admin/").status_code == 302


def news(**more: str) -> dict[str, str]:
    """The form of a piece of news, without any block."""
    return {
        "title": "Une nouvelle",
        "slug": "une-nouvelle",
        "summary": "",
        "date": "2026-11-24",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "1000",
    } | more


@pytest.mark.parametrize(("group", "live"), [("Rédaction", False), ("Modération", True), ("Administration", True)])
def test_who_writes_does_not_publish(page: Find, member: Member, group: str, live: bool) -> None:
    address = f"/admin/pages/add/home/newspage/{page('actualites').pk}/"
    member(group).post(address, news(**{"action-publish": "1"}))
    assert Page.objects.get(slug="une-nouvelle").live is live


@pytest.mark.parametrize(("group", "locked"), [("Rédaction", False), ("Événements", False), ("Modération", True)])
def test_who_locks_a_page(page: Find, member: Member, group: str, locked: bool) -> None:
    agenda = page("agenda")
    member(group).post(f"/admin/pages/{agenda.pk}/lock/")
    agenda.refresh_from_db()
    assert agenda.locked is locked


def test_translators_see_their_own_language_first(page: Find, member: Member) -> None:
    response = member("Traduction – العربية").get("/admin/pages/")
    assert response["Location"] == f"/admin/pages/{page('accueil', 'ar').pk}/"


def test_each_language_but_the_source_has_its_group(db: None) -> None:
    names = set(Group.objects.values_list("name", flat=True))
    assert {"Traduction – العربية", "Traduction – ትግርኛ", "Traduction – Soomaali"} <= names
    assert not {"Editors", "Moderators", "Traduction – Français"} & names


def test_wagtails_groups_keep_their_members(member: Member) -> None:
    editor = member("Rédaction").user  # type: ignore[attr-defined]
    Group.objects.filter(name="Rédaction").update(name="Editors")
    permissions.give(permissions.STAFF[0])
    assert [group.name for group in editor.groups.all()] == ["Rédaction"]


def test_a_language_without_a_home_page_waits_for_it(page: Find, member: Member) -> None:
    client = member("Traduction – فارسی")
    rights = GroupPagePermission.objects.filter(group__name="Traduction – فارسی")
    assert not rights.exists()
    persian = page("accueil").copy_for_translation(Locale.objects.get(language_code="fa"))
    assert [right.page_id for right in rights] == [persian.pk]
    assert client.get(f"/admin/pages/{persian.pk}/edit/").status_code == 200


def test_the_agenda_in_a_new_language_is_the_event_teams_too(page: Find, member: Member) -> None:
    page("agenda", "nl").delete()
    dutch = page("agenda").copy_for_translation(Locale.objects.get(language_code="nl"))
    assert member("Événements").get(f"/admin/pages/{dutch.pk}/edit/").status_code == 200


def test_rights_are_given_once_and_then_the_administrators_to_change(db: None) -> None:
    editors = Group.objects.get(name="Rédaction")
    editors.permissions.remove(Permission.objects.get(codename="delete_organisation"))
    Group.objects.get(name="Événements").delete()
    call_command("load_content", verbosity=0)
    assert not editors.permissions.filter(codename="delete_organisation").exists()
    assert not Group.objects.filter(name="Événements").exists()


def test_groups_that_were_there_before_the_agenda_get_what_it_needs_once(db: None) -> None:
    group = Group.objects.get(name="Rédaction")
    group.permissions.remove(*Permission.objects.filter(content_type__model="category"))
    Group.objects.get(name="Événements").delete()
    LoadedFixture.objects.filter(key__endswith=":agenda", key__startswith="group:").delete()
    call_command("load_content", verbosity=0)
    assert group.permissions.filter(codename="change_category").exists()
    assert not Group.objects.filter(name="Événements").exists()


def test_groups_that_were_there_before_the_resources_get_what_they_need_once(db: None) -> None:
    group = Group.objects.get(name="Rédaction")
    group.permissions.remove(*Permission.objects.filter(content_type__model__in=["term", "service"]))
    LoadedFixture.objects.filter(key__endswith=":resources", key__startswith="group:").delete()
    call_command("load_content", verbosity=0)
    assert set(group.permissions.filter(content_type__model="term").values_list("codename", flat=True)) == {
        f"{action}_term" for action in ("view", "add", "change", "delete")
    }
    assert group.permissions.filter(codename="change_service").exists()


def test_groups_that_were_there_before_the_search_get_what_it_needs_once(db: None) -> None:
    group = Group.objects.get(name="Événements")
    group.permissions.remove(*Permission.objects.filter(content_type__model__in=["synonyms", "searchpromotion"]))
    LoadedFixture.objects.filter(key__endswith=":search", key__startswith="group:").delete()
    call_command("load_content", verbosity=0)
    assert group.permissions.filter(codename="add_synonyms").exists()
    assert group.permissions.filter(codename="change_searchpromotion").exists()


def test_translators_change_the_terms_of_their_own_language_and_no_others(member: Member) -> None:
    french = Term.objects.get(slug="cpas", locale__language_code="fr")
    arabic = french.get_translation(Locale.objects.get(language_code="ar"))
    client = member("Traduction – العربية")
    assert client.get(f"/admin/snippets/resources/term/edit/{arabic.pk}/").status_code == 200
    form = {"name": "Autre", "slug": french.slug, "abbreviation": "X", "definition": "Autre chose.", "topic": ""}
    client.post(f"/admin/snippets/resources/term/edit/{french.pk}/", form)
    assert Term.objects.get(pk=french.pk).name == french.name
    member("Rédaction").post(f"/admin/snippets/resources/term/edit/{french.pk}/", form)
    assert Term.objects.get(pk=french.pk).name == "Autre"


def test_an_administrator_manages_accounts_but_no_technical_one(member: Member, admin_user: User) -> None:
    client = member("Administration")
    words = {"password1": "une longue phrase", "password2": "une longue phrase"}
    form = {"username": "autre", "email": "a@centre.example", "first_name": "A", "last_name": "B"}
    client.post("/admin/users/new/", form | words | {"is_superuser": "on"})
    assert not User.objects.filter(username="autre").exists()
    client.post("/admin/users/new/", form | words)
    other = User.objects.get(username="autre")
    client.post(f"/admin/users/edit/{other.pk}/", form | {"is_superuser": "on", "is_active": "on"})
    assert not User.objects.get(username="autre").is_superuser
    password = admin_user.password
    client.post(f"/admin/users/edit/{admin_user.pk}/", form | words | {"username": admin_user.username})
    client.post(f"/admin/users/delete/{admin_user.pk}/")
    assert User.objects.get(pk=admin_user.pk).password == password


def test_every_page_goes_through_the_one_workflow(page: Find) -> None:
    workflow = Workflow.objects.get()
    assert workflow.name == "Relecture par la modération"
    assert workflow.tasks[0].name == "la modération"
    assert [group.name for group in workflow.tasks[0].specific.groups.all()] == ["Modération"]
    assert page("centre/territoire", "ar").get_workflow() == workflow


def test_translators_load_no_figures_and_vouch_for_no_facts(member: Member) -> None:
    dataset = Dataset.objects.get(is_example=True, locale__language_code="fr")
    vouch, load = (
        f"/admin/reports/unchecked/resources.dataset/{dataset.pk}/checked/",
        f"/admin/figures/{dataset.pk}/load/",
    )
    translator, writer = member("Traduction – العربية"), member("Rédaction")
    before = dataset.checked_on
    assert translator.get(load).status_code != 200
    Dataset.objects.filter(pk=dataset.pk).update(checked_on=date(2020, 1, 1))
    translator.post(vouch)
    assert Dataset.objects.get(pk=dataset.pk).checked_on == date(2020, 1, 1)
    assert writer.get(load).status_code == 200
    writer.post(vouch)
    assert Dataset.objects.get(pk=dataset.pk).checked_on >= before
