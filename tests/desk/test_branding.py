"""The CMS carries the centre's mark and colours, and both of its themes can be read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

CSS = Path(settings.ROOT / "site/desk/static/desk/css/desk.css").read_text(encoding="utf-8")
ROOT = CSS.split("}", 1)[0]
NAMES = dict(re.findall(r"--(?:w-color-|desk-)([\w-]+):\s*(light-dark\([^)]+\)|#[0-9a-f]{3,6});", ROOT))
LIGHT, DARK = 0, 1

# What is read on what: name of the colour, name of the ground, the least contrast (WCAG 1.4.3, 1.4.11).
TEXT = [
    (text, ground, 4.5)
    for text in (
        "text-label",
        "text-context",
        "text-meta",
        "text-link-default",
        "text-link-hover",
        "text-error",
        "brick",
    )
    for ground in ("surface-page", "surface-header", "surface-field", "surface-dashboard-panel")
]
PAIRS = [
    *TEXT,
    ("text-button", "surface-button-default", 4.5),
    ("text-button", "surface-button-hover", 4.5),
    ("text-placeholder", "surface-field", 4.5),
    ("text-button-outline-hover", "surface-button-outline-hover", 4.5),
    ("secondary-100", "surface-page", 4.5),
    ("ink", "saffron", 4.5),
    ("border-field-default", "surface-page", 3.0),
    ("border-field-default", "surface-field", 3.0),
    ("focus", "surface-page", 3.0),
    ("focus", "surface-field", 3.0),
    ("green", "surface-page", 3.0),
]


def colour(name: str, theme: int) -> str:
    found = re.findall(r"#[0-9a-f]{3,6}", NAMES[name])
    return str(found[theme] if len(found) == 2 else found[0])


def luminance(hexadecimal: str) -> float:
    digits = hexadecimal.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_wcags() -> None:
    assert round(contrast("#fff", "#000"), 1) == 21
    assert round(contrast("#1f5277", "#fbf8f3"), 1) == 7.8


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_each_theme_can_be_read(text: str, ground: str, least: float, theme: int) -> None:
    assert contrast(colour(text, theme), colour(ground, theme)) >= least


def test_white_is_read_on_the_menu_in_both_themes() -> None:
    for theme in (LIGHT, DARK):
        for ground in ("surface-menus", "surface-menu-item-active"):
            assert contrast("#ffffff", colour(ground, theme)) >= 7


def test_the_door_is_the_centres(visitor: Client) -> None:
    tree = BeautifulSoup(visitor.get("/admin/login/").content, "html.parser")
    assert "Centre Interculturel de Mons et du Borinage" in tree.h1.get_text()
    assert "Wagtail" not in tree.get_text()
    assert tree.title.get_text() == "Se connecter - Rédaction du CIMB"
    assert tree.select_one("link[rel=icon]")["href"].endswith("core/icons/mark.svg")
    assert tree.select_one(".desk-login__mark img")
    assert [label.get_text(strip=True) for label in tree.select("label")] == [
        "Nom d’utilisateur*",
        "Mot de passe*",
        "Rester connecté",
    ]


def test_every_screen_carries_the_mark_and_our_sheet(staff: Callable[..., Client]) -> None:
    tree = BeautifulSoup(staff("amina", "Rédaction").get("/admin/images/").content, "html.parser")
    branding = tree.find("template", attrs={"data-wagtail-sidebar-branding-logo": True})
    assert branding.find("img")["src"].endswith("mark.svg")
    assert tree.select_one("link[href$='desk/css/desk.css']")
    assert tree.title.get_text().endswith("Rédaction du CIMB")


def test_the_userbar_carries_the_mark(staff: Callable[..., Client]) -> None:
    assert "desk-userbar-mark" in staff("amina", "Rédaction").get("/fr/contact/").content.decode()
