"""What readers of the glossary see, in their language and in French."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from resources.models import GlossaryPage, Term, TopicPage
from tests.resources import glossary_making as making

Read = Callable[..., BeautifulSoup]
MOST_QUERIES = 25


@pytest.fixture(scope="module")
def _own_words(module_transaction: None) -> None:
    making.glossary("ar", "nl")
    making.term("Commune", "On y demande une annexe.", {"ar": ("البلدية", "تطلب فيها ملحق من CPAS.")})
    making.term("Annexe", "La commune la donne.", {"ar": ("ملحق", "La commune la donne.")})
    making.term("Annexe 15", "Une <b>annexe</b> & plus.", {"ar": ("Annexe 15", "")})
    making.term("Centre public d’action sociale", "Il aide.", {"ar": ("مركز", "يساعد.")}, abbreviation="CPAS")


@pytest.fixture
def words(_own_words: None, db: None) -> GlossaryPage:
    """A glossary of four terms, in French and in Arabic."""
    return GlossaryPage.objects.get(locale=making.locale("fr"))


def names(tree: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in tree.select(".word__link")]


def data(tree: BeautifulSoup) -> dict[str, Any]:
    found = [json.loads(script.string or "") for script in tree.select("script[type='application/ld+json']")]
    return next(each for each in found if each["@type"].startswith("DefinedTerm"))


def test_the_index_is_in_the_readers_words_with_the_french_beside(words: GlossaryPage, read: Read) -> None:
    tree = read("/ar/lexique/")
    assert [heading.get_text() for heading in tree.select(".letter__name")] == ["ب", "م", "A"]
    assert [link.get_text() for link in tree.select(".letters a")] == ["ب", "م", "A"]
    for link in tree.select(".letters a"):
        assert tree.find(id=str(link["href"])[1:])
    assert names(tree) == ["البلدية", "مركز", "ملحق", "Annexe 15"]
    assert [other.get_text() for other in tree.select(".word__other[lang=fr][dir=ltr]")] == [
        "Commune",
        "Centre public d’action sociale",
        "Annexe",
    ]
    untranslated = tree.select_one(".word__link [lang=fr]")
    assert untranslated is not None
    assert untranslated.get_text() == "Annexe 15"
    assert next(str(link["href"]) for link in tree.select(".word__link")) == "/ar/lexique/commune/"


def test_a_word_heard_in_french_is_found_in_the_french_order(words: GlossaryPage, read: Read) -> None:
    tree = read("/ar/lexique/?order=french")
    assert names(tree) == ["Annexe", "Annexe 15", "Centre public d’action sociale", "Commune"]
    assert [letter.get_text() for letter in tree.select(".letter__name [lang=fr]")] == ["A", "C"]
    assert [other.get_text() for other in tree.select(".word__other")] == ["ملحق", "مركز", "البلدية"]
    assert str(tree.select_one(".glossary__orders a")["href"]) == "/ar/lexique/"  # type: ignore[index]
    assert str(tree.select_one("link[rel=canonical]")["href"]).endswith("/ar/lexique/")  # type: ignore[index]


@pytest.mark.parametrize("query", ["?order=", "?order=x", "?order=french&order=x", "?order=%00", "?p=1"])
def test_an_order_that_is_not_known_changes_nothing(words: GlossaryPage, read: Read, query: str) -> None:
    assert names(read(f"/ar/lexique/{query}")) == names(read("/ar/lexique/"))


def test_in_french_there_is_one_order_and_no_second_name(words: GlossaryPage, read: Read) -> None:
    tree = read("/fr/lexique/")
    assert names(tree) == ["Annexe", "Annexe 15", "Centre public d’action sociale", "Commune"]
    assert not tree.select(".glossary__orders, .word__other, .language-mark")
    assert not read("/fr/lexique/commune/").select(".counter")


def test_a_term_shows_the_french_word_to_show_at_the_counter(words: GlossaryPage, read: Read) -> None:
    tree = read("/ar/lexique/centre-public-daction-sociale/")
    assert tree.h1.get_text() == "مركز"  # type: ignore[union-attr]
    french = tree.select_one(".counter__word")
    assert french is not None
    assert (french["lang"], french["dir"]) == ("fr", "ltr")
    assert french.get_text() == "Centre public d’action sociale"
    assert tree.select_one(".counter abbr").get_text() == "CPAS"  # type: ignore[union-attr]
    assert "يساعد." in tree.select_one(".definition").get_text()  # type: ignore[union-attr]
    assert not tree.select(".definition[lang]")


def test_terms_in_a_definition_lead_to_their_own_pages(words: GlossaryPage, read: Read) -> None:
    def links(address: str) -> list[tuple[str, str]]:
        return [(link.get_text(), str(link["href"])) for link in read(address).select(".definition a")]

    assert links("/fr/lexique/commune/") == [("annexe", "/fr/lexique/annexe/")]
    assert links("/ar/lexique/commune/") == [
        ("ملحق", "/ar/lexique/annexe/"),
        ("CPAS", "/ar/lexique/centre-public-daction-sociale/"),
    ]
    assert links("/ar/lexique/annexe/") == [("commune", "/ar/lexique/commune/")]


def test_what_is_not_translated_is_in_french_and_marked(words: GlossaryPage, read: Read) -> None:
    tree = read("/ar/lexique/annexe/")
    assert tree.h1.get_text() == "ملحق"  # type: ignore[union-attr]
    assert tree.select(".definition[lang=fr][dir=ltr]")
    assert tree.select("[role=note]")
    for address in ("/ar/lexique/annexe-15/", "/nl/lexique/annexe-15/"):
        tree = read(address)
        assert tree.select("h1[lang=fr][dir=ltr]")
        assert "<b>annexe</b> & plus" in tree.select_one(".definition").get_text()  # type: ignore[union-attr]


def test_one_leads_to_the_next_in_the_readers_order(words: GlossaryPage, read: Read) -> None:
    address, seen = "/ar/lexique/commune/", []
    while address:
        tree = read(address)
        seen.append(tree.h1.get_text())  # type: ignore[union-attr]
        following = tree.select_one(".neighbours a[rel=next]")
        address = str(following["href"]) if following else ""
    assert seen == names(read("/ar/lexique/"))
    assert not read("/ar/lexique/commune/").select(".neighbours a[rel=prev]")


def test_a_term_leads_to_the_guides_on_its_topic(words: GlossaryPage, read: Read, page: Callable[..., Page]) -> None:
    topic = making.topic("Exemple")
    Term.objects.filter(name="Commune").update(topic=topic)
    assert not [link for link in read("/ar/lexique/commune/").select("main a") if "sujet" in str(link["href"])]
    guides = page("guides")
    if not guides.get_children().filter(slug="sujet").exists():
        guides.add_child(instance=TopicPage(title="Sujet", slug="sujet", topic=topic, locale=guides.locale))
    link = read("/ar/lexique/commune/").select_one("main a[href='/fr/guides/sujet/']")
    assert link is not None
    assert link["hreflang"] == "fr"


def test_search_engines_are_told_the_term_and_its_set(words: GlossaryPage, read: Read) -> None:
    told = data(read("/ar/lexique/centre-public-daction-sociale/"))
    assert (told["@type"], told["name"], told["termCode"]) == ("DefinedTerm", "مركز", "CPAS")
    assert told["alternateName"] == "Centre public d’action sociale"
    assert told["inDefinedTermSet"]["@id"] == data(read("/ar/lexique/"))["@id"]
    assert data(read("/ar/lexique/"))["@type"] == "DefinedTermSet"


@pytest.mark.parametrize("path", ["rien/", "commune/rien/", "Commune/", "%00/", "..%2f/", "a" * 300 + "/"])
def test_what_is_no_term_is_not_found(words: GlossaryPage, read: Read, path: str) -> None:
    read(f"/ar/lexique/{path}", status=404)


def test_an_empty_glossary_says_so(db: None, read: Read) -> None:
    making.glossary("ar")
    assert not read("/ar/lexique/").select(".letters, .words")
    assert read("/ar/lexique/").select("article p")


def test_five_hundred_terms_ask_the_database_no_more_than_two(visitor: Client, db: None) -> None:
    making.glossary("ar")
    addresses = ["/ar/lexique/", "/ar/lexique/?order=french", "/ar/lexique/mot-1/"]

    def asked() -> list[int]:
        numbers = []
        for address in addresses:
            visitor.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert visitor.get(address).status_code == 200
            numbers.append(len(queries))
        return numbers

    for number in range(2):
        making.term(f"Mot {number}", words={"ar": (f"كلمة {number}", "شرح")})
    few = asked()
    for number in range(2, 500):
        making.term(f"Mot {number}", f"Voir mot {number - 1}.", {"ar": (f"كلمة {number}", "شرح")})
    assert asked() == few
    assert max(few) <= MOST_QUERIES
    response = visitor.get("/ar/lexique/", headers={"accept-encoding": "gzip"})
    assert len(response.content) < 20_000


def test_a_slug_is_made_of_the_name_and_stays_one_terms_own(words: GlossaryPage) -> None:
    again = making.term("Annexe")
    assert again.slug == "annexe-2"
    again.slug = "commune"
    with pytest.raises(ValidationError):
        again.full_clean()
    arabic = Term.objects.get(name="البلدية")
    assert arabic.slug == "commune"
    arabic.full_clean()


def test_a_translation_made_in_the_cms_keeps_the_facts(words: GlossaryPage, read: Read) -> None:
    french, dutch = Term.objects.get(name="Centre public d’action sociale"), making.locale("nl")
    source, _ = TranslationSource.update_or_create_from_instance(french)
    translation = source.translations.create(target_locale=dutch)
    definition = StringSegment.objects.get(source=source, context__path="definition")
    StringTranslation.objects.create(
        translation_of=definition.string, context=definition.context, locale=dutch, data="Het helpt."
    )
    translation.save_target(publish=True)
    made = Term.objects.get(locale=dutch)
    assert (made.slug, made.abbreviation) == (french.slug, "CPAS")
    tree = read("/nl/lexique/centre-public-daction-sociale/")
    assert tree.select("h1[lang=fr]")
    assert not tree.select(".definition[lang]")
    assert tree.select_one(".definition").get_text() == "Het helpt."  # type: ignore[union-attr]


def test_every_term_is_an_address_below_the_page(words: GlossaryPage, read: Read) -> None:
    below = words.addresses_below()
    assert len(below) == 4
    for path in below:
        assert read(f"/ar/lexique/{path}").h1


def test_staff_see_where_a_term_is_missing(words: GlossaryPage, visitor: Client, django_user_model: Any) -> None:
    visitor.force_login(django_user_model.objects.create_superuser("redactrice"))
    address = reverse("wagtailsnippets_resources_term:list")
    tree = BeautifulSoup(visitor.get(f"{address}?q=commune&locale=fr").content, "html.parser")
    row = next(row for row in tree.select("tbody tr") if "Commune" in row.get_text())
    assert "Nederlands" in row.get_text()
    assert "العربية" not in row.get_text()

    def ours() -> int:
        """What wagtail-localize asks of each row for its buttons is its own."""
        with CaptureQueriesContext(connection) as queries:
            visitor.get(address)
        return sum("wagtail_localize" not in query["sql"] and "NOT (" not in query["sql"] for query in queries)

    few = ours()
    for number in range(40):
        making.term(f"Mot {number}")
    assert ours() == few
