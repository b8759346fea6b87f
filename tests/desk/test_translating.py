"""Beginning and updating translations: no alias, nothing published in French, each language by its own people."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from home.models import StandardPage

Find = Callable[..., Page]
Member = Callable[..., Client]


def submit(client: Client, page: Page, code: str, **more: str) -> BeautifulSoup:
    locale = Locale.objects.get(language_code=code)
    response = client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": locale.pk} | more)
    return BeautifulSoup(response.content, "html.parser")


def offered(client: Client, page: Page) -> set[str]:
    tree = BeautifulSoup(client.get(f"/admin/localize/submit/page/{page.pk}/").content, "html.parser")
    chosen = {int(box["value"]) for box in tree.select("input[name=locales]")}
    return set(Locale.objects.filter(pk__in=chosen).values_list("language_code", flat=True))


@pytest.fixture
def french_only(page: Find) -> Page:
    """A published page, two levels deep, that exists in French alone."""
    above = StandardPage(title="Logement", slug="colocation", locale=page("accueil").locale)
    page("centre").add_child(instance=above)
    below = StandardPage(title="Louer", slug="louer", locale=above.locale)
    return above.add_child(instance=below)


def test_a_deep_page_asks_for_the_page_above_first_and_makes_no_alias(french_only: Page, member: Member) -> None:
    editor = member("Rédaction")
    tree = submit(editor, french_only, "ar")
    assert "Traduisez d’abord la page du dessus, « Logement »" in tree.get_text(" ", strip=True).replace(" »", " »")
    way = tree.select_one(f"a[href*='/submit/page/{french_only.get_parent().pk}/']")
    assert way["href"].endswith("?select_locale=ar")
    assert not Page.objects.exclude(alias_of=None).exists()
    submit(editor, french_only.get_parent(), "ar")
    submit(editor, french_only, "ar")
    assert Page.objects.filter(slug="louer", locale__language_code="ar", alias_of=None).exists()
    assert not Page.objects.exclude(alias_of=None).exists()


def test_a_whole_branch_can_be_begun_from_its_top(french_only: Page, member: Member) -> None:
    submit(member("Rédaction"), french_only.get_parent(), "ar", include_subtree="on")
    assert Page.objects.filter(slug="louer", locale__language_code="ar", alias_of=None, live=False).exists()


def test_a_translation_begins_as_a_draft(french_only: Page, member: Member, visitor: Client) -> None:
    assert french_only.get_parent().live
    submit(member("Modération"), french_only.get_parent(), "ar")
    assert not Page.objects.get(slug="colocation", locale__language_code="ar").live
    assert visitor.get("/ar/centre/colocation/").status_code == 404


@pytest.mark.parametrize(
    ("group", "languages"),
    [("Traduction – العربية", {"ar"}), ("Traduction – فارسی", set()), ("Rédaction", {"ar", "nl", "tr", "uk", "es"})],
)
def test_each_offers_the_languages_of_its_own(
    french_only: Page, member: Member, group: str, languages: set[str]
) -> None:
    found = offered(member(group), french_only.get_parent())
    assert found >= languages
    assert languages or not found
    assert group == "Rédaction" or found == languages


def test_a_translator_cannot_begin_another_language(french_only: Page, member: Member) -> None:
    submit(member("Traduction – العربية"), french_only.get_parent(), "nl")
    assert not Page.objects.filter(slug="colocation", locale__language_code="nl").exists()


def test_from_a_translation_it_is_the_french_page_that_is_translated(page: Find, member: Member) -> None:
    page("contact", "uk").delete()
    submit(member("Rédaction"), page("contact", "nl"), "uk")
    translation = Translation.objects.get(
        source__object_id=page("contact").translation_key, target_locale__language_code="uk"
    )
    assert translation.source.locale.language_code == "fr"


@pytest.mark.parametrize("group", ["Traduction – العربية", "Rédaction", "Administration"])
def test_updating_translations_publishes_nothing(page: Find, member: Member, group: str, visitor: Client) -> None:
    contact = page("contact")
    contact.title = "Nous écrire autrement"
    contact.save_revision().publish()
    source = TranslationSource.objects.get(object_id=contact.translation_key)
    client = member(group)
    address = f"/admin/localize/update/{source.pk}/"
    assert b"Publier imm" not in client.get(address).content
    client.post(address, {"publish_translations": "on"})
    assert "Nous écrire autrement" not in visitor.get("/ar/contact/").content.decode()
    source.refresh_from_db()
    assert source.as_instance().title == "Nous écrire autrement"


def test_a_translator_takes_the_new_french_text_from_the_translation(page: Find, member: Member) -> None:
    contact, arabic = page("contact"), page("contact", "ar")
    contact.title = "Nous écrire autrement"
    contact.save_revision().publish()
    translator = member("Traduction – العربية")
    address = f"/admin/pages/{arabic.pk}/edit/"
    tree = BeautifulSoup(translator.get(address).content, "html.parser")
    way = tree.find("a", string=re.compile("Prendre le nouveau texte français"))
    response = translator.post(way["href"], {"next": address})
    assert response["Location"] == address
    said = translator.get(address).content.decode()
    assert "Nous écrire autrement" in said
    assert "Prendre le nouveau texte français" not in said


def test_a_translation_is_not_turned_into_an_alias(page: Find, member: Member) -> None:
    dutch = page("contact", "nl")
    moderator = member("Modération")
    address = f"/admin/localize/page/{dutch.pk}/convert_to_alias/"
    editor = BeautifulSoup(moderator.get(f"/admin/pages/{dutch.pk}/edit/").content, "html.parser")
    assert "convert_to_alias" not in str(editor.select_one("[data-props]")["data-props"])
    moderator.post(address)
    assert page("contact", "nl").alias_of_id is None
    Translation.objects.filter(source__object_id=dutch.translation_key).update(enabled=False)
    menu = moderator.get(f"/admin/pages/{dutch.pk}/edit/").content.decode()
    assert "localize-convert-to-alias" not in menu


@pytest.mark.parametrize(
    ("group", "kept"), [("Traduction – العربية", True), ("Rédaction", True), ("Modération", False)]
)
def test_only_who_publishes_takes_a_page_out_of_translation(page: Find, member: Member, group: str, kept: bool) -> None:
    translation = Translation.objects.get(
        source__object_id=page("contact").translation_key, target_locale__language_code="ar"
    )
    member(group).post(f"/admin/localize/translate/{translation.pk}/disable/")
    translation.refresh_from_db()
    assert translation.enabled is kept


def test_copying_a_page_offers_no_alias(page: Find, member: Member) -> None:
    contact = page("centre/territoire")
    moderator = member("Modération")
    address = f"/admin/pages/{contact.pk}/copy/"
    assert 'name="alias"' not in moderator.get(address).content.decode()
    form = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": page("centre").pk, "alias": "on"}
    moderator.post(address, form)
    assert Page.objects.get(slug="copie").alias_of_id is None


def test_an_alias_from_elsewhere_can_be_made_a_translation(page: Find, member: Member, visitor: Client) -> None:
    page("contact", "ar").delete()
    alias = page("contact").copy_for_translation(Locale.objects.get(language_code="ar"), alias=True)
    translator = member("Traduction – العربية")
    assert "select_locale=ar" in translator.get(f"/admin/pages/{alias.pk}/edit/").content.decode()
    submit(translator, page("contact"), "ar")
    assert page("contact", "ar").alias_of_id is None


def test_the_table_of_translations_leads_to_what_is_missing(french_only: Page, member: Member) -> None:
    tree = BeautifulSoup(member("Traduction – العربية").get("/admin/reports/translation-table/").content, "html.parser")
    way = tree.select_one(f"td a[href='/admin/localize/submit/page/{french_only.get_parent().pk}/?select_locale=ar']")
    assert way.get_text() == "Traduire"
