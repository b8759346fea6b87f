"""A guide in the translators' hands: every word reaches them but the French to say, and what lacks is marked."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import TranslationState
from desk.content_checks.findings import Rule
from desk.content_checks.reports import report
from resources.enums import PlaceRole
from resources.models import GuidePage
from tests.events.reading import text
from tests.resources import guidance_making as making

Read = Callable[..., BeautifulSoup]
Publishing = Callable[[], AbstractContextManager[Any]]
TITLE = "Suivre le parcours d’intégration"


@pytest.fixture
def guide(db: None) -> GuidePage:
    page = making.path(making.topic(making.guidance()), slug="parcours")
    making.translated(page.get_parent().specific, "ar", title="الوصول")
    return making.fresh(page)  # type: ignore[no-any-return]


@pytest.fixture
def publishing(django_capture_on_commit_callbacks: Any) -> Publishing:
    """wagtail-localize publishes when the transaction is over."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def translate(page: GuidePage, publish: AbstractContextManager[Any], *but: str) -> GuidePage:
    """Into Arabic, each text as ``كلمة-12`` in the markup that it had, but for texts that hold one of these words."""
    source, created = TranslationSource.get_or_create_from_instance(page)
    if not created:
        source.update_from_db()
    locale = Locale.objects.get(language_code="ar")
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        if not any(word in segment.string.data for word in but):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={
                    "data": re.sub(r"[^<>]+(?![^<]*>)", f"كلمة-{segment.string_id}", segment.string.data),
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "updated_at": timezone.now(),
                },
            )
    with publish:
        translation.save_target(publish=True)
    return GuidePage.objects.get(translation_key=page.translation_key, locale=locale)


def test_the_french_words_are_not_offered_and_everything_else_is(guide: GuidePage) -> None:
    given = [each.string.data for each in extract_segments(guide) if isinstance(each, StringSegmentValue)]
    assert not [words for words in given if "Bonjour" in words]
    for words in (
        "Vous venez demander votre titre de séjour.",
        "Passez à la commune",
        "Votre titre de séjour, ou l’annexe",
        "Décret du 8 novembre 2018",
        "Rien : le parcours est gratuit.",
    ):
        assert words in given


def test_the_translation_reaches_the_reader_with_its_french_words(
    read: Read, guide: GuidePage, publishing: Publishing
) -> None:
    arabic = translate(guide, publishing())
    state = TranslationState.objects.get(page_id=arabic.pk)
    assert (state.changed_parts, state.untranslated_parts) == ([], [])
    tree = read(arabic.url)
    french = tree.select(".phrase__french")
    assert [text(each) for each in french][1] == making.FRENCH
    assert {(each["lang"], each["dir"]) for each in french} == {("fr", "ltr")}
    for part in tree.select(".steps__title, .phrase__meaning, .checklist li, .sources li, .answer > .rich-text"):
        assert "كلمة" in text(part)
        assert part.get("lang") is None
        assert not part.select("[lang=fr]")
    assert text(tree.select_one(".guide__audiences li")) == "القادمون الجدد"
    assert text(tree.select_one("#where .place__name")) == "Centre exemple"


def test_what_is_not_translated_is_french_and_marked_part_by_part(
    read: Read, guide: GuidePage, publishing: Publishing
) -> None:
    arabic = translate(
        guide, publishing(), "Commandez", "demander votre titre", "Rien", "ou l’annexe", "Décret", "60 heures"
    )
    tree = read(arabic.url)
    step = tree.select_one(".guide__steps > li")
    assert step is not None
    assert "كلمة" in text(step.h3)
    assert not step.select("h3[lang]")
    for part in (
        step.select_one(".rich-text"),
        step.select_one(".phrase__meaning"),
        tree.select_one("#cost .rich-text"),
        tree.select_one(".checklist li span"),
        tree.select_one(".sources bdi"),
    ):
        assert part is not None
        assert (part["lang"], part["dir"]) == ("fr", "ltr")
    assert len(tree.select(".answer .rich-text[lang=fr]")) == 3
    assert tree.select(".band")


def test_a_change_in_french_is_marked_where_it_is(read: Read, guide: GuidePage, publishing: Publishing) -> None:
    arabic = translate(guide, publishing())
    assert not read(arabic.url).select(".changed-mark, .band--warning")
    guide.cost = "<p>Le parcours ne coûte rien.</p>"
    raw = [dict(block) for block in guide.steps.raw_data]
    raw[1] = {**raw[1], "value": {**raw[1]["value"], "title": "Téléphonez au centre"}}
    guide.steps = raw
    guide.save_revision().publish()
    tree = read(arabic.url)
    assert tree.select_one(".band--warning")
    marks = tree.select(".changed-mark a")
    assert [mark["href"] for mark in marks] == [f"{guide.url}#{raw[1]['id']}", f"{guide.url}#cost"]
    assert marks[0].find_parent("li")["id"] == raw[1]["id"]
    french = read(guide.url)
    assert french.find(id=raw[1]["id"])
    assert french.find(id="cost")


def test_other_french_words_or_facts_make_nothing_stale_and_are_shown_at_once(
    read: Read, guide: GuidePage, publishing: Publishing
) -> None:
    arabic = translate(guide, publishing())
    raw = [dict(block) for block in guide.steps.raw_data]
    value = raw[0]["value"]
    phrase = {**value["phrases"][0], "value": {**value["phrases"][0]["value"], "french": "Bonjour, une carte."}}
    raw[0] = {**raw[0], "value": {**value, "phrases": [phrase]}}
    guide.steps = raw
    guide.audiences.clear()
    guide.save_revision().publish()
    making.place(guide, making.organisation("Nouvelle exemple"), PlaceRole.HELP)
    tree = read(arabic.url)
    assert not tree.select(".changed-mark, .band--warning")
    assert text(tree.select_one(".phrase__french")) == "Bonjour, une carte."
    assert not tree.select(".guide__audiences")
    assert "Nouvelle exemple" in text(tree.select_one("#who_helps"))


def test_a_preview_in_arabic_has_the_words_that_are_known_and_marks_the_others(
    guide: GuidePage, publishing: Publishing
) -> None:
    translate(guide, publishing())
    guide.cost = "<p>Tout est gratuit.</p>"
    tree = BeautifulSoup(guide.make_preview_request(preview_mode="ar").content, "html.parser")
    assert tree.html["dir"] == "rtl"  # type: ignore[index]
    assert "كلمة" in text(tree.select_one(".guide__steps h3"))
    assert text(tree.select(".phrase__french")[1]) == making.FRENCH
    cost = tree.select_one("#cost .rich-text")
    assert cost is not None
    assert (text(cost), cost["lang"]) == ("Tout est gratuit.", "fr")
    assert tree.select("#where .place")


def test_an_answer_that_was_taken_away_in_french_goes_with_the_next_translation(
    read: Read, guide: GuidePage, publishing: Publishing
) -> None:
    translate(guide, publishing())
    guide.duration = ""
    guide.save_revision().publish()
    arabic = translate(guide, publishing())
    assert not read(arabic.url).select("#duration")


def test_the_checks_of_the_text_read_every_answer(guide: GuidePage) -> None:
    long = " ".join(["mot"] * 40) + "."
    guide.cost = f"<p>{long}</p>"
    guide.steps = [making.step("Passez", f"<p>{long}</p>", [("Bonjour", long)])]
    guide.bring = [making.identified("item", long)]
    found = report(guide, timezone.localdate()).findings
    assert len([each for each in found if each.rule is Rule.LONG_SENTENCE]) == 4
    assert {each.block for each in found} >= {"cost", str(guide.steps[0].id), str(guide.bring[0].id)}
