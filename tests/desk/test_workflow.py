"""From draft to publication: who is asked, who answers, and the mails, in French, that say so."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, TaskState
from wagtail_localize.models import StringSegment, Translation

from tests.home.test_groups import news

Find = Callable[..., Page]
Member = Callable[..., Client]


@pytest.fixture
def editor(member: Member) -> Client:
    return member("Rédaction", name="edith")


@pytest.fixture
def moderator(member: Member) -> Client:
    return member("Modération", name="moussa")


def letters() -> list[tuple[list[str], str, str]]:
    """The letters that went out since the last look: recipients, subject, body."""
    found = [(letter.to, letter.subject, letter.body) for letter in mail.outbox]
    mail.outbox.clear()
    return found


def task_of(page: Page) -> TaskState:
    return TaskState.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")


@pytest.fixture
def submitted(page: Find, editor: Client, moderator: Client) -> Page:
    form = news(**{"action-submit": "1", "comment_notifications": "on"})  # the editor's box, checked from the start
    editor.post(f"/admin/pages/add/home/newspage/{page('actualites').pk}/", form)
    letters()
    return Page.objects.get(slug="une-nouvelle")


def test_only_active_moderators_with_an_address_are_told(page: Find, member: Member, moderator: Client) -> None:
    member("Modération", name="partie")
    User.objects.filter(username="partie").update(is_active=False)
    member("Modération", name="muette")
    User.objects.filter(username="muette").update(email="")
    User.objects.create_superuser("technique", "technique@centre.example", "x")
    editor = member("Rédaction", name="edith")
    editor.post(f"/admin/pages/add/home/newspage/{page('actualites').pk}/", news(**{"action-submit": "1"}))
    [(recipients, subject, body)] = letters()
    assert recipients == ["moussa@centre.example"]
    assert subject == "À relire : Une nouvelle"
    assert "Edith vous propose une page à relire" in body
    pk = Page.objects.get(slug="une-nouvelle").pk
    assert f"http://localhost:8000/admin/pages/{pk}/edit/" in body


def test_a_change_is_asked_for_made_and_the_page_published(
    visitor: Client, editor: Client, moderator: Client, submitted: Page
) -> None:
    action = f"/admin/pages/workflow/action/{submitted.pk}"
    moderator.post(f"{action}/reject/{task_of(submitted).pk}/", {"comment": "Dites <où> & quand."})
    [(recipients, subject, body)] = letters()
    assert (recipients, subject) == (["edith@centre.example"], "À revoir : Une nouvelle")
    assert "Moussa demande un changement" in body
    assert "Dites <où> & quand." in body
    assert f"http://localhost:8000/admin/pages/{submitted.pk}/edit/" in body

    said = editor.get(f"/admin/pages/{submitted.pk}/edit/").content.decode()
    assert "La modération demande un changement : « Dites &lt;où&gt; &amp; quand. »" in said
    assert "Soumettre de nouveau à la modération" in said
    editor.post(f"/admin/pages/{submitted.pk}/edit/", news(title="À Mons, lundi", **{"action-submit": "1"}))
    assert [letter[0] for letter in letters()] == [["moussa@centre.example"]]
    assert visitor.get("/fr/actualites/une-nouvelle/").status_code == 404

    moderator.post(f"{action}/approve/{task_of(submitted).pk}/", {"comment": "Merci !"})
    [(recipients, subject, body)] = letters()
    assert (recipients, subject) == (["edith@centre.example"], "Approuvée : À Mons, lundi")
    assert "Elle est publiée" in body
    assert "http://localhost:8000/fr/actualites/une-nouvelle/" in body
    assert "Merci !" in body
    assert "À Mons, lundi" in visitor.get("/fr/actualites/une-nouvelle/").content.decode()


def test_who_reviews_publishes_by_approving(editor: Client, moderator: Client, submitted: Page, page: Find) -> None:
    reviewed = moderator.get(f"/admin/pages/{submitted.pk}/edit/").content.decode()
    assert "Approuver et Publier" in reviewed
    assert "action-publish" not in reviewed
    assert "action-publish" in moderator.get(f"/admin/pages/{page('contact').pk}/edit/").content.decode()


def test_a_comment_in_the_margin_is_mailed_in_french(editor: Client, moderator: Client, submitted: Page) -> None:
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-0-id": "",
        "comments-0-contentpath": "title",
        "comments-0-text": "Plus court ?",
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-DELETE": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "1000",
    }
    moderator.post(f"/admin/pages/{submitted.pk}/edit/", news(**comment))
    [(recipients, subject, body)] = letters()
    assert recipients == ["edith@centre.example"]
    assert subject == "Commentée : Une nouvelle"
    assert "Plus court ?" in body
    assert "Moussa a commenté une page que vous suivez" in body
    assert f"http://localhost:8000/admin/pages/{submitted.pk}/edit/" in body


def test_the_moderation_schedules_and_the_letter_says_when(visitor: Client, moderator: Client, submitted: Page) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)
    form = news(go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"), expire_at="")
    moderator.post(
        f"/admin/pages/{submitted.pk}/edit/", form | {"action-workflow-action": "1", "workflow-action-name": "approve"}
    )
    [(_, _, body)] = letters()
    assert re.search(rf"Elle sera publiée le {tomorrow.day} \w+ {tomorrow.year} à {tomorrow:%H:%M}", body)
    assert visitor.get("/fr/actualites/une-nouvelle/").status_code == 404
    revision = submitted.revisions.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert visitor.get("/fr/actualites/une-nouvelle/").status_code == 200


def test_an_editor_cannot_schedule_past_the_moderation(visitor: Client, editor: Client, submitted: Page) -> None:
    past = (timezone.localtime() - timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    editor.post(f"/admin/pages/{submitted.pk}/edit/", news(go_live_at=past) | {"action-publish": "1"})
    call_command("publish_scheduled", verbosity=0)
    assert visitor.get("/fr/actualites/une-nouvelle/").status_code == 404


def test_a_mail_server_that_is_wrong_stops_nobody(page: Find, editor: Client, moderator: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.invalid"
    editor.post(f"/admin/pages/add/home/newspage/{page('actualites').pk}/", news(**{"action-submit": "1"}))
    assert Page.objects.get(slug="une-nouvelle").workflow_in_progress


# -- Translations --------------------------------------------------------------------------


@pytest.fixture
def translator(member: Member) -> Client:
    return member("Traduction – العربية", name="amira")


def translate(client: Client, page: Page, words: str) -> int:
    """Gives the title new words in the editor of translations."""
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    return client.put(
        f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/",
        f"value={words}",
        content_type="application/x-www-form-urlencoded",
    ).status_code


def test_a_translation_is_submitted_sent_back_and_approved(
    page: Find, visitor: Client, translator: Client, moderator: Client, django_capture_on_commit_callbacks: Any
) -> None:
    contact = page("contact", "ar")
    address = f"/admin/pages/{contact.pk}/edit/"
    assert translate(translator, contact, "راسلونا") in {200, 201}
    assert "Soumettre à la modération" in translator.get(address).content.decode()
    translator.post(f"/admin/translations/{contact.pk}/submit/")
    [(recipients, subject, body)] = letters()
    assert (recipients, subject) == (["moussa@centre.example"], "À relire : راسلونا")
    assert "traduction de « Contact »" in body
    assert "En relecture" in translator.get(address).content.decode()
    assert "راسلونا" not in visitor.get("/ar/contact/").content.decode()

    assert "attend votre relecture" in moderator.get(address).content.decode()
    moderator.post(f"/admin/translations/{contact.pk}/review/", {"action": "reject", "comment": "Un autre mot ?"})
    [(recipients, subject, body)] = letters()
    assert recipients == ["amira@centre.example"]
    assert "Un autre mot ?" in body
    assert "Un autre mot ?" in translator.get(address).content.decode()

    translate(translator, contact, "اكتبوا لنا")
    translator.post(f"/admin/translations/{contact.pk}/submit/")
    letters()
    with django_capture_on_commit_callbacks(execute=True):
        moderator.post(f"/admin/translations/{contact.pk}/review/", {"action": "approve"})
    assert [letter[1] for letter in letters()] == ["Approuvée : اكتبوا لنا"]
    assert "اكتبوا لنا" in visitor.get("/ar/contact/").content.decode()


def test_a_translator_works_in_no_other_language_and_publishes_nothing(page: Find, translator: Client) -> None:
    assert translate(translator, page("contact", "nl"), "Iets") == 403
    assert translator.post(f"/admin/translations/{page('contact', 'nl').pk}/submit/").status_code in {302, 403}
    assert not page("contact", "nl").workflow_in_progress
    contact = page("contact", "ar")
    translate(translator, contact, "راسلونا")
    translator.post(f"/admin/pages/{contact.pk}/edit/", {"action": "publish"})
    assert page("contact", "ar").title != "راسلونا"


def test_who_does_not_review_cannot_approve(page: Find, translator: Client, editor: Client) -> None:
    contact = page("contact", "ar")
    translator.post(f"/admin/translations/{contact.pk}/submit/")
    for client in (translator, editor):
        client.post(f"/admin/translations/{contact.pk}/review/", {"action": "approve"})
    assert page("contact", "ar").workflow_in_progress


def test_a_moderator_who_publishes_needs_no_band(page: Find, moderator: Client) -> None:
    assert (
        "Soumettre à la modération"
        not in moderator.get(f"/admin/pages/{page('contact', 'ar').pk}/edit/").content.decode()
    )
    assert Group.objects.get(name="Modération").user_set.count() == 1
