"""What ships of guides, terms, organisations and publications: complete, said to be examples, loaded once."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import Audience, LoadedFixture, Organisation, Service, SiteDocument, Topic
from desk.models import PageReview
from home.content import entries, reader, translations
from home.content.loader import ContentLoader
from resources.models import Dataset, GuidePage, Publication, Term, TopicPage

pytestmark = pytest.mark.django_db
Find = Callable[..., Page]
Read = Callable[..., BeautifulSoup]
CODES = {code for code, _ in settings.LANGUAGES}
FOLDER = settings.CONTENT_DIR
GUIDES = [key for key in reader.keys(FOLDER) if key.startswith("guides/") and key.count("/") == 2]
HEARD = ["commune", "annexe", "cpas", "attestation", "parcours-d-integration", "module-d-accueil", "bilan-social"]


def records(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reader.data(FOLDER / f"{name}.yaml", date(2026, 11, 24))
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text in plain data, however deep."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from texts(inner)


def test_each_topic_has_a_page_a_drawing_and_a_sentence() -> None:
    topics = set(Topic.objects.filter(locale__language_code="fr").values_list("slug", flat=True))
    pages = TopicPage.objects.filter(locale__language_code="fr", live=True).select_related("topic")
    assert {page.topic.slug for page in pages if page.topic} == topics
    assert len(topics) == 10
    assert all(page.summary and page.icon for page in pages)


@pytest.mark.parametrize("model", [Topic, Service, Audience])
def test_each_label_has_a_name_in_every_language(model: type[Topic]) -> None:
    for slug in set(model.objects.values_list("slug", flat=True)):
        rows = model.objects.filter(slug=slug)
        assert set(rows.values_list("locale__language_code", flat=True)) == CODES
        assert len(set(rows.values_list("translation_key", flat=True))) == 1


@pytest.mark.parametrize("key", GUIDES)
def test_a_guide_answers_with_steps_words_to_say_and_sources(page: Find, key: str) -> None:
    guide = page(key)
    assert isinstance(guide, GuidePage)
    assert guide.what and guide.for_whom and guide.cost and guide.where and guide.who_helps  # noqa: PT018
    assert len(guide.steps) >= 3
    for step in guide.steps:
        assert all(phrase["french"] and phrase["meaning"] for phrase in step.value["phrases"])
    assert any(step.value["phrases"] for step in guide.steps)
    assert guide.sources
    assert PageReview.objects.get(page=guide).checked_on == date(2026, 11, 24)


def test_the_path_says_both_terms_and_that_its_list_may_be_old(read: Read) -> None:
    said = read("/fr/guides/arriver/parcours-d-integration/").main.get_text(" ")
    for fact in ("400 heures", "60 heures", "3 ans", "18 mois", "1er janvier 2025", "gratuit", "dispensé"):
        assert fact in said
    assert "Cette liste peut avoir changé aussi" in said


def test_the_old_addresses_lead_to_the_guides_in_each_language(visitor: Client) -> None:
    for code in CODES:
        for old, new in (("vous-arrivez", GUIDES[0]), ("apprendre-le-francais", "guides/apprendre-le-francais")):
            response = visitor.get(f"/{code}/{old}/")
            assert (response.status_code, response["Location"]) == (301, f"/{code}/{new}/")


def test_the_glossary_explains_what_one_hears_at_a_counter() -> None:
    french = Term.objects.filter(locale__language_code="fr")
    assert french.count() >= 40
    assert set(HEARD) <= set(french.values_list("slug", flat=True))
    for term in french:
        assert term.topic
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", term.definition)) <= 4, term.slug
        assert max(len(part.split()) for part in re.split(r"[.?!:;]\s", term.definition)) <= 25, term.slug


def test_examples_say_so_and_lead_nowhere() -> None:
    for record in records("organisations"):
        if set(record) - {"name", "locality"}:
            assert record["name"].endswith("(exemple)")
            assert record.get("street", "rue de l’Exemple").startswith("rue de l’Exemple")
            assert re.fullmatch(r"065 00 00 0\d", record.get("telephone", "065 00 00 00"))
    for name in ("publications", "datasets"):
        assert all(record["title"].endswith("(exemple)") for record in records(name))
    given = texts([records("organisations"), records("publications")])
    assert {host for text in given for host in hosts(text)} == {"example.org"}
    assert all(Dataset.objects.values_list("is_example", flat=True))


def hosts(text: str) -> list[str]:
    return re.findall(r"(?:https?://|@)([\w.-]+)", text)


def test_entries_of_the_directory_show_what_it_can_do() -> None:
    shown = Organisation.objects.filter(in_directory=True).prefetch_related("opening_hours", "special_opening_hours")
    assert shown.count() >= 8
    offered = {service.slug for each in shown for service in each.services.all()}
    assert offered == {record["slug"] for record in records("services")}
    assert all(each.description and each.languages and each.commune and each.opening_hours.all() for each in shown)
    assert any(each.special_opening_hours.all() for each in shown)
    hours = [time for each in shown for time in each.opening_hours.all()]
    assert any(time.by_appointment for time in hours)
    assert any(time.closes < time.opens for time in hours)


def test_publications_have_files_and_one_has_several_languages() -> None:
    shown = Publication.objects.filter(locale__language_code="fr").prefetch_related("versions__document", "topics")
    assert len({each.kind for each in shown}) == 6
    assert {version.language for version in max(shown, key=lambda each: each.versions.count()).versions.all()} == {
        *("fr", "nl", "ar", "en")
    }
    for each in shown:
        assert each.topics.all()
        assert all(version.document.file.size for version in each.versions.all())
    assert all(file.stat().st_size < 30_000 for file in Path(FOLDER / "media").glob("*-*.pdf"))


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The content with one term in Persian, and half of another one."""
    for part in FOLDER.iterdir():
        if part.name != "translations":
            (tmp_path / part.name).symlink_to(part)
    (tmp_path / "translations").mkdir()
    catalogue = polib.POFile()
    cpas, delay = (Term.objects.get(slug=slug, locale__language_code="fr") for slug in ("cpas", "delai"))
    for key, french, persian in (
        ("lexique/cpas", cpas.name, "مرکز"),
        ("lexique/cpas", cpas.definition, "توضیح"),
        ("lexique/delai", delay.name, "مهلت"),
    ):
        catalogue.append(polib.POEntry(msgctxt=key, msgid=french, msgstr=persian))
    catalogue.save(str(tmp_path / "translations" / "fa.po"))
    return tmp_path


def test_an_entry_is_made_in_a_language_where_all_its_words_are_there_and_once(words: Path) -> None:
    persian = Term.objects.filter(locale__language_code="fa")
    assert "translation:fa:lexique/cpas" in translations.load(words)
    assert [(term.name, term.slug, term.abbreviation) for term in persian] == [("مرکز", "cpas", "CPAS")]
    assert persian[0].topic == Term.objects.get(slug="cpas", locale__language_code="fr").topic
    persian.delete()
    assert not [key for key in translations.load(words) if "lexique" in key]
    assert not persian.exists()


def test_the_catalogue_lists_the_words_of_entries(words: Path) -> None:
    listed = {(entry.msgctxt, entry.msgid) for entry in translations.refresh_catalogue(words, "fa")}
    for kind in entries.KINDS:
        for key, row in entries.sources(kind, [kind.key(record) for record in records(kind.file)]).items():
            assert {(key, text) for text in entries.segments(kind, row)} <= listed


def test_what_was_edited_or_deleted_stays_so() -> None:
    Term.objects.filter(slug="cpas", locale__language_code="fr").update(name="CPAS de Mons")
    Term.objects.filter(slug="delai").delete()
    Organisation.objects.get(name="Épicerie solidaire (exemple)").delete()
    call_command("load_content", verbosity=0)
    assert Term.objects.get(slug="cpas", locale__language_code="fr").name == "CPAS de Mons"
    assert not Term.objects.filter(slug="delai").exists()
    assert not Organisation.objects.filter(name="Épicerie solidaire (exemple)").exists()


def test_an_older_database_is_given_what_came_since(page: Find) -> None:
    """Without what the resources brought, as a database of the version before is."""
    Term.objects.all().delete()
    Publication.objects.all().delete()
    page("guides").delete()
    SiteDocument.objects.filter(title__startswith="Exemple : brochure").delete()
    since = LoadedFixture.objects.filter(key__regex=r"^(terms|publications|page:guides|documents:exemple-brochure)")
    since.delete()
    loader = ContentLoader(FOLDER, timezone.localdate())
    loader.load()
    assert not loader.refused
    assert page("guides/arriver/parcours-d-integration").live
    assert Term.objects.filter(locale=Locale.get_default()).count() == len(records("terms"))
    assert Publication.objects.get(slug="le-parcours-en-quatre-langues-exemple").versions.count() == 4


@pytest.mark.parametrize("key", GUIDES)
def test_the_links_of_a_guide_lead_somewhere_and_its_editor_opens(
    key: str, page: Find, read: Read, admin_client: Client
) -> None:
    guide = page(key, "fr")
    assert all(link.get("href") for link in read(guide.get_url()).select("main .rich-text a"))
    assert admin_client.get(f"/admin/pages/{guide.pk}/edit/").status_code == 200
