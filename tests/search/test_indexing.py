"""The index says what the site says, at once, and costs what changed; what is wrong in it is mended."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.findable import gathering, sources
from core.models import Topic
from events.models import Category, EventPage
from home.models import StandardPage
from resources.models import GlossaryPage, Term
from search import database_index, indexing, nightly
from search.models import Entry, EntryWords, KnownWord
from tests.resources import library_making as making
from tests.search.indexed import NOWHERE, entry, everywhere, facet, languages, once, page_entry, words

Found = Callable[..., Page]
pytestmark = pytest.mark.django_db
WORD = "Zwyntoril"  # no word of any text that ships


@pytest.fixture
def parent(page: Found) -> Page:
    return page("centre")


def make(parent: Page, title: str, slug: str = "zwyntoril") -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, slug=slug, locale=parent.locale))


def check() -> None:
    call_command("search_index", "--check", verbosity=0)


def test_what_ships_is_indexed_when_it_is_loaded() -> None:
    every = {key for source in sources.values() for key in source.keys()}  # noqa: SIM118
    assert set(Entry.objects.values_list("key", flat=True)) == every
    check()


def test_an_entry_shows_and_compares_what_the_page_says(page: Found) -> None:
    guide = page("guides/arriver/parcours-d-integration")
    found = page_entry(guide)
    assert found
    row = words(found)
    assert (row.title, row.summary) == (guide.title, guide.summary)
    assert row.address == "/fr/guides/arriver/parcours-d-integration/"
    assert "fr0" not in row.body_tokens
    assert set(found.title().split()) >= set(row.title_tokens.split()) | set(row.name_tokens.split())
    assert f"fr0{row.body_tokens.split()[0]}" in found.body().split()
    assert facet(found, "kind") == ["guide"]
    assert set(facet(found, "language")) == languages(found)


def test_a_new_title_is_found_and_the_former_one_is_not(parent: Page) -> None:
    made = make(parent, f"Le {WORD}")
    made.title = "Krelmandise"
    made.save_revision().publish()
    assert everywhere(WORD) == NOWHERE
    assert everywhere("Krelmandise") == once()


def test_a_word_is_counted_in_as_many_entries_as_have_it(parent: Page) -> None:
    first = make(parent, f"{WORD} et {WORD}s", "a")
    make(parent, f"Un {WORD}", "b")
    assert everywhere(WORD) == once(2)
    first.delete()
    assert everywhere(WORD) == once(1)
    assert KnownWord.objects.get(token=WORD.lower()).form == WORD.lower()


def test_addresses_below_a_renamed_page_are_the_new_ones(parent: Page, django_capture_on_commit_callbacks: Any) -> None:
    made = make(parent, WORD)
    parent.slug = "maison"
    with django_capture_on_commit_callbacks(execute=True):
        parent.save_revision().publish()
    found = page_entry(made)
    assert found
    assert words(found).address == "/fr/maison/zwyntoril/"


def test_entries_of_a_shelf_have_its_new_address(page: Found, django_capture_on_commit_callbacks: Any) -> None:
    shelf = GlossaryPage.objects.get(live=True, locale__language_code="fr")
    shelf.slug = "mots"
    with django_capture_on_commit_callbacks(execute=True):
        shelf.save_revision().publish()
    term = Term.objects.get(slug="cpas", locale__language_code="fr")
    found = entry(f"term:{term.translation_key}")
    assert found
    assert words(found).address == "/fr/mots/cpas/"
    check()


def test_a_renamed_topic_is_the_new_name_of_all_that_is_on_it() -> None:
    topic = Topic.objects.get(slug="papiers", locale__language_code="so")
    topic.name = WORD
    topic.save()
    assert everywhere(WORD, "so")["entries"] > 3
    check()


def test_a_renamed_category_is_the_new_name_of_its_activities() -> None:
    activity = EventPage.objects.filter(live=True, locale__language_code="fr").first()
    assert activity
    category = Category.objects.get(pk=activity.category_id)
    category.name = WORD
    category.save()
    found = page_entry(activity)
    assert found
    assert WORD.lower() in words(found).name_tokens.split()


def test_other_dates_of_an_activity_are_those_of_its_entry(page: Found) -> None:
    activity = EventPage.objects.get(pk=page("agenda/fete-des-voisins").pk)
    activity.start_date += timedelta(days=365)
    activity.start_time, activity.end_date, activity.end_time = time(10), None, time(11)
    activity.save_revision().publish()
    found = page_entry(activity)
    assert found
    assert found.next_day == found.last_day == activity.start_date


def test_a_second_time_nothing_is_written() -> None:
    indexing.everything()
    before = dict(Entry.objects.values_list("pk", "changed_at"))
    with CaptureQueriesContext(connection) as queries:
        indexing.everything()
    writing = ("INSERT", "UPDATE", "DELETE")
    assert [query["sql"][:200] for query in queries if query["sql"].startswith(writing)] == []
    assert dict(Entry.objects.values_list("pk", "changed_at")) == before


def test_a_batch_costs_as_many_queries_as_a_page(parent: Page) -> None:
    pages = [make(parent, f"{WORD} {number}", f"z-{number}") for number in range(12)]
    for made in pages:
        StandardPage.objects.filter(pk=made.pk).update(summary="Krelmandise.")
    numbers = []
    for some in (pages[:1], pages[1:]):
        with CaptureQueriesContext(connection) as queries:
            indexing.refresh([f"page:{made.translation_key}" for made in some])
        numbers.append(len(queries))
    assert len(set(numbers)) == 1
    assert everywhere("Krelmandise") == once(len(pages))


def test_what_is_published_is_asked_for_once_and_nothing_else_is(
    parent: Page, page: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(parent, WORD)
    activity = EventPage.objects.get(pk=page("agenda/fete-des-voisins").pk)
    days = {name: getattr(activity, name) for name in ("start_date", "end_date")}
    for name, day in days.items():  # what is derived of it is other too
        setattr(activity, name, day and day + timedelta(days=1))
    asked: list[set[str]] = []
    findable = sources["page"].findable
    monkeypatch.setattr(sources["page"], "findable", lambda keys: asked.append(set(keys)) or findable(keys))
    for each in (made, activity):
        each.save_revision().publish()
    assert asked == [{f"page:{made.translation_key}"}, {f"page:{activity.translation_key}"}]


def test_what_belongs_together_is_indexed_at_its_end(parent: Page) -> None:
    with gathering.together():
        with gathering.together():
            make(parent, WORD)
        assert everywhere(WORD) == NOWHERE
    assert everywhere(WORD) == once()


def test_who_asks_hears_what_was_written_and_what_is_gone(
    parent: Page, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[tuple[list[int], list[tuple[int, str]]]] = []

    def hear(entries: list[int], gone: list[tuple[int, str]], **_: Any) -> None:
        heard.append((entries, gone))

    indexing.written.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            made = make(parent, WORD)
            assert not heard
        found = page_entry(made)
        assert found
        assert heard == [([found.pk], [])]
        with django_capture_on_commit_callbacks(execute=True):
            made.delete()
        assert heard[1:] == [([], [(found.pk, found.key)])]
    finally:
        indexing.written.disconnect(hear)


# -- What is wrong is told, and mended


def spoil_entry() -> None:
    EntryWords.objects.filter(language="fr", title="Contact").update(title="Autre")


def spoil_index() -> None:
    database_index.rows().filter(pk=database_index.rows().first().pk).delete()


def spoil_index_words() -> None:
    found = Entry.objects.with_words().first()
    assert found
    found._prefetched_objects_cache = {"words": []}
    database_index.put([found])


def spoil_words() -> None:
    KnownWord.objects.filter(language="fr", token="contact").update(entries=99)


def spoil_by_adding() -> None:
    found = Entry.objects.create(key="page:none", kind="page", changed_at="2026-01-01T00:00Z")
    database_index.put([found])


def spoil_by_deleting() -> None:
    Entry.objects.filter(kind="term").delete()


@pytest.mark.parametrize(
    "spoil", [spoil_entry, spoil_index, spoil_index_words, spoil_words, spoil_by_adding, spoil_by_deleting]
)
def test_a_difference_is_told_and_the_night_mends_it(spoil: Callable[[], None]) -> None:
    check()
    spoil()
    with pytest.raises(CommandError):
        check()
    nightly.heal()
    check()


def test_the_index_is_made_again_from_nothing() -> None:
    before = dict(Entry.objects.values_list("key", "facets"))
    Entry.objects.all().delete()
    KnownWord.objects.all().delete()
    call_command("load_content", verbosity=0)
    assert dict(Entry.objects.values_list("key", "facets")) == before
    check()


def test_an_import_that_no_form_lets_through_keeps_nobody_from_publishing(parent: Page) -> None:
    made = make(parent, WORD)
    odd = '[{"type": "table", "value": {"table": 3}}, {"type": "text", "value": {}}, {"type": "nothing", "value": 7}]'
    StandardPage.objects.filter(pk=made.pk).update(body=odd)
    indexing.refresh([f"page:{made.translation_key}"])
    assert everywhere(WORD) == once()


def test_a_publication_that_was_translated_is_found_in_both_languages() -> None:
    made = making.publication("Guide")
    making.translated(made, "nl", title=WORD)
    assert everywhere(WORD, "nl") == once()
