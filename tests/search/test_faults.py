"""Whatever befalls Elasticsearch, visitors have the database's answer at once, and afterwards nothing is missing."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import time

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.backends import catching_up, choosing, elasticsearch, health, rebuilding
from search.backends.choosing import GuardedBackend
from search.backends.circuit import FIRST_WAIT
from search.backends.elasticsearch import UnavailableError
from search.filters import SearchFilter
from search.models import Missed
from search.query import answer
from tests.search.made import Said, Thing, only
from tests.search.nodes import ADDRESS, PREFIX, needs_node, node_at, rebuilt
from tests.search.proxies import Proxy, proxy_to
from tests.search.waiting import SECONDS, found, is_searched_again, one_wait, publish, published, withdraw

pytestmark = [pytest.mark.django_db, needs_node]


@pytest.fixture
def proxy(db: None) -> Iterator[Proxy]:
    """Between the site and the node; the site has an index, and waits no longer than in public."""
    with proxy_to(ADDRESS) as made, node_at(made.address, clean=ADDRESS):
        only(*(Thing(f"guide-{each}", {"fr": Said(f"Logement numéro {each}")}) for each in range(3)))
        rebuilt()
        assert found("logement") == 3
        with override_settings(ELASTICSEARCH_SECONDS=SECONDS):
            assert isinstance(choosing.current(), GuardedBackend)
            yield made


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


def test_all_that_a_search_asks_has_one_time(proxy: Proxy, visitor: Client) -> None:
    """A page that is not, words of which hardly an entry has enough, filters that leave nothing."""
    with override_settings(ELASTICSEARCH_SECONDS=20):
        for address, requests in (("q=logement&page=9", 2), ("q=logement+2&page=9", 4), ("q=logement+2&kind=news", 4)):
            asked = proxy.requests
            with one_wait() as given:
                assert visitor.get(f"/fr/recherche/?{address}").status_code == 200
            assert not health.is_open()
            assert (len(given), proxy.requests - asked) == (requests, requests)


def test_a_search_that_fails_is_the_databases_to_its_end(proxy: Proxy, visitor: Client) -> None:
    proxy.mode = "frozen"
    asked = proxy.requests
    with one_wait() as given:
        assert visitor.get("/fr/recherche/?q=logement+2&kind=news&page=9").status_code == 200
    assert given == [SECONDS]
    assert proxy.requests == asked + 1


def test_while_it_fails_a_search_costs_what_it_costs_without_it(proxy: Proxy, visitor: Client) -> None:
    """Neither a request nor a thread nor a query of the database more."""
    address = "/fr/recherche/?q=logement"
    without = {name: each for name, each in settings.WAGTAILSEARCH_BACKENDS.items() if name != elasticsearch.NAME}
    with override_settings(SEARCH_CATCHES_UP_BESIDE=True):
        proxy.mode = "frozen"
        assert found("logement") == 3
        visitor.get(address)
        asked, threads = proxy.requests, threading.active_count()
        with CaptureQueriesContext(connection) as failing, one_wait() as given:
            visitor.get(address)
        assert (given, proxy.requests) == ([], asked)
        assert threading.active_count() <= threads
    with override_settings(WAGTAILSEARCH_BACKENDS=without), CaptureQueriesContext(connection) as queries:
        visitor.get(address)
    assert len(failing) == len(queries)


def test_what_waits_for_its_turn_is_not_asked_when_nobody_waits_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadPoolExecutor(1) as pool:
        monkeypatch.setattr(elasticsearch, "POOL", pool)
        is_over, ran = threading.Event(), []
        pool.submit(is_over.wait)
        with pytest.raises(UnavailableError):
            elasticsearch.within(0.01, lambda: ran.append("late"))
        is_over.set()
    assert ran == []


def test_each_minute_it_is_looked_after_though_nobody_searches(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    """That it fails is said to staff, and that it is well again; what it missed is sent."""
    monkeypatch.setattr(catching_up, "PROBE_SECONDS", SECONDS)
    proxy.mode = "frozen"
    call_command("minutely")
    assert health.state().reason == "Elasticsearch ne répond pas à temps."
    publish("new", "Une crèche")
    withdraw("guide-0")
    proxy.mode, asked, opened = "pass", proxy.requests, time()
    call_command("minutely")
    assert proxy.requests == asked
    with override_settings(ELASTICSEARCH_SECONDS=20):
        monkeypatch.setattr(catching_up, "PROBE_SECONDS", 20)
        monkeypatch.setattr(health, "time", lambda: opened + FIRST_WAIT + 1)
        call_command("minutely")
        assert health.state() == health.State()
        assert rebuilding.check() == []


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
