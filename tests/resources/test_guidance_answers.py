"""The page of a guide: its answers in one order, its steps, its words to say, what machines read of it."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from core.models import Audience
from resources.enums import PlaceRole
from resources.models import DirectoryPage, GuidePage, TopicPage
from tests.events.reading import said, text
from tests.resources import guidance_making as making
from tests.resources import questionnaire_making as questionnaire

Read = Callable[..., BeautifulSoup]
ORDER = ["what", "for_whom", "steps", "bring", "cost", "duration", "where", "who_helps", "body", "sources"]


@pytest.fixture
def topic(db: None) -> TopicPage:
    return making.topic(making.guidance("ar"))


@pytest.fixture
def staff_client(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("redaction-x"))
    return client


def answers(tree: BeautifulSoup) -> list[str]:
    return [section["id"] for section in tree.select(".answer")]


def test_a_whole_guide_answers_every_question_in_one_order(read: Read, topic: TopicPage) -> None:
    tree = read(making.path(topic).url)
    assert answers(tree) == ORDER
    assert [link["href"] for link in tree.select(".on-this-page__wide a")] == [f"#{name}" for name in ORDER]
    for heading in tree.select(".answer h2"):
        assert text(heading)
    levels = [int(heading.name[1]) for heading in tree.select("main :is(h1, h2, h3, h4)")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, []),
        ({"cost": "<p>Rien.</p>"}, ["cost"]),
        ({"cost": '<p data-block-key="a"></p>', "what": "<p>\u00a0</p>", "duration": "<p>&nbsp;</p>"}, []),
        ({"bring": ["Une photo"], "what": "<p>Ceci.</p>"}, ["what", "bring"]),
        ({"steps": [("Passez", "", [])], "sources": [("Une loi", "")]}, ["steps", "sources"]),
    ],
)
def test_what_has_no_answer_is_not_asked(read: Read, topic: TopicPage, given: dict[str, Any], shown: list[str]) -> None:
    assert answers(read(making.guide(topic, **given).url)) == shown


def test_facts_alone_are_an_answer(read: Read, topic: TopicPage) -> None:
    guide = making.guide(topic, audiences=[making.label(Audience, "familles-x")])
    making.place(guide, making.organisation("Maison exemple"), PlaceRole.HELP)
    tree = read(guide.url)
    assert answers(tree) == ["for_whom", "who_helps"]
    assert text(tree.select_one("#for_whom li")) == "Familles x"
    assert "Maison exemple" in text(tree.select_one("#who_helps"))


def test_steps_have_numerals_and_french_words_to_show(read: Read, topic: TopicPage) -> None:
    tree = read(making.path(topic).url)
    assert [text(number) for number in tree.select(".steps__number")] == ["1", "2", "3", "4", "5"]
    assert text(tree.select_one(".guide__steps h3")) == "Passez à la commune"
    said_there = tree.select(".guide__steps > li:nth-child(2) .phrase__french")
    assert [(text(each), each["lang"], each["dir"]) for each in said_there] == [(making.FRENCH, "fr", "ltr")]
    assert "demandez un rendez-vous" in text(tree.select_one(".guide__steps > li:nth-child(2) .phrase__meaning"))
    assert not tree.select(".guide__steps > li:nth-child(3) .phrases")


def test_what_is_good_to_know_keeps_a_heading_of_its_own(read: Read, topic: TopicPage) -> None:
    body = [("heading", "Et ensuite ?"), ("text", "<p>Suite.</p>")]
    tree = read(making.guide(topic, body=body, cost="<p>Rien.</p>", bring=["Une photo"], what="<p>Ceci.</p>").url)
    assert text(tree.select_one("#body h2")) == "Et ensuite ?"
    outline = [text(link) for link in tree.select(".on-this-page__wide a")]
    assert outline[-1] == "Et ensuite ?"
    assert said("Good to know") not in outline


def test_an_organisation_leads_to_its_entry_where_the_directory_has_one(read: Read, topic: TopicPage) -> None:
    DirectoryPage.objects.all().delete()
    guide = making.guide(topic)
    known = making.organisation("Connue exemple", in_directory=True, website="https://connue.example/")
    other = making.organisation("Autre exemple", website="https://autre.example/", telephone="065 / 00.00.00")
    for each in (known, other):
        making.place(guide, each)

    def links() -> list[str]:
        return [link["href"] for link in read(guide.url).select(".place__name a")]

    assert links() == ["https://connue.example/", "https://autre.example/"]
    directory = directory_page()
    assert links() == [f"{directory.url}{known.slug}/", "https://autre.example/"]
    assert "tel:065000000" in {link["href"] for link in read(guide.url).select(".place a")}
    directory.unpublish()
    assert links() == ["https://connue.example/", "https://autre.example/"]


def directory_page() -> DirectoryPage:
    home = Page.objects.get(depth=2, locale__language_code="fr", alias_of=None)
    page: DirectoryPage = home.add_child(
        instance=DirectoryPage(title="Annuaire", slug="annuaire-x", locale=making.locale("fr"))
    )
    return page


def test_the_number_of_queries_is_the_same_for_a_long_guide(visitor: Any, topic: TopicPage) -> None:
    short, long = making.path(topic), making.path(topic, steps=making.PATH["steps"] * 6)
    for number in range(8):
        making.place(long, making.organisation(f"Lieu exemple {number}", in_directory=True))
    arabic = [making.translated(page, "ar") for page in (short, long)]
    visitor.get(short.url)  # what a process asks once
    counts = []
    for page in (short, long, *arabic):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert visitor.get(page.url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
    assert max(counts) <= 25, counts


def test_search_engines_read_the_service_and_its_steps(read: Read, topic: TopicPage) -> None:
    tree = read(making.path(topic, title="Le parcours </script> & vous").url)
    service, how_to = json.loads(tree.select_one("script[type='application/ld+json']").string)["@graph"]
    assert service["@type"] == "GovernmentService"
    assert service["name"] == "Le parcours </script> & vous"
    assert service["inLanguage"] == "fr"
    assert service["url"].endswith(read_path(tree))
    [channel] = service["availableChannel"]
    assert channel["serviceLocation"]["name"] == "Centre exemple"
    assert channel["serviceLocation"]["address"]["postalCode"] == "7000"
    assert service["audience"] == [{"@type": "Audience", "audienceType": "Nouveaux x"}]
    assert how_to["@type"] == "HowTo"
    assert [step["position"] for step in how_to["step"]] == [1, 2, 3, 4, 5]
    assert how_to["step"][0]["text"].startswith("Commandez votre titre de séjour.")
    assert how_to["step"][4]["text"] == "Demandez l’attestation"
    assert [supply["name"] for supply in how_to["supply"]] == making.PATH["bring"]


def read_path(tree: BeautifulSoup) -> str:
    """The page's own address, as the page says it."""
    return str(tree.select_one("link[rel=canonical], link[rel=alternate][hreflang=fr]")["href"]).split("testserver")[1]


def test_a_guide_without_steps_is_no_how_to(read: Read, topic: TopicPage) -> None:
    tree = read(making.guide(topic, what="<p>Ceci.</p>").url)
    graph = json.loads(tree.select_one("script[type='application/ld+json']").string)["@graph"]
    assert [part["@type"] for part in graph] == ["GovernmentService"]


def test_words_of_a_guide_are_never_markup(read: Read, topic: TopicPage) -> None:
    nasty = "<script>alert(1)</script>"
    guide = making.guide(
        topic, bring=[nasty], steps=[(nasty, "", [(nasty, nasty)])], sources=[(nasty, "javascript:alert(1)")]
    )
    tree = read(guide.url)
    assert not tree.select("main script")
    assert nasty in text(tree.select_one(".checklist"))


def test_the_guides_of_a_topic_lead_on_to_each_other(read: Read, topic: TopicPage) -> None:
    first, second, third = (making.guide(topic, name) for name in ("Un", "Deux", "Trois"))
    tree = read(second.url)
    assert [link["href"] for link in tree.select(".neighbours a")] == [first.url, third.url]
    above = [link["href"] for link in tree.select(".breadcrumbs a")]
    assert above == ["/fr/", topic.get_parent().url, topic.url]


def test_a_guide_with_questions_leads_into_them_before_its_answers(read: Read, topic: TopicPage) -> None:
    guide = making.path(topic)
    assert not read(guide.url).select(f"a[href='{guide.url}questions/']")
    guide.questionnaire = questionnaire.blocks()
    guide.save_revision().publish()
    tree = read(guide.url)
    main = str(tree.main)
    assert 0 < main.index(f'href="{guide.url}questions/"') < main.index('id="what"')
    assert "question" in text(read(f"{guide.url}questions/").main).casefold()


def test_a_translation_is_edited_without_the_facts(staff_client: Client, topic: TopicPage) -> None:
    guide = making.path(topic)
    arabic = making.translated(guide, "ar")

    def names(page: GuidePage) -> set[str]:
        response = staff_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        tree = BeautifulSoup(response.content, "html.parser")
        return {str(field["name"]) for field in tree.select("form [name]")}

    assert {"places-TOTAL_FORMS", "audiences", "cost", "what"} <= names(guide)
    assert {"cost", "what"} <= names(arabic)
    assert not {"places-TOTAL_FORMS", "audiences"} & names(arabic)


def test_a_draft_is_previewed_with_its_own_facts(topic: TopicPage) -> None:
    guide = making.path(topic)
    draft = GuidePage.objects.get(pk=guide.pk)
    draft.cost = "<p>Rien du tout.</p>"
    draft.places = [each for each in draft.places.all() if each.role == PlaceRole.HELP]
    for mode in ("", "ar"):
        response = draft.make_preview_request(preview_mode=mode)
        tree = BeautifulSoup(response.content, "html.parser")
        assert "Rien du tout." in text(tree.select_one("#cost"))
        assert not tree.select("#where .place")
        assert tree.select("#who_helps .place")
