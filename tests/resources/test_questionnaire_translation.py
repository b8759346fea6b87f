"""A questionnaire in another language: the same questions at the same addresses, in words of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail_localize.models import StringSegment, TranslationSource

from resources.models import GuidePage
from tests.resources import questionnaire_making as making
from tests.resources.questionnaire_making import mark

Read = Callable[..., BeautifulSoup]
YES = mark("etranger", "Oui")
WORDS = {
    "Question etranger ?": "هل أنت أجنبي؟",
    "Oui": "نعم",
    "Résultat nouveau.": "نعم، هذا إلزامي.",
    "Guide exemple": "دليل",
}


@pytest.fixture
def guide(db: None) -> GuidePage:
    return making.guide()


@pytest.fixture
def arabic(guide: GuidePage) -> Any:
    return making.translated(guide, "ar", WORDS)


def test_names_and_where_answers_lead_are_no_text_to_translate(guide: GuidePage) -> None:
    source, _ = TranslationSource.update_or_create_from_instance(guide)
    segments = StringSegment.objects.filter(source=source, context__path__startswith="questionnaire.")
    paths = set(segments.values_list("context__path", flat=True))
    assert paths
    assert {path.rpartition(".")[2] for path in paths} <= {"text", "title", "help"}
    assert "commande" not in set(segments.values_list("string__data", flat=True))


def test_the_language_switch_keeps_the_answers(read: Read, guide: GuidePage, arabic: Any) -> None:
    page = read(f"{guide.url}questions/{YES}_2025-03-01/")
    address = page.select_one('nav.languages a[lang="ar"]')["href"]
    assert address == f"{arabic.url}questions/{YES}_2025-03-01/"
    outcome = read(address)
    assert outcome.html["dir"] == "rtl"
    assert outcome.find("h1").get_text() == "نعم، هذا إلزامي."
    assert [each.get_text() for each in outcome.select(".answered__list strong")] == ["نعم", "1 مارس 2025"]


def test_what_is_not_translated_is_french_and_says_so(read: Read, arabic: Any) -> None:
    page = read(f"{arabic.url}questions/")
    yes, no = page.select("a.choice")
    assert not yes.has_attr("lang")
    assert (no["lang"], no["dir"], no.get_text()) == ("fr", "ltr", "Non")
    assert page.select(".band")
    question = read(yes["href"]).find("h1")
    assert (question["lang"], question.get_text()) == ("fr", "Question commande ?")


def test_a_change_of_the_french_questions_is_one_in_every_language(read: Read, guide: GuidePage, arabic: Any) -> None:
    """Where answers lead is the law's, so a translation never follows an older one."""
    changed = making.blocks()
    changed[0]["value"]["answers"][0]["value"]["leads_to"] = "libre"
    changed[1] = making.question("nouvelle", {"Oui": "ancien", "Non": "nouveau", "?": "demander"})
    changed[0]["value"]["answers"].append(
        {"type": "item", "id": making.identifier("plus"), "value": {"text": "Autre", "leads_to": "nouvelle"}}
    )
    for outcome in changed[2:]:
        outcome["value"]["term_months"] = None
    guide.questionnaire = changed
    guide.save_revision().publish()
    page = read(f"{arabic.url}questions/")
    assert [choice.get_text() for choice in page.select("a.choice")] == ["نعم", "Non", "Autre"]
    assert read(page.select("a.choice")[0]["href"]).find("h1").get_text() == "Résultat libre."
    assert read(page.select("a.choice")[2]["href"]).find("h1").get_text() == "Question nouvelle ?"


def test_words_whose_french_changed_since_say_so(read: Read, guide: GuidePage, arabic: Any) -> None:
    changed = making.blocks()
    changed[0]["value"]["text"] = "Une autre question ?"
    guide.questionnaire = changed
    guide.save_revision().publish()
    page = read(f"{arabic.url}questions/")
    assert page.find("h1").get_text() == "هل أنت أجنبي؟"
    assert page.select_one(".band--warning a")["href"] == f"{guide.url}questions/"


def test_a_translation_made_before_there_were_questions_asks_them_in_french(read: Read) -> None:
    guide = making.guide([])
    arabic = making.translated(guide, "ar", WORDS)
    guide.questionnaire = making.blocks()
    guide.save_revision().publish()
    question = read(f"{arabic.url}questions/").find("h1")
    assert question["lang"] == "fr"
