"""How staff keep publications: a form in French, files that open, one a language; translations; counts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import SiteDocument, Topic
from resources.library import counting
from resources.models import LibraryPage, Publication
from tests.core.pdfs import locked, pdf
from tests.resources import library_making as making

ADD = "/admin/snippets/resources/publication/add/"
LIST = "/admin/snippets/resources/publication/"
REPORT = "/admin/reports/downloads/"


@pytest.fixture
def editor(member: Callable[..., Client], library: LibraryPage) -> Client:
    """An editor who may keep publications and begin translations."""
    client = member("Rédaction")
    group = client.user.groups.get()  # type: ignore[attr-defined]
    mine = Permission.objects.filter(codename__endswith="_publication", content_type__app_label="resources")
    group.permissions.add(*mine)
    choose = Permission.objects.get(codename="choose_document")
    GroupCollectionPermission.objects.get_or_create(
        group=group, collection=Collection.get_first_root_node(), permission=choose
    )
    return client


def form(*versions: tuple[SiteDocument, str], **more: Any) -> dict[str, Any]:
    """What the form of a new publication sends."""
    data: dict[str, Any] = {
        "title": "Mes droits",
        "summary": "Un résumé.",
        "kind": "brochure",
        "year": "2026",
        "slug": "",
        "checked_on": "2026-10-27",
        "versions-TOTAL_FORMS": len(versions),
        "versions-INITIAL_FORMS": 0,
        "versions-MIN_NUM_FORMS": 0,
        "versions-MAX_NUM_FORMS": 1000,
    }
    for number, (document, language) in enumerate(versions):
        data |= {
            f"versions-{number}-document": document.pk,
            f"versions-{number}-language": language,
            f"versions-{number}-ORDER": number + 1,
            f"versions-{number}-id": "",
        }
    return data | more


def said(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True).replace("\u202f", " ")


def test_a_publication_is_made_with_its_slug_and_the_languages_of_its_files(editor: Client) -> None:
    topic = making.label(Topic, "droits-x", fr="Droits", ar="حقوق")
    files = [(making.document("a.pdf", pdf(3)), ""), (making.document("b.txt", b"x", "ar"), "")]
    response = editor.post(ADD, form(*files, topics=[topic.pk]))
    assert response.status_code == 302, said(response)
    made = Publication.objects.get(title="Mes droits")
    assert made.slug == "mes-droits"
    assert set(made.versions.values_list("language", flat=True)) == {"fr", "ar"}
    assert list(made.topics.all()) == [topic]


def test_the_form_speaks_french_and_offers_each_topic_once(editor: Client) -> None:
    making.label(Topic, "droits-x", fr="Droits", ar="حقوق")
    tree = BeautifulSoup(editor.get(ADD).content, "html.parser")
    text = tree.get_text(" ", strip=True)
    for words in ("Titre et résumé", "Fichiers", "Classement", "Couverture et adresse", "Vérification"):
        assert words in text
    assert "Droits" in text
    assert "حقوق" not in text


def test_two_files_in_one_language_are_refused(editor: Client) -> None:
    files = [(making.document("a.txt", b"x"), ""), (making.document("b.txt", b"y"), "fr")]
    assert "une publication en a un par langue" in said(editor.post(ADD, form(*files)))
    assert not Publication.objects.exists()


def test_without_a_file_nothing_would_be_shown(editor: Client) -> None:
    assert "Ajoutez au moins un fichier" in said(editor.post(ADD, form()))


@pytest.mark.parametrize(
    ("content", "sentence"), [(locked("secret"), "protégé par un mot de passe"), (pdf()[:90], "abîmé ou incomplet")]
)
def test_a_file_that_does_not_open_is_refused_with_a_sentence(editor: Client, content: bytes, sentence: str) -> None:
    response = editor.post(ADD, form((making.document("a.pdf", content), "fr")))
    assert sentence in said(response)
    assert not Publication.objects.exists()


def test_a_slug_that_another_has_is_refused_and_an_empty_one_is_free(editor: Client) -> None:
    making.publication("Autre", slug="mes-droits")
    file = making.document("a.txt", b"x")
    assert "a déjà cette forme" in said(editor.post(ADD, form((file, ""), slug="mes-droits")))
    editor.post(ADD, form((file, "")))
    assert Publication.objects.get(title="Mes droits").slug == "mes-droits-2"


@pytest.mark.parametrize("year", ["1066", "9999", "-4", "deux mille"])
def test_an_absurd_year_is_refused(editor: Client, year: str) -> None:
    assert editor.post(ADD, form((making.document("a.txt", b"x"), ""), year=year)).status_code == 200
    assert not Publication.objects.exists()


def test_the_list_says_languages_and_downloads_and_filters(editor: Client) -> None:
    made = making.publication("Mes droits", "fr", "ar", kind="form")
    making.publication("Autre", "nl")
    making.translated(made, "ar", title="حقوقي")
    for version in made.versions.all():
        counting.add(version.document_id, date(2026, 10, 1))
        counting.add(version.document_id, date(2026, 11, 1))
    rows = BeautifulSoup(editor.get(LIST).content, "html.parser").select("table tbody tr")
    row = next(row for row in rows if "Mes droits" in row.get_text())
    cells = [cell.get_text(" ", strip=True) for cell in row.select("td")]
    assert "Français, العربية" in cells
    assert "4" in cells
    assert len(rows) == 2
    assert "حقوقي" in said(editor.get(f"{LIST}?locale=ar"))
    assert said(editor.get(f"{LIST}?ordering=-downloads")).count("Mes droits") == 1
    for query in ("kind=form", "language=ar", "q=droits"):
        text = said(editor.get(f"{LIST}?{query}"))
        assert "Mes droits" in text
        assert "Autre" not in text.replace("Autres", "")


def test_only_the_words_are_asked_of_the_translator(editor: Client) -> None:
    made = making.publication("Mes droits", "fr", "nl", summary="Un résumé.", kind="form")
    listed = BeautifulSoup(editor.get(LIST).content, "html.parser")
    submit = listed.find("a", href=lambda href: bool(href and "/localize/submit/" in href))
    assert submit
    arabic = making.locale("ar")
    response = editor.post(str(submit["href"]), {"locales": arabic.pk})
    assert response.status_code == 302, said(response)
    source = TranslationSource.objects.get_for_instance(made)
    asked = set(source.stringsegment_set.values_list("string__data", flat=True))
    assert asked == {"Mes droits", "Un résumé."}

    translation = Translation.objects.get(source=source, target_locale=arabic)
    title = source.stringsegment_set.get(string__data="Mes droits")
    StringTranslation.objects.create(
        translation_of=title.string, locale=arabic, context=title.context, data="حقوقي", translation_type="manual"
    )
    translation.save_target(user=editor.user)  # type: ignore[attr-defined]
    row = Publication.objects.get(translation_key=made.translation_key, locale=arabic)
    assert (row.title, row.slug, row.kind) == ("حقوقي", made.slug, "form")
    page = BeautifulSoup(Client().get(f"/ar/bibliotheque/{made.slug}/").content, "html.parser")
    assert page.h1.get_text() == "حقوقي"  # type: ignore[union-attr]

    form_of_row = editor.get(f"/admin/snippets/resources/publication/edit/{row.pk}/")
    assert "translation-editor" in form_of_row.content.decode() or "wagtail_localize" in form_of_row.content.decode()


def test_facts_follow_the_french_row_at_once(editor: Client) -> None:
    made = making.publication("Mes droits", "fr", kind="form")
    making.translated(made, "ar", title="حقوقي")
    made.kind = "poster"
    made.save()
    tree = BeautifulSoup(Client().get("/ar/bibliotheque/?kind=poster").content, "html.parser")
    assert "حقوقي" in tree.select_one(".publication-card").get_text()  # type: ignore[union-attr]


def test_the_report_says_months_files_and_numbers_and_is_exported(editor: Client) -> None:
    made = making.publication("Mes droits", "ar")
    document = made.versions.get().document
    counting.add(document.pk, date(2026, 9, 3))
    for day in (1, 2, 30):
        counting.add(document.pk, date(2026, 10, day))
    rows = BeautifulSoup(editor.get(REPORT).content, "html.parser").select("table tbody tr")
    cells = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]
    assert [(row[0], row[1], row[-1]) for row in cells] == [
        ("10/2026", "Mes droits", "3"),
        ("09/2026", "Mes droits", "1"),
    ]
    assert len(BeautifulSoup(editor.get(f"{REPORT}?since=2026-10-01").content, "html.parser").select("tbody tr")) == 1
    response = editor.get(f"{REPORT}?export=csv")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "Mois,Publication,Fichier,Langue,Téléchargements"
    assert lines[1].split(",")[1] == "Mes droits"
    assert lines[1].endswith(",ar,3")


def test_the_report_is_in_the_menu_of_who_may_see_it(editor: Client, member: Callable[..., Client]) -> None:
    assert REPORT in editor.get("/admin/").content.decode()
    other = member("Traduction – العربية")
    assert REPORT not in other.get("/admin/").content.decode()
    assert other.get(REPORT).status_code == 302


def test_a_file_that_is_part_of_a_publication_is_not_deleted_by_mistake(editor: Client) -> None:
    made = making.publication("Mes droits")
    editor.user.is_superuser = True  # type: ignore[attr-defined]
    editor.user.save()  # type: ignore[attr-defined]
    document = made.versions.get().document
    response = editor.post(f"/admin/documents/delete/{document.pk}/", follow=True)
    assert response.status_code in {200, 403}
    assert SiteDocument.objects.filter(pk=document.pk).exists()
