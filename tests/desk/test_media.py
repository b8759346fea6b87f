"""What an editor meets when adding pictures and documents: real posts to the CMS's own views."""

import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection, Page

from core.licences import Licence, credit_line
from core.models import SiteDocument, SiteImage
from core.models.media import site_languages

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
DESCRIBED = {"description": "Deux personnes remplissent un formulaire au guichet."}


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor(client: Client, django_user_model: Any) -> Client:
    user = django_user_model.objects.create_user("redactrice", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


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


# -- One picture ------------------------------------------------------------------------------


@pytest.mark.parametrize(("file", "sentence"), BAD_PICTURES)
def test_a_bad_picture_is_refused_with_a_sentence_and_what_was_typed_stays(
    editor: Client, file: Callable[[], Any], sentence: str
) -> None:
    typed = {"title": "Fête des voisins", "credit": "Ada Dupont", **DESCRIBED, "file": file()}
    response = editor.post("/admin/images/add/", typed)
    assert response.status_code == 200
    assert sentence in errors(response)
    tree = BeautifulSoup(response.content, "html.parser")
    assert tree.select_one("#id_title")["value"] == "Fête des voisins"
    assert tree.select_one("#id_credit")["value"] == "Ada Dupont"
    assert DESCRIBED["description"] in str(tree.select_one("#id_description"))
    assert not SiteImage.objects.exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_what_cameras_and_telephones_write_is_accepted(editor: Client, kind: str) -> None:
    extension = {"HEIF": "heic", "JPEG": "jpg"}.get(kind, kind.lower())
    editor.post("/admin/images/add/", {**DESCRIBED, "file": picture(f"IMG_2031-fete_d_ete.{extension}", kind=kind)})
    image = SiteImage.objects.get()
    assert image.title == "Fete d ete"
    assert image.get_rendition("width-20").file.name.endswith(
        {"AVIF": "webp", "HEIF": "jpg", "JPEG": "jpg", "WEBP": "webp"}.get(kind, "png")
    )


def test_a_drawing_is_cleaned_before_it_is_kept(editor: Client) -> None:
    inside = (
        '<path d="M0 0h9" fill="red"/><image href="https://evil.example/x.png"/><foreignObject><p>x</p></foreignObject>'
    )
    file = SimpleUploadedFile("logo.svg", SVG.format(inside).encode())
    editor.post("/admin/images/add/", {**DESCRIBED, "file": file})
    kept = SiteImage.objects.get()
    content = kept.file.read()
    assert b'fill="red"' in content
    assert b"evil.example" not in content
    assert b"foreignObject" not in content
    assert kept.file_size == len(content)


def test_heavy_files_that_wait_on_disk_are_treated_the_same(editor: Client) -> None:
    """Django keeps what passes 2.5 MB in a file of its own, not in memory."""
    inside = '<use href="https://evil.example/x.svg#a"/>' + '<path d="M0 0h9" fill="red"/>' * 100_000
    editor.post(
        "/admin/images/add/", {**DESCRIBED, "file": SimpleUploadedFile("plan.svg", SVG.format(inside).encode())}
    )
    noise = io.BytesIO()
    Image.effect_noise((2000, 2000), 100).save(noise, "PNG")
    assert noise.tell() > 2_621_440
    editor.post("/admin/images/add/", {**DESCRIBED, "file": SimpleUploadedFile("bruit.png", noise.getvalue())})
    assert b"evil.example" not in SiteImage.objects.get(title="Plan").file.read()
    assert SiteImage.objects.get(title="Bruit").file.read() == noise.getvalue()


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 nan nan", "0 0 1e9 1e9", "0 0 -5 -5", "a b c d", "0 0 5"])
def test_a_drawing_of_an_odd_size_is_refused_or_shown_never_an_error(editor: Client, box: str) -> None:
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="M0 0h9"/></svg>'
    file = SimpleUploadedFile("dessin.svg", drawn.encode())
    response = editor.post("/admin/images/add/", {**DESCRIBED, "file": file}, follow=True)
    assert response.status_code == 200
    assert editor.get("/admin/images/").status_code == 200
    for image in SiteImage.objects.all():
        assert editor.get(f"/admin/images/{image.pk}/").status_code == 200


def test_a_picture_must_say_what_it_shows_or_that_it_shows_nothing(editor: Client) -> None:
    silent = editor.post("/admin/images/add/", {"title": "Fête", "description": " ", "credit": "", "file": picture()})
    assert "Si elle n’apprend rien, cochez" in errors(silent)
    assert not SiteImage.objects.exists()
    decorative = {"title": "Fête", "description": "", "credit": "", "is_decorative": "on", "file": picture()}
    editor.post("/admin/images/add/", decorative)
    image = SiteImage.objects.get()
    assert image.get_rendition("width-20").alt == ""
    image.is_decorative, image.description = False, "Une fête"
    assert image.default_alt_text == "Une fête"


def test_rights_that_name_the_author_need_a_name(editor: Client) -> None:
    typed = {"title": "Fête", **DESCRIBED, "credit": "", "licence": "cc-by"}
    assert "nommer l’auteur" in errors(editor.post("/admin/images/add/", typed | {"file": picture()}))
    editor.post("/admin/images/add/", typed | {"credit": "Ada", "file": picture()})
    assert SiteImage.objects.get().credit_line == "Ada, CC BY"


def test_the_same_picture_again_is_noticed_and_may_be_kept(editor: Client) -> None:
    typed = {"title": "Fête", **DESCRIBED, "credit": ""}
    editor.post("/admin/images/add/", typed | {"file": picture()})
    first = SiteImage.objects.get()
    again = editor.post("/admin/images/add/", typed | {"title": "Encore", "file": picture("autre.png")})
    assert "déjà là" in errors(again)
    assert f"/admin/images/{first.pk}/" in again.content.decode()
    assert "Garder les deux" in errors(again)
    editor.post("/admin/images/add/", typed | {"title": "Encore", "file": picture("autre.png"), "keep_both": "on"})
    assert SiteImage.objects.count() == 2


# -- Pictures in bulk -------------------------------------------------------------------------


def send(editor: Client, address: str, file: Any, title: str = "") -> dict[str, Any]:
    response = editor.post(
        address,
        {"title": title or file.name.rpartition(".")[0], "files[]": file},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    return dict(json.loads(response.content))


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


# -- Choosers, deleting, the report --------------------------------------------------------------


def test_a_picture_added_while_writing_a_page_is_asked_the_same(editor: Client) -> None:
    prefix = "image-chooser-upload"
    typed = {f"{prefix}-title": "", f"{prefix}-description": "", f"{prefix}-credit": ""}
    answer = editor.post("/admin/images/chooser/create/", typed | {f"{prefix}-file": picture()}).json()
    assert answer["step"] == "reshow_creation_form"
    assert "Si elle n’apprend rien, cochez" in answer["htmlFragment"]
    typed[f"{prefix}-description"] = "Un arbre"
    answer = editor.post("/admin/images/chooser/create/", typed | {f"{prefix}-file": picture()}).json()
    assert answer["step"] == "chosen"
    assert answer["result"]["default_alt_text"] == "Un arbre"


def test_where_a_file_is_used_is_said_before_it_is_deleted(
    editor: Client, page: Callable[..., Page], django_capture_on_commit_callbacks: Any
) -> None:
    send(editor, "/admin/images/multiple/add/", picture())
    image = SiteImage.objects.get()
    history = page("centre/historique-et-missions")
    assert "0 fois" in errors(editor.get(f"/admin/images/{image.pk}/delete/"))
    with django_capture_on_commit_callbacks(execute=True):
        history.picture = image
        history.save()
    assert "référencé(e) 1 fois" in errors(editor.get(f"/admin/images/{image.pk}/delete/"))
    assert history.title in errors(editor.get(f"/admin/images/usage/{image.pk}/"))


def test_the_report_shows_only_what_one_may_change(client: Client, editor: Client, django_user_model: Any) -> None:
    send(editor, "/admin/images/multiple/add/", picture())
    assert "Images à décrire" in errors(editor.get("/admin/reports/images-to-describe/"))
    other = django_user_model.objects.create_user("lectrice", password="x")
    client.force_login(other)
    assert client.get("/admin/reports/images-to-describe/").status_code == 302


# -- Documents ----------------------------------------------------------------------------------


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


# -- Rights -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credit", "licence", "line"),
    [
        ("Ada", "permission", "© Ada"),
        ("© Ada", "permission", "© Ada"),
        ("Ada", "cc-by-sa", "Ada, CC BY-SA"),
        ("Ada", "own", "Ada"),
        ("", "cc0", "CC0"),
        ("", "", ""),
        ("Ada", "of another time", "Ada"),
    ],
)
def test_a_credit_reads_the_same_in_all_languages(credit: str, licence: str, line: str) -> None:
    assert credit_line(credit, licence) == line


def test_licences_lead_to_their_terms() -> None:
    assert Licence.CC_BY_SA.address == "https://creativecommons.org/licenses/by-sa/"
    assert Licence.PERMISSION.address == ""


def test_a_private_collection_is_offered_where_there_is_one(editor: Client, django_user_model: Any) -> None:
    Collection.get_first_root_node().add_child(name="Interne")
    form = BeautifulSoup(editor.get("/admin/documents/add/").content, "html.parser")
    assert "Interne" in form.select_one("[name=collection]").get_text()
