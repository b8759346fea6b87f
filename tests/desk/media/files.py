"""Good and bad files, made on the spot, and how the CMS's views are asked to take them."""

import io
import json
import struct
import zlib
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.core.pdfs import pdf

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
PDF = pdf()
DESCRIBED = {"description": "Deux personnes remplissent un formulaire au guichet."}


def picture(name: str = "photo.png", colour: str = "red", kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> Any:
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return SimpleUploadedFile(name, file.getvalue())


def bomb() -> Any:
    """A PNG of a few hundred bytes that says it is 60 000 points wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return SimpleUploadedFile("affiche.png", data)


def cut_short() -> Any:
    whole = picture(kind="JPEG", size=(400, 400)).read()
    return SimpleUploadedFile("photo.jpg", whole[: len(whole) // 2])


BAD_PICTURES: list[tuple[Callable[[], Any], str]] = [
    (lambda: SimpleUploadedFile("scan.tiff", b"II*\0" + bytes(20 * 1024 * 1024)), "en JPEG (photo) ou en PNG"),
    (lambda: SimpleUploadedFile("grande.jpg", b"\xff\xd8\xff" + bytes(11 * 1024 * 1024)), "trop lourd"),
    (lambda: SimpleUploadedFile("photo.png", b"Ceci n'est pas une image."), "pas une image lisible"),
    (lambda: picture("photo.png", kind="JPEG"), "son contenu est du JPEG"),
    (
        lambda: SimpleUploadedFile("dessin.svg", SVG.format("<script>alert(1)</script>").encode()),
        "contient un programme",
    ),
    (lambda: SimpleUploadedFile("dessin.svg", b"<svg"), "pas un dessin SVG lisible"),
    (bomb, "trop de points"),
    (cut_short, "pas une image lisible"),
    (lambda: SimpleUploadedFile("photo.jpg", b""), "vide"),
    (lambda: SimpleUploadedFile("guide.pdf", PDF), "« Documents »"),
    (lambda: SimpleUploadedFile("photo.<img src=x onerror=alert(1)>", b"x"), "Ce format n’est pas accepté"),
]
BAD_DOCUMENTS: list[tuple[Callable[[], Any], str]] = [
    (lambda: SimpleUploadedFile("jeu.exe", b"MZ"), "programmes"),
    (lambda: SimpleUploadedFile("page.html", b"<script>"), "programmes"),
    (lambda: SimpleUploadedFile("guide.pdf", b"MZ\x90"), "finit par « .pdf »"),
    (lambda: SimpleUploadedFile("guide.pdf", b""), "vide"),
    (lambda: picture(), "« Images »"),
]


def errors(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def send(editor: Client, address: str, file: Any, title: str = "") -> dict[str, Any]:
    response = editor.post(
        address,
        {"title": title or file.name.rpartition(".")[0], "files[]": file},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    return dict(json.loads(response.content))
