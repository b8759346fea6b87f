"""An editor brings files from a camera, a scanner and a partner, good and bad together."""

import io
import re

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from core.uploads.titles import readable_title

NAMES = [
    "IMG_2031-fete_du_printemps.JPG",
    "IMG-20260512-WA0003.jpg",
    "Centre-ville de Mons.jpg",
    "été_à_mons.jpg",
    "logo-1024x768.jpg",
]
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>document.title="?"</script></svg>'


def photograph() -> bytes:
    file = io.BytesIO()
    Image.effect_mandelbrot((300, 200), (-2, -1, 1, 1), 40).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def sent(name: str, kind: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def test_bad_files_are_refused_one_by_one_and_nothing_else_is_lost(editor: Page) -> None:
    editor.goto("/admin/images/multiple/add/")
    editor.locator("#fileupload").set_input_files(
        [
            sent("IMG_2031-fete_du_printemps.JPG", "image/jpeg", photograph()),
            sent("scan.tiff", "image/tiff", b"II*\0" + bytes(20_000_000)),
            sent("photo.png", "image/png", "Ceci n’est pas une image.".encode()),
            sent("dessin.svg", "image/svg+xml", SCRIPT),
        ]
    )
    rows = editor.locator("#upload-list > li")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("Enregistrez-la en JPEG (photo) ou en PNG")
    expect(rows.nth(2)).to_contain_text("n’est pas une image lisible")
    expect(rows.nth(3)).to_contain_text("contient un programme")
    for refused in (1, 2, 3):
        expect(rows.nth(refused).get_by_text("bonnes pratiques")).to_be_hidden()

    # The good one is kept already; saving it without a word is refused, and what was typed stays.
    good = rows.nth(0)
    expect(good.get_by_label("Titre")).to_have_value("Fete du printemps")
    good.get_by_label("Titre").fill("Fête du printemps")
    good.get_by_role("button", name="Mettre à jour").click()
    expect(good).to_contain_text("Si elle n’apprend rien, cochez")
    expect(good.get_by_label("Titre")).to_have_value("Fête du printemps")
    good.get_by_label("Texte alternatif").fill("Des enfants dansent sous un arbre.")
    good.get_by_role("button", name="Mettre à jour").click()
    expect(rows).to_have_count(3)
    editor.goto("/admin/images/")
    expect(editor.get_by_role("link", name=re.compile("Fête du printemps")).first).to_be_visible()


def test_the_browser_and_the_site_make_the_same_titles(editor: Page) -> None:
    for name in NAMES:
        editor.goto("/admin/images/add/")
        editor.locator("#id_file").set_input_files(sent(name, "image/jpeg", photograph()))
        expect(editor.locator("#id_title")).to_have_value(readable_title(name))
