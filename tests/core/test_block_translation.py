"""Every text of every block reaches the translators, and their words reach the reader."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import CharBlock, EmailBlock, RegexBlock, RichTextBlock, TextBlock, URLBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from core.models import TranslationState
from home.models import StandardPage
from tests.core.block_examples import NAMES, STORY, example, leaves, page_of_all_blocks, stream

NOT_TEXT = (URLBlock, EmailBlock, RegexBlock)


pytestmark = pytest.mark.usefixtures("library")


def plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def texts_of(name: str, value: Any) -> set[str]:
    """What a translator must find of a block: its words, without addresses, numbers and choices."""
    found: set[str] = set()
    for block, leaf in leaves(STORY.child_blocks[name], value):
        if isinstance(block, TypedTableBlock):
            cells = [cell for row in leaf.row_data for cell in row["values"]]
            found |= {leaf.caption, *(column["heading"] for column in leaf.columns), *cells}
        elif isinstance(block, RichTextBlock):
            found |= set(BeautifulSoup(leaf.source, "html.parser").get_text("\n").split("\n"))
        elif isinstance(block, (CharBlock, TextBlock)) and not isinstance(block, NOT_TEXT):
            found.add(leaf or "")
    return {" ".join(text.split()) for text in found if text.strip()}


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_block_is_given_to_the_translators(name: str) -> None:
    value = example(name)
    extractor = StreamFieldSegmentExtractor(StandardPage._meta.get_field("body"))
    segments = extractor.handle_stream_block(stream((name, value)))
    given = " ".join(plain(segment.string.data) for segment in segments if isinstance(segment, StringSegmentValue))
    for text in texts_of(name, value):
        assert text in given, text


@pytest.fixture
def publishing(django_capture_on_commit_callbacks: Any) -> Callable[[], AbstractContextManager[Any]]:
    """wagtail-localize publishes when the transaction is over."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def translate(source_page: StandardPage, code: str, publish: AbstractContextManager[Any]) -> StandardPage:
    """Translates each text as ``mot-12``, in the markup that it had."""
    source, created = TranslationSource.get_or_create_from_instance(source_page)
    if not created:
        source.update_from_db()
    locale = Locale.objects.get(language_code=code)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": re.sub(r"[^<>]+(?![^<]*>)", f"mot-{segment.string_id}", segment.string.data),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "updated_at": timezone.now(),
            },
        )
    with publish:
        translation.save_target(publish=True)
    return StandardPage.objects.get(translation_key=source_page.translation_key, locale=locale)


def test_the_translators_words_reach_the_reader_and_are_fresh(
    read: Callable[..., BeautifulSoup],
    publishing: Callable[[], AbstractContextManager[Any]],
) -> None:
    source = page_of_all_blocks()
    translated = translate(source, "ar", publishing())
    story = read("/ar/tous-les-blocs/").select_one(".story")
    text = story.get_text()
    for name in NAMES:
        for french in texts_of(name, example(name)) - {"%"}:
            assert french not in text, f"{name}: {french}"
    assert "mot-" in text
    state = TranslationState.objects.get(page_id=translated.pk)
    assert (state.changed_parts, state.untranslated_parts) == ([], [])
    assert [block.id for block in translated.body] == [block.id for block in source.body]


def test_a_table_keeps_its_translation_when_rows_move_and_is_stale_when_words_change(
    read: Callable[..., BeautifulSoup],
    publishing: Callable[[], AbstractContextManager[Any]],
) -> None:
    source = page_of_all_blocks()
    translated = translate(source, "ar", publishing())

    def edit(change: Callable[[list[dict[str, Any]]], None]) -> None:
        raw = [dict(block) for block in source.body.get_prep_value()]
        change(next(block for block in raw if block["type"] == "table")["value"]["table"]["rows"])
        source.body = raw
        source.save_revision().publish()

    def stale() -> list[str]:
        return TranslationState.objects.get(page_id=translated.pk).changed_parts

    edit(lambda rows: rows.reverse())
    assert stale() == []
    before = read("/ar/tous-les-blocs/").select(".facts tbody tr")
    translate(source, "ar", publishing())
    after = read("/ar/tous-les-blocs/").select(".facts tbody tr")
    assert [row.get_text() for row in after] == [row.get_text() for row in reversed(before)]
    edit(lambda rows: rows[0]["values"].__setitem__(1, "9 h – 18 h"))
    assert stale()
    assert len(read("/ar/tous-les-blocs/").select(".changed-mark")) == 1


def test_the_editor_of_translations_opens_on_every_block(
    admin_client: Client, publishing: Callable[[], AbstractContextManager[Any]]
) -> None:
    translated = translate(page_of_all_blocks(), "ar", publishing())
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert response.status_code == 200
    body = response.content.decode()
    assert "localize-editor" in body or "translation-editor" in body.lower()
    assert "Heures d" in body


def test_the_page_form_opens_on_every_block(admin_client: Client) -> None:
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page_of_all_blocks().pk]))
    assert response.status_code == 200
