"""What SQLite's FTS5 is asked. Pure.

Nothing that a reader wrote is FTS5's syntax: every token stands as a string, in which a quotation mark is doubled.
"""

from typing import Any

from search.backends import terms
from search.question import Question

INTEGER = "INTEGER"
TABLE = "wagtailsearch_indexentry_fts"
IN_TITLES = 8.0  # how much more a word of a title counts than one of a text, for the first choice of entries
# The columns stand in this order: autocomplete, body, title. FTS5's ranks are the smaller, the better.
RANKS = f"bm25({TABLE}, %s, 1.0, {IN_TITLES})"
ROWS = f"SELECT rowid AS place, -%s * {RANKS} AS score FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608

# Materialized: bm25 can be asked where FTS5 searches, and not where SQLite would move it, into the sum.
COUNTED = """
WITH found AS MATERIALIZED ({each}) SELECT place, COUNT(*), SUM(score) FROM found GROUP BY place
"""


def matching(question: Question) -> tuple[str, list[Any]]:
    """One search for each word, with all that stands for it; then how many of the words each row has."""
    values: list[Any] = []
    for word in question.words:
        titles, bodies = any_of(terms.of_titles(word)), any_of(terms.of_texts(word, question.texts))
        if sought := " OR ".join(f"{name}: ({part})" for name, part in (("title", titles), ("body", bodies)) if part):
            values += [word.weight, 0.0, sought]
    if not values:
        return "", []
    each = " UNION ALL ".join([ROWS] * (len(values) // 3))
    return COUNTED.format(each=each), values


def beginning(question: Question) -> tuple[str, list[Any]]:
    words = terms.beginnings(question)
    sought = [" OR ".join([*map(together, whole), *(f"{quoted(part)}*" for part in begun)]) for whole, begun in words]
    if not sought:
        return "", []
    joined = " AND ".join(f"({part})" for part in sought)
    return f"SELECT place, 1, score FROM ({ROWS}) AS found", [1.0, 1.0, f"autocomplete: ({joined})"]  # noqa: S608


def any_of(terms_: list[terms.Term]) -> str:
    return " OR ".join(together(term) for term in terms_)


def together(term: terms.Term) -> str:
    return quoted(term[0]) if len(term) == 1 else f"({' AND '.join(map(quoted, term))})"


def quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
