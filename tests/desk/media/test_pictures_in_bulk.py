"""Many pictures at once: each is kept or refused alone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.models import SiteImage
from tests.desk.media.files import BAD_PICTURES, SVG, errors, picture, send


def test_in_bulk_a_picture_is_kept_at_once_and_waits_to_be_described(editor: Client) -> None:
    answer = send(editor, "/admin/images/multiple/add/", picture("IMG_2031-fete_du_printemps.png"))
    assert answer["success"]
    image = SiteImage.objects.get()
    assert image.title == "Fete du printemps"
    assert "Texte alternatif" in answer["form"]
    report = editor.get("/admin/reports/images-to-describe/")
    assert "Fete du printemps" in errors(report)

    prefix = f"image-{image.pk}"
    typed = {f"{prefix}-title": "Fête du printemps", f"{prefix}-description": "", f"{prefix}-credit": "Ada"}
    refused = editor.post(f"/admin/images/multiple/{image.pk}/", typed).json()
    assert not refused["success"]
    assert "Si elle n’apprend rien, cochez" in refused["form"]
    assert "Fête du printemps" in refused["form"]
    done = editor.post(f"/admin/images/multiple/{image.pk}/", typed | {f"{prefix}-description": "Un arbre"}).json()
    assert done["success"]
    assert "Fete" not in errors(editor.get("/admin/reports/images-to-describe/"))
    image.refresh_from_db()
    assert (image.title, image.description, image.credit) == ("Fête du printemps", "Un arbre", "Ada")


@pytest.mark.parametrize(("file", "sentence"), BAD_PICTURES)
def test_in_bulk_a_bad_picture_is_refused_alone(editor: Client, file: Callable[[], Any], sentence: str) -> None:
    assert send(editor, "/admin/images/multiple/add/", picture())["success"]
    answer = send(editor, "/admin/images/multiple/add/", file())
    assert not answer["success"]
    assert sentence in answer["error_message"]
    assert "<" not in answer["error_message"]
    assert SiteImage.objects.count() == 1


def test_in_bulk_the_same_picture_again_is_noticed(editor: Client) -> None:
    send(editor, "/admin/images/multiple/add/", picture())
    answer = send(editor, "/admin/images/multiple/add/", picture("autre.png"))
    assert answer["duplicate"]
    assert "photo" in answer["confirm_duplicate_upload"].lower()
    assert SiteImage.objects.count() == 2


def test_a_drawing_that_waits_for_a_title_is_clean_already(editor: Client) -> None:
    """A title that is too long makes Wagtail put the file aside; what is put aside is the cleaned one."""
    file = SimpleUploadedFile("logo.svg", SVG.format('<use href="https://evil.example/x.svg#a"/>').encode())
    answer = send(editor, "/admin/images/multiple/add/", file, title="Long " * 60)
    pending = answer["uploaded_file_id"]
    prefix = f"uploaded-image-{pending}"
    typed = {f"{prefix}-title": "Logo", f"{prefix}-description": "Le logo du centre", f"{prefix}-credit": ""}
    assert editor.post(f"/admin/images/multiple/create_from_uploaded_image/{pending}/", typed).json()["success"]
    assert b"evil.example" not in SiteImage.objects.get().file.read()
