"""What is read of the entries that were found: enough to weigh a hundred, all that is shown of ten."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Length

from search.backends.found import Hit
from search.models import Entry, EntryWords
from search.ranking import Candidate, Tokens


@dataclass(frozen=True)
class Shown:
    """An entry in the language in which its reader is given it."""

    pk: int
    key: str
    kind: str
    facets: str
    example: bool
    next_day: date | None
    last_day: date | None
    language: str
    title: str
    address: str
    summary: str
    body: str


def preference(language: str) -> dict[str, int]:
    """In which language a reader is given what is published in several: the lowest first."""
    return {
        code: rank
        for rank, code in enumerate(dict.fromkeys([language, settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)]))
    }


def candidates(hits: Sequence[Hit], language: str, texts: Collection[str]) -> list[Candidate]:
    """The entries in the order given, with their words; two queries, whatever their number."""
    pks = [hit.pk for hit in hits]
    facts = {
        row[0]: row[1:]
        for row in Entry.objects.filter(pk__in=pks).values_list("pk", "kind", "example", "next_day", "last_day")
    }
    ranks = preference(language)
    tokens: dict[int, dict[str, Tokens]] = {pk: {} for pk in facts}
    published: dict[int, list[str]] = {pk: [] for pk in facts}
    for pk, code, title, names, summary, body, is_published in token_rows(pks, texts):
        tokens[pk][code] = Tokens(f" {title} ", f" {names} ", f" {summary} ", f" {body} ")
        if is_published:
            published[pk].append(code)
    return [
        Candidate(
            hit.pk, hit.score, kind, shown_in(published[hit.pk], ranks), tokens[hit.pk], example, next_day, last_day
        )
        for hit in hits
        if hit.pk in facts
        for kind, example, next_day, last_day in [facts[hit.pk]]
    ]


def shown_in(published: Collection[str], ranks: Mapping[str, int]) -> str:
    return min(published, key=lambda code: ranks.get(code, len(ranks)), default="")


def token_rows(pks: Collection[int], texts: Collection[str]) -> Iterable[Any]:
    """Titles and names in every language, texts in those that are searched."""

    def of_texts(name: str) -> Case:
        return Case(When(language__in=texts, then=F(name)), default=Value(""), output_field=TextField())

    rows = EntryWords.objects.filter(entry__in=pks)
    return rows.values_list(
        *("entry_id", "language", "title_tokens", "name_tokens"),
        of_texts("summary_tokens"),
        of_texts("body_tokens"),
        Length("title"),
    )


def shown(pks: Collection[int], language: str) -> dict[int, Shown]:
    """Of each entry that is published, what its reader is given; one query."""
    ranks = preference(language)
    rank = Case(*(When(language=code, then=Value(number)) for code, number in ranks.items()), default=Value(len(ranks)))
    rows = EntryWords.objects.filter(entry__in=pks).exclude(title="").annotate(rank=rank).order_by("rank")
    found: dict[int, Shown] = {}
    for row in rows.select_related("entry"):
        found.setdefault(row.entry_id, of_row(row))
    return found


def of_row(row: EntryWords) -> Shown:
    entry = row.entry
    return Shown(
        *(entry.pk, entry.key, entry.kind, entry.facets, entry.example, entry.next_day, entry.last_day),
        *(row.language, row.title, row.address, row.summary, row.body),
    )
