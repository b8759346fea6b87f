"""What the index has of a thing, for tests: nothing where it has nothing of it anywhere."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from search import analysis
from search.models import Entry, EntryWords, KnownWord


def page_entry(page: Page) -> Entry | None:
    return entry(f"page:{page.translation_key}")


def entry(key: str) -> Entry | None:
    return Entry.objects.filter(key=key).first()


def words(found: Entry, language: str = "fr") -> EntryWords:
    return found.words.get(language=language)


def languages(found: Entry) -> set[str]:
    """In which it is published."""
    return set(found.words.exclude(title="").values_list("language", flat=True))


def facet(found: Entry, name: str) -> list[str]:
    return [value.partition(":")[2] for value in found.facets.split() if value.startswith(f"{name}:")]


def everywhere(word: str, language: str = "fr") -> dict[str, int]:
    """In how many rows of each sort a word stands, by its token, which is to be of no other word."""
    token = analysis.token(word, language)
    assert token
    rows = EntryWords.objects.filter(language=language)
    columns = ("title_tokens", "name_tokens", "summary_tokens", "body_tokens")
    found = [row for row in rows if any(token in getattr(row, column).split() for column in columns)]
    content_type = ContentType.objects.get_for_model(Entry)
    indexed = IndexEntry.objects.filter(content_type=content_type)
    prefixed = analysis.of_language(language, token)
    said = [row for row in indexed if token in plain(row, "title") or prefixed in plain(row, "body")]
    known = KnownWord.objects.filter(language=language, token=token).first()
    return {
        "entries": len({row.entry_id for row in found}),
        "index": len(said),
        "known": known.entries if known else 0,
    }


def plain(row: Any, name: str) -> list[str]:
    """PostgreSQL keeps the text of its vectors beside them."""
    return str(getattr(row, f"{name}_text", None) or getattr(row, name)).split()


NOWHERE = {"entries": 0, "index": 0, "known": 0}


def once(number: int = 1) -> dict[str, int]:
    return {"entries": number, "index": number, "known": number}
