"""What PostgreSQL's text search is asked. Pure.

Nothing that a reader wrote is an operator: every token stands between apostrophes, as a text to be parsed like those
of the index (``simple``: no analysis is added).
"""

from typing import Any

from search.backends import terms
from search.question import Question

INTEGER = "BIGINT"
IN_TITLES, IN_TEXTS = 8.0, 0.1  # how much a word counts for the first choice of entries; ts_rank gives 0.06 for one
# Texts must not be unpacked, which takes longer than all the rest: they are asked whether they have a word, of the
# index, and not by ts_rank how often. OFFSET 0 hides what is sought from the planner, which would read every row, with
# its text, for a word that most of them have.
ROWS = """
SELECT id AS place, %s AS word, %s * ts_rank(title, sought) AS score
FROM (SELECT to_tsquery('simple', %s) AS sought OFFSET 0) AS asked JOIN wagtailsearch_indexentry ON title @@ sought
UNION ALL
SELECT id, %s, %s
FROM (SELECT to_tsquery('simple', %s) AS sought OFFSET 0) AS asked JOIN wagtailsearch_indexentry ON body @@ sought
"""
BEGINNING = """
SELECT id AS place, 1, ts_rank(autocomplete, begun, 1) AS score
FROM wagtailsearch_indexentry, to_tsquery('simple', %s) AS begun WHERE autocomplete @@ begun
"""


def matching(question: Question) -> tuple[str, list[Any]]:
    """One search for each word, with all that stands for it; then how many of the words each row has."""
    values: list[Any] = []
    for number, word in enumerate(question.words):
        titles, texts = any_of(terms.of_titles(word)), any_of(terms.of_texts(word, question.texts))
        if titles or texts:
            values += [number, word.weight * IN_TITLES, titles, number, word.weight * IN_TEXTS, texts]
    if not values:
        return "", []
    each = " UNION ALL ".join([ROWS] * (len(values) // 6))
    return f"SELECT place, COUNT(DISTINCT word), SUM(score) FROM ({each}) AS found GROUP BY place", values  # noqa: S608


def beginning(question: Question) -> tuple[str, list[Any]]:
    words = terms.beginnings(question)
    sought = [" | ".join([*map(together, whole), *(f"{quoted(part)}:*" for part in begun)]) for whole, begun in words]
    return (BEGINNING, [" & ".join(f"({part})" for part in sought)]) if sought else ("", [])


def any_of(terms_: list[terms.Term]) -> str:
    return " | ".join(together(term) for term in terms_)


def together(term: terms.Term) -> str:
    return quoted(term[0]) if len(term) == 1 else f"({' & '.join(map(quoted, term))})"


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
