"""Draws the mark of the site (the territory's tiles) in every shape that browsers and networks ask for."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw

HUES = ["#1f5277", "#a63d24", "#2f6849", "#6b3a63", "#1f6f77", "#e2a72e", "#8a4a16"]
PAPER = "#fbf8f3"
Tile = tuple[int, int, str]


def tiles() -> list[Tile]:
    """Column, row (from 0) and colour of each commune's tile."""
    communes = yaml.safe_load((settings.CONTENT_DIR / "communes.yaml").read_text(encoding="utf-8"))
    return [
        (commune["column"] - 1, commune["row"] - 1, HUES[(commune["column"] * 3 + commune["row"] * 2) % 7])
        for commune in communes
    ]


def svg(found: list[Tile]) -> str:
    squares = "".join(
        f'<rect x="{column * 10 + 0.5}" y="{row * 10 + 0.5}" width="9" height="9" rx="1.8" fill="{hue}"/>'
        for column, row, hue in found
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50">{squares}</svg>\n'


def picture(found: list[Tile], width: int, height: int, step: int) -> Image.Image:
    """The tiles, ``step`` pixels apart, in the middle of a sheet; drawn four times as large, then reduced."""
    scale = 4
    sheet = Image.new("RGB", (width * scale, height * scale), PAPER)
    draw = ImageDraw.Draw(sheet)
    step *= scale
    left, top = (sheet.width - 4 * step) // 2, (sheet.height - 5 * step) // 2
    for column, row, hue in found:
        x, y = left + column * step, top + row * step
        draw.rounded_rectangle((x, y, x + step * 0.92, y + step * 0.92), radius=step * 0.18, fill=hue)
    return sheet.resize((width, height), Image.Resampling.LANCZOS)


class Command(BaseCommand):
    help = "Dessine la marque du site : favicon, icône tactile."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.ROOT) / "site/core/static/core/icons"
        found = tiles()
        (folder / "mark.svg").write_text(svg(found), encoding="utf-8")
        picture(found, 32, 32, 6).save(folder / "favicon.ico", sizes=[(32, 32)])
        picture(found, 180, 180, 30).save(folder / "touch-180.png", optimize=True)
