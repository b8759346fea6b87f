"""Which backend answers: Elasticsearch where it is set, well and told of everything, else the site's own database."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings

from search.backends import catching_up, elasticsearch, health
from search.backends.database import DatabaseBackend
from search.backends.elasticsearch import UnavailableError
from search.backends.found import Backend, Found, Hit
from search.filters import SearchFilter
from search.question import Question

Answer = TypeVar("Answer")


class GuardedBackend:
    """Elasticsearch for one search, and the database from the first question that it does not answer as it must.

    All the questions of a search have one time, which a visitor waits at most.
    """

    def __init__(self) -> None:
        self.backend: Backend = elasticsearch.TimedSearch(elasticsearch.quick(), settings.ELASTICSEARCH_SECONDS)

    def find(self, question: Question, chosen: SearchFilter, first: int, most: int) -> Found:
        return self.answered(lambda backend: backend.find(question, chosen, first, most))

    def begin_with(self, question: Question, most: int) -> list[Hit]:
        return self.answered(lambda backend: backend.begin_with(question, most))

    def answered(self, ask: Callable[[Backend], Answer]) -> Answer:
        try:
            return ask(self.backend)
        except UnavailableError as error:
            if not error.is_question:
                health.failed(error.reason)
            self.backend = DatabaseBackend()
            return ask(self.backend)


def current() -> Backend:
    """To be asked for each search anew. A visitor's search never tries whether Elasticsearch answers again."""
    if not elasticsearch.is_configured():
        return DatabaseBackend()
    if health.is_open():
        catching_up.begin()
        return DatabaseBackend()
    return DatabaseBackend() if catching_up.is_behind() else GuardedBackend()
