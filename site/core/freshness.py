"""Whether a translation still says what its source says.

A translation is stale when text that it was made from reads otherwise in the published source. Saving a draft,
moving a page or a block, and changing what is not text make nothing stale. The state is worked out when a page
is published, so that reading one costs nothing.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import TranslationState

Digests = dict[str, str]


def digest(texts: list[str]) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def text_of(page: Page) -> Digests:
    """Each translatable path of a page with a digest of its text (a rich text has several segments a path)."""
    texts: dict[str, list[str]] = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts.setdefault(segment.path, []).append(segment.string.data)
    return {path: digest(found) for path, found in texts.items()}


def text_translated(translation: Page) -> Digests | None:
    """The source's text that this translation has words for, or nothing where wagtail-localize does not keep it."""
    source = TranslationSource.objects.filter(
        object_id=translation.translation_key,
        translations__target_locale_id=translation.locale_id,
        translations__enabled=True,
    ).first()
    if source is None:
        return None
    said = set(
        StringTranslation.objects.filter(
            locale_id=translation.locale_id, context__object_id=translation.translation_key, has_error=False
        ).values_list("context_id", "translation_of_id")
    )
    texts: dict[str, list[str]] = {}
    untranslated: set[str] = set()
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order"):
        texts.setdefault(segment.context.path, []).append(segment.string.data)
        if (segment.context_id, segment.string_id) not in said:
            untranslated.add(segment.context.path)
    return {path: digest(found) for path, found in texts.items() if path not in untranslated}


def changed(made_from: Mapping[str, str], source: Mapping[str, str]) -> list[str]:
    """The paths that were added to the source, taken from it, or read otherwise there."""
    return sorted(path for path in {*made_from, *source} if made_from.get(path) != source.get(path))


def source_of(page: Page) -> Page | None:
    """The published page in the source language that this one translates."""
    found = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE, live=True
    ).first()
    return found.specific if found else None


def refresh_translation(page: Page, source: Page) -> None:
    """Records what a newly published translation was made from. Changed words must be read over again."""
    current = text_of(source)
    translated = text_translated(page)
    made_from = current if translated is None else translated
    own = digest(sorted(text_of(page).values()))
    state = TranslationState.objects.filter(page_id=page.pk).first() or TranslationState(page_id=page.pk)
    if state.text_digest != own:
        state.checked_at = state.checked_by = None
    state.made_from, state.changed_parts, state.text_digest = made_from, changed(made_from, current), own
    state.untranslated_parts = sorted(path for path in current if path not in made_from)
    state.save()


@receiver(page_published)
def follow_publication(instance: Page, **_: Any) -> None:
    """Works out the freshness of the page that was published, or of all translations of a published source."""
    if instance.alias_of_id:
        return
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        current = text_of(instance)
        for state in TranslationState.objects.filter(page__translation_key=instance.translation_key):
            state.changed_parts = changed(state.made_from, current)
            state.save(update_fields=["changed_parts"])
    elif source := source_of(instance):
        refresh_translation(instance, source)
