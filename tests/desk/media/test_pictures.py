"""What an editor meets when adding a picture: real posts to the CMS's own views."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Page

from core.models import SiteImage
from tests.desk.media.files import BAD_PICTURES, DESCRIBED, SVG, errors, picture, send


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


@pytest.mark.parametrize(
    "box", ["0 0 0 0", "0 0 nan nan", "0 0 1e9 1e9", "0 0 -5 -5", "a b c d", "0 0 5", "0 0 1 1e7", "0 0 0.2 0.2"]
)
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
    assert "Utilisé nulle part ailleurs" in errors(editor.get(f"/admin/images/{image.pk}/delete/"))
    with django_capture_on_commit_callbacks(execute=True):
        history.picture = image
        history.save()
    assert "Utilisé à 1 endroit" in errors(editor.get(f"/admin/images/{image.pk}/delete/"))
    assert history.title in errors(editor.get(f"/admin/images/usage/{image.pk}/"))


def test_the_report_shows_only_what_one_may_change(client: Client, editor: Client, django_user_model: Any) -> None:
    send(editor, "/admin/images/multiple/add/", picture())
    assert "Images à décrire" in errors(editor.get("/admin/reports/images-to-describe/"))
    other = django_user_model.objects.create_user("lectrice", password="x")
    client.force_login(other)
    assert client.get("/admin/reports/images-to-describe/").status_code == 302


def test_where_a_photograph_was_taken_is_not_published(editor: Client, visitor: Client) -> None:
    """A telephone writes the place into the file: the original is not given out, what pages show does not have it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 27.0, 15.0), 3: "E", 4: (3.0, 57.0, 8.0)})
    file = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(file, "JPEG", exif=exif)
    assert Image.open(io.BytesIO(file.getvalue())).getexif().get_ifd(0x8825)
    editor.post("/admin/images/add/", {**DESCRIBED, "file": SimpleUploadedFile("place.jpg", file.getvalue())})
    image = SiteImage.objects.get()
    assert visitor.get(image.file.url).status_code == 404
    for shown in ("original", "width-200", "fill-100x100|format-webp", "width-200|format-avif", "width-100|format-png"):
        address = image.get_rendition(shown).url
        content = b"".join(visitor.get(address).streaming_content)
        found = Image.open(io.BytesIO(content))
        assert not dict(found.getexif()), shown
        assert found.width < found.height or found.width == found.height == 100


@pytest.mark.parametrize("size", [(1, 20_000), (20_000, 1), (1, 1)])
def test_a_picture_of_an_odd_shape_can_be_listed(editor: Client, size: tuple[int, int]) -> None:
    editor.post("/admin/images/add/", {**DESCRIBED, "file": picture(size=size)})
    image = SiteImage.objects.get()
    assert editor.get("/admin/images/").status_code == 200
    assert editor.get(f"/admin/images/{image.pk}/").status_code == 200
