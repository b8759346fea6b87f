"""What an editor meets when adding documents."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Collection

from core.models import SiteDocument
from core.models.media import site_languages
from tests.desk.media.files import BAD_DOCUMENTS, PDF, errors, send


@pytest.mark.parametrize(("file", "sentence"), BAD_DOCUMENTS)
def test_a_bad_document_is_refused_with_a_sentence(editor: Client, file: Callable[[], Any], sentence: str) -> None:
    response = editor.post("/admin/documents/add/", {"title": "Guide", "language": "ar", "credit": "", "file": file()})
    assert sentence in errors(response)
    assert BeautifulSoup(response.content, "html.parser").select_one("#id_title")["value"] == "Guide"
    answer = send(editor, "/admin/documents/multiple/add/", file())
    assert sentence in answer["error_message"]
    assert "\n" not in answer["error_message"]
    assert not SiteDocument.objects.exists()


def test_a_document_that_is_too_heavy_is_refused(editor: Client, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 40
    response = editor.post(
        "/admin/documents/add/", {"title": "", "language": "fr", "file": SimpleUploadedFile("g.pdf", PDF)}
    )
    assert "trop lourd" in errors(response)


def test_a_document_says_its_language_and_is_in_french_by_default(editor: Client) -> None:
    answer = send(editor, "/admin/documents/multiple/add/", SimpleUploadedFile("guide_2026.pdf", PDF))
    kept = SiteDocument.objects.get()
    assert (kept.title, kept.language) == ("Guide 2026", "fr")
    assert "العربية" in answer["form"]
    assert len(site_languages()) == 12


def test_the_same_document_again_is_noticed_and_may_be_kept(editor: Client) -> None:
    typed = {"title": "Guide", "language": "fr", "credit": ""}
    editor.post("/admin/documents/add/", typed | {"file": SimpleUploadedFile("guide.pdf", PDF)})
    first = SiteDocument.objects.get()
    again = editor.post("/admin/documents/add/", typed | {"file": SimpleUploadedFile("autre.pdf", PDF)})
    assert "déjà là" in errors(again)
    assert f"/admin/documents/edit/{first.pk}/" in again.content.decode()
    kept = typed | {"keep_both": "on", "file": SimpleUploadedFile("autre.pdf", PDF)}
    editor.post("/admin/documents/add/", kept)
    assert SiteDocument.objects.count() == 2
    bulk = send(editor, "/admin/documents/multiple/add/", SimpleUploadedFile("encore.pdf", PDF))
    assert bulk["success"]
    assert "déjà là" in bulk["form"]
    assert SiteDocument.objects.count() == 3


def test_a_document_can_be_replaced_and_keeps_its_address_number(editor: Client) -> None:
    send(editor, "/admin/documents/multiple/add/", SimpleUploadedFile("guide.pdf", PDF))
    kept = SiteDocument.objects.get()
    new = SimpleUploadedFile("guide-2027.pdf", PDF + b"2027")
    editor.post(f"/admin/documents/edit/{kept.pk}/", {"title": "Guide", "language": "nl", "credit": "", "file": new})
    kept.refresh_from_db()
    assert kept.file.read().endswith(b"2027")
    assert (kept.title, kept.language) == ("Guide", "nl")


def test_a_private_collection_is_offered_where_there_is_one(editor: Client, django_user_model: Any) -> None:
    Collection.get_first_root_node().add_child(name="Interne")
    form = BeautifulSoup(editor.get("/admin/documents/add/").content, "html.parser")
    assert "Interne" in form.select_one("[name=collection]").get_text()
