"""The translations that ship: one PO file a language, each page a real wagtail-localize translation.

An entry's context is the page's key, its id the French segment as wagtail-localize cuts it. Editors see every one
of these translations as not yet read over by a native reader (``core.models.TranslationState``).
"""

from pathlib import Path

import polib
from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import LoadedFixture
from home.content.filling import source_page
from home.content.quick import quick
from home.content.reader import keys

Words = dict[tuple[str, str], str]


def catalogue_path(folder: Path, code: str) -> Path:
    return folder / "translations" / f"{code}.po"


def languages(folder: Path) -> list[str]:
    return [code for code, _ in settings.LANGUAGES if catalogue_path(folder, code).exists()]


def words(folder: Path, code: str) -> Words:
    """(page key, French segment) -> translation, without what is empty or marked fuzzy."""
    catalogue = polib.pofile(str(catalogue_path(folder, code)))
    return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in catalogue.translated_entries()}


def published_source(key: str) -> Page | None:
    found = source_page(key)
    return found.specific if found and found.live else None


def segments(source: TranslationSource) -> list[StringSegment]:
    return list(StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order"))


@quick()
def load(folder: Path) -> list[str]:
    """Makes the translations that were never made; returns their keys.

    A page waits with an empty segment, and while the page above it is not translated: it would hang under an alias.
    """
    done = set(LoadedFixture.objects.values_list("key", flat=True))
    made = []
    for code in languages(folder):
        todo = {f"translation:{code}:{key}": key for key in keys(folder)}
        locale = Locale.objects.filter(language_code=code).first()
        known = words(folder, code) if locale and not done.issuperset(todo) else {}
        for name, key in todo.items():
            page = published_source(key) if locale and name not in done else None
            if locale and page and translate(key, page, locale, known):
                LoadedFixture.objects.create(key=name)
                made.append(name)
    return made


def translate(key: str, page: Page, locale: Locale, known: Words) -> bool:
    """Publishes one page in one language; whether it could."""
    above = page.get_parent()
    if above.depth > 1 and not above.get_translations().filter(locale=locale, alias_of=None).exists():
        return False
    source, _ = TranslationSource.get_or_create_from_instance(page)
    found = segments(source)
    if any((key, segment.string.data) not in known for segment in found):
        return False
    translation, created = Translation.objects.get_or_create(source=source, target_locale=locale)
    if not created:
        return False
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data=known[key, segment.string.data],
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                updated_at=timezone.now(),
            )
            for segment in found
        ],
        ignore_conflicts=True,
    )
    translation.save_target(publish=True)
    return True


def refresh_catalogue(folder: Path, code: str) -> polib.POFile:
    """The language's catalogue with exactly the segments of today's content, in their order; translations are kept."""
    path = catalogue_path(folder, code)
    known = words(folder, code) if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": code}
    seen: set[tuple[str, str]] = set()
    for key in keys(folder):
        page = published_source(key)
        source = TranslationSource.get_or_create_from_instance(page)[0] if page else None
        for segment in segments(source) if source else []:
            entry = (key, segment.string.data)
            if entry not in seen:
                seen.add(entry)
                catalogue.append(polib.POEntry(msgctxt=key, msgid=entry[1], msgstr=known.get(entry, "")))
    return catalogue
