"""The messages received, in the CMS: found, followed, answered, put away, by those who may."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.enums import MessageState
from home.models import ContactMessage

Make = Callable[..., ContactMessage]
Staff = Callable[..., Client]


def page(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(client: Client, query: str = "") -> set[str]:
    tree = page(client.get(f"/admin/messages/{query}"))
    return {cell.get_text(strip=True) for cell in tree.select("td.title .title-wrapper")}


def test_the_list_is_found_by_state_language_period_colleague_and_word(make_message: Make, staff: Staff) -> None:
    client = staff("view", "change")
    colleague = User.objects.get(username="redactrice")
    make_message(name="Nouvelle")
    make_message("ar", name="Arabe", message="مرحبا", state="answered", in_charge=colleague)
    make_message(name="Vieille", received_at=timezone.now() - timedelta(days=40), note="rappeler lundi")
    today = timezone.localdate().isoformat()
    arabic = ContactMessage.objects.get(name="Arabe").locale_id
    assert names(client) == {"Nouvelle", "Arabe", "Vieille"}
    assert names(client, "?state=answered") == {"Arabe"}
    assert names(client, "?state=answered&state=new") == {"Nouvelle", "Arabe", "Vieille"}
    assert names(client, f"?locale={arabic}") == {"Arabe"}
    assert names(client, f"?received_at_from={today}&received_at_to={today}") == {"Nouvelle", "Arabe"}
    assert names(client, f"?in_charge={colleague.pk}") == {"Arabe"}
    assert names(client, "?q=مرحبا") == {"Arabe"}
    assert names(client, "?q=lundi") == {"Vieille"}


@pytest.mark.parametrize("address", ["?state=new", "results/?state=new&_w_filter_fragment=true"])
def test_one_click_takes_a_message_up_and_the_list_stays_where_it_was(
    make_message: Make, staff: Staff, address: str
) -> None:
    client, message = staff("view", "change"), make_message()
    form = page(client.get(f"/admin/messages/{address}")).select_one(f"#state-{message.pk}")
    said = {field["name"]: field["value"] for field in form.select("input")}
    button = form.select_one("button")
    response = client.post(form["action"], said | {button["name"]: button["value"]})
    assert response.headers["Location"] == "/admin/messages/?state=new"
    message.refresh_from_db()
    assert (message.state, message.in_charge.username) == (MessageState.IN_PROGRESS, "redactrice")


@pytest.mark.parametrize("state", MessageState.values)
def test_each_state_has_its_button_on_the_messages_page(make_message: Make, staff: Staff, state: str) -> None:
    message = make_message(state="closed" if state != "closed" else "new")
    client = staff("view", "change")
    tree = page(client.get(f"/admin/messages/inspect/{message.pk}/"))
    button = tree.select_one(f"button[name=state][value={state}]")
    response = client.post(button.find_parent("form")["action"], {"state": state})
    assert response.headers["Location"] == f"/admin/messages/inspect/{message.pk}/"
    message.refresh_from_db()
    assert message.state == state
    tree = page(client.get(f"/admin/messages/inspect/{message.pk}/"))
    assert MessageState(state).label in tree.select_one(".message__facts").get_text()
    assert not tree.select(f"button[name=state][value={state}]")


def test_who_answers_a_colleagues_message_leaves_it_to_the_colleague(make_message: Make, staff: Staff) -> None:
    first, second = staff("view", "change", name="anne"), staff("view", "change", name="luc")
    message = make_message()
    url = f"/admin/messages/state/{message.pk}/"
    first.post(url, {"state": "in_progress"})
    second.post(url, {"state": "answered"})
    message.refresh_from_db()
    assert message.in_charge.username == "anne"
    second.post(url, {"state": "in_progress"})
    message.refresh_from_db()
    assert message.in_charge.username == "luc"
    second.post(url, {"state": "new"})
    message.refresh_from_db()
    assert message.in_charge is None
    history = page(first.get(f"/admin/messages/history/{message.pk}/")).get_text()
    assert "État : Répondu" in history
    assert "Luc" in history


def test_a_state_changes_by_post_with_a_token_by_those_who_may_and_to_one_that_exists(
    make_message: Make, staff: Staff
) -> None:
    message = make_message()
    url = f"/admin/messages/state/{message.pk}/"
    may = staff("view", "change", name="may")
    reads = staff("view", name="reads")
    forged = staff("view", "change", name="forged", enforce_csrf_checks=True)
    assert may.get(url).status_code == 405
    assert may.post(url, {"state": "lost"}).status_code == 400
    assert may.post("/admin/messages/state/999999/", {"state": "new"}, follow=True).status_code == 404
    assert forged.post(url, {"state": "answered"}).status_code == 403
    reads.post(url, {"state": "answered"})
    Client().post(url, {"state": "answered"})
    message.refresh_from_db()
    assert message.state == MessageState.NEW
    elsewhere = may.post(url, {"state": "closed", "next": "https://evil.example/"})
    assert elsewhere.headers["Location"] == f"/admin/messages/inspect/{message.pk}/"


def test_who_may_only_read_gets_no_button(make_message: Make, staff: Staff) -> None:
    message = make_message(note="rappeler lundi")
    client = staff("view")
    tree = page(client.get(f"/admin/messages/inspect/{message.pk}/"))
    assert message.message in tree.get_text()
    assert "rappeler lundi" in tree.get_text()
    assert not tree.select("button[name=state], textarea[name=note]")
    assert not page(client.get("/admin/messages/")).select("button[name=state]")
    client.post(f"/admin/messages/edit/{message.pk}/", {"note": "x"})
    client.post(f"/admin/messages/delete/{message.pk}/")
    message.refresh_from_db()
    assert message.note == "rappeler lundi"


@pytest.mark.parametrize("address", ["", "inspect/{}/", "edit/{}/", "delete/{}/", "history/{}/", "?export=csv"])
def test_who_has_no_right_sees_nothing(make_message: Make, staff: Staff, address: str) -> None:
    message = make_message(name="Amina Secrète")
    client = staff()
    response = client.get(f"/admin/messages/{address.format(message.pk)}")
    assert response.status_code == 302
    assert "Amina" not in client.get("/admin/").content.decode()
    assert "Messages reçus" not in client.get("/admin/").content.decode()


def test_the_note_is_kept_and_the_visitors_words_cannot_be_changed(make_message: Make, staff: Staff) -> None:
    client, message = staff("view", "change"), make_message()
    url = f"/admin/messages/edit/{message.pk}/"
    colleague = User.objects.get(username="redactrice").pk
    response = client.post(url, {"note": "Rappeler lundi.", "in_charge": colleague, "message": "changed", "name": "B"})
    assert response.headers["Location"] == f"/admin/messages/inspect/{message.pk}/"
    message.refresh_from_db()
    assert (message.note, message.in_charge_id) == ("Rappeler lundi.", colleague)
    assert (message.message, message.name) == ("Bonjour, je cherche un cours.", "Amina")
    too_long = client.post(url, {"note": "x" * 2001})
    assert page(too_long).select_one("textarea[name=note]").get_text(strip=True) == "x" * 2001


def test_only_colleagues_who_handle_messages_can_follow_one(make_message: Make, staff: Staff) -> None:
    staff("view", name="reads")
    client, message = staff("view", "change"), make_message()
    tree = page(client.get(f"/admin/messages/inspect/{message.pk}/"))
    offered = {option.get_text(strip=True) for option in tree.select("select[name=in_charge] option")}
    assert offered == {"Personne", "Redactrice"}


def test_nobody_writes_a_message_in_the_visitors_name(staff: Staff) -> None:
    client = staff("view", "add", "change", "delete")
    client.post("/admin/messages/new/", {"name": "A", "note": "x"})
    assert not ContactMessage.objects.exists()
    assert not page(client.get("/admin/messages/")).select("a[href$='/messages/new/']")


def test_the_answer_opens_in_the_mail_program_and_changes_nothing_by_itself(make_message: Make, staff: Staff) -> None:
    message = make_message("ar", message='"مرحبا" & <b>', email="a+b@example.org")
    client = staff("view", "change")
    tree = page(client.get(f"/admin/messages/inspect/{message.pk}/"))
    link = tree.select_one(".message__actions a")
    assert "Répondre par e-mail" in link.get_text()
    assert link["href"].startswith("mailto:a%2Bb@example.org?subject=")
    assert "%3E%20%22" in link["href"]
    words = tree.select_one(".message__words")
    assert (words["lang"], words["dir"]) == ("ar", "auto")
    assert "<b>" in words.get_text()
    message.refresh_from_db()
    assert message.state == MessageState.NEW


def test_several_messages_change_state_at_once(make_message: Make, staff: Staff) -> None:
    chosen, other = [make_message(), make_message()], make_message()
    client = staff("view", "change")
    query = "&".join(f"id={message.pk}" for message in chosen)
    url = f"/admin/bulk/home/contactmessage/state/?{query}&next=/admin/messages/"
    assert page(client.get(url)).get_text().count("Amina") == 2
    assert client.post(url, {"state": "unwanted"}).headers["Location"] == "/admin/messages/"
    states = {message.pk: message.state for message in ContactMessage.objects.all()}
    assert [states[message.pk] for message in [*chosen, other]] == ["unwanted", "unwanted", "new"]


def test_several_messages_are_deleted_at_once_by_those_who_may_delete(make_message: Make, staff: Staff) -> None:
    chosen, other = make_message(), make_message()
    url = f"/admin/bulk/home/contactmessage/delete/?id={chosen.pk}&next=/admin/messages/"
    staff("view", "change", name="may_not").post(url)
    assert ContactMessage.objects.count() == 2
    client = staff("view", "delete")
    assert "pour de bon" in page(client.get(url)).get_text()
    client.post(url)
    assert list(ContactMessage.objects.all()) == [other]


def test_everything_at_once_is_never_meant(make_message: Make, staff: Staff) -> None:
    """Wagtail's « all in the listing » would forget the filters of the list and take every message there is."""
    make_message()
    client = staff("view", "change", "delete")
    client.post("/admin/bulk/home/contactmessage/delete/?id=all&state=unwanted")
    assert ContactMessage.objects.count() == 1


def test_the_log_of_what_was_deleted_keeps_no_name(make_message: Make, staff: Staff) -> None:
    message = make_message(name="Amina Secrète")
    client = staff("view", "change", "delete")
    client.post(f"/admin/messages/state/{message.pk}/", {"state": "closed"})
    client.post(f"/admin/messages/edit/{message.pk}/", {"note": "Amina Secrète rappelle."})
    client.post(f"/admin/messages/delete/{message.pk}/")
    assert not ContactMessage.objects.exists()
    log = ModelLogEntry.objects.filter(content_type__model="contactmessage")
    kept = [f"{entry.label} {entry.data}" for entry in log]
    assert len(kept) == 3
    assert not [entry for entry in kept if "Amina" in entry]


def test_menu_and_home_page_say_what_waits(make_message: Make, staff: Staff) -> None:
    client = staff("view")
    quiet = page(client.get("/admin/"))
    assert not quiet.select("#desk-messages")
    assert quiet.select(".desk-quiet")
    for number in range(7):
        make_message(name=f"Personne {number}")
    make_message(name="Réglé", state="answered")
    response = client.get("/admin/")
    assert "Messages re\\u00e7us (7)" in response.content.decode() or "Messages reçus (7)" in response.content.decode()
    assert not page(response).select(".desk-quiet")
    card = page(response).select_one(".desk-card:has(#desk-messages)")
    assert card.select_one(".desk-card__count").get_text() == "7"
    assert [link.get_text(strip=True) for link in card.select("li a")] == [f"Personne {n}" for n in (6, 5, 4, 3, 2)]


def test_the_list_asks_few_questions_however_long(
    make_message: Make, staff: Staff, django_assert_max_num_queries: Any
) -> None:
    client = staff("view", "change")
    colleague = User.objects.get(username="redactrice")
    for _ in range(40):
        make_message(in_charge=colleague)
    client.get("/admin/messages/")
    with django_assert_max_num_queries(20):
        client.get("/admin/messages/")
