"""What the CMS does with a questionnaire: it keeps drafts, refuses to publish faults, shows where answers lead."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from resources.models import GuidePage
from tests.resources import questionnaire_making as making

Member = Callable[..., Client]


def listed(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """Items of a ListBlock as the form sends them."""
    found: dict[str, Any] = {"count": str(len(blocks))}
    for place, value in enumerate(blocks):
        found[str(place)] = {"value": value, "deleted": "", "order": str(place), "type": "item", "id": ""}
    return found


def question(name: str = "permis", goal: str = "fin") -> tuple[str, dict[str, Any]]:
    answers = listed([{"text": "Oui", "leads_to": goal}, {"text": "Non", "leads_to": "fin"}])
    return "question", {"name": name, "text": "Avez-vous un permis ?", "help": rich_text(""), "answers": answers}


def outcome(name: str = "fin", **fields: Any) -> tuple[str, dict[str, Any]]:
    words = {"title": "Oui.", "text": rich_text("<p>Parce que.</p>"), "term_months": "", "kind": "concerned"}
    sources = listed([{"title": "Décret exemple", "url": ""}])
    return "outcome", {"name": name, **words, "sources": sources, "pages": listed([]), **fields}


@pytest.fixture
def guide(db: None) -> GuidePage:
    return making.guide([], slug="a-remplir")


@pytest.fixture
def editor(db: None, django_user_model: Any) -> Client:
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("chef", "chef@centre.example", "x"))
    return client


def sent(client: Client, page: GuidePage, blocks: list[Any], **fields: Any) -> Any:
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), making.form(page, blocks, **fields))


def kept(page: GuidePage) -> list[str]:
    latest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [block.value["name"] for block in latest.questionnaire]


def shown(response: Any) -> str:
    """What the editor reads, entities of the form's data read too."""
    return BeautifulSoup(response.content, "html.parser").get_text() + response.content.decode()


def test_a_sound_questionnaire_is_published(editor: Client, guide: GuidePage) -> None:
    assert sent(editor, guide, [question(), outcome()], **{"action-publish": "1"}).status_code == 302
    page = Client().get(f"{guide.url}questions/")
    assert "Avez-vous un permis" in page.content.decode()


def test_faults_are_refused_in_plain_french_and_a_draft_is_kept(editor: Client, guide: GuidePage) -> None:
    blocks = [question(goal="x"), outcome()]
    refused = sent(editor, guide, blocks, **{"action-publish": "1"})
    assert refused.status_code == 200
    sentence = "La réponse « Oui » de la question « permis » mène à « x », qui n’existe pas."
    tree = BeautifulSoup(refused.content, "html.parser")
    assert sentence in tree.select_one(".questionnaire").get_text()
    assert tree.select("svg.questionnaire__picture")
    assert kept(guide) == []
    assert sent(editor, guide, blocks).status_code == 302
    assert kept(guide) == ["permis", "fin"]
    assert Client().get(f"{guide.url}questions/").status_code == 404


def test_the_fault_stands_at_its_block(editor: Client, guide: GuidePage) -> None:
    refused = sent(editor, guide, [question(goal="x"), outcome()], **{"action-publish": "1"})
    errors = refused.context["form"].errors.as_data()["questionnaire"][0]
    assert list(errors.block_errors) == [0]


@pytest.mark.parametrize("blocks", [[question()], [outcome()], [question("a", "a"), outcome()]])
def test_each_broken_questionnaire_is_refused(editor: Client, guide: GuidePage, blocks: list[Any]) -> None:
    refused = sent(editor, guide, blocks, **{"action-publish": "1"})
    assert refused.status_code == 200
    assert "questionnaire" in refused.context["form"].errors


def test_what_is_planned_or_sent_to_be_approved_is_checked_too(editor: Client, guide: GuidePage) -> None:
    blocks = [question(goal="x"), outcome()]
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    planned = sent(editor, guide, blocks, go_live_at=tomorrow, **{"action-publish": "1"})
    assert planned.status_code == 200
    assert "questionnaire" in planned.context["form"].errors
    asked = sent(editor, guide, blocks, **{"action-submit": "1"})
    assert "questionnaire" in asked.context["form"].errors
    assert sent(editor, guide, [question(), outcome()], **{"action-submit": "1"}).status_code == 302
    approved = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    refused = sent(editor, guide, blocks, **approved)
    assert "questionnaire" in refused.context["form"].errors
    assert kept(guide) == ["permis", "fin"]


def test_a_name_is_a_plain_key(editor: Client, guide: GuidePage) -> None:
    refused = sent(editor, guide, [question("Mon permis !"), outcome()], **{"action-publish": "1"})
    assert "Des lettres minuscules sans accent" in shown(refused)


def test_the_editor_sees_the_tree_as_a_picture_and_in_words(editor: Client) -> None:
    page = making.guide()
    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    tree = BeautifulSoup(answer.content, "html.parser")
    assert len(tree.select("svg.questionnaire__picture rect")) == 6
    assert len(tree.select("svg.questionnaire__picture path.questionnaire__line")) == 5
    words = tree.select_one(".questionnaire__words").get_text(" ", strip=True)
    assert "Avant le 01/01/2025 → ancien" in words
    names = [option["value"] for option in tree.select("#questionnaire-names option")]
    assert names == ["etranger", "commande", "ancien", "nouveau", "libre", "demander"]


def test_a_new_guide_says_where_the_picture_will_be(editor: Client) -> None:
    topic = making.topic()
    answer = editor.get(reverse("wagtailadmin_pages:add", args=["resources", "guidepage", topic.pk]))
    assert answer.status_code == 200
    assert "Après un premier enregistrement" in answer.content.decode()
