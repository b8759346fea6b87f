"""The content that ships: the seed word for word, the tree, loaded once and never over an editor's work."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation

from core.models import Audience, Commune, LoadedFixture, Organisation, Service, Topic
from events.models import Category, Occurrence, Series
from home.models import HomePage, StandardPage
from resources.models import Figure

Read = Callable[..., BeautifulSoup]
Find = Callable[..., Page]
PATH = "guides/arriver/parcours-d-integration"
SEED = Path(__file__).parent / "seed-historique-et-missions.fr.txt"


def words(text: str) -> str:
    """Text with its words and signs as they are, whatever spaces and kinds of apostrophe stand between."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def counts() -> tuple[int, ...]:
    models = (
        Page,
        Revision,
        Locale,
        Commune,
        Organisation,
        Category,
        Audience,
        Series,
        Occurrence,
        Redirect,
        LoadedFixture,
    )
    return tuple(model._default_manager.count() for model in models)


def test_the_whole_seed_is_published_word_for_word(read: Read) -> None:
    tree = read("/fr/centre/historique-et-missions/")
    main = words(tree.find("main").get_text(" "))
    for line in SEED.read_text(encoding="utf-8").splitlines():
        text = re.sub(r"^\d\. ", "", words(line))
        if text and text not in {"territoire compétence", "Centre Interculturel de Mons et du Borinage"}:
            assert text in main, text
    assert "Centre Interculturel de Mons et du Borinage" in words(tree.find("header").get_text(" "))


def test_each_mission_has_its_own_anchor_the_same_in_every_language(read: Read) -> None:
    for code in ("fr", "ar", "uk"):
        tree = read(f"/{code}/centre/historique-et-missions/")
        assert [item["id"] for item in tree.select(".numbered-cards li")] == [f"mission-{n}" for n in range(1, 8)]
    seed = SEED.read_text(encoding="utf-8")
    missions = [words(line).split(". ", 1)[1] for line in seed.splitlines() if re.match(r"\s+\d\. ", line)]
    shown = [words(p.get_text()) for p in read("/fr/centre/historique-et-missions/").select(".numbered-cards p")]
    assert shown == missions


def test_the_timeline_is_dated(read: Read) -> None:
    times = read("/fr/centre/historique-et-missions/").select(".timeline time")
    assert [time["datetime"] for time in times] == ["1996-07-04", "1996-12-05", "1998-01-01", "2016-04-28"]
    assert times[2].get_text() == "1er janvier 19981998 1er janvier"


def test_every_statement_of_law_has_a_date_and_a_source(read: Read) -> None:
    for path, number in (("centre/historique-et-missions/", 1), (f"{PATH}/", 2), ("organisations/", 1)):
        notes = read(f"/fr/{path}").select(".note:has(.note__sources)")
        assert len(notes) >= number, path
        for note in notes:
            assert re.search(r"Vérifié le 2[34] novembre 2026", note.get_text())
            assert note.select(".note__sources li")


def test_the_territory_is_drawn_from_data_that_editors_change(read: Read) -> None:
    figure = read("/fr/centre/territoire/").select_one(".territory")
    assert len(figure.select("svg rect")) == len(figure.select("li")) == 13
    assert figure.svg["aria-hidden"] == "true"
    Figure.objects.all().delete()  # they protect their communes
    Commune.objects.filter(name="Lens").delete()
    Commune.objects.filter(name="Dour").update(name="Dour-la-Neuve")
    figure = read("/fr/centre/territoire/").select_one(".territory")
    assert len(figure.select("svg rect")) == 12
    assert "Dour-la-Neuve" in figure.get_text()


def test_the_eight_centres_are_named_with_their_places(read: Read) -> None:
    names = [item.get_text(strip=True) for item in read("/ar/centre/centres-regionaux/").select("article .card__title")]
    assert names == ["CAI", "CRIBW", "CRIC", "CeRAIC", "CIMB", "CRIPEL", "CRVI", "CRILUX"]


def test_the_home_page_opens_doors_in_the_readers_language(read: Read) -> None:
    for code in ("fr", "nl", "ar"):
        doors = read(f"/{code}/").select(".door a")
        assert [door["href"] for door in doors] == [
            f"/{code}/{slug}/"
            for slug in (PATH, "guides/apprendre-le-francais", "annuaire", "organisations", "agenda", "contact")
        ]


def test_links_inside_texts_lead_to_the_readers_language(read: Read) -> None:
    assert read("/nl/centre/territoire/").select_one(".rich-text a")["href"] == "/nl/contact/"


def test_loading_twice_is_loading_once(db: None) -> None:
    before = counts()
    call_command("load_content", verbosity=0)
    assert counts() == before


def test_an_edited_page_stays_edited_and_a_deleted_one_deleted(page: Find, read: Read) -> None:
    history = page("centre/historique-et-missions")
    history.title = "Notre histoire"
    history.save_revision().publish()
    dutch = page("contact", "nl")
    dutch.title = "Schrijf ons"
    dutch.save_revision().publish()
    page("agenda", "tr").delete()
    page("centre/territoire").delete()
    Figure.objects.all().delete()  # they protect their communes
    Commune.objects.get(name="Lens").delete()
    Organisation.objects.filter(name="CAI").update(locality="Jambes")
    Redirect.objects.filter(old_path="/missions").delete()
    call_command("load_content", verbosity=0)
    assert page("centre/historique-et-missions").title == "Notre histoire"
    assert page("contact", "nl").title == "Schrijf ons"
    assert not Page.objects.filter(slug="agenda", locale__language_code="tr").exists()
    assert not Page.objects.filter(slug="territoire", locale__language_code="fr").exists()
    assert not Commune.objects.filter(name="Lens").exists()
    assert Organisation.objects.get(name="CAI").locality == "Jambes"
    assert not Redirect.objects.filter(old_path="/missions").exists()


def test_editors_cannot_make_a_second_home_page(db: None) -> None:
    assert not HomePage.can_create_at(Page.get_first_root_node())


def test_what_editors_put_in_the_way_is_left_alone_and_said(page: Find, capsys: pytest.CaptureFixture[str]) -> None:
    """A new fixture whose slug or tile is taken, a language that was deleted, a parent that is gone."""
    LoadedFixture.objects.filter(key__in=["page:agenda", "communes:53046", "translation:nl:centre/territoire"]).delete()
    page("agenda").delete()
    page("accueil").add_child(instance=StandardPage(title="Agenda", slug="agenda", locale=page("accueil").locale))
    Figure.objects.all().delete()  # they protect their communes
    Commune.objects.get(name="Lens").delete()
    Commune.objects.filter(name="Mons").update(column=4, row=1)
    page("centre/territoire", "nl").delete()
    Translation.objects.filter(target_locale__language_code="nl").delete()
    page("centre", "nl").delete()
    for label in (Category, Audience, Topic, Service):
        label.objects.filter(locale__language_code="ti").delete()
    Locale.objects.get(language_code="ti").delete()
    call_command("load_content", verbosity=0)
    assert "page:agenda" in capsys.readouterr().err
    assert not Commune.objects.filter(name="Lens").exists()
    assert not Page.objects.filter(locale__language_code="nl", alias_of__isnull=False).exists()
    assert not Locale.objects.filter(language_code="ti").exists()
