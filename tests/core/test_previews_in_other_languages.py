"""Before publishing, an editor sees a French page as it will read in any language of the site."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

Find = Callable[..., Page]


def previewed(page: Page, code: str) -> BeautifulSoup:
    response = page.make_preview_request(preview_mode=code)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_every_language_that_is_switched_on_can_be_previewed(page: Find) -> None:
    modes = page("centre").preview_modes
    assert modes[0] == ("", "Français")
    assert ("ar", "العربية") in modes
    assert len(modes) == 12
    assert page("centre", "ar").preview_modes == [("", "العربية")]


@pytest.mark.parametrize("key", ["accueil", "centre", "centre/historique-et-missions", "actualites", "contact"])
def test_a_draft_reads_in_arabic_with_the_words_that_are_known(page: Find, key: str) -> None:
    tree = previewed(page(key), "ar")
    assert (tree.html["lang"], tree.html["dir"]) == ("ar", "rtl")
    assert tree.h1.get_text() == page(key, "ar").title
    assert not tree.select("main h1[lang=fr], main .story__block[lang=fr]")


def test_what_is_not_translated_yet_is_shown_in_french_and_marked(page: Find) -> None:
    draft = page("centre")
    draft.title = "Le centre nouveau"
    draft.body.append(("heading", "Une partie nouvelle"))
    tree = previewed(draft, "ar")
    assert tree.h1.get_text() == "Le centre nouveau"
    assert tree.h1["lang"] == "fr"
    assert tree.find("h2", string="Une partie nouvelle").find_parent("div", lang="fr")["dir"] == "ltr"
    assert len(tree.select("main .story__block[lang=fr]")) == 1


def test_a_language_without_any_translation_shows_its_interface_and_the_french_text(page: Find) -> None:
    tree = previewed(page("centre"), "ti")
    assert tree.html["lang"] == "ti"
    assert tree.h1["lang"] == "fr"


def test_a_preview_changes_nothing(page: Find) -> None:
    draft = page("centre")
    previewed(draft, "ar")
    assert draft.title == page("centre").title == "Le centre"
    assert draft.locale.language_code == "fr"
    assert page("centre", "ar").title == "المركز"
