"""What fails in the search keeps no editor from publishing or withdrawing, whatever there is in any text."""

import json
from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from core import findable
from home.models import StandardPage
from search import analysis, database_index, entries, files, indexing, nightly
from search.models import DocumentText, Entry
from tests.resources import library_making as making
from tests.search.indexed import NOWHERE, everywhere, once, page_entry

Found = Callable[..., Page]
pytestmark = pytest.mark.django_db
WORD, OTHER = "Zwyntoril", "Krelmandise"  # no words of any text that ships


def make(parent: Page, title: str, slug: str = "zwyntoril") -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, slug=slug, locale=parent.locale))


@pytest.fixture
def made(page: Found) -> StandardPage:
    return make(page("centre"), WORD)


@pytest.fixture
def faulty(made: StandardPage, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, the source cannot say this page, nor any together with it."""
    source = findable.sources["page"]
    say = source.findable

    def fail(keys: Collection[str]) -> Any:
        if f"page:{made.translation_key}" in keys:
            raise TypeError("no words")
        return say(keys)

    return lambda: monkeypatch.setattr(source, "findable", fail)


def test_a_page_that_cannot_be_indexed_is_published_and_found_no_more(
    made: StandardPage, faulty: Callable[[], None]
) -> None:
    faulty()
    made.title = OTHER
    made.save_revision().publish()
    assert StandardPage.objects.get(pk=made.pk).title == OTHER
    assert everywhere(WORD) == everywhere(OTHER) == NOWHERE
    made.unpublish()
    assert page_entry(made) is None


def test_one_that_cannot_be_indexed_takes_no_other_along(
    page: Found, made: StandardPage, faulty: Callable[[], None]
) -> None:
    below = make(made, OTHER, "krelmandise")
    faulty()
    made.move(page("accessibilite"), "last-child")
    assert page_entry(made) is None
    found = page_entry(below)
    assert found
    assert found.words.get(language="fr").address == "/fr/accessibilite/zwyntoril/krelmandise/"


def test_the_night_takes_nothing_away_because_something_fails(made: StandardPage, faulty: Callable[[], None]) -> None:
    faulty()
    nightly.heal()
    assert everywhere(WORD) == once()


def test_the_night_brings_back_what_failed(
    made: StandardPage, faulty: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty()
    made.save_revision().publish()
    monkeypatch.undo()
    with pytest.raises(CommandError):
        call_command("search_index", "--check", verbosity=0)
    nightly.heal()
    assert everywhere(WORD) == once()


@pytest.mark.parametrize(
    "odd", ["\0", "\ud83d", "\ufffe", "\x0b\x1b", "a" * 3000, "é\u0301" * 200, "ﷺ" * 60, "'" * 500, "a." * 5000]
)
def test_any_text_is_indexed(made: StandardPage, odd: str) -> None:
    body = json.dumps([{"type": "text", "value": f"<p>{odd} {OTHER} {odd}</p>"}])
    if not {"\0", "\ud83d"}.intersection(odd):  # PostgreSQL takes none of these in a stream
        StandardPage.objects.filter(pk=made.pk).update(body=body)
        indexing.refresh([f"page:{made.translation_key}"])
        assert everywhere(OTHER) == once()
    said = findable.Words(f"{odd} {OTHER}", f"/fr/{odd}", odd, odd, (odd,))
    wanted = entries.wanted(findable.Findable("page:x", findable.Kind.PAGE, {"fr": said}, {"so": (odd,)}), {})
    kept = "".join(wanted.words["fr"].values())
    assert "\0" not in kept
    assert kept.encode()


def test_a_title_of_any_length_is_indexed(made: StandardPage) -> None:
    made.title = f"{'a' * 240} {OTHER}"
    made.save_revision().publish()
    assert everywhere(OTHER) == once()


def test_a_body_of_a_megabyte_is_indexed_and_analysed_once(made: StandardPage, monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"mot{number % 20_000}" for number in range(110_000))
    StandardPage.objects.filter(pk=made.pk).update(body=json.dumps([{"type": "text", "value": f"<p>{text}</p>"}]))
    indexing.refresh([f"page:{made.translation_key}"])
    found = page_entry(made)
    assert found
    assert "mot19999" in found.words.get(language="fr").body_tokens.split()
    longest = []
    pieces = analysis.pieces
    monkeypatch.setattr(analysis, "pieces", lambda text: longest.append(len(text)) or pieces(text))
    made.refresh_from_db()
    made.title = OTHER
    made.save_revision().publish()
    assert everywhere(OTHER) == once()
    assert max(longest) < 1000


def test_the_index_is_rid_of_any_number_of_strangers() -> None:
    database_index.remove(range(1_000_000, 1_300_000))
    assert database_index.wrong(Entry.objects.all()) == []


def test_a_few_files_are_read_while_an_editor_waits_and_all_of_them_by_night(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    read: list[int] = []
    monkeypatch.setattr(indexing, "MOST_FILES", 2)
    monkeypatch.setattr(files, "read", lambda documents: read.extend(documents))
    pdfs = [making.document(f"{number}.pdf", b"%PDF-1.4 %%EOF") for number in range(4)]
    made = [making.publication(f"{WORD} {pdf.pk}", files={"fr": pdf}) for pdf in pdfs]
    DocumentText.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        indexing.refresh([f"publication:{each.translation_key}" for each in made])
    assert len(read) == 2
    read.clear()
    with django_capture_on_commit_callbacks(execute=True):
        indexing.everything()
    assert len(read) >= 4
