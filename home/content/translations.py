"""The translations that ship: one PO file a language, each page a real wagtail-localize translation.

An entry's context is the page's key, its id the French segment as wagtail-localize cuts it. Editors see every one
of these translations as not yet read over by a native reader (``core.models.TranslationState``).
"""

from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import LoadedFixture
from home.content import entries, reader
from home.content.entries import Words
from home.content.filling import source_page
from home.content.quick import quick
from home.content.reader import keys


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


def shipped_entries(folder: Path) -> Iterator[tuple[entries.Kind, list[str]]]:
    """Each kind of what is no page, with the keys of what ships of it."""
    for kind in entries.KINDS:
        records = reader.data(folder / f"{kind.file}.yaml", timezone.localdate())
        yield kind, [kind.key(record) for record in records]


def load(folder: Path) -> list[str]:
    """Makes the translations that were never made; returns their keys.

    A page waits with an empty segment, and while the page above it is not translated: it would hang under an alias.
    """
    done = set(LoadedFixture.objects.values_list("key", flat=True))
    known = {code: words(folder, code) for code in languages(folder)}
    made = []
    for kind, names in shipped_entries(folder):
        made += entries.translate(kind, names, known, done)
    todo = [(key, [code for code in languages(folder) if name(key, code) not in done]) for key in keys(folder)]
    for key, codes in todo:
        page = published_source(key) if codes else None
        if page:
            with quick():
                made += translate(key, page, {code: known[code] for code in codes})
    return made


def name(key: str, code: str) -> str:
    return f"translation:{code}:{key}"


def translate(key: str, page: Page, known: dict[str, Words]) -> list[str]:
    """Publishes one page in each language that has all its words; the names of what was made."""
    source: TranslationSource | None = None
    made = []
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=known)}
    for code in filter(locales.get, known):
        if is_ready(page, locales[code]) and any(context == key for context, _ in known[code]):
            source = source or TranslationSource.get_or_create_from_instance(page)[0]
            with transaction.atomic():
                if publish(source, locales[code], key, known[code]):
                    LoadedFixture.objects.create(key=name(key, code))
                    made.append(name(key, code))
    return made


def is_ready(page: Page, locale: Locale) -> bool:
    """Whether the page above has a translation of its own."""
    above = page.get_parent()
    return bool(above.depth == 1 or above.get_translations().filter(locale=locale, alias_of=None).exists())


def publish(source: TranslationSource, locale: Locale, key: str, known: Words) -> bool:
    """Publishes the source's translation into a language; whether it could."""
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
    for key, text in dict.fromkeys(shipped_segments(folder)):
        catalogue.append(polib.POEntry(msgctxt=key, msgid=text, msgstr=known.get((key, text), "")))
    return catalogue


def shipped_segments(folder: Path) -> Iterator[tuple[str, str]]:
    """Every French segment of the content, with its key; in their order."""
    for key in keys(folder):
        if page := published_source(key):
            source = TranslationSource.get_or_create_from_instance(page)[0]
            yield from ((key, segment.string.data) for segment in segments(source))
    for kind, names in shipped_entries(folder):
        for key, row in entries.sources(kind, names).items():
            yield from ((key, text) for text in entries.segments(kind, row))
