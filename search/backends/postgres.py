"""What PostgreSQL's text search is asked. Pure.

Nothing that a reader wrote is an operator: every token stands between apostrophes, as a text to be parsed like those
of the index (``simple``: no analysis is added).
"""

from typing import Any

from search.backends import terms
from search.question import Question

INTEGER = "BIGINT"
IN_TITLES = 8.0  # how much more a word of a title counts than one of a text, for the first choice of entries
ROWS = """
SELECT id AS place, %s * (%s * ts_rank(title, of_titles) + ts_rank(body, of_texts)) AS score
FROM wagtailsearch_indexentry, to_tsquery('simple', %s) AS of_titles, to_tsquery('simple', %s) AS of_texts
WHERE title @@ of_titles OR body @@ of_texts
"""
BEGINNING = """
SELECT id AS place, 1, ts_rank(autocomplete, begun, 1) AS score
FROM wagtailsearch_indexentry, to_tsquery('simple', %s) AS begun WHERE autocomplete @@ begun
"""


def matching(question: Question) -> tuple[str, list[Any]]:
    """One search for each word, with all that stands for it; then how many of the words each row has."""
    values: list[Any] = []
    for word in question.words:
        titles, texts = any_of(terms.of_titles(word)), any_of(terms.of_texts(word, question.texts))
        if titles or texts:
            values += [word.weight, IN_TITLES, titles, texts]
    if not values:
        return "", []
    each = " UNION ALL ".join([ROWS] * (len(values) // 4))
    return f"SELECT place, COUNT(*), SUM(score) FROM ({each}) AS found GROUP BY place", values  # noqa: S608


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
