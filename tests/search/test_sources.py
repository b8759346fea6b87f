"""What the site says of itself to its search: every sort of thing that it shows, in all its languages as one."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core import findable
from core.findable import Findable, Kind
from core.models import Audience, Commune, Organisation, Service, Topic
from events.models import CampaignPage, EventPage, Occurrence
from home.models import NewsPage
from resources.models import Dataset, GlossaryPage, GuidePage, Term, TopicPage
from search import plain_text
from search.models import Entry
from tests.core import block_examples
from tests.resources import library_making as making

Found = Callable[..., Page]
pytestmark = pytest.mark.django_db


def asked(key: str) -> Findable:
    return next(iter(findable.sources[key.partition(":")[0]].findable([key])))


def of_page(page: Page) -> Findable:
    return asked(f"page:{page.translation_key}")


def every() -> Iterator[Findable]:
    for source in findable.sources.values():
        yield from source.findable(list(source.keys()))


def test_everything_that_ships_is_found_where_it_says(visitor: Client) -> None:
    kinds = set()
    for thing in every():
        kinds.add(thing.kind)
        assert thing.words["fr"].title
        for code in {"fr", *list(thing.words)[:1]}:
            assert visitor.get(thing.words[code].address).status_code == 200, thing.words[code].address
            assert thing.words[code].address.startswith(f"/{code}/")
    assert kinds == set(Kind)


def test_a_page_in_all_its_languages_is_one_thing(page: Found) -> None:
    found = of_page(page("guides/arriver/parcours-d-integration"))
    assert found.kind == Kind.GUIDE
    assert {"fr", "nl", "ar"} <= set(found.words)
    assert found.words["nl"].title != found.words["fr"].title
    assert found.words["ar"].address == "/ar/guides/arriver/parcours-d-integration/"


def test_a_guide_is_on_the_topic_that_it_stands_below_and_is_known_by_its_names(page: Found) -> None:
    guide = GuidePage.objects.get(pk=page("guides/arriver/parcours-d-integration").pk)
    topic = TopicPage.objects.get(pk=guide.get_parent().pk).topic
    found = of_page(guide)
    assert found.topics == (topic.slug,)
    assert topic.name in found.names["fr"]
    somali = Topic.objects.get(translation_key=topic.translation_key, locale__language_code="so")
    assert somali.name in found.names["so"]
    assert guide.audiences.get().name in found.names["fr"]


def test_the_text_of_a_page_is_all_that_it_declares(page: Found) -> None:
    body = of_page(page("guides/arriver/parcours-d-integration")).words["fr"].body
    guide = GuidePage.objects.get(pk=page("guides/arriver/parcours-d-integration").pk)
    for step in guide.steps:
        assert step.value["title"] in body
    assert "<" not in body


def test_the_words_of_every_block_are_those_that_are_read_on_the_page(read: Callable[..., BeautifulSoup]) -> None:
    block_examples.fill_library()
    made = block_examples.page_of_all_blocks()
    shown = " ".join(read("/fr/tous-les-blocs/").get_text(" ").split())
    with CaptureQueriesContext(connection) as queries:
        lines = plain_text.of_page(made).splitlines()
    assert len(lines) > len(block_examples.NAMES)
    assert not queries
    assert [line for line in lines if compared(line) not in compared(shown)] == []


def compared(text: str) -> str:
    """Without what typography and markup put between letters."""
    return "".join(char for char in text if char.isalnum())


def test_an_activity_is_known_by_its_place_its_category_and_its_next_date(page: Found) -> None:
    activity = EventPage.objects.get(pk=page("agenda/cafe-des-langues").pk)
    found = of_page(activity)
    assert found.kind == Kind.ACTIVITY
    assert found.example
    assert activity.place.name in found.names["fr"]
    assert activity.category.name in found.names["fr"]
    assert found.communes == (activity.place.commune.nis_code,)
    dates = Occurrence.objects.filter(series__translation_key=activity.translation_key)
    ahead = dates.filter(end__gt=timezone.now()).exclude(status="cancelled").earliest("start")
    assert found.next_day == max(ahead.first_day, timezone.localdate())
    assert found.first_day == dates.earliest("start").first_day
    assert found.last_day == dates.latest("last_day").last_day


def test_an_activity_that_is_called_off_says_so(page: Found) -> None:
    activity = EventPage.objects.get(pk=page("agenda/cafe-des-langues").pk)
    assert of_page(activity).off == ""
    activity.status = "cancelled"
    activity.save_revision().publish()
    assert of_page(activity).off == "cancelled"
    assert Entry.objects.get(key=f"page:{activity.translation_key}").off == "cancelled"


def test_a_deadline_is_an_activity(page: Found) -> None:
    assert of_page(page("agenda/appel-projets-de-quartier")).kind == Kind.ACTIVITY


def test_a_campaign_lasts_its_period_and_is_known_by_its_message(page: Found) -> None:
    campaign = CampaignPage.objects.get(pk=page("agenda/contre-le-racisme").pk)
    found = of_page(campaign)
    assert found.kind == Kind.CAMPAIGN
    assert (found.first_day, found.last_day) == (campaign.start_date, campaign.end_date)
    assert campaign.message in found.words["fr"].keywords
    today = timezone.localdate()
    campaign.start_date, campaign.end_date = today - timedelta(days=3), today
    campaign.save_revision().publish()
    assert of_page(campaign).next_day == today
    campaign.end_date = today - timedelta(days=1)
    campaign.save_revision().publish()
    assert of_page(campaign).next_day is None


def test_news_are_news() -> None:
    assert of_page(NewsPage.objects.live().first()).kind == Kind.NEWS


def test_a_publication_is_in_the_languages_of_its_files_and_says_the_words_that_are_translated() -> None:
    topic = making.label(Topic, "sujet-x", fr="Sujet", nl="Onderwerp", so="Mawduuc")
    made = making.publication("Guide", "fr", "ar", topics=[topic], summary="Dit tout.", year=2021, kind="poster")
    making.translated(made, "nl", title="Gids")
    making.translated(made, "en")
    found = asked(f"publication:{made.translation_key}")
    assert found.languages == ("ar", "fr")
    assert set(found.documents) == {"ar", "fr"}
    assert {code: words.title for code, words in found.words.items()} == {"fr": "Guide", "nl": "Gids"}
    assert found.words["nl"].address == f"/nl/bibliotheque/{made.slug}/"
    assert found.topics == ("sujet-x",)
    assert "Mawduuc" in found.names["so"]
    assert "Affiche" in found.names["fr"]
    assert "2021" in found.words["fr"].keywords


def test_an_organisation_has_one_name_and_services_in_every_language() -> None:
    service = making.label(Service, "service-x", fr="Repas", nl="Maaltijden")
    audience = making.label(Audience, "public-x", fr="Familles", ar="العائلات")
    mons = Commune.objects.get(name="Mons")
    made = Organisation(name="La Table", description="On y mange.", in_directory=True, commune=mons)
    made.services, made.audiences = [service], [audience]
    made.save()
    found = asked(f"organisation:{made.pk}")
    assert {words.title for words in found.words.values()} == {"La Table"}
    assert found.words["fr"].summary == "On y mange."
    assert found.words["nl"].summary == ""
    assert found.words["nl"].address == "/nl/annuaire/la-table/"
    assert "Maaltijden" in found.names["nl"]
    assert "العائلات" in found.names["ar"]
    assert "Mons" in found.names["fr"]
    assert found.communes == (mons.nis_code,)
    assert not found.example


def test_a_term_is_in_the_languages_that_explain_it() -> None:
    french = Term.objects.get(slug="cpas", locale__language_code="fr")
    found = asked(f"term:{french.translation_key}")
    assert found.words["fr"].keywords == (french.abbreviation,)
    assert found.words["fr"].summary == french.definition
    assert found.words["ar"].title != french.name
    copy = french.copy_for_translation(making.locale("so"))
    copy.save()
    assert "so" not in asked(f"term:{french.translation_key}").words


def test_a_term_in_a_language_without_a_glossary_is_found_by_its_name_in_that_language() -> None:
    french = Term.objects.get(slug="cpas", locale__language_code="fr")
    for glossary in GlossaryPage.objects.filter(locale__language_code="nl"):
        glossary.unpublish()
    dutch = Term.objects.get(translation_key=french.translation_key, locale__language_code="nl")
    found = asked(f"term:{french.translation_key}")
    assert "nl" not in found.words
    assert dutch.name in found.names["nl"]


def test_figures_that_are_invented_say_so() -> None:
    found = asked(f"dataset:{Dataset.objects.get(locale__language_code='fr').translation_key}")
    assert found.kind == Kind.FIGURE
    assert found.example


@pytest.mark.parametrize("name", list(findable.sources))
def test_many_things_are_asked_in_as_many_queries_as_a_few(name: str) -> None:
    source = findable.sources[name]
    few = sorted(source.keys())
    more()
    many = sorted(source.keys())
    numbers = []
    for keys in (few, many):
        list(source.findable(keys))  # what a process asks once
        with CaptureQueriesContext(connection) as queries:
            assert len(list(source.findable(keys))) == len(keys)
        numbers.append(len(queries))
    assert len(set(numbers)) == 1


def more() -> None:
    """More of everything."""
    making.many(30)
    Organisation.objects.bulk_create(
        Organisation(name=f"Lieu {each}", slug=f"lieu-{each}", in_directory=True) for each in range(30)
    )
    french = making.locale()
    Term.objects.bulk_create(
        Term(name=f"Mot {each}", slug=f"mot-{each}", definition="Un mot.", locale=french) for each in range(30)
    )
    for guide in GuidePage.objects.filter(live=True, locale=french)[:3]:
        guide.copy(update_attrs={"slug": f"{guide.slug}-2"})
    for activity in EventPage.objects.filter(live=True, locale=french)[:3]:
        activity.copy(update_attrs={"slug": f"{activity.slug}-2"})


@pytest.mark.parametrize("key", ["page:", "page:x", "organisation:x", "term:", "publication:-", "dataset:0"])
def test_a_key_that_is_none_gives_nothing(key: str) -> None:
    assert list(findable.sources[key.partition(":")[0]].findable([key])) == []
