"""Before a page is moved, withdrawn or deleted, staff read what it does to links and translations; and it does it."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from home.models import NewsPage

Find = Callable[..., Page]
Member = Callable[..., Client]


@pytest.fixture
def linked(page: Find) -> Page:
    """Piece of news whose text leads to the page of the territory."""
    territory = page("centre/territoire")
    text = f'<p>Voyez <a linktype="page" id="{territory.pk}">le territoire</a>.</p>'
    news = NewsPage(title="Treize communes", slug="treize", body=[("text", text)], locale=territory.locale)
    page("actualites").add_child(instance=news)
    call_command("rebuild_references_index", verbosity=0)
    return territory


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_pages_whose_links_would_break_are_named(linked: Page, member: Member, action: str) -> None:
    said = member("Modération").get(f"/admin/pages/{linked.pk}/{action}/").content.decode()
    assert "Des pages mènent à celle-ci" in said
    assert "Treize communes</a> (Français)" in said
    assert "7 traductions" in said


def test_withdrawing_a_page_withdraws_its_translations(page: Find, member: Member, visitor: Client) -> None:
    member("Modération").post(f"/admin/pages/{page('centre/territoire').pk}/unpublish/")
    assert visitor.get("/fr/centre/territoire/").status_code == 410
    assert visitor.get("/ar/centre/territoire/").status_code == 410


def test_withdrawing_a_page_keeps_what_is_below_unless_asked(page: Find, member: Member) -> None:
    member("Modération").post(f"/admin/pages/{page('centre').pk}/unpublish/")
    assert page("centre/territoire").live
    assert page("centre/territoire", "ar").live
    assert not page("centre", "ar").live


def test_withdrawing_a_translation_touches_no_other_language(page: Find, member: Member) -> None:
    member("Modération").post(f"/admin/pages/{page('contact', 'nl').pk}/unpublish/")
    assert not page("contact", "nl").live
    assert page("contact").live
    assert page("contact", "ar").live


def test_deleting_a_page_deletes_its_translations(page: Find, member: Member) -> None:
    territory = page("centre/territoire")
    member("Modération").post(f"/admin/pages/{territory.pk}/delete/")
    assert not Page.objects.filter(translation_key=territory.translation_key).exists()


def test_an_editor_deletes_no_published_translation_with_a_draft(page: Find, member: Member) -> None:
    territory = page("centre/territoire")
    territory.unpublish()
    editor = member("Rédaction")
    said = editor.post(f"/admin/pages/{territory.pk}/delete/", follow=True).content.decode()
    assert "des traductions que vous ne pouvez pas supprimer" in said
    assert page("centre/territoire", "nl").live
    assert page("centre/territoire")


def test_moving_says_which_translations_follow_and_which_stay(page: Find, member: Member) -> None:
    page("organisations", "tr").delete()
    address = f"/admin/pages/{page('centre/territoire').pk}/move/{page('organisations').pk}/confirm/"
    moderator = member("Modération")
    said = moderator.get(address).content.decode()
    assert "Les traductions suivront : Nederlands, English, العربية" in said
    assert "Türkçe" in said.split("Resteront où elles sont")[1].split("</li>")[0]
    moderator.post(address)
    assert page("centre/territoire", "ar").get_parent() == page("organisations", "ar").page_ptr
    assert page("centre/territoire", "tr").get_parent() == page("centre", "tr").page_ptr


def test_a_translation_is_not_moved_away_from_its_source(page: Find, member: Member) -> None:
    dutch = page("centre/territoire", "nl")
    address = f"/admin/pages/{dutch.pk}/move/{page('organisations', 'nl').pk}/confirm/"
    said = member("Modération").post(address, follow=True).content.decode()
    assert "déplacez la page française" in said
    assert page("centre/territoire", "nl").get_parent() == page("centre", "nl").page_ptr


@pytest.mark.parametrize(
    ("action", "language", "form"),
    [("delete", "fr", {}), ("unpublish", "fr", {}), ("move", "nl", {"chooser": "above"})],
)
def test_several_pages_at_once_leave_no_translation_behind(
    page: Find, member: Member, action: str, language: str, form: dict[str, str]
) -> None:
    territory, destination = page("centre/territoire", language), page("organisations", language)
    address = f"/admin/bulk/wagtailcore/page/{action}/?id={territory.pk}&next=/admin/"
    chosen = dict.fromkeys(form, destination.pk) | {"next": "/admin/"}
    said = member("Administration").post(address, chosen, follow=True).content.decode()
    assert "Faites-le page par page" in said
    after = page("centre/territoire", language)
    assert (after.live, after.url_path) == (True, territory.url_path)


def test_several_pages_without_translations_are_done_at_once(page: Find, member: Member) -> None:
    for code in ("nl", "en"):
        assert page("centre/territoire", code).live
    found = "&".join(f"id={page('centre/territoire', code).pk}" for code in ("nl", "en"))
    member("Modération").post(f"/admin/bulk/wagtailcore/page/unpublish/?{found}&next=/admin/", {"next": "/admin/"})
    assert not any(page("centre/territoire", code).live for code in ("nl", "en"))
    assert page("centre/territoire").live
