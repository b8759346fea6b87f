"""Which backend answers: Elasticsearch where it is set, well and told of everything, else the site's own database."""

from collections.abc import Callable
from typing import TypeVar

from search.backends import catching_up, elasticsearch, health
from search.backends.database import DatabaseBackend
from search.backends.elasticsearch import UnavailableError
from search.backends.found import Backend, Found, Hit
from search.filters import SearchFilter
from search.question import Question

Answer = TypeVar("Answer")


class GuardedBackend:
    """Elasticsearch, and the database for what it does not answer as it must within its time."""

    def find(self, question: Question, chosen: SearchFilter, first: int, most: int) -> Found:
        return self.answered(lambda backend: backend.find(question, chosen, first, most))

    def begin_with(self, question: Question, most: int) -> list[Hit]:
        return self.answered(lambda backend: backend.begin_with(question, most))

    def answered(self, ask: Callable[[Backend], Answer]) -> Answer:
        try:
            return ask(elasticsearch.quick())
        except UnavailableError as error:
            if not error.is_question:
                health.failed(error.reason)
            return ask(DatabaseBackend())


def current() -> Backend:
    """To be asked for each search anew. A visitor's search never tries whether Elasticsearch answers again."""
    if not elasticsearch.is_configured():
        return DatabaseBackend()
    if health.is_open():
        catching_up.begin()
        return DatabaseBackend()
    return DatabaseBackend() if catching_up.is_behind() else GuardedBackend()
