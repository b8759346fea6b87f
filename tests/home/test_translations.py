"""Every seeded translation is complete, has the structure of its source, and can be worked on by an editor."""

import re
from collections.abc import Callable
from typing import Any

import polib
import pytest
from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.freshness import text_of
from home.content import reader, translations

LANGUAGES = ["nl", "en", "ar", "es", "tr", "ru", "uk"]
KEYS = reader.keys(settings.CONTENT_DIR)
WORDS = {language: translations.words(settings.CONTENT_DIR, language) for language in LANGUAGES}
TRANSLATED = {
    language: [key for key in KEYS if any(key == other for other, _ in WORDS[language])] for language in LANGUAGES
}
SCRIPTS = {"ar": r"[\u0600-\u06FF]", "ru": r"[а-яё]", "uk": r"[а-яіїєґ]"}
# What is the same word, or a proper name, in both languages.
SAME = {
    "nl": {"Contact", "Agenda", "Niveau A2", "Stage"},
    "en": {"Contact", "Agenda", "Organisations", "Missions", "Sources", "Mons", "Association", "Signature", "Guides"},
    "es": {"Agenda"},
}
FRENCH = re.compile(
    r"\b(?:le|les|des|du|une|est|sont|vous|nous|votre|notre|pour|avec|dans|sur|qui|peut|cette|ces)\b", re.IGNORECASE
)
FRENCH_LIKE = {"es": {"les", "une", "des"}, "en": set(), "nl": {"des", "dans", "les"}, "tr": set()}


def ids(raw: Any) -> list[str]:
    """Every block id of a StreamField's raw value, in order."""
    if isinstance(raw, dict):
        mine = [str(raw["id"])] if "id" in raw and "type" in raw else []
        return mine + [found for inner in raw.values() for found in ids(inner)]
    if isinstance(raw, list):
        return [found for inner in raw for found in ids(inner)]
    return []


def test_the_languages_that_ship_are_the_seven_that_were_promised() -> None:
    assert translations.languages(settings.CONTENT_DIR) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_the_content_of_today(language: str, db: None) -> None:
    fresh = translations.refresh_catalogue(settings.CONTENT_DIR, language)
    stored = polib.pofile(str(translations.catalogue_path(settings.CONTENT_DIR, language)))
    assert [(entry.msgctxt, entry.msgid) for entry in stored] == [(entry.msgctxt, entry.msgid) for entry in fresh]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_translated_whole_or_waits_and_only_activities_wait(language: str, db: None) -> None:
    fresh = translations.refresh_catalogue(settings.CONTENT_DIR, language)
    waiting = {entry.msgctxt for entry in fresh if not entry.msgstr}
    assert not waiting & set(TRANSLATED[language])
    assert all(key.startswith("agenda/") for key in waiting)


@pytest.mark.parametrize(
    ("language", "key"), [(language, key) for language in LANGUAGES for key in TRANSLATED[language]]
)
def test_a_translation_has_the_structure_of_its_source(page: Callable[..., Page], key: str, language: str) -> None:
    source, translated = page(key), page(key, language)
    assert translated.live
    assert translated.slug == source.slug or source.depth == 2
    assert set(text_of(translated)) == set(text_of(source))
    for field in ("body", "doors", "changes"):
        if hasattr(source, field):
            original, copy = getattr(source, field), getattr(translated, field)
            assert [block.block_type for block in copy] == [block.block_type for block in original]
            assert ids(list(copy.raw_data)) == ids(list(original.raw_data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_french_is_left_over_and_nothing_is_empty(language: str) -> None:
    for (key, french), words in WORDS[language].items():
        assert words.strip(), f"{key}: {french}"
        bare = re.sub(r"<[^>]+>|\([^)]*\)|«[^»]*»", " ", words)
        if re.search(r"[^\W\d_]{2}", french) and french not in SAME.get(language, set()):
            assert words != french, f"{key}: {french}"
        if language in SCRIPTS:
            assert re.search(SCRIPTS[language], bare.lower()), f"{key}: {words}"
        found = {word.lower() for word in FRENCH.findall(bare)} - FRENCH_LIKE.get(language, set())
        assert len(found) < 2, f"{key}: {words}: {found}"
        assert "\u202f" not in words, f"{key}: French spacing in {words}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_tags_and_years_survive_translation(language: str) -> None:
    for (key, french), words in WORDS[language].items():
        assert sorted(re.findall(r"<[^>]+>", words)) == sorted(re.findall(r"<[^>]+>", french)), key
        years = set(re.findall(r"\b(?:19|20)\d\d\b", french))
        assert years <= set(re.findall(r"(?:19|20)\d\d", words)), f"{key}: {words}"
        for figure in re.findall(r"\b(?:400|60|18)\b", french):
            assert figure in words, f"{key}: {words}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_editor_can_open_correct_and_update_each_one(db: None, language: str) -> None:
    found = Translation.objects.filter(target_locale__language_code=language, enabled=True)
    assert found.count() == len(TRANSLATED[language])
    for translation in found.select_related("source"):
        total, done = translation.get_progress()
        assert total == done > 0
    segments = StringSegment.objects.filter(source__translations__in=found)
    assert StringTranslation.objects.filter(locale__language_code=language).count() >= segments.distinct().count()
