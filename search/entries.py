"""What the rows of an entry should be, from what its source says of it. Nothing here asks the database."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.findable import Findable
from search import analysis
from search.models import Entry, EntryWords

Words = dict[str, str]  # the columns of a row of ``EntryWords``
Counted = tuple[str, str]  # a language, and a token of it

FACTS = ("kind", "facets", "first_day", "next_day", "last_day", "until", "example", "off")
WORDS = (
    *("title", "address", "summary", "body"),
    *("title_tokens", "name_tokens", "summary_tokens", "body_tokens"),
)
TOKENS = tuple(name for name in WORDS if name.endswith("_tokens"))
LONGEST_TITLE = EntryWords._meta.get_field("title").max_length
LONGEST = 60  # of a token, and of a word as it is written


@dataclass
class Wanted:
    """``facts``: the columns of the entry. ``words``: those of its rows, by language. ``forms``: how a token is written
    where it was found first.
    """

    facts: dict[str, Any]
    words: dict[str, Words] = field(default_factory=dict)
    forms: dict[Counted, str] = field(default_factory=dict)


def wanted(thing: Findable, texts: Mapping[int, str], before: Mapping[str, Words] | None = None) -> Wanted:
    """``texts`` are those of its documents, by primary key; one that is missing is not known yet, or cannot be read.

    Of a long text that is the same as ``before`` the tokens are too: they are not made again.
    """
    before = before or {}
    found = Wanted(
        {
            "kind": thing.kind.value,
            "facets": facets(thing),
            "first_day": thing.first_day,
            "next_day": thing.next_day,
            "last_day": thing.last_day,
            "until": thing.until,
            "example": thing.example,
            "off": thing.off,
        }
    )
    read = {code: "\n".join(texts[pk] for pk in pks if texts.get(pk)) for code, pks in thing.documents.items()}
    spoken = {*thing.words, *thing.names, *(code for code, text in read.items() if text)}
    for code in sorted(spoken):
        found.words[code] = row(thing, code, read.get(code, ""), found.forms, before.get(code))
    return found


def facets(thing: Findable) -> str:
    """`` kind:guide topic:logement language:fr ``, so that a filter looks for one of its words between spaces."""
    values = [
        ("kind", [thing.kind.value]),
        ("topic", thing.topics),
        ("language", thing.languages or sorted(thing.words)),
        ("commune", thing.communes),
    ]
    return f" {' '.join(f'{name}:{value}' for name, some in values for value in dict.fromkeys(some))} "


def row(thing: Findable, code: str, read: str, forms: dict[Counted, str], before: Words | None) -> Words:
    said = thing.words.get(code)
    names = [*thing.names.get(code, ()), *(said.keywords if said else ())]
    body = kept("\n".join(text for text in (said.body if said else "", read) if text))
    title, summary = (kept(said.title), kept(said.summary)) if said else ("", "")
    return {
        "title": title[:LONGEST_TITLE],
        "address": kept(said.address) if said else "",
        "summary": summary,
        "body": body,
        "title_tokens": analysed(title, code, forms, is_name=True),
        "name_tokens": " ".join(filter(None, (analysed(name, code, forms, is_name=True) for name in names))),
        "summary_tokens": analysed(summary, code, forms),
        "body_tokens": before["body_tokens"] if before and before["body"] == body else analysed(body, code, forms),
    }


def kept(text: str) -> str:
    """The text as every database keeps it: PostgreSQL takes no NUL, and none takes half a character (U+D800 to U+DFFF).

    An import may bring them, in streams, which are kept in another form.
    """
    return text.replace("\0", "").encode(errors="replace").decode()


def analysed(text: str, code: str, forms: dict[Counted, str], *, is_name: bool = False) -> str:
    """The tokens of a text between spaces. A name that has nothing but stop words keeps them: « À nous »."""
    pieces = analysis.pieces(text)
    found = [analysis.token(piece.word, code)[:LONGEST] for piece in pieces]
    if is_name and not any(found):
        found = [analysis.kept(piece.word, code)[:LONGEST] for piece in pieces]
    for token, piece in zip(found, pieces, strict=True):
        if token and (code, token) not in forms:
            forms[code, token] = written(piece.word, code)
    return " ".join(filter(None, found))


def written(word: str, code: str) -> str:
    """A word as one would write it within a sentence."""
    if code == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFC", word.lower())[:LONGEST]


def tokens_of(words: Mapping[str, Words]) -> set[Counted]:
    """Every token of an entry, each with its language."""
    return {(code, token) for code, row in words.items() for name in TOKENS for token in row[name].split()}


def is_indexed_alike(before: Mapping[str, Words], after: Mapping[str, Words]) -> bool:
    """Whether the database's index says the same of both."""
    return indexed(before) == indexed(after)


def indexed(words: Mapping[str, Words]) -> dict[str, list[str]]:
    return {code: [row[name] for name in ("title", *TOKENS)] for code, row in words.items()}


def kept_words(entry: Entry) -> dict[str, Words]:
    """The rows that an entry has now; they are prefetched."""
    return {row.language: {name: getattr(row, name) for name in WORDS} for row in entry.words.all()}


def kept_facts(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in FACTS}
