"""All topics with their guides, one topic with what else there is on it; each in the words that the reader has."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.models import Topic
from resources.models import DirectoryPage, GlossaryPage, GuidancePage, LibraryPage, Publication, PublicationVersion
from tests.events.reading import text
from tests.resources import guidance_making as making
from tests.resources.library_making import document

Read = Callable[..., BeautifulSoup]


@pytest.fixture
def guidance(db: None) -> GuidancePage:
    """Without the shelves that ship."""
    for model in (LibraryPage, GlossaryPage, DirectoryPage):
        for page in model.objects.all():
            page.delete()
    return making.guidance("ar")


def shelf(model: Any, title: str, slug: str) -> Any:
    home = Page.objects.get(depth=2, locale__language_code="fr", alias_of=None)
    return home.add_child(instance=model(title=title, slug=slug, locale=making.locale("fr"), summary="Résumé."))


def publication(title: str, topic: Topic, year: int = 2026, **titles: str) -> Publication:
    made = Publication.objects.create(title=title, slug=f"b-{year}", year=year, locale=making.locale("fr"))
    made.topics.set([topic])
    made.save()
    PublicationVersion.objects.create(publication=made, document=document(f"b-{year}.txt", b"Texte"))
    for code, own in titles.items():
        Publication.objects.create(
            title=own, slug=made.slug, year=year, locale=making.locale(code), translation_key=made.translation_key
        )
    return made


def test_every_topic_stands_with_its_drawing_and_its_guides_in_order(read: Read, guidance: GuidancePage) -> None:
    first = making.topic(guidance, "Arriver")
    making.topic(guidance, "Travailler", icon="scales")
    guides = [making.guide(first, "Un"), making.guide(first, "Deux")]
    tree = read(guidance.url)
    topics = tree.select(".topic")
    assert [text(topic.h2) for topic in topics] == ["Arriver", "Travailler"]
    assert [link["href"] for link in topics[0].select(".topic__guides a")] == [guide.url for guide in guides]
    assert not topics[1].select(".topic__guides")
    assert len(tree.select(".topic .icon")) == 2
    assert str(topics[0].svg) != str(topics[1].svg)


def test_each_guide_is_in_the_readers_language_or_marked_as_french(read: Read, guidance: GuidancePage) -> None:
    translated, french = making.topic(guidance, "Arriver"), making.topic(guidance, "Travailler")
    read_there, not_there = making.guide(translated, "Un"), making.guide(translated, "Deux")
    making.guide(french, "Trois")
    arabic_topic = making.translated(translated, "ar", title="الوصول")
    arabic_guide = making.translated(read_there, "ar", title="واحد")
    tree = read(guidance.get_translation(making.locale("ar")).url)
    own, foreign = tree.select(".topic")
    assert own.h2.a["href"] == arabic_topic.url
    links = own.select(".topic__guides a")
    assert [link["href"] for link in links] == [arabic_guide.url, not_there.url]
    assert not links[0].select("[lang]")
    assert (links[1].span["lang"], links[1].span["dir"], text(links[1].small)) == ("fr", "ltr", "Français")
    assert foreign.h2.a["hreflang"] == "fr"
    assert foreign.select_one(".topic__summary")["lang"] == "fr"  # type: ignore[index]
    assert text(foreign.select_one(".topic__guides a span")) == "Trois"


def test_a_draft_guide_or_topic_is_not_listed(read: Read, guidance: GuidancePage) -> None:
    topic = making.topic(guidance)
    making.guide(topic, "Brouillon").unpublish()
    making.topic(guidance, "Thème retiré").unpublish()
    tree = read(guidance.url)
    assert [text(each.h2) for each in tree.select(".topic")] == [topic.title]
    assert not tree.select(".topic__guides")


def test_the_shelves_that_are_published_are_doors(read: Read, guidance: GuidancePage) -> None:
    assert not read(guidance.url).select(".doors")
    glossary = shelf(GlossaryPage, "Lexique", "lexique-x")
    library = shelf(LibraryPage, "Bibliothèque", "biblio-x")
    doors = read(guidance.url).select(".door a")
    assert [door["href"] for door in doors] == [library.url, glossary.url]
    arabic = making.translated(glossary, "ar", title="معجم")
    doors = read(guidance.get_translation(making.locale("ar")).url).select(".door a")
    assert [door["href"] for door in doors] == [library.url, arabic.url]
    assert [door.get("hreflang") for door in doors] == ["fr", None]


def test_the_number_of_queries_does_not_grow(visitor: Client, guidance: GuidancePage) -> None:
    for model, slug in ((LibraryPage, "biblio-x"), (GlossaryPage, "lexique-x"), (DirectoryPage, "annuaire-x")):
        shelf(model, slug, slug)
    subject = making.subject()
    topic = making.topic(guidance, "Arriver", topic=subject)
    making.translated(topic, "ar")
    making.guide(topic)
    publication("Brochure", subject)
    addresses = [guidance.url, guidance.get_translation(making.locale("ar")).url]
    addresses += [topic.url, topic.get_translation(making.locale("ar")).url]

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert visitor.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    asked()  # what a process asks once
    few = asked()
    for number in range(4):
        other = making.topic(guidance, f"Thème {number}")
        making.translated(making.guide(other), "ar")
        making.guide(topic, f"Guide {number}")
        publication(f"Brochure {number}", subject, 2010 + number)
    assert asked() == few
    assert max(few) <= 25, few


def test_a_topic_shows_its_guides_and_the_newest_of_the_library(read: Read, guidance: GuidancePage) -> None:
    subject = making.subject("arriver-y")
    topic = making.topic(guidance, topic=subject)
    guide = making.guide(topic, "Un guide", summary="Ce qu’il dit.")
    for year in (2020, 2023, 2021, 2022):
        publication(f"Brochure {year}", subject, year)
    unfinished = publication("Sans fichier", subject, 2025)
    unfinished.versions.all().delete()
    publication("Ailleurs", making.subject("autre-y"), 2019)
    assert not read(topic.url).select(".elsewhere-in")
    library = shelf(LibraryPage, "Bibliothèque", "biblio-x")
    tree = read(topic.url)
    assert [link["href"] for link in tree.select(".topic-guides .card a")] == [guide.url]
    assert "Ce qu’il dit." in text(tree.select_one(".topic-guides .card"))
    titles = tree.select(".elsewhere-in__titles a")
    assert [text(title) for title in titles] == ["Brochure 2023", "Brochure 2022", "Brochure 2021"]
    assert titles[0]["href"] == f"{library.url}b-2023/"
    assert tree.select_one(".elsewhere-in__all")["href"] == f"{library.url}?topic=arriver-y"  # type: ignore[index]


def test_titles_of_the_library_are_the_readers_or_marked(read: Read, guidance: GuidancePage) -> None:
    subject = making.subject()
    topic = making.topic(guidance, topic=subject)
    shelf(LibraryPage, "Bibliothèque", "biblio-x")
    publication("Neuve", subject, 2024)
    publication("Ancienne", subject, 2020, ar="قديم")
    arabic = making.translated(topic, "ar", title="الوصول")
    new, old = read(arabic.url).select(".elsewhere-in__titles a")
    assert (text(new.bdi), new.bdi["lang"]) == ("Neuve", "fr")
    assert (text(old.bdi), old.bdi.get("lang")) == ("قديم", None)


def test_a_topic_leads_to_the_directory_where_there_is_one(read: Read, guidance: GuidancePage) -> None:
    topic = making.topic(guidance)
    assert not read(topic.url).select(".topic-help")
    directory = shelf(DirectoryPage, "Annuaire", "annuaire-x")
    assert read(topic.url).select_one(".topic-help a")["href"] == directory.url  # type: ignore[index]
