"""Draws the pictures of docs/editors/pictures/ anew from the running site: `make guide`."""

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

from bench.running import ROOT, Site, running_site

PICTURES = ROOT / "docs" / "editors" / "pictures"
SIZE = {"width": 1120, "height": 700}
LARGEST = 60_000  # bytes
RING = """element => {
  const box = element.getBoundingClientRect(), ring = document.createElement("div");
  Object.assign(ring.style, {position: "fixed", zIndex: 10000, pointerEvents: "none", borderRadius: "8px",
    border: "3px solid #c2410c", boxShadow: "0 0 0 3px #fff",
    left: `${box.left - 6}px`, top: `${box.top - 6}px`, width: `${box.width + 6}px`, height: `${box.height + 6}px`});
  document.body.append(ring);
}"""
LONG = (
    "Pour suivre les cours de français qui sont donnés à Mons et dans plusieurs communes du Borinage pendant toute "
    "l’année, il faut d’abord prendre contact avec notre équipe, qui vous reçoit, vous écoute et vous conseille."
)


class Draughtsman:
    """A signed-in editor's browser that draws what it sees, with what matters ringed."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site

    def draw(self, name: str, ringed: Locator | None = None) -> None:
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(600)  # panels slide
        if ringed is not None:
            ringed.evaluate(RING)
        picture = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        for quality in (85, 75, 60, 45):
            picture.save(PICTURES / f"{name}.webp", quality=quality, method=6)
            if (PICTURES / f"{name}.webp").stat().st_size <= LARGEST:
                return
        raise ValueError(f"{name}.webp is larger than {LARGEST} bytes")

    def open_editor(self) -> None:
        """The editor of « Vous arrivez », with nothing changed yet."""
        self.page.goto(f"{self.site.url}/admin/reports/translation-table/")
        self.page.get_by_role("rowheader").get_by_role("link", name="Vous arrivez", exact=False).first.click()
        self.page.wait_for_load_state("networkidle")

    def open_panel(self, name: str) -> None:
        self.page.locator(f"[data-side-panel-toggle={name}]").click()


def sign_in(hand: Draughtsman) -> None:
    hand.page.goto(f"{hand.site.url}/admin/login/")
    hand.page.locator("#id_username").fill(hand.site.name)
    hand.page.locator("#id_password").fill(hand.site.password)
    hand.draw("connexion", hand.page.locator("button[type=submit]"))
    hand.page.locator("button[type=submit]").click()
    hand.page.wait_for_url("**/admin/")


def home(hand: Draughtsman) -> None:
    hand.draw("accueil", hand.page.locator("nav.sidebar-main-menu"))


def editor(hand: Draughtsman) -> None:
    hand.open_editor()
    hand.draw("editeur", hand.page.locator("#id_summary"))


def blocks(hand: Draughtsman) -> None:
    hand.open_editor()
    hand.page.locator("button.c-sf-add-button").first.click()
    hand.page.locator("[role=option]").first.wait_for()
    hand.page.locator("[role=option]").nth(1).hover()
    hand.draw("blocs")


def preview(hand: Draughtsman) -> None:
    hand.open_editor()
    hand.open_panel("preview")
    hand.page.frame_locator("#w-preview-iframe").locator("h1").wait_for()
    hand.draw("apercu", hand.page.locator("[data-side-panel-toggle=preview]"))


def checks(hand: Draughtsman) -> None:
    hand.open_editor()
    hand.page.locator("#id_summary").fill(LONG)
    hand.open_panel("checks")
    hand.page.locator("[data-content-checks-result]").get_by_role("link", name="Résumé").wait_for()
    hand.draw("controles", hand.page.locator("[data-content-checks]"))


def publish(hand: Draughtsman) -> None:
    hand.open_editor()
    hand.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    hand.draw("publier", hand.page.locator("button[name=action-publish]"))


def history(hand: Draughtsman) -> None:
    hand.open_editor()
    hand.page.goto(hand.page.url.replace("/edit/", "/history/"))
    hand.draw("historique")


STEPS: list[Callable[[Draughtsman], None]] = [sign_in, home, editor, blocks, publish, preview, checks, history]


@contextmanager
def draughtsman(site: Site) -> Iterator[Draughtsman]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(locale="fr-BE", viewport=SIZE, reduced_motion="reduce")
        page = context.new_page()
        # A draft that was left must not ask whether to stay.
        page.on("dialog", lambda dialog: dialog.accept())
        yield Draughtsman(page, site)
        browser.close()


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var, running_site(Path(var)) as site, draughtsman(site) as hand:
        for step in STEPS:
            step(hand)
    drawn = sorted(PICTURES.glob("*.webp"))
    print(f"{len(drawn)} pictures, {sum(path.stat().st_size for path in drawn) // 1000} KB: {PICTURES}")


if __name__ == "__main__":
    main()
