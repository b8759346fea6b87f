"""Bad files, by every way in: refused with a sentence that says what to do, and nothing is kept."""

import io
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from core.models import SiteDocument, SiteImage
from tests.core.pdfs import locked, pdf
from tests.core.test_uploads_zips import office
from tests.desk.media.files import SVG, errors

BAD_DOCUMENTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "no PDF": ("guide.pdf", lambda: b"<html><script>alert(1)</script></html>", "n’en est pas un"),
    "a PDF cut off": ("guide.pdf", lambda: pdf(5)[:400], "abîmé ou incomplet"),
    "a locked PDF": ("guide.pdf", lambda: locked("secret"), "protégé par un mot de passe"),
    "a bomb": ("tableau.xlsx", lambda: office(("xl/a.xml", 200), folder="xl"), "contenu démesuré"),
    "an archive inside": ("lettre.docx", lambda: office(("word/tout.zip", b"PK")), "contient une archive"),
}
BAD_PICTURES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a drawing with a program": (
        "dessin.svg",
        lambda: SVG.format("<script>alert(1)</script>").encode(),
        "contient un programme",
    ),
    "a drawing that acts": (
        "dessin.svg",
        lambda: SVG.format('<rect onclick="alert(1)" width="5" height="5"/>').encode(),
        "contient un programme",
    ),
    "a PDF": ("photo.jpg", pdf, "pas une image lisible"),
    "a bomb of a document": ("photo.png", lambda: office(("word/a.xml", 60)), "pas une image lisible"),
}


@pytest.fixture
def editor(member: Callable[..., Client]) -> Client:
    return member("Modération")


def send(client: Client, kind: str, way: str, file: SimpleUploadedFile) -> str:
    """What the page or the answer says to a file sent by one of the ways in."""
    typed = {"title": "Un fichier", "language": "fr", "credit": "", "description": "Une image.", "file": file}
    if way == "in bulk":
        data = {"title": "Un fichier", "files[]": file}
        answer = client.post(f"/admin/{kind}/multiple/add/", data, headers={"x-requested-with": "XMLHttpRequest"})
        return str(answer.json().get("error_message", ""))
    if way == "in a chooser":
        prefix = {"documents": "document-chooser-upload", "images": "image-chooser-upload"}[kind]
        chosen = {f"{prefix}-{name}": value for name, value in typed.items()}
        fragment = client.post(f"/admin/{kind}/chooser/create/", chosen).json()["htmlFragment"]
        return BeautifulSoup(fragment, "html.parser").get_text(" ", strip=True)
    if way == "in place of another":
        kept = keep(kind)
        said = errors(client.post(f"/admin/{kind}/{'edit/' if kind == 'documents' else ''}{kept.pk}/", typed))
        kept.delete()
        return said
    return errors(client.post(f"/admin/{kind}/add/", typed))


def keep(kind: str) -> Any:
    if kind == "documents":
        return SiteDocument.objects.create(title="Ancien", file=ContentFile(pdf(), name="ancien.pdf"))
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    file = ContentFile(picture.getvalue(), name="ancienne.png")
    return SiteImage.objects.create(title="Ancienne", file=file, width=40, height=30)


WAYS = pytest.mark.parametrize("way", ["alone", "in bulk", "in a chooser", "in place of another"])


@WAYS
@pytest.mark.parametrize("bad", BAD_DOCUMENTS)
def test_a_bad_document_is_refused_by_every_way_in(editor: Client, way: str, bad: str) -> None:
    name, content, sentence = BAD_DOCUMENTS[bad]
    before = SiteDocument.objects.count()
    assert sentence in send(editor, "documents", way, SimpleUploadedFile(name, content()))
    assert SiteDocument.objects.count() == before


@WAYS
@pytest.mark.parametrize("bad", BAD_PICTURES)
def test_a_bad_picture_is_refused_by_every_way_in(editor: Client, way: str, bad: str) -> None:
    name, content, sentence = BAD_PICTURES[bad]
    before = SiteImage.objects.count()
    assert sentence in send(editor, "images", way, SimpleUploadedFile(name, content()))
    assert SiteImage.objects.count() == before


class Sent:
    """The body of a form with a file of 200 MB, made as it is read."""

    def __init__(self, size: int, name: str) -> None:
        fields = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in {"title": "Film", "language": "fr", "credit": ""}.items()
        )
        head = f'{fields}--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        self.parts = [head + b"%PDF-1.7\n", b"\r\n--x--\r\n"]
        self.left = size
        self.length = sum(map(len, self.parts)) + size

    def readline(self) -> bytes:
        raise NotImplementedError  # a server's body has it; a form is read in blocks

    def read(self, number: int = -1) -> bytes:
        if len(self.parts) == 2:
            return self.parts.pop(0)
        if self.left:
            block = bytes(min(self.left, number if number > 0 else 65_536))
            self.left -= len(block)
            return block
        return self.parts.pop() if self.parts else b""


def test_200_megabytes_are_refused_and_never_in_memory(editor: Client) -> None:
    body = Sent(200_000_000, "film.pdf")
    environment: dict[str, Any] = {
        "wsgi.input": body,
        "CONTENT_LENGTH": str(body.length),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
    }
    tracemalloc.start()
    response = editor.generic("POST", "/admin/documents/add/", **environment)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "trop lourd" in errors(response)
    assert "100" in errors(response)
    assert settings.WAGTAILDOCS_MAX_UPLOAD_SIZE == 100_000_000
    assert body.left == 0
    assert most < 60_000_000
    assert not SiteDocument.objects.filter(title="Film").exists()
