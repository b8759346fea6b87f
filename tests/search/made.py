"""Entries of a test's own, indexed as published things are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from wagtail.search.backends import get_search_backend

from search.analysis import pieces, question_tokens, token
from search.models import Entry, EntryWords, KnownWord


@dataclass(frozen=True)
class Said:
    """A thing in one language; without a title, only the names that it has in it."""

    title: str = ""
    body: str = ""
    summary: str = ""
    names: str = ""


@dataclass(frozen=True)
class Thing:
    key: str
    said: dict[str, Said]
    kind: str = "page"
    facets: tuple[str, ...] = ()
    next_day: date | None = None
    last_day: date | None = None
    until: datetime | None = None
    example: bool = False


def only(*things: Thing) -> dict[str, Entry]:
    """These, and nothing else, are what can be found."""
    Entry.objects.all().delete()
    KnownWord.objects.all().delete()
    made = {thing.key: entry(thing) for thing in things}
    index()
    return made


def entry(thing: Thing) -> Entry:
    languages = [f"language:{code}" for code, said in thing.said.items() if said.title]
    made = Entry.objects.create(
        key=thing.key,
        kind=thing.kind,
        facets=f" {' '.join([f'kind:{thing.kind}', *thing.facets, *languages])} ",
        next_day=thing.next_day,
        last_day=thing.last_day,
        until=thing.until,
        example=thing.example,
        changed_at=timezone.now(),
    )
    for code, said in thing.said.items():
        EntryWords.objects.create(
            entry=made,
            language=code,
            title=said.title,
            address=f"/{code}/{thing.key}/",
            summary=said.summary,
            body=said.body,
            title_tokens=" ".join(filter(None, question_tokens(said.title, code))),
            name_tokens=" ".join(filter(None, question_tokens(said.names, code))),
            summary_tokens=tokens(said.summary, code),
            body_tokens=tokens(said.body, code),
        )
    return made


def tokens(text: str, language: str) -> str:
    return " ".join(filter(None, (token(piece.word, language) for piece in pieces(text))))


def index() -> None:
    get_search_backend().add_bulk(Entry, list(Entry.objects.prefetch_related("words")))
    counts: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], str] = {}
    for words in EntryWords.objects.all():
        text = f"{words.title} {words.summary} {words.body}"
        own = {(words.language, token(piece.word, words.language)): piece.word for piece in pieces(text)}
        forms |= own
        counts.update(key for key in own if key[1])
    KnownWord.objects.bulk_create(
        KnownWord(language=language, token=each, form=forms[language, each].lower(), entries=number)
        for (language, each), number in counts.items()
    )
