"""Asks the site's own search what was judged. Needs a configured Django and an index that is filled."""

from collections.abc import Iterable

from bench.search_quality.judged import Judged, Outcome, name


def outcomes(queries: Iterable[Judged]) -> list[Outcome]:
    return [Outcome(query, answers(query.text, query.language)) for query in queries]


def answers(text: str, language: str) -> tuple[str, ...]:
    """The names of the first page of results, as a reader of this language is shown them."""
    from django.utils.translation import override

    from search.filters import SearchFilter
    from search.query import answer

    with override(language):
        return tuple(name(result.address) for result in answer(text, language, SearchFilter()).results)
