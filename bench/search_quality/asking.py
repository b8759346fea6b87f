"""Asks the site's own search what was judged. Needs a configured Django and an index that is filled."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

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


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """How many searches each backend answers meanwhile, by the names that ``--backend`` takes."""
    from search.backends.database import DatabaseBackend
    from search.backends.elasticsearch import TimedSearch

    answered: Counter[str] = Counter()

    def counting(name: str, find: Callable[..., Any]) -> Callable[..., Any]:
        def found(*arguments: Any) -> Any:
            answer = find(*arguments)
            answered[name] += 1
            return answer

        return found

    with ExitStack() as stack:
        for name, backend in (("database", DatabaseBackend), ("elasticsearch", TimedSearch)):
            stack.enter_context(mock.patch.object(backend, "find", counting(name, backend.find)))
        yield answered
