"""Looks entries up in the site's own database, by modelsearch's index tables: there whatever else is not.

Modelsearch writes the tables; its compiler asks for each row's score by a query within the query, which takes longer
than a reader waits. Here one statement gives all that matches, and filters and counts are made of its rows.
"""

from heapq import nsmallest
from typing import Any, Protocol

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from search import facets
from search.backends import postgres, sqlite
from search.backends.found import Found, Hit
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

# Where any entry has enough of the words, those that have; else those with any of them.
ENOUGH = """
WITH matched (place, number, score) AS ({matching}), shown AS (
    SELECT entry.id, score, number, MAX(number) OVER () AS best, facets, next_day, last_day
    FROM matched
    JOIN wagtailsearch_indexentry AS indexed ON indexed.id = place AND indexed.content_type_id = %s
    JOIN search_entry AS entry ON entry.id = CAST(indexed.object_id AS {integer})
    WHERE entry.until IS NULL OR entry.until > %s
)
SELECT id, score, best, facets, CAST(next_day AS TEXT), CAST(last_day AS TEXT) FROM shown
WHERE number >= %s OR best < %s
"""
BEGINNING = """
SELECT entry.id, score
FROM ({matching}) AS matched (place, number, score)
JOIN wagtailsearch_indexentry AS indexed ON indexed.id = place AND indexed.content_type_id = %s
JOIN search_entry AS entry ON entry.id = CAST(indexed.object_id AS {integer})
WHERE entry.until IS NULL OR entry.until > %s
ORDER BY score DESC, entry.id LIMIT %s
"""


class DatabaseBackend:
    """SQLite's FTS5 or PostgreSQL's text search; one query a question, whatever it finds."""

    def find(self, question: Question, chosen: SearchFilter, first: int, most: int) -> Found:
        matching, values = self.dialect.matching(question)
        if not matching:
            return NOTHING
        enough = question.enough
        rows = self.rows(ENOUGH, matching, [*values, content_type(), timezone.now(), enough, enough])
        selected, counts = facets.counted([row[3:] for row in rows], chosen, timezone.localdate())
        shown = [row for row in rows if row[3:] in selected] if chosen else rows
        best = nsmallest(first + most, ((-row[1], row[0]) for row in shown))[first:]
        return Found(
            [Hit(pk, -score) for score, pk in best], len(shown), counts, loose=bool(rows) and rows[0][2] < enough
        )

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
