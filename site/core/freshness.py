"""Whether a translation still says what its source says.

A translation is stale when text that it was made from reads otherwise in the published source. Saving a draft,
moving a page or a block, and changing what is not text make nothing stale. The state is worked out when a page
is published, so that reading one costs nothing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import TranslationState

Texts = dict[str, list[str]]
Digests = dict[str, str]


def digest(texts: list[str]) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def text_of(page: Page) -> Digests:
    """Each translatable path of a page with a digest of its text (a rich text has several segments a path)."""
    texts: Texts = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts.setdefault(segment.path, []).append(segment.string.data)
    return {path: digest(found) for path, found in texts.items()}


@dataclass(frozen=True)
class Submitted:
    """What wagtail-localize keeps of one page in one language: the source's texts as submitted, and their words."""

    source: Digests
    words: Digests

    @classmethod
    def of(cls, page: Page) -> Self | None:
        """Nothing where the page is not, or no longer, translated with wagtail-localize."""
        source = TranslationSource.objects.filter(
            object_id=page.translation_key, translations__target_locale_id=page.locale_id, translations__enabled=True
        ).first()
        if source is None:
            return None
        said = {
            (words.context_id, words.translation_of_id): words.data
            for words in StringTranslation.objects.filter(
                locale_id=page.locale_id, context__object_id=page.translation_key, has_error=False
            )
        }
        texts: Texts = {}
        words: Texts = {}
        lacking: set[str] = set()
        segments = StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order")
        for segment in segments:
            path = segment.context.path
            texts.setdefault(path, []).append(segment.string.data)
            words.setdefault(path, []).append(said.get((segment.context_id, segment.string_id), ""))
            if not words[path][-1]:
                lacking.add(path)
        return cls(
            {path: digest(found) for path, found in texts.items()},
            {path: digest(found) for path, found in words.items() if path not in lacking},
        )


def changed(made_from: Mapping[str, str], source: Mapping[str, str]) -> list[str]:
    """The paths that were added to the source, taken from it, or read otherwise there."""
    return sorted(path for path in {*made_from, *source} if made_from.get(path) != source.get(path))


def made_from(own: Digests, current: Digests, submitted: Submitted | None, before: TranslationState | None) -> Digests:
    """Of which source text each path of a translation now says the meaning.

    Words that were published as wagtail-localize keeps them were made from the text submitted with them; where that
    text itself was published, nothing was made of it. Any other path, edited by hand, was made from the source as
    published when its own words last changed.
    """
    found: Digests = {}
    for path, text in own.items():
        if submitted and path in submitted.source:
            if submitted.words.get(path) == text:
                found[path] = submitted.source[path]
            elif text != submitted.source[path] and before and path in before.made_from:
                found[path] = before.made_from[path]
        elif before and before.own.get(path) == text and path in before.made_from:
            found[path] = before.made_from[path]
        elif path in current:
            found[path] = current[path]
    return found


def refresh_translation(page: Page, source: Page) -> None:
    """Records what a newly published translation was made from. Changed words must be read over again."""
    before = TranslationState.objects.filter(page_id=page.pk).first()
    state = before or TranslationState(page_id=page.pk)
    own, current = text_of(page), text_of(source)
    if state.own and state.own != own:
        state.checked_at = state.checked_by = None
    state.made_from, state.own = made_from(own, current, Submitted.of(page), before), own
    state.untranslated_parts = sorted(path for path in own if path not in state.made_from)
    compare(state, current)


def compare(state: TranslationState, current: Digests) -> None:
    """What reads otherwise in the source; what was never translated is said apart."""
    found = changed(state.made_from, current)
    state.changed_parts = [path for path in found if path not in state.untranslated_parts]
    state.save()


@receiver(page_published)
def follow_publication(instance: Page, **_: Any) -> None:
    """Works out the freshness of the page that was published, or of all translations of a published source."""
    if instance.alias_of_id:
        return
    pages = Page.objects.filter(translation_key=instance.translation_key)
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        current = text_of(instance)
        for state in TranslationState.objects.filter(page__in=pages.exclude(pk=instance.pk)):
            compare(state, current)
    elif source := pages.filter(locale__language_code=settings.LANGUAGE_CODE).first():
        refresh_translation(instance, source.specific)
