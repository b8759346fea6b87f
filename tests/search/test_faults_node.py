"""A whole node that dies, freezes or fills its disk: one of the test's own, since others use the one they share."""

import signal
import threading
from collections.abc import Iterator
from time import monotonic, sleep

import pytest
from django.test import override_settings
from elasticsearch import Elasticsearch

from bench.elasticsearch_node import Node
from search.backends import catching_up, choosing, health, rebuilding
from search.backends.choosing import GuardedBackend
from search.backends.elasticsearch import UnavailableError
from search.models import Missed
from tests.search.made import Said, Thing, only
from tests.search.nodes import needs_node, node_at, rebuilt
from tests.search.waiting import SECONDS, found, is_searched_again, publish, published, withdraw

pytestmark = [pytest.mark.django_db, needs_node]


@pytest.fixture(scope="module")
def own_node() -> Iterator[Node]:
    node = Node("faults")
    node.stop()
    try:
        node.start()
        yield node
    finally:
        node.stop()


@pytest.fixture
def searched(db: None, own_node: Node) -> Iterator[Node]:
    """The site searches with this node and waits no longer than in public."""
    with node_at(own_node.address):
        only(*(Thing(f"guide-{each}", {"fr": Said(f"Logement numéro {each}")}) for each in range(3)))
        rebuilt()
        with override_settings(ELASTICSEARCH_SECONDS=SECONDS):
            assert isinstance(choosing.current(), GuardedBackend)
            yield own_node


def test_a_node_that_freezes(searched: Node) -> None:
    searched.signal(signal.SIGSTOP)
    try:
        publish("new", "Une crèche")
        assert health.state().reason == "Elasticsearch ne répond pas à temps."
        withdraw("guide-0")
        assert found("crèche") == 1
        assert found("logement") == 2
    finally:
        searched.signal(signal.SIGCONT)
    is_searched_again()


def test_a_node_that_is_killed_while_it_is_asked_and_comes_back(searched: Node) -> None:
    threading.Timer(0.3, searched.signal, [signal.SIGKILL]).start()
    until = monotonic() + 20
    while not health.is_open() and monotonic() < until:
        assert found("logement") == 3
    assert health.is_open()
    publish("new", "Une crèche")
    withdraw("guide-0")
    with pytest.raises(UnavailableError):
        catching_up.run()
    assert found("logement") == 2
    assert Missed.objects.count() == 2
    searched.start()
    is_searched_again()


def test_a_disk_above_its_watermark(searched: Node) -> None:
    """The node itself forbids changes, and allows them again when there is room."""
    full = {
        "cluster.routing.allocation.disk.threshold_enabled": True,
        **{f"cluster.routing.allocation.disk.watermark.{level}": "1b" for level in ("low", "high", "flood_stage")},
        "cluster.info.update.interval": "10s",
    }
    with Elasticsearch(searched.address, request_timeout=30) as client:
        client.cluster.put_settings(persistent=room(full, "999pb"))
        try:
            wait_until_read_only(client, True)
            with override_settings(ELASTICSEARCH_SECONDS=20):
                published("new", "Une crèche")
            assert "disque" in health.state().reason
            withdraw("guide-0")
            assert found("logement") == 2
        finally:
            client.cluster.put_settings(persistent=dict.fromkeys(full))
            client.cluster.put_settings(
                persistent={"cluster.routing.allocation.disk.threshold_enabled": True, **room(full, "1b")}
            )
            wait_until_read_only(client, False)
    is_searched_again()
    assert rebuilding.check() == []


def room(settings: dict[str, object], free: str) -> dict[str, object]:
    """The same, with this as the room that must be left."""
    return {name: free if "watermark" in name else value for name, value in settings.items()}


def wait_until_read_only(client: Elasticsearch, wanted: bool) -> None:
    for _ in range(120):
        blocks = [
            each["settings"]["index"].get("blocks", {}).get("read_only_allow_delete")
            for each in client.indices.get_settings(index="test_*").body.values()
        ]
        if all((block == "true") is wanted for block in blocks):
            return
        sleep(0.5)
    raise AssertionError("The node did not notice its disk.")
