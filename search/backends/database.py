"""Looks entries up in the site's own database, by modelsearch's index tables: there whatever else is not.

Modelsearch writes the tables; its compiler asks for each row's score by a query within the query, which takes longer
than a reader waits. Here one statement gives all that matches, and filters and counts are made of its rows.
"""

from itertools import compress
from operator import itemgetter
from typing import Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from search import facets
from search.backends import postgres, sqlite
from search.backends.found import FEW, Found, Hit
from search.filters import SearchFilter
from search.models import Entry
from search.question import Question

Statement = tuple[str, list[Any]]  # with places for parameters, and these
NOTHING = Found([], 0)


class Dialect(Protocol):
    """How a database is asked for words. Either statement gives rows ``(place, number, score)``: the place in
    modelsearch's index, how many of the words it has, and how well; or is empty where nothing can be asked.
    """

    INTEGER: str

    def matching(self, question: Question) -> Statement: ...

    def beginning(self, question: Question) -> Statement: ...


DIALECTS: dict[str, Dialect] = {"sqlite": sqlite, "postgresql": postgres}

FOUND = """
WITH matched (place, number, score) AS ({matching})
SELECT entry.id, score,
    facets || '|' || COALESCE(CAST(next_day AS TEXT), '') || '|' || COALESCE(CAST(last_day AS TEXT), '')
FROM matched
JOIN wagtailsearch_indexentry AS indexed ON indexed.id = place AND indexed.content_type_id = %s
JOIN search_entry AS entry ON entry.id = CAST(indexed.object_id AS {integer})
WHERE number >= %s AND (entry.until IS NULL OR entry.until > %s)
"""
BEGINNING = """
WITH matched (place, number, score) AS ({matching})
SELECT entry.id, score
FROM matched
JOIN wagtailsearch_indexentry AS indexed ON indexed.id = place AND indexed.content_type_id = %s
JOIN search_entry AS entry ON entry.id = CAST(indexed.object_id AS {integer})
WHERE entry.until IS NULL OR entry.until > %s
ORDER BY score DESC, entry.id LIMIT %s
"""


class DatabaseBackend:
    """SQLite's FTS5 or PostgreSQL's text search: one query a question, two where hardly any entry has enough words."""

    def find(self, question: Question, chosen: SearchFilter, first: int, most: int) -> Found:
        matching, values = self.dialect.matching(question)
        if not matching:
            return NOTHING

        def having(number: int) -> list[Any]:
            found = self.rows(FOUND, matching, [*values, content_type(), number, timezone.now()])
            found.sort(key=itemgetter(0))
            found.sort(key=itemgetter(1), reverse=True)  # what is equal stays as it is
            return found

        rows = having(question.enough)
        loose = not rows
        rows = having(1) if len(rows) < FEW and question.enough > 1 else rows
        selected, counts = facets.counted([facts for _pk, _score, facts in rows], chosen, timezone.localdate())
        shown = list(compress(rows, selected))
        hits = [Hit(pk, score) for pk, score, _facts in shown[first : first + most]]
        return Found(hits, len(shown), counts, loose=loose and bool(rows))

    def begin_with(self, question: Question, most: int) -> list[Hit]:
        matching, values = self.dialect.beginning(question)
        if not matching:
            return []
        rows = self.rows(BEGINNING, matching, [*values, content_type(), timezone.now(), most])
        return [Hit(pk, score) for pk, score in rows]

    @property
    def dialect(self) -> Dialect:
        return DIALECTS[connection.vendor]

    def rows(self, statement: str, matching: str, values: list[Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(matching=matching, integer=self.dialect.INTEGER), values)
            return cursor.fetchall()


def content_type() -> int:
    """The database's number for the model; Django asks once a process."""
    return ContentType.objects.get_for_model(Entry).pk
