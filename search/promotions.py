"""The pages that staff put first for certain words, of which they choose one language's page.

Asked of the database each time, in one query, so that a change holds at once everywhere; staff keep some dozens.
"""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import connection
from wagtail.models import Page

from search import analysis
from search.models import Entry

PROMOTIONS = """
SELECT query.query_string, page.translation_key
FROM wagtailsearchpromotions_searchpromotion AS promotion
JOIN wagtailsearchpromotions_query AS query ON query.id = promotion.query_id
JOIN wagtailcore_page AS page ON page.id = promotion.page_id
ORDER BY promotion.sort_order, promotion.id
"""


def promoted(text: str, language: str) -> list[str]:
    """The keys of the things put first for these words, in the order that staff gave them; nothing of drafts.

    Words are the same as others where the reader's language or French says so: without case, accents and endings,
    whatever their order. A page chosen in one language stands for it in every other.
    """
    asked = analysed(text, language)
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(PROMOTIONS)
        found = [f"page:{UUID(str(key))}" for words, key in cursor.fetchall() if asked & analysed(words, language)]
    return published(list(dict.fromkeys(found)))


def published(keys: list[str]) -> list[str]:
    """Those that everybody may find now."""
    there = set(Entry.objects.filter(key__in=keys).values_list("key", flat=True)) if keys else set()
    return [key for key in keys if key in there]


@lru_cache(maxsize=4096)
def analysed(text: str, language: str) -> frozenset[tuple[str, frozenset[str]]]:
    """What the words are in each language that they may be of: the reader's, French, and that of their script."""
    scripts = {analysis.languages_of(piece.word, language)[0] for piece in analysis.pieces(text)}
    found = (
        (code, frozenset(filter(None, analysis.question_tokens(text, code))))
        for code in {language, settings.LANGUAGE_CODE, *scripts}
    )
    return frozenset((code, tokens) for code, tokens in found if tokens)


def is_findable(page: Page) -> bool:
    """Whether the search shows it to everybody, in one language or more; of an empty index nothing can be said."""
    return bool(published([f"page:{page.translation_key}"])) or not Entry.objects.exists()
