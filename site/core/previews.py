"""A page as it will read in another language, before anything is published or even saved.

Words that the CMS already holds for exactly this French text are put in its place; what has none yet stays French
and is marked so, as it would be for the reader.
"""

from typing import TypeVar

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from core.models.translations import TranslationState

AnyPage = TypeVar("AnyPage", bound=Page)


def in_language(draft: AnyPage, locale: Locale) -> tuple[AnyPage, TranslationState]:
    """A copy of the draft in the language, never to be saved, and what is not translated of it."""
    known = {
        (said.context.path, said.translation_of.data): said.data
        for said in StringTranslation.objects.filter(
            locale=locale, context__object_id=draft.translation_key, has_error=False
        ).select_related("context", "translation_of")
    }
    original: AnyPage = draft.with_content_json(draft.serializable_data())  # new blocks have their ids in it
    segments, lacking = [], set()
    for segment in extract_segments(original):
        if isinstance(segment, StringSegmentValue):
            words = known.get((segment.path, segment.string.data))
            if words is None:
                lacking.add(segment.path)
            else:
                segment = StringSegmentValue(segment.path, StringValue(words), attrs=segment.attrs, order=segment.order)
        if isinstance(segment, StringSegmentValue | TemplateSegmentValue):
            segments.append(segment)
    page: AnyPage = draft.with_content_json(original.serializable_data())
    ingest_segments(original, page, draft.locale, locale, segments)
    page.locale = locale
    return page, TranslationState(untranslated_parts=sorted(lacking))
