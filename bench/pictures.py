"""Pictures of every page type for people's eyes: telephone, tablet, desk; four languages; light, dark and printed.

    make pictures                        all of them, in var/pictures/, with a contact sheet index.html
    make pictures ARGS=--readme          a few small ones, into docs/pictures/ for README.md

The page types are found as the journeys find them (``core.samples``). Needs Chromium; printed pages need pdftoppm too.
"""

import argparse
import html
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, sync_playwright

from bench.audit import tools
from bench.running import ROOT, Site, running_site

OUT = ROOT / "var" / "pictures"
README = ROOT / "docs" / "pictures"
LANGUAGES = ("fr", "ar", "ru", "ti")
WIDTHS = {"telephone": 360, "tablet": 768, "desk": 1280}
SCHEMES = ("light", "dark")
# The name of the file: the page's type, language, colour scheme and width.
FEW = {
    "home": ("home.HomePage", "fr", "light", 1280),
    "home-arabic-night": ("home.HomePage", "ar", "dark", 1280),
    "agenda": ("events.AgendaPage", "fr", "light", 1280),
    "activity-telephone": ("events.EventPage", "ar", "light", 360),
    "contact-telephone": ("home.ContactPage", "ru", "dark", 360),
    "front-door-telephone": ("not translated", "ti", "light", 360),
}


@dataclass(frozen=True)
class Shown:
    """A page to take pictures of: a short name for files, its type, its address in a language."""

    name: str
    type: str
    language: str
    address: str


def shown(site: Site) -> Iterator[Shown]:
    for sample in site.samples:
        name = sample["path"].strip("/").rpartition("/")[2] or "home"
        for code in LANGUAGES:
            if code in sample["languages"]:
                yield Shown(name, sample["type"], code, f"/{code}/{sample['path']}")
    for code in LANGUAGES:
        yield Shown("not-found", "not found", code, f"/{code}/rien/")
        yield Shown("search", "search", code, f"/{code}/recherche/?q=mons")
    yield Shown("front-door", "not translated", "ti", "/ti/")
    for code in LANGUAGES:
        yield Shown("styleguide", "styleguide", code, site.styleguide(code))


def take(context: BrowserContext, page: Shown, folder: Path) -> list[Path]:
    """One load, then each colour scheme and width, the whole page; and the page as it prints."""
    tab, made = context.new_page(), []
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(page.address)
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in WIDTHS.values():
            tab.set_viewport_size({"width": width, "height": 800})
            path = folder / f"{page.name}-{page.language}-{scheme}-{width}.png"
            tab.screenshot(path=path, full_page=True)
            made.append(path)
    if pdftoppm := shutil.which("pdftoppm"):
        pdf = folder / f"{page.name}-{page.language}-print.pdf"
        tab.emulate_media(media="print", color_scheme="light")
        tab.pdf(path=pdf, format="A4", prefer_css_page_size=True)
        subprocess.run([pdftoppm, "-png", "-r", "60", pdf, pdf.with_suffix("")], check=True)
        made += sorted(folder.glob(f"{pdf.stem}*.png"))
    tab.close()
    return made


def take_few(context: BrowserContext, pages: list[Shown], folder: Path) -> None:
    """The window as one sees it, small enough for a repository."""
    for name, (kind, code, scheme, width) in FEW.items():
        page = next((page for page in pages if (page.type, page.language) == (kind, code)), None)
        if page is None:
            print(f"{name}: no page of type {kind} in {code}", file=sys.stderr)
            continue
        tab = context.new_page()
        tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        tab.set_viewport_size({"width": width, "height": 740 if width < 700 else 860})
        tab.goto(page.address)
        path = folder / f"{name}.webp"
        with Image.open(io.BytesIO(tab.screenshot())) as picture:
            size = (picture.width * 3 // 4, picture.height * 3 // 4)
            picture.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(path, quality=88, method=6)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
        tab.close()


def contact_sheet(rows: dict[Shown, list[Path]]) -> str:
    """The head of every picture, each a link to the whole; a row for each page and language."""
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>Pictures</title><style>"]
    parts.append("body{font:1rem system-ui;margin:1rem;background:#999}h2{font-size:1rem;margin-block:2rem .5rem}")
    parts.append("div{display:flex;gap:.5rem;overflow:auto}img{block-size:20rem;object-fit:cover;object-position:top}")
    parts.append("</style><h1>Pictures</h1>")
    for page, paths in rows.items():
        parts.append(f"<h2>{html.escape(f'{page.type}, {page.language}: {page.address}')}</h2><div>")
        for path in paths:
            with Image.open(path) as picture:
                width = max(picture.width // 3, 150)
            parts.append(
                f'<a href="{path.name}"><img src="{path.name}" alt="{path.stem}" width={width} loading=lazy></a>'
            )
        parts.append("</div>")
    return "\n".join(parts)


@contextmanager
def visitors(site: Site) -> Iterator[dict[tuple[str, bool], BrowserContext]]:
    """A browser window for each language, and for staff, who alone see the style guide."""
    staff = {"Cookie": site.staff_cookies}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox", "--disable-gpu"])
        yield {
            (code, is_staff): browser.new_context(
                base_url=site.url, locale=code, extra_http_headers=staff if is_staff else {}
            )
            for code in LANGUAGES
            for is_staff in (False, True)
        }
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="make pictures")
    parser.add_argument("--readme", action="store_true", help="a few small ones, into docs/pictures/")
    few = parser.parse_args().readme
    with tempfile.TemporaryDirectory() as var, running_site(Path(var)) as site, visitors(site) as contexts:
        pages = list(shown(site))
        if few:
            return take_few(contexts["fr", False], pages, README)
        shutil.rmtree(OUT, ignore_errors=True)
        OUT.mkdir(parents=True)
        rows = {page: take(contexts[page.language, page.type == "styleguide"], page, OUT) for page in pages}
    (OUT / "index.html").write_text(contact_sheet(rows), encoding="utf-8")
    print(f"{sum(map(len, rows.values()))} pictures: {OUT / 'index.html'}")
    return None


if __name__ == "__main__":
    try:
        main()
    except tools.MissingToolError as missing:
        sys.exit(str(missing))
