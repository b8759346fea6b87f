"""Elasticsearch in tests: the node that ELASTICSEARCH_URL names, with indexes of the test's own.

With the fixture ``backend`` a module's tests run on the database, and on Elasticsearch where there is a node.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from elasticsearch import Elasticsearch

from search.backends import choosing, elasticsearch, health, rebuilding
from search.backends.elasticsearch import EntryIndex, MadeIndex
from search.models import Entry, Rebuild
from tests.search import made

ADDRESS = os.environ.get("ELASTICSEARCH_URL", "")
PREFIX = f"test_{os.getpid()}_"
needs_node = pytest.mark.skipif(not ADDRESS, reason="ELASTICSEARCH_URL names no node (make elasticsearch)")


def backends(address: str) -> dict[str, Any]:
    """The settings with Elasticsearch at this address."""
    return settings.WAGTAILSEARCH_BACKENDS | {
        elasticsearch.NAME: settings.ELASTICSEARCH | {"URLS": [address], "INDEX_PREFIX": PREFIX}
    }


def searching_at(address: str, seconds: float) -> override_settings:
    """Has the site search with Elasticsearch at this address, which may take so long: the machine of tests is busy."""
    return override_settings(WAGTAILSEARCH_BACKENDS=backends(address), ELASTICSEARCH_SECONDS=seconds)


@contextmanager
def cleared(address: str) -> Iterator[Elasticsearch]:
    """The node at this address, without the indexes of these tests at the end."""
    with Elasticsearch(address) as client:
        try:
            yield client
        finally:
            for name in client.indices.get(index=f"{PREFIX}*").body:
                client.indices.delete(index=name)


@contextmanager
def node_at(address: str, clean: str = "", seconds: float = 20) -> Iterator[Elasticsearch]:
    """Has the site search with Elasticsearch at this address, and clears away at the end (by ``clean``, if given)."""
    with searching_at(address, seconds), cleared(clean or address) as client:
        yield client


@pytest.fixture
def node(db: None) -> Iterator[Elasticsearch]:
    with node_at(ADDRESS) as client:
        yield client


class Kept:
    """An index that tests use one after another, each with the things that it makes itself."""

    def __init__(self, backend: elasticsearch.ElasticsearchBackend) -> None:
        made = MadeIndex(backend, f"{backend.alias}_kept")
        made.put()
        made.put_alias(backend.alias)
        self.index = EntryIndex(backend, backend.alias)
        self.changed_at: dict[str, datetime] = {}

    def fill(self) -> None:
        """Has it hold what the database does, and nothing else."""
        entries = list(Entry.objects.prefetch_related("words"))
        there = {entry.key: entry.changed_at for entry in entries}
        changed = [entry for entry in entries if self.changed_at.get(entry.key) != entry.changed_at]
        self.index.change(changed, self.changed_at.keys() - there.keys())
        self.changed_at = there


@pytest.fixture(scope="module")
def kept() -> Iterator[Kept]:
    with cleared(ADDRESS):
        with searching_at(ADDRESS, 20):
            index = Kept(elasticsearch.patient())
        yield index


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=needs_node)])
def backend(request: pytest.FixtureRequest, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of what answers the test's searches: whatever ``made`` indexes is there too, and nothing else.

    The test fails where Elasticsearch was asked and the database had to answer in its place.
    """
    if request.param == "database":
        yield request.param
        return
    kept = request.getfixturevalue("kept")
    index = made.index

    def everywhere() -> None:
        index()
        kept.fill()

    monkeypatch.setattr(made, "index", everywhere)
    with searching_at(ADDRESS, 20):
        yield request.param
        assert isinstance(choosing.current(), choosing.GuardedBackend), health.state().reason


def rebuilt() -> list[tuple[int, int]]:
    """Makes the index of what the database has; what was told of the progress."""
    told: list[tuple[int, int]] = []
    rebuilding.rebuild(lambda done, total: told.append((done, total)))
    assert not Rebuild.objects.exists()
    return told
