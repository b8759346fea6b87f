"""Questions, notices, buttons and ways to reach people."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from core.blocks.contact_card import telephone_block
from core.models import CentreSettings, Organisation
from tests.core.block_examples import STORY, example, minimal, rendered

pytestmark = pytest.mark.usefixtures("library")


def test_questions_are_told_to_machines_and_nothing_breaks_out_of_them() -> None:
    hostile = "</script><script>alert(1)</script> & <!--"
    value = STORY.child_blocks["faq"].normalize(
        {"heading": "", "questions": [{"question": hostile, "answer": "<p>Oui, <b>gratuit</b>.</p>"}]}
    )
    tree = rendered("faq", value)
    (script,) = tree.find_all("script")
    assert script["type"] == "application/ld+json"
    data = json.loads(script.string)
    assert data["@type"] == "FAQPage"
    (question,) = data["mainEntity"]
    assert question["name"] == hostile
    assert question["acceptedAnswer"]["text"] == "<p>Oui, <b>gratuit</b>.</p>"
    assert tree.summary.get_text() == hostile


def test_a_button_leads_to_a_page_in_the_readers_language_or_names_its_own() -> None:
    page = Page.objects.get(slug="contact", locale__language_code="fr")
    value = {"text": "Une question ?", "button": "Écrire", "page": page, "url": ""}
    assert rendered("call_to_action", value, "ar").a["href"] == "/ar/contact/"
    link = rendered("call_to_action", value, "so").a
    assert (link["href"], link["hreflang"]) == ("/fr/contact/", "fr")
    page.unpublish()
    Page.objects.filter(translation_key=page.translation_key).update(live=False)
    assert rendered("call_to_action", value).a is None


def test_a_button_needs_exactly_one_target() -> None:
    block = STORY.child_blocks["call_to_action"]
    page = Page.objects.get(slug="contact", locale__language_code="fr")
    value = {"text": "Une question ?", "button": "Écrire", "page": None, "url": ""}
    for target in ({}, {"page": page, "url": "https://example.org/"}):
        with pytest.raises(ValidationError):
            block.clean(block.normalize(value | target))
    block.clean(block.normalize(value | {"page": page}))


def test_the_contact_card_of_the_centre_follows_its_settings() -> None:
    value = minimal(STORY.child_blocks["contact_card"], example("contact_card"))
    centre = CentreSettings.objects.get_or_create(site_id=1)[0]
    CentreSettings.objects.filter(pk=centre.pk).update(telephone="+32 65 12 34 56", street="Rue A, 1", locality="Mons")
    tree = rendered("contact_card", value)
    assert tree.select_one("a[href='tel:+3265123456']").get_text() == "+32 65 12 34 56"
    assert tree.address.get_text(" ", strip=True) == "Rue A, 1 Mons"
    value["organisation"] = Organisation.objects.create(name="Une école")
    assert rendered("contact_card", value).get_text(strip=True) == "Une école"


@pytest.mark.parametrize(("number", "good"), [("+32 65 39 85 00", True), ("065/39.85.00", True), ("appelez", False)])
def test_a_telephone_number_is_one(number: str, good: bool) -> None:
    block = telephone_block()
    if good:
        assert block.clean(number) == number
    else:
        with pytest.raises(ValidationError):
            block.clean(number)


@pytest.mark.parametrize(
    ("kind", "word"),
    [("information", "Information"), ("good-to-know", "Good to know"), ("warning", "Warning"), ("urgent", "Urgent")],
)
def test_a_notice_says_its_kind_in_a_word_and_a_drawing(kind: str, word: str) -> None:
    value = example("notice")
    value["kind"] = kind
    mark = rendered("notice", value, "en").select_one(".notice__kind")
    assert mark.get_text(strip=True) == word
    assert mark.svg
