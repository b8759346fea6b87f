"""What is read of the entries that were found: enough to weigh fifty, all that is shown of ten."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection

from search.backends.found import Hit
from search.candidates import Candidate, Everywhere, Tokens
from search.models import Entry

REMEMBERED = 3000  # entries whose words a process keeps, some 3 KB each
LONGEST_BODY = 20_000  # characters of the words of a body that are weighed
LONGEST_SHOWN = 31_000  # characters of a text that snippets are cut of, a little more than they look through

FACTS = "SELECT id, changed_at, kind, example, next_day, last_day, off FROM search_entry WHERE id IN ({pks})"
# Titles and names in every language, texts in those that are searched.
TOKENS = """
SELECT entry_id, language, title <> '', title_tokens, name_tokens,
    CASE WHEN language IN ({texts}) THEN summary_tokens ELSE '' END,
    CASE WHEN language IN ({texts}) THEN SUBSTR(body_tokens, 1, {longest}) ELSE '' END
FROM search_entrywords WHERE entry_id IN ({pks})
"""
SHOWN = """
SELECT entry.id, entry.key, entry.kind, entry.facets, entry.example, entry.off, entry.next_day, entry.last_day,
    words.language, words.title, words.address, words.summary, SUBSTR(words.body, 1, {longest})
FROM search_entry AS entry
JOIN search_entrywords AS words ON words.id = (
    SELECT id FROM search_entrywords AS each WHERE each.entry_id = entry.id AND each.title <> ''
    ORDER BY CASE each.language {ranks} ELSE 99 END LIMIT 1
)
WHERE entry.id IN ({pks})
"""


@dataclass(frozen=True)
class Shown:
    """An entry in the language in which its reader is given it."""

    pk: int
    key: str
    kind: str
    facets: str
    example: bool
    off: str
    next_day: date | None
    last_day: date | None
    language: str
    title: str
    address: str
    summary: str
    body: str


@dataclass(frozen=True)
class Kept:
    """The words of an entry as they were when it changed last. ``published``: the languages that have a title."""

    changed_at: Any
    published: tuple[str, ...]
    tokens: Everywhere


remembered: dict[tuple[int, tuple[str, ...]], Kept] = {}  # by entry and the languages whose texts are searched


def preference(language: str) -> list[str]:
    """In which language a reader is given what is published in several: the first of these."""
    return list(dict.fromkeys([language, settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]))


def candidates(hits: Sequence[Hit], language: str, texts: Collection[str]) -> list[Candidate]:
    """The entries in the order given, with their words; two queries, whatever their number.

    Words that this process has read are not read again until their entry changes.
    """
    if not hits:
        return []
    pks = [hit.pk for hit in hits]
    facts = {row[0]: row[1:] for row in rows(FACTS.format(pks=marks(pks)), pks)}
    words = words_of({pk: fact[0] for pk, fact in facts.items()}, tuple(texts))
    order = preference(language)
    return [
        Candidate(
            hit.pk,
            hit.score,
            kind,
            shown_in(words[hit.pk].published, order),
            words[hit.pk].tokens,
            bool(example),
            day(first),
            day(last),
            bool(off),
        )
        for hit in hits
        if hit.pk in facts
        for _changed_at, kind, example, first, last, off in [facts[hit.pk]]
    ]


def with_keys(keys: Sequence[str]) -> list[Hit]:
    """The entries with these keys, in their order; one query, none where there are none."""
    found = dict(Entry.objects.filter(key__in=keys).values_list("key", "pk")) if keys else {}
    return [Hit(found[key], 0.0) for key in keys if key in found]


def shown_in(published: Collection[str], order: Iterable[str]) -> str:
    for code in order:
        if code in published:
            return code
    return ""


def words_of(changed: Mapping[int, Any], texts: tuple[str, ...]) -> dict[int, Kept]:
    """The words of entries, by when each changed last; at most one query."""
    found = {pk: kept for pk in changed if (kept := remembered.get((pk, texts))) and kept.changed_at == changed[pk]}
    if missing := [pk for pk in changed if pk not in found]:
        found |= read(missing, changed, texts)
        for pk in missing:
            remembered[pk, texts] = found[pk]
        for key in list(remembered)[: max(len(remembered) - REMEMBERED, 0)]:
            remembered.pop(key, None)
    return found


def read(pks: list[int], changed: Mapping[int, Any], texts: tuple[str, ...]) -> dict[int, Kept]:
    tokens: dict[int, dict[str, Tokens]] = {pk: {} for pk in pks}
    published: dict[int, list[str]] = {pk: [] for pk in pks}
    statement = TOKENS.format(texts=marks(texts), pks=marks(pks), longest=LONGEST_BODY)
    for pk, code, is_published, *of_code in rows(statement, [*texts, *texts, *pks]):
        tokens[pk][code] = Tokens(*(f" {text} " for text in of_code))
        if is_published:
            published[pk].append(code)
    return {pk: Kept(changed[pk], tuple(published[pk]), Everywhere(tokens[pk])) for pk in pks}


def shown(pks: Sequence[int], language: str) -> dict[int, Shown]:
    """Of each entry that is published, what its reader is given; one query."""
    if not pks:
        return {}
    order = preference(language)
    ranks = " ".join(f"WHEN %s THEN {rank}" for rank in range(len(order)))
    found = rows(SHOWN.format(ranks=ranks, pks=marks(pks), longest=LONGEST_SHOWN), [*order, *pks])
    return {row[0]: of_row(*row) for row in found}


def of_row(pk: int, key: str, kind: str, facets: str, *rest: Any) -> Shown:
    example, off, first, last, *words = rest
    return Shown(pk, key, kind, facets, bool(example), off, day(first), day(last), *words)


def day(value: date | str | None) -> date | None:
    """A day as a database gives it: SQLite has none, and keeps it in ISO 8601."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def marks(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))


def rows(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
