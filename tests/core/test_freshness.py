"""Whether a translation still says what its source says."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.freshness import changed
from core.models import TranslationState

Find = Callable[..., Page]
KEY = "centre/historique-et-missions"


def stale(page: Page) -> list[str]:
    return TranslationState.objects.get(page_id=page.pk).changed_parts


def edit_block(page: Page, number: int, value: Any) -> str:
    """Changes one block of the body and publishes; returns the block's id."""
    raw = list(page.body.raw_data)
    raw[number] = {**raw[number], "value": value}
    page.body = raw
    page.save_revision().publish()
    return str(raw[number]["id"])


def test_a_seeded_translation_is_fresh_and_not_yet_read_over(page: Find) -> None:
    for state in TranslationState.objects.all():
        assert state.changed_parts == []
        assert state.checked_at is None
    translations = Page.objects.filter(depth__gt=1).exclude(locale__language_code="fr")
    assert TranslationState.objects.count() == translations.count() > 7 * 16


def test_changed_text_makes_every_translation_stale_and_says_which_part(page: Find) -> None:
    block = edit_block(page(KEY), 0, "Notre histoire")
    for code in ("nl", "ar", "uk"):
        assert stale(page(KEY, code)) == [f"body.{block}"]


def test_the_reader_is_told_and_shown_the_part(page: Find, read: Callable[..., BeautifulSoup]) -> None:
    address = "/nl/centre/historique-et-missions/"
    assert not read(address).select(".band--warning, .changed-mark")
    block = edit_block(page(KEY), 0, "Notre histoire")
    tree = read(address)
    assert tree.select_one(".band--warning a[hreflang=fr]")["href"] == "/fr/centre/historique-et-missions/"
    assert len(tree.select(".changed-mark")) == 1
    assert tree.find(id=block).select_one(".changed-mark a")["href"].endswith(f"#{block}")
    assert not read("/fr/centre/historique-et-missions/").select(".band--warning, .changed-mark")


def test_a_draft_a_move_or_an_order_makes_nothing_stale(page: Find) -> None:
    source = page(KEY)
    source.title = "Brouillon"
    source.save_revision()
    assert stale(page(KEY, "nl")) == []
    source = page(KEY)
    source.move(page("accueil"), pos="last-child")
    source = page(KEY)
    source.body = [*reversed(list(source.body.raw_data))]
    source.save_revision().publish()
    assert stale(page(KEY, "nl")) == []


def test_a_new_part_and_a_lost_part_count_as_changes(page: Find) -> None:
    source = page(KEY)
    lost = str(source.body.raw_data[0]["id"])
    source.body = [*list(source.body.raw_data)[1:], {"type": "heading", "value": "Demain"}]
    source.save_revision().publish()
    new = str(page(KEY).body.raw_data[-1]["id"])
    assert stale(page(KEY, "en")) == sorted([f"body.{lost}", f"body.{new}"])


def test_text_put_back_is_fresh_again(page: Find) -> None:
    edit_block(page(KEY), 0, "Notre histoire")
    edit_block(page(KEY), 0, "Historique")
    assert stale(page(KEY, "nl")) == []


def test_updating_from_the_source_and_translating_makes_it_fresh(
    page: Find, read: Callable[..., BeautifulSoup]
) -> None:
    edit_block(page(KEY), 0, "Notre histoire")
    source = TranslationSource.objects.get_for_instance(page(KEY))
    source.update_from_db()
    dutch = Locale.objects.get(language_code="nl")
    translation = Translation.objects.get(source=source, target_locale=dutch)
    segment = StringSegment.objects.get(source=source, string__data="Notre histoire")

    # Published again without words for the new text, it says that in French, and says so.
    translation.save_target(publish=True)
    _on_commit()
    state = TranslationState.objects.get(page_id=page(KEY, "nl").pk)
    assert (state.changed_parts, state.untranslated_parts) == ([], [segment.context.path])
    french = read("/nl/centre/historique-et-missions/").find(id=segment.context.path.split(".")[1])
    assert french.h2.get_text() == "Notre histoire"
    assert (french["lang"], french["dir"]) == ("fr", "ltr")

    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=dutch, data="Onze geschiedenis"
    )
    translation.save_target(publish=True)
    _on_commit()
    assert stale(page(KEY, "nl")) == []
    assert stale(page(KEY, "en")) == [segment.context.path]


def _on_commit() -> None:
    """wagtail-localize publishes when the transaction ends; inside a test's transaction that is now."""
    from django.db import connection

    while connection.run_on_commit:
        _, function, _ = connection.run_on_commit.pop(0)
        function()


def test_changed_is_symmetrical_and_empty_for_equals() -> None:
    assert changed({"a": "1"}, {"a": "1"}) == []
    assert changed({"a": "1"}, {"b": "1"}) == changed({"b": "1"}, {"a": "1"}) == ["a", "b"]


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("redactrice"))
    return client


def test_editors_see_every_page_and_language_in_one_table(editor: Client, page: Find) -> None:
    edit_block(page(KEY), 0, "Notre histoire")
    page("centre/territoire", "tr").unpublish()
    tree = BeautifulSoup(editor.get("/admin/reports/translation-table/").content, "html.parser")
    rows = {row.th.get_text(strip=True): row for row in tree.select(".translation-table tbody tr")}
    assert len(rows) == Page.objects.filter(depth__gt=1, locale__language_code="fr").count()
    history = rows["Historique et missions"].get_text()
    assert history.count("Le français a changé") == 7
    assert history.count("Pas traduite") == 4
    assert "Brouillon" in rows["Notre territoire"].get_text()
    assert "Non relue" in rows["Contact"].get_text()


def test_a_translation_read_over_is_marked_until_its_words_change(editor: Client, page: Find) -> None:
    dutch = page("contact", "nl")
    editor.post(f"/admin/reports/translation-table/{dutch.pk}/checked/")
    state = TranslationState.objects.get(page_id=dutch.pk)
    assert state.checked_at
    assert state.checked_by.username == "redactrice"
    dutch.save_revision().publish()
    state.refresh_from_db()
    assert state.checked_at
    dutch.summary = "Iets anders"
    dutch.save_revision().publish()
    state.refresh_from_db()
    assert state.checked_at is None


def test_marking_needs_the_right_to_edit_and_a_post(page: Find) -> None:
    client = Client()
    address = f"/admin/reports/translation-table/{page('contact', 'nl').pk}/checked/"
    assert client.post(address).status_code == 302
    client.force_login(User.objects.create_superuser("redactrice"))
    assert client.get(address).status_code == 405


def test_opening_a_translation_says_what_it_needs(editor: Client, page: Find) -> None:
    dutch = page(KEY, "nl")
    assert "Traduction non relue" in editor.get(f"/admin/pages/{dutch.pk}/edit/").content.decode()
    edit_block(page(KEY), 0, "Notre histoire")
    assert "1 partie(s) à revoir" in editor.get(f"/admin/pages/{dutch.pk}/edit/").content.decode()
    assert "non relue" not in editor.get(f"/admin/pages/{page(KEY).pk}/edit/").content.decode()


def test_words_that_were_only_typed_do_not_make_a_translation_fresh(page: Find) -> None:
    edit_block(page(KEY), 0, "Notre histoire")
    source = TranslationSource.objects.get_for_instance(page(KEY))
    source.update_from_db()
    segment = StringSegment.objects.get(source=source, string__data="Notre histoire")
    dutch = Locale.objects.get(language_code="nl")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=dutch, data="Onze geschiedenis"
    )
    page(KEY, "nl").latest_revision.publish()
    assert stale(page(KEY, "nl")) == [segment.context.path]


def test_a_page_taken_out_of_translation_stays_stale_until_its_own_words_change(page: Find) -> None:
    block = edit_block(page(KEY), 0, "Notre histoire")
    Translation.objects.filter(source__object_id=page(KEY).translation_key).update(enabled=False)
    dutch = page(KEY, "nl")
    dutch.seo_title = "Iets voor zoekmachines"
    dutch.save_revision().publish()
    assert f"body.{block}" in stale(page(KEY, "nl"))
    edit_block(page(KEY, "nl"), 0, "Onze geschiedenis")
    assert f"body.{block}" not in stale(page(KEY, "nl"))


def test_a_french_page_is_never_a_translation(editor: Client, page: Find, read: Callable[..., BeautifulSoup]) -> None:
    editor.post(f"/admin/reports/translation-table/{page(KEY).pk}/checked/")
    page(KEY).save_revision().publish()
    assert not TranslationState.objects.filter(page_id=page(KEY).pk).exists()
    assert not read("/fr/centre/historique-et-missions/").select(".band")


def test_changes_on_the_home_page_are_marked_at_the_door(page: Find, read: Callable[..., BeautifulSoup]) -> None:
    home = page("accueil")
    raw = list(home.doors.raw_data)
    raw[0] = {**raw[0], "value": {**raw[0]["value"], "title": "Je viens d’arriver"}}
    home.doors = raw
    home.save_revision().publish()
    marks = read("/nl/").select(".changed-mark")
    assert [mark.find_parent("li")["id"] for mark in marks] == [raw[0]["id"]]


def test_a_part_that_only_french_has_is_not_said_to_be_marked(page: Find, read: Callable[..., BeautifulSoup]) -> None:
    source = page(KEY)
    source.body = [*source.body.raw_data, {"type": "heading", "value": "Demain"}]
    source.save_revision().publish()
    band = read("/en/centre/historique-et-missions/").select_one(".band--warning").get_text()
    assert "has changed" in band
    assert "marked below" not in band
