"""Looks entries up in Elasticsearch, where ``ELASTICSEARCH_URL`` is set. Only entries are kept there.

It is modelsearch's backend with documents of our own (``mapping``) and requests of our own (``asking``). Every failure,
whatever it is, is ``Unavailable``, within a fixed time: ``choosing`` then gives the database's answer.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from functools import cache, partial
from time import monotonic
from typing import Any, TypeVar, cast
from urllib.parse import ParseResult, unquote

from django.conf import settings
from django.core.signals import setting_changed
from django.db.models import Model
from django.utils import timezone
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError, ScanError, bulk
from modelsearch.backends import get_search_backend
from modelsearch.backends.base import BaseIndex
from modelsearch.backends.elasticsearch9 import Elasticsearch9Index, Elasticsearch9SearchBackend

from search.backends import asking
from search.backends.analysers import index_settings
from search.backends.found import FEW, Found, Hit
from search.backends.mapping import EntryMapping, digest, mappings, version
from search.backends.terms import beginnings
from search.filters import SearchFilter
from search.models import Entry
from search.question import Question

logger = logging.getLogger(__name__)

NAME = "elasticsearch"  # in WAGTAILSEARCH_BACKENDS
PATIENT_SECONDS = 30.0  # for commands and threads that nobody waits for
# The client's time-outs leave out the look-up of a host's name and begin anew with each piece that arrives.
POOL = ThreadPoolExecutor(8, thread_name_prefix="elasticsearch")
QUESTION_ERRORS = {"too_many_clauses", "too_many_nested_clauses"}
Answer = TypeVar("Answer")


class UnavailableError(Exception):
    """Elasticsearch did not answer as it must. ``reason``: why, in the staff's words.

    ``is_question``: this question is too much for it, and it may well answer others.
    """

    def __init__(self, reason: str, is_question: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_question = is_question


def explained(error: Exception) -> UnavailableError:
    """What an error of the client means."""
    if isinstance(error, ApiError):
        kind = error.error if isinstance(error.body, dict) else ""
        causes = str(error.body)
        if any(name in causes for name in QUESTION_ERRORS):
            return UnavailableError("Une question est trop longue pour Elasticsearch.", is_question=True)
        return UnavailableError(api_reason(error.status_code, str(kind), causes))
    if isinstance(error, TooLate | TimeoutError) or "timed out" in str(error).lower():
        return UnavailableError("Elasticsearch ne répond pas à temps.")
    if isinstance(error, TransportError):
        return UnavailableError("Elasticsearch n’est pas joignable.")
    return UnavailableError("Elasticsearch a donné une réponse qui n’est pas la sienne.")


def api_reason(status: int, kind: str, causes: str) -> str:
    if "index_not_found" in causes or "alias_not_found" in causes or "require_alias" in causes:
        return "L’index manque dans Elasticsearch : lancez « python manage.py search_index »."
    if "flood" in causes or "read-only" in causes or "read_only" in causes:
        return "L’index d’Elasticsearch est en lecture seule : son disque est presque plein."
    if status in {401, 403}:
        return "Elasticsearch refuse l’accès : vérifiez ELASTICSEARCH_URL."
    if "no_shard_available" in causes or status == 503:
        return "L’index d’Elasticsearch n’est pas disponible (état rouge)."
    if status == 429:
        return "Elasticsearch est surchargé."
    if status == 400:
        return "L’index d’Elasticsearch n’a pas la forme attendue : lancez « python manage.py search_index »."
    return f"Elasticsearch signale une erreur ({status} {kind})."


class EntryIndex(Elasticsearch9Index):
    """An index of entries, or the alias of the one in use."""

    requires_alias = True

    def add_model(self, model: type[Model]) -> None:
        """The mapping comes with the index's settings."""

    def add_item(self, item: Entry) -> None:
        self.add_items(type(item), [item])

    def add_items(self, model: type[Model], items: Iterable[Entry]) -> None:
        self.change(items, [])

    def delete_item(self, item: Entry) -> None:
        self.change([], [item.key])

    def change(self, entries: Iterable[Entry], gone: Iterable[str]) -> None:
        """Writes entries and deletes those of these keys; what changed later stays as it is (versions)."""
        mapping = self.mapping_class(Entry)
        versioned = {"_index": self.name, "version_type": "external_gte", "require_alias": self.requires_alias}
        actions = [
            versioned
            | {"_id": each.key, "version": version(each.changed_at), "_source": mapping.get_document(each)}
            for each in entries
        ]  # fmt: skip
        now = version(timezone.now())
        actions += [versioned | {"_op_type": "delete", "_id": key, "version": now} for key in gone]
        if not actions:
            return
        _, errors = bulk(self.es, actions, refresh=self.requires_alias, raise_on_error=False)
        wrong = [each for item in cast("list[Any]", errors) for each in item.values() if not is_harmless(each)]
        if wrong:
            raise UnavailableError(api_reason(wrong[0]["status"], "", str(wrong[0].get("error"))))


class MadeIndex(EntryIndex):
    """An index by its own name, which no alias leads to yet: nobody searches it, it is refreshed at the end."""

    requires_alias = False


def is_harmless(answer: dict[str, Any]) -> bool:
    """Whether a change failed because a later one was there already, or what is to be deleted was not."""
    return answer["status"] == 409 or (answer["status"] == 404 and answer.get("result") == "not_found")


class ElasticsearchBackend(Elasticsearch9SearchBackend):
    """Entries in Elasticsearch; of any other model nothing is kept."""

    mapping_class = EntryMapping
    index_class = EntryIndex
    settings = {"settings": index_settings(), "mappings": mappings() | {"_meta": {"digest": digest()}}}

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(deepcopy(params))  # what it adds to them is not the settings'
        self.rebuilder_class = None  # ``manage.py search_index`` (search.backends.rebuilding)

    def _get_options_from_host_urls(self, urls: list[ParseResult]) -> dict[str, Any]:
        """A password in an address is written as addresses are (``%40`` for @), which modelsearch leaves so."""
        options = super()._get_options_from_host_urls(urls)
        if credentials := options.get("basic_auth"):
            options["basic_auth"] = tuple(unquote(each or "") for each in credentials)
        return options

    @property
    def family(self) -> str:
        """What the names of all its indexes begin with."""
        return f"{self.index_prefix}search_entry_"

    @property
    def alias(self) -> str:
        """The name of the index in use, which changes when the code makes another index."""
        return f"{self.family}{digest()}"

    def get_index_for_model(self, model: type[Model]) -> BaseIndex:
        return EntryIndex(self, self.alias) if model is Entry else BaseIndex(self)


class TimedSearch:
    """Elasticsearch for one search, whose requests take no longer than this together: each has what the others left."""

    def __init__(self, backend: ElasticsearchBackend, seconds: float) -> None:
        self.backend = backend
        self.left = seconds

    def find(self, question: Question, chosen: SearchFilter, first: int, most: int) -> Found:
        """Where no entry has enough of the words, as they are typed or probably meant, any of them may be mistyped."""
        if not question.words:
            return Found([], 0)
        ask = partial(self.asked, question, chosen, first, most)
        every, found = ask(question.enough)
        if every >= FEW or (every and question.enough == 1):
            return found
        number, more = ask(1, mistyped=not every)
        return replace(more, loose=number > 0 and not every and question.enough > 1)

    def asked(
        self,
        question: Question,
        chosen: SearchFilter,
        first: int,
        most: int,
        least: int,
        mistyped: bool = False,
    ) -> tuple[int, Found]:
        """How many entries there are without any filter, and those that were asked for."""
        order = asking.shown_order(question.language)
        moment, today = timezone.now(), timezone.localdate()
        body = asking.request(
            question, chosen, first, most, now=moment, today=today, order=order, least=least, mistyped=mistyped
        )
        answer = self.searched(body)
        return understood(lambda: asking.found(answer, order))

    def begin_with(self, question: Question, most: int) -> list[Hit]:
        if not beginnings(question):
            return []
        answer = self.searched(asking.beginning(question, most, timezone.now()))
        return understood(lambda: [Hit(each["fields"]["pk"][0], each["_score"]) for each in answer["hits"]["hits"]])

    def searched(self, body: dict[str, Any]) -> dict[str, Any]:
        """The answer of the whole index, or none: a part of it would be taken for all that there is."""
        client, alias = self.backend.es.options(request_timeout=self.left), self.backend.alias
        began = monotonic()
        try:
            answer = within(self.left, lambda: client.search(index=alias, allow_partial_search_results=False, **body))
        finally:
            self.left -= monotonic() - began
        return cast("dict[str, Any]", answer.body)


def within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """What a call gives, if it does in this time; it is left to end by itself where it does not."""
    if seconds <= 0:
        raise explained(TooLate())
    future = POOL.submit(call)
    try:
        with explaining():
            return future.result(seconds)
    finally:
        future.cancel()  # what waits for its turn is not begun when nobody waits for it any more


def understood(read: Callable[[], Answer]) -> Answer:
    """What an answer says; one that another service gave, or another index, is no answer."""
    try:
        return read()
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise explained(error) from error


@contextmanager
def explaining() -> Iterator[None]:
    """Makes every error of the client ``UnavailableError``."""
    try:
        yield
    except (ApiError, TransportError, TooLate, BulkIndexError, ScanError) as error:
        raise explained(error) from error


def is_configured() -> bool:
    return NAME in settings.WAGTAILSEARCH_BACKENDS


@cache
def quick() -> ElasticsearchBackend:
    """For what somebody waits for; its connections are kept by the process."""
    return cast(ElasticsearchBackend, get_search_backend(NAME, TIMEOUT=settings.ELASTICSEARCH_SECONDS))


@cache
def patient() -> ElasticsearchBackend:
    """For commands and threads."""
    return cast(ElasticsearchBackend, get_search_backend(NAME, TIMEOUT=PATIENT_SECONDS))


def forget(setting: str, **_: Any) -> None:
    """Tests say another node, or how long one may wait."""
    if setting in {"WAGTAILSEARCH_BACKENDS", "ELASTICSEARCH_SECONDS"}:
        quick.cache_clear()
        patient.cache_clear()


setting_changed.connect(forget)

SearchBackend = ElasticsearchBackend
