"""Elasticsearch's index is made without a moment in which it is empty, follows what changes, and can be compared."""

import logging
from collections.abc import Iterator
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.backends import catching_up, choosing, elasticsearch, health, rebuilding
from search.backends.choosing import GuardedBackend
from search.filters import SearchFilter
from search.models import Entry, EntryWords, Missed, Rebuild
from search.query import answer
from tests.search.made import Said, Thing, entry, only
from tests.search.nodes import PREFIX, needs_node, node, rebuilt  # noqa: F401

pytestmark = [pytest.mark.django_db, needs_node, pytest.mark.usefixtures("node")]


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "CHUNK", 2)


def guides(number: int) -> None:
    only(*(Thing(f"guide-{each}", {"fr": Said(f"Logement numéro {each}")}) for each in range(number)))


def keys(text: str) -> list[str]:
    assert isinstance(choosing.current(), GuardedBackend)
    return [result.key for result in answer(text, "fr", SearchFilter()).results]


def renamed(key: str, title: str) -> None:
    EntryWords.objects.filter(entry__key=key).update(title=title, title_tokens=title.lower())
    Entry.objects.filter(key=key).update(changed_at=timezone.now())


class Interrupted(BaseException):
    pass


def interrupted_after(number: int) -> None:
    def progress(done: int, _total: int) -> None:
        if done >= number:
            raise Interrupted

    with pytest.raises(Interrupted):
        rebuilding.rebuild(progress)


def test_progress_is_told_from_nothing_to_all() -> None:
    guides(5)
    assert rebuilt() == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_an_interrupted_rebuilding_goes_on_where_it_was() -> None:
    guides(6)
    interrupted_after(4)
    kept = Rebuild.objects.get()
    told: list[int] = []
    rebuilding.rebuild(lambda done, _total: told.append(done))
    assert told[0] in {2, 4}  # the last chunk may be sent twice
    assert elasticsearch.quick().es.indices.exists(index=kept.index)
    assert rebuilding.check() == []


def test_readers_find_all_of_the_old_index_until_the_new_one_has_everything(node: Elasticsearch) -> None:  # noqa: F811
    guides(6)
    rebuilt()
    before = set(node.indices.get(index=f"{PREFIX}*").body)
    found: list[int] = []
    rebuilding.rebuild(lambda *_: found.append(answer("logement", "fr", SearchFilter()).total))
    assert found == [6] * len(found)
    assert len(found) == 4
    after = set(node.indices.get(index=f"{PREFIX}*").body)
    assert len(after) == 1
    assert not after & before


def test_what_changes_while_the_index_is_made_is_in_it() -> None:
    guides(6)
    rebuilt()

    def progress(done: int, _total: int) -> None:
        if done == 4:
            renamed("guide-0", "Piscine")
            Entry.objects.get(key="guide-1").delete()
            entry(Thing("new", {"fr": Said("Une crèche")}))

    rebuilding.rebuild(progress)
    assert rebuilding.check() == []
    assert keys("piscine") == ["guide-0"]
    assert keys("crèche") == ["new"]


def test_an_index_of_another_form_of_the_code_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    guides(2)
    rebuilt()
    monkeypatch.setattr(elasticsearch, "digest", lambda: "another")
    assert answer("logement", "fr", SearchFilter()).total == 2
    assert "search_index" in health.state().reason


def test_what_is_published_or_withdrawn_is_found_or_not_at_once() -> None:
    guides(3)
    rebuilt()
    new = entry(Thing("new", {"fr": Said("Une crèche")}))
    gone = Entry.objects.get(key="guide-0")
    pk = gone.pk
    gone.delete()
    catching_up.while_writing([new.pk], [(pk, "guide-0")])
    catching_up.after_writing([new.pk], [(pk, "guide-0")])
    assert not Missed.objects.exists()
    assert keys("crèche") == ["new"]
    assert answer("logement", "fr", SearchFilter()).total == 2
    assert rebuilding.check() == []


def test_what_was_sent_late_does_not_replace_what_changed_since() -> None:
    guides(1)
    rebuilt()
    old = Entry.objects.prefetch_related("words").get()
    list(old.words.all())
    renamed("guide-0", "Piscine")
    catching_up.after_writing([old.pk], [])
    backend = elasticsearch.quick()
    elasticsearch.EntryIndex(backend, backend.alias).change([old], [])
    assert keys("piscine") == ["guide-0"]
    assert rebuilding.check() == []


def test_between_a_change_and_its_arrival_the_database_answers() -> None:
    guides(2)
    rebuilt()
    pk = Entry.objects.get(key="guide-0").pk
    catching_up.while_writing([], [(pk, "guide-0")])
    Entry.objects.filter(pk=pk).delete()
    assert not isinstance(choosing.current(), GuardedBackend)
    catching_up.after_writing([], [(pk, "guide-0")])
    assert isinstance(choosing.current(), GuardedBackend)


def test_a_comparison_tells_what_differs_and_the_night_mends_it() -> None:
    guides(3)
    rebuilt()
    renamed("guide-0", "Piscine")
    Entry.objects.get(key="guide-1").delete()
    entry(Thing("new", {"fr": Said("Une crèche")}))
    assert rebuilding.check() == [
        "new : absente d’Elasticsearch",
        "guide-1 : encore dans Elasticsearch",
        "guide-0 : ancienne version dans Elasticsearch",
    ]
    assert "3 différences" in rebuilding.nightly_work()
    assert rebuilding.check() == []


@pytest.fixture
def _few_values(db: None) -> Iterator[None]:
    """SQLite takes 999 values a statement; each build has a limit of its own."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    before = connection.connection.setlimit(SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    yield
    connection.connection.setlimit(SQLITE_LIMIT_VARIABLE_NUMBER, before)


@pytest.mark.usefixtures("_few_values")
def test_any_number_of_changes_is_noted() -> None:
    """More than a statement of the database takes values."""
    guides(2)
    rebuilt()
    last = Entry.objects.latest("pk").pk
    many, gone = range(last + 1, last + 2_000), [(number, f"gone-{number}") for number in range(2_000)]
    catching_up.while_writing([*many, last], gone)
    catching_up.after_writing([*many, last], gone)
    assert Missed.objects.count() == 2_001
    assert catching_up.run() == 2_001
    assert isinstance(choosing.current(), GuardedBackend)


def test_only_entries_are_kept_there(node: Elasticsearch) -> None:  # noqa: F811
    guides(1)
    rebuilt()
    call_command("update_index", backend_name="elasticsearch", verbosity=0)
    assert len(node.indices.get(index=f"{PREFIX}*").body) == 1
    assert keys("logement") == ["guide-0"]


def test_changes_of_state_are_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    guides(1)
    with caplog.at_level(logging.WARNING, "search"):
        for _ in range(3):
            answer("logement", "fr", SearchFilter())
        assert len(caplog.records) == 1
        rebuilt()
    assert len(caplog.records) == 2


def test_the_queries_of_a_search_do_not_depend_on_what_there_is(django_assert_max_num_queries: Any) -> None:
    counts = []
    for number in (2, 12):
        guides(number)
        rebuilt()
        answer("logement", "fr", SearchFilter())
        with django_assert_max_num_queries(15) as queries:
            answer("logement", "fr", SearchFilter())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_one_command_makes_both_indexes_and_compares_them(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_index")
    number = Entry.objects.count()
    assert number > 0
    assert f"Entrées dans Elasticsearch : {number}." in capsys.readouterr().out
    call_command("search_index", check=True)
    backend = elasticsearch.quick()
    elasticsearch.EntryIndex(backend, backend.alias).change([], [Entry.objects.earliest("pk").key])
    with pytest.raises(CommandError, match="Différences : 1"):
        call_command("search_index", check=True)
