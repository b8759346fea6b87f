"""The guide reads well in the CMS, and nothing that it refers to is missing or forgotten."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from desk.content_checks import check
from desk.content_checks.findings import Rule
from desk.content_checks.pieces import read_html
from desk.guide.pages import FOLDER, PICTURES, contents, render

PAGES = sorted(FOLDER.glob("*.md"))
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)#\s]+)(#[^)\s]*)?\)")


@pytest.fixture
def staff(db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x"))
    return client


def targets() -> set[str]:
    return {target for path in PAGES for _, target, _ in LINK.findall(path.read_text(encoding="utf-8"))}


def test_every_page_is_listed_once() -> None:
    assert sorted(page.name for page in contents()) == sorted(path.stem for path in PAGES if path.stem != "README")


def test_every_link_leads_to_a_page_of_the_guide_and_every_picture_is_there() -> None:
    assert [target for target in targets() if not (FOLDER / target).exists() and "://" not in target] == []


def test_every_link_to_a_part_of_a_page_leads_to_it() -> None:
    parts = {path.name: {part["id"] for part in render(path.read_text(encoding="utf-8")).parts} for path in PAGES}
    for path in PAGES:
        for _, target, part in LINK.findall(path.read_text(encoding="utf-8")):
            assert not part or part[1:] in parts[target], f"{path.name}: {target}{part}"


def test_every_picture_is_used_small_and_told_in_words() -> None:
    drawn = {f"pictures/{path.name}" for path in PICTURES.iterdir()}
    assert drawn == {target for target in targets() if target.startswith("pictures/")}
    sizes = [path.stat().st_size for path in PICTURES.iterdir()]
    assert max(sizes) <= 60_000
    assert sum(sizes) <= 1_000_000
    for path in PAGES:
        for words, target, _ in LINK.findall(path.read_text(encoding="utf-8")):
            assert len(words) > 2, f"{path.name}: {target}"


def test_the_contents_lead_through_every_page_and_back(staff: Client) -> None:
    opened = BeautifulSoup(staff.get(reverse("guide")).content, "html.parser")
    addresses = [link["href"] for link in opened.select(".guide__contents a")]
    assert addresses == [reverse("guide", args=[page.name]) for page in contents()]
    read, address = [], addresses[0]
    while address:
        page = BeautifulSoup(staff.get(address).content, "html.parser")
        read.append(address)
        assert page.select_one(".guide__nav a[aria-current=page]")["href"] == address  # type: ignore[index]
        following = page.select_one("a[rel=next]")
        address = following["href"] if following else ""
    assert read == addresses


def test_links_and_pictures_of_a_page_work_in_the_cms(staff: Client) -> None:
    page = BeautifulSoup(staff.get(reverse("guide", args=["premiers-pas"])).content, "html.parser")
    text = page.select_one(".guide__text")
    assert text is not None
    assert text.select("a[href='/admin/guide/traduire/']")
    assert not text.select("a[href$='.md']")
    pictures = text.select("img")
    assert len(pictures) > 5
    for picture in pictures:
        response = staff.get(picture["src"])
        assert response.headers["Content-Type"] == "image/webp"
        assert b"".join(response.streaming_content)[8:12] == b"WEBP"
    for part in page.select(".guide__nav ul a"):
        assert text.select_one(f"h2[id='{part['href'][1:]}']")


@pytest.mark.parametrize("name", ["absente.webp", "..%2FREADME.md", "%2e%2e%2fREADME.md", "../README.md", "connexion"])
def test_no_address_leads_out_of_the_folder_of_pictures(staff: Client, name: str) -> None:
    assert staff.get(f"/admin/guide/pictures/{name}", follow=True).status_code == 404


def test_the_guide_is_for_staff(client: Client, db: None) -> None:
    for address in (reverse("guide"), reverse("guide", args=["publier"]), "/admin/guide/pictures/connexion.webp"):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_an_unknown_page_is_not_found(staff: Client) -> None:
    assert staff.get("/admin/guide/rien/", follow=True).status_code == 404


def test_the_help_menu_leads_to_the_guide(staff: Client) -> None:
    opened = BeautifulSoup(staff.get("/admin/").content, "html.parser")
    sidebar = json.dumps(json.loads(opened.select_one("#wagtail-sidebar-props").string))  # type: ignore[union-attr, arg-type]
    assert '"/admin/guide/"' in sidebar


def test_the_guide_follows_its_own_rules() -> None:
    """What the checks of a page's text would say of the guide itself: no vague link, no long sentence, no capitals."""
    quoted = re.compile(r"<img[^>]*>|<(table|code)\b.*?</\1>", re.DOTALL)
    for page in contents():
        html = quoted.sub("", render(page.path.read_text(encoding="utf-8")).html)
        found = check(read_html(page.name, html), "fr", timezone.localdate())
        assert [finding for finding in found if finding.rule is not Rule.SPACES] == [], page.name


def test_the_root_of_the_guide_is_in_the_repository() -> None:
    assert FOLDER == settings.ROOT / "docs" / "editors"


# Words of Wagtail's own screens that the guide quotes: a new version of Wagtail may call them otherwise.
QUOTED = {
    "premiers-pas": "Save draft|Saved|Preview|Checks|Status|Set schedule|History|Review this version|Edit this page",
    "ecrire": "Checks|Issues found",
    "publier": "Status|Set schedule|Lock|Compare with current version|Review this version|Publish|Unpublish|Move",
}


@pytest.mark.parametrize("name", QUOTED)
def test_the_guide_calls_things_as_the_cms_does(name: str) -> None:
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8").casefold().replace("\n", " ")
    with override("fr"):
        said = {label: gettext(label).casefold() for label in QUOTED[name].split("|")}
    assert {label: french for label, french in said.items() if french not in text or french == label.casefold()} == {}
