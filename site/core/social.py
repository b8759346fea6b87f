"""The picture that networks show when a page is shared: its floor of tiles, its title, the centre's name. Pure.

Drawn as SVG and turned into PNG by resvg, with fonts that the project contains, so that every script comes out the same
on any machine, joined and in its own direction.
"""

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import resvg_py
from PIL import ImageFont

from core.covers import Floor

WIDTH, HEIGHT = 1200, 630  # pixels, what Open Graph's readers crop least
BAND, MARGIN, TITLE, NAME, LINES = 200, 72, 64, 30, 4
FONTS = Path(__file__).parent / "fonts"
FAMILIES = {"ar": "NotoNaskhArabic", "fa": "NotoNaskhArabic", "ps": "NotoNaskhArabic", "ti": "NotoSerifEthiopic"}
EMBEDDED, POP = {"rtl": "\u202b", "ltr": "\u202a"}, "\u202c"  # Unicode's own marks of direction


@dataclass(frozen=True)
class Preview:
    """What a preview shows; ``direction`` is ``ltr`` or ``rtl``."""

    title: str
    name: str
    language: str
    direction: str
    floor: Floor

    def svg(self, mark: str) -> str:
        """``mark`` is the site's mark: an SVG element of 40 by 50 units."""
        right = self.direction == "rtl"
        edge, anchor = (WIDTH - MARGIN, "end") if right else (MARGIN, "start")
        height = TITLE * (1.5 if self.language in FAMILIES else 1.25)
        top = BAND + (HEIGHT - BAND - 110) / 2
        lines = wrapped(self.title, self.language)
        first = top - height * (len(lines) - 1) / 2 + TITLE * 0.35
        written = "".join(
            self.text(line, edge, first + height * place, TITLE, "#1d2733", anchor) for place, line in enumerate(lines)
        )
        mark_at = WIDTH - MARGIN - 56 if right else MARGIN
        name_at = edge - 80 if right else edge + 80
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbf8f3"/>{self.floor.pattern("floor", 1.0)}'
            f'<rect width="{WIDTH}" height="{BAND}" fill="url(#floor)"/>{written}'
            f'<svg x="{mark_at}" y="{HEIGHT - 112}" width="56" height="70" viewBox="0 0 40 50">{mark}</svg>'
            f"{self.text(self.name, name_at, HEIGHT - 66, NAME, '#55606d', anchor)}</svg>"
        )

    def text(self, words: str, x: float, y: float, size: int, colour: str, anchor: str) -> str:
        """``anchor`` is given as if the text ran from left to right: SVG's ``start`` is the left edge here."""
        return (
            f'<text x="{x}" y="{y}" font-family="{family(self.language)}" font-weight="700" font-size="{size}" '
            f'fill="{colour}" text-anchor="{anchor}">{EMBEDDED[self.direction]}{escape(words)}{POP}</text>'
        )

    def png(self, mark: str) -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=self.svg(mark),
                width=WIDTH,
                skip_system_fonts=True,
                font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            )
        )


def family(language: str) -> str:
    """The families that the language is set in; the letters of other scripts come from the others."""
    return {
        "NotoNaskhArabic": "Noto Naskh Arabic, Noto Serif",
        "NotoSerifEthiopic": "Noto Serif Ethiopic, Noto Serif",
    }.get(FAMILIES.get(language, ""), "Noto Serif, Noto Naskh Arabic, Noto Serif Ethiopic")


@cache
def font(language: str) -> ImageFont.FreeTypeFont:
    name = FAMILIES.get(language, "NotoSerif")
    return ImageFont.truetype(FONTS / f"{name}-Bold.ttf", TITLE, layout_engine=ImageFont.Layout.BASIC)


def wrapped(title: str, language: str) -> list[str]:
    """The title in at most ``LINES`` lines that fit; the last one ends with … where there is more.

    Unjoined letters are measured, which are never narrower than joined ones.
    """
    room = WIDTH - 2 * MARGIN
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font(language).getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1]}…"]
    return [shortened(line, language, room) for line in lines]


def shortened(line: str, language: str, room: int) -> str:
    """The line, cut with … where a single word is wider than the picture."""
    while font(language).getlength(line) > room:
        line = f"{line.rstrip('…')[:-1]}…"
    return line
