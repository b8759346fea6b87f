"""Elasticsearch in tests: the node that ELASTICSEARCH_URL names, with indexes of the test's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from elasticsearch import Elasticsearch

from search.backends import elasticsearch, rebuilding
from search.models import Rebuild

ADDRESS = os.environ.get("ELASTICSEARCH_URL", "")
PREFIX = f"test_{os.getpid()}_"
needs_node = pytest.mark.skipif(not ADDRESS, reason="ELASTICSEARCH_URL names no node (make elasticsearch)")


def backends(address: str) -> dict[str, Any]:
    """The settings with Elasticsearch at this address."""
    return settings.WAGTAILSEARCH_BACKENDS | {
        elasticsearch.NAME: settings.ELASTICSEARCH | {"URLS": [address], "INDEX_PREFIX": PREFIX}
    }


@contextmanager
def node_at(address: str, clean: str = "", seconds: float = 20) -> Iterator[Elasticsearch]:
    """Has the site search with Elasticsearch at this address, and clears away at the end (by ``clean``, if given).

    ``seconds``: that it may take, so many since the machine of tests is busy.
    """
    with override_settings(WAGTAILSEARCH_BACKENDS=backends(address), ELASTICSEARCH_SECONDS=seconds):
        client = Elasticsearch(clean or address)
        try:
            yield client
        finally:
            for name in client.indices.get(index=f"{PREFIX}*").body:
                client.indices.delete(index=name)
            client.close()


@pytest.fixture
def node(db: None) -> Iterator[Elasticsearch]:
    with node_at(ADDRESS) as client:
        yield client


def rebuilt() -> list[tuple[int, int]]:
    """Makes the index of what the database has; what was told of the progress."""
    told: list[tuple[int, int]] = []
    rebuilding.rebuild(lambda done, total: told.append((done, total)))
    assert not Rebuild.objects.exists()
    return told
