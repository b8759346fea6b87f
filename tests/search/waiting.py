"""What visitors and editors do while Elasticsearch fails, and how long each of them may wait for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.conf import settings
from django.test import override_settings
from wagtail.search.backends import get_search_backend

from search.backends import catching_up, choosing, elasticsearch, health, rebuilding
from search.backends.choosing import GuardedBackend
from search.filters import SearchFilter
from search.models import Entry
from search.query import answer
from tests.search.made import Said, Thing, entry

SECONDS = 0.25  # as in public


@contextmanager
def one_wait() -> Iterator[list[float]]:
    """Somebody waits, no longer than the site promises: each request has only what the others left of that time.

    Gives how long each request to Elasticsearch might take.
    """
    given: list[float] = []
    within = elasticsearch.within

    def noted(seconds: float, call: Callable[[], object]) -> object:
        given.append(seconds)
        return within(seconds, call)

    with patch.object(elasticsearch, "within", noted):
        yield given
    assert given == sorted(set(given), reverse=True)
    assert max(given, default=0) <= settings.ELASTICSEARCH_SECONDS


def found(text: str) -> int:
    """How many things a visitor finds."""
    with one_wait():
        return answer(text, "fr", SearchFilter()).total


def publish(key: str, title: str) -> None:
    """What happens when an editor publishes, who waits no longer than a visitor does."""
    with one_wait():
        published(key, title)


def published(key: str, title: str) -> None:
    made = entry(Thing(key, {"fr": Said(title)}))
    get_search_backend().add(made)
    catching_up.while_writing([made.pk], [])
    catching_up.after_writing([made.pk], [])


def withdraw(key: str) -> None:
    gone = Entry.objects.get(key=key)
    pk = gone.pk
    gone.delete()
    catching_up.while_writing([], [(pk, key)])
    catching_up.after_writing([], [(pk, key)])


def is_searched_again() -> None:
    """All is as if nothing had happened, changes made meanwhile included."""
    with override_settings(ELASTICSEARCH_SECONDS=20):
        catching_up.run()
        assert isinstance(choosing.current(), GuardedBackend)
        assert found("crèche") == 1
        assert found("logement") == 2
        assert rebuilding.check() == []
    assert health.state() == health.State()
