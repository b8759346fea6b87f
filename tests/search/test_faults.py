"""Whatever befalls Elasticsearch, visitors have the database's answer at once, and afterwards nothing is missing."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from time import monotonic, time

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone
from elasticsearch import Elasticsearch
from wagtail.search.backends import get_search_backend

from search.backends import catching_up, choosing, elasticsearch, health, rebuilding
from search.backends.choosing import GuardedBackend
from search.backends.circuit import FIRST_WAIT
from search.backends.elasticsearch import UnavailableError
from search.filters import SearchFilter
from search.models import Entry, Missed
from search.query import answer
from tests.search.made import Said, Thing, entry, only
from tests.search.nodes import ADDRESS, PREFIX, needs_node, node_at, rebuilt
from tests.search.proxies import Proxy, proxy_to

pytestmark = [pytest.mark.django_db, needs_node]

BUSY = 3  # times as long as promised that a busy machine may take
HALF_A_SECOND = 0.5


@pytest.fixture
def proxy(db: None) -> Iterator[Proxy]:
    """Between the site and the node; the site has an index, and waits no longer than in public."""
    with proxy_to(ADDRESS) as made, node_at(made.address, clean=ADDRESS):
        only(*(Thing(f"guide-{each}", {"fr": Said(f"Logement numéro {each}")}) for each in range(3)))
        rebuilt()
        assert found("logement") == 3
        with override_settings(ELASTICSEARCH_SECONDS=0.3):
            assert isinstance(choosing.current(), GuardedBackend)
            yield made


def found(text: str) -> int:
    """How many things a visitor finds, within half a second."""
    began = monotonic()
    total = answer(text, "fr", SearchFilter()).total
    assert monotonic() - began < HALF_A_SECOND * BUSY
    return total


def publish(key: str, title: str) -> None:
    """What happens when an editor publishes, who waits no longer than a visitor does."""
    began = monotonic()
    published(key, title)
    assert monotonic() - began < HALF_A_SECOND * BUSY


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


@pytest.mark.parametrize("mode", ["slow", "frozen", "nonsense", "drip", "dead"])
def test_a_connection_that_fails_costs_one_search_its_time_and_others_none(proxy: Proxy, mode: str) -> None:
    proxy.mode = mode
    assert found("logement") == 3
    state = health.state()
    assert state.is_down
    assert state.reason
    assert state.since is not None
    asked = proxy.requests
    assert found("logement") == 3
    publish("new", "Une crèche")
    withdraw("guide-0")
    assert found("crèche") == 1
    assert found("logement") == 2
    assert proxy.requests == asked
    assert health.state().missed == 2
    proxy.mode = "pass"
    is_searched_again()


def test_a_connection_that_fails_while_an_editor_publishes_loses_nothing(proxy: Proxy) -> None:
    proxy.mode = "frozen"
    publish("new", "Une crèche")
    assert health.is_open()
    withdraw("guide-0")
    assert Missed.objects.count() == 2
    proxy.mode = "pass"
    is_searched_again()


def test_a_refused_connection(proxy: Proxy) -> None:
    with override_settings(
        WAGTAILSEARCH_BACKENDS=settings.WAGTAILSEARCH_BACKENDS
        | {elasticsearch.NAME: settings.WAGTAILSEARCH_BACKENDS[elasticsearch.NAME] | {"URLS": ["http://127.0.0.1:9"]}}
    ):
        assert found("logement") == 3
        assert health.state().reason == "Elasticsearch n’est pas joignable."
        publish("new", "Une crèche")
        withdraw("guide-0")
        with pytest.raises(UnavailableError):
            catching_up.run()
        assert Missed.objects.count() == 2
    is_searched_again()


def test_it_is_not_asked_by_visitors_until_it_is_well(proxy: Proxy) -> None:
    proxy.mode = "frozen"
    found("logement")
    asked = proxy.requests
    proxy.mode = "pass"
    for _ in range(3):
        found("logement")
    assert proxy.requests == asked
    with override_settings(ELASTICSEARCH_SECONDS=20):
        catching_up.run()
        asked = proxy.requests
        found("logement")
    assert proxy.requests > asked


def test_it_stays_unasked_as_long_as_it_is_slower_than_visitors_wait(proxy: Proxy) -> None:
    proxy.mode = "slow"
    found("logement")
    with pytest.raises(UnavailableError, match="lentement"):
        catching_up.run()
    assert health.is_open()


def red(client: Elasticsearch) -> None:
    """The index in use can be allocated nowhere."""
    alias = elasticsearch.quick().alias
    recreated(client, alias, {"index.routing.allocation.require._name": "nowhere"}, None)


def dynamic(client: Elasticsearch) -> None:
    """Somebody made the index by sending a document."""
    recreated(client, elasticsearch.quick().alias, {}, {"title_fr": "Logement", "kind": "guide", "pk": 1})


def empty(client: Elasticsearch) -> None:
    recreated(client, elasticsearch.quick().alias, {}, None)


def missing(client: Elasticsearch) -> None:
    client.indices.delete(index=",".join(client.indices.get(index=f"{PREFIX}*").body))


def recreated(client: Elasticsearch, alias: str, its: dict[str, str], document: dict[str, object] | None) -> None:
    missing(client)
    name = f"{alias}_other"
    client.options(request_timeout=60).indices.create(index=name, settings=its, wait_for_active_shards="0")
    client.indices.put_alias(index=name, name=alias)
    if document:
        client.index(index=name, document=document, refresh=True)


@pytest.mark.parametrize("befall", [red, dynamic, empty, missing])
def test_an_index_that_is_not_as_it_must_be(proxy: Proxy, befall: Callable[[Elasticsearch], None]) -> None:
    with Elasticsearch(ADDRESS) as client:
        befall(client)
    with override_settings(ELASTICSEARCH_SECONDS=20):
        assert answer("logement", "fr", SearchFilter()).total == 3
        assert health.state().is_down
    publish("new", "Une crèche")
    withdraw("guide-0")
    assert found("logement") == 2
    with pytest.raises(UnavailableError):
        catching_up.run()
    assert Missed.objects.count() == 2
    with override_settings(ELASTICSEARCH_SECONDS=20):
        rebuilt()
    is_searched_again()


def test_an_index_that_takes_no_changes_since_the_disk_is_full(proxy: Proxy) -> None:
    with Elasticsearch(ADDRESS) as client:
        block = "index.blocks.read_only_allow_delete"
        client.indices.put_settings(index=f"{PREFIX}*", settings={block: True})
        with override_settings(ELASTICSEARCH_SECONDS=20):
            assert isinstance(choosing.current(), GuardedBackend)
            published("new", "Une crèche")
        assert "disque" in health.state().reason
        withdraw("guide-0")
        assert found("crèche") == 1
        assert found("logement") == 2
        client.indices.put_settings(index=f"{PREFIX}*", settings={block: None})
    is_searched_again()


def test_somebody_who_searches_has_it_tried_again_beside_when_it_is_time(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = threading.Semaphore(0)
    monkeypatch.setattr(catching_up, "beside", tried.release)
    with override_settings(SEARCH_CATCHES_UP_BESIDE=True):
        proxy.mode = "frozen"
        found("logement")
        opened = time()
        found("logement")
        assert not tried.acquire(timeout=0.2)
        monkeypatch.setattr(health, "time", lambda: opened + FIRST_WAIT + 1)
        for _ in range(3):
            found("logement")
        assert tried.acquire(timeout=5)
        assert not tried.acquire(timeout=0.2)


def test_a_change_that_nobody_sent_is_sent_by_who_searches_next(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that noted it was ended before it could."""
    tried = threading.Semaphore(0)
    monkeypatch.setattr(catching_up, "beside", tried.release)
    with override_settings(SEARCH_CATCHES_UP_BESIDE=True):
        catching_up.remember(["guide-0"])
        found("logement")
        assert not tried.acquire(timeout=0.2)
        Missed.objects.update(since=timezone.now() - timedelta(minutes=2))
        found("logement")
        assert tried.acquire(timeout=5)
    state = health.state()
    assert (state.is_down, state.missed) == (True, 1)
