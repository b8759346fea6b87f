"""What Elasticsearch keeps of an entry: one document for a thing, with fields for each language.

``title_fr``, ``summary_fr``, ``body_fr`` … are analysed by Elasticsearch; ``title_tokens``, ``body_tokens`` and
``beginnings`` are the words that the database's index has too, so that what one backend finds of synonyms and names, or
proposes, the other does as well.
"""

import json
from datetime import datetime
from hashlib import blake2b
from typing import Any

from modelsearch.backends.elasticsearch9 import Elasticsearch9Mapping

from search.backends.analysers import LETTERS, index_settings
from search.filters import SEVERAL
from search.models import Entry

TEXTS = ("summary", "body")
LANGUAGES = tuple(LETTERS)


def properties() -> dict[str, Any]:
    """The fields of a document and how each is kept."""
    date, keyword = {"type": "date"}, {"type": "keyword"}
    words = {"type": "text", "analyzer": "words", "norms": False}
    fields: dict[str, Any] = {
        "pk": {"type": "long"},
        "key": keyword,
        "shown": keyword,  # languages in which it is published
        **dict.fromkeys(SEVERAL, keyword),
        **dict.fromkeys(("first_day", "next_day", "last_day", "until"), date),
        "changed_at": {"type": "long"},  # microseconds, as in versions
        "example": {"type": "boolean"},
        "title_tokens": words,
        "body_tokens": words,
        "beginnings": words | {"index_prefixes": {"min_chars": 1, "max_chars": 10}},
    }
    for language in LANGUAGES:
        text = {"type": "text", "analyzer": f"text_{language}"}
        beginnings = {
            "type": "text",
            "analyzer": f"begin_{language}",
            "search_analyzer": f"begun_{language}",
            "index_options": "docs",
            "norms": False,
        }
        fields[f"title_{language}"] = text | {"fields": {"begin": beginnings}}
        for name in TEXTS:  # with offsets, snippets are cut without analysing the text again
            fields[f"{name}_{language}"] = text | {"index_options": "offsets"}
    return fields


def mappings() -> dict[str, Any]:
    return {
        "dynamic": "strict",
        "_source": {"excludes": ["title_tokens", "body_tokens", "beginnings"]},
        "properties": properties(),
    }


def digest() -> str:
    """Of all that an index is created with; it is part of the index's name, so that no code asks an older index."""
    made = json.dumps([index_settings(), mappings()], sort_keys=True)
    return blake2b(made.encode(), digest_size=4).hexdigest()


def version(moment: datetime) -> int:
    """A moment as the version of a document: what was sent late never replaces what changed later."""
    return int(moment.timestamp() * 1_000_000)


def facets(entry: Entry) -> dict[str, list[str]]:
    """Filter -> the entry's values of it."""
    values: dict[str, list[str]] = {name: [] for name in SEVERAL}
    for facet in entry.facets.split():
        name, _, value = facet.partition(":")
        if name in values:
            values[name].append(value)
    return values


class EntryMapping(Elasticsearch9Mapping):
    """Entries and nothing else; their key names the document, so that a gone entry's can still be named."""

    def get_mapping(self) -> dict[str, Any]:
        return mappings()

    def get_document_id(self, obj: Entry) -> str:
        return obj.key

    def get_document(self, obj: Entry) -> dict[str, Any]:
        words = [each for each in obj.words.all() if each.language in LANGUAGES]
        document = {
            "pk": obj.pk,
            "key": obj.key,
            "shown": [each.language for each in words if each.title],
            "changed_at": version(obj.changed_at),
            "example": obj.example,
            "title_tokens": obj.title(),
            "beginnings": obj.beginnings(),
            "body_tokens": obj.body(),
            **facets(obj),
            **{name: getattr(obj, name) for name in ("first_day", "next_day", "last_day", "until")},
        }
        for each in words:
            for name in ("title", *TEXTS):
                if text := getattr(each, name):
                    document[f"{name}_{each.language}"] = text
        return document
