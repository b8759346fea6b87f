"""Floors of cement tiles: the picture of whatever has none. Pure: a key and a hue give a drawing.

A quarter of a tile is turned four times into a tile, and a ``<pattern>`` repeats it. Motif and scale follow from the
key (a page's translation key), so that a page keeps its own floor in every language. The ground is drawn once for the
whole tile and shapes overlap the seams, or hairlines show between tiles.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Hue(StrEnum):
    """The colour of a section (``--hue`` in the style sheet)."""

    BRICK = "brick"
    BLUE = "blue"
    GREEN = "green"
    PLUM = "plum"
    TEAL = "teal"


@dataclass(frozen=True)
class Palette:
    """The four colours of a floor: its ground, a pale one, an accent, a deep one."""

    ground: str
    pale: str
    accent: str
    deep: str


PALETTES = {
    Hue.BRICK: Palette("#a63d24", "#f8e6de", "#e2a72e", "#6f2414"),
    Hue.BLUE: Palette("#1f5277", "#eaf2f8", "#e2a72e", "#123451"),
    Hue.GREEN: Palette("#2f6849", "#e4f0e8", "#d9863c", "#1b4430"),
    Hue.PLUM: Palette("#6b3a63", "#f2e6ef", "#e2a72e", "#46223f"),
    Hue.TEAL: Palette("#1f6f77", "#f5ead0", "#7cc5cc", "#0f3f50"),
}

SIDE = 100  # of a whole tile, in units of the drawing; a quarter is 50

# A quarter each, its corner at 0,0 and the tile's middle at 50,50; {pale}, {accent} and {deep} are colours.
MOTIFS = {
    "sun": (
        '<circle cx="50" cy="50" r="41" fill="{pale}"/><circle cx="50" cy="50" r="21" fill="{accent}"/>'
        '<circle r="9" fill="{pale}"/>'
    ),
    "leaf": '<path d="M0 0A50 50 0 0 1 50 50A50 50 0 0 1 0 0" fill="{pale}"/><circle r="7" fill="{accent}"/>',
    "star": (
        '<path d="M49.5 7L59 28L80 20L72 41L93 50.5H49.5Z" fill="{pale}"/>'
        '<path d="M49.5 32L68 50.5H49.5Z" fill="{deep}"/><path d="M0-17L17 0L0 17L-17 0Z" fill="{accent}"/>'
    ),
    "diamond": (
        '<path d="M49.5 4.5L95 50.5H49.5Z" fill="{pale}"/><path d="M49.5 27L73 50.5H49.5Z" fill="{accent}"/>'
        '<circle cx="9" cy="9" r="6" fill="{pale}"/>'
    ),
    "ring": (
        '<circle cx="50" cy="50" r="36" fill="{deep}" stroke="{pale}" stroke-width="11"/>'
        '<circle r="17" fill="{accent}"/>'
    ),
    "weave": (
        '<rect x="-.5" y="9" width="51" height="32" fill="{pale}"/>'
        '<rect x="-.5" y="19" width="51" height="12" fill="{accent}"/>'
    ),
    "petal": (
        '<path d="M50 50Q22 44 18 18Q44 22 50 50" fill="{pale}"/><circle cx="50" cy="50" r="8" fill="{accent}"/>'
        '<path d="M0-12Q8-8 12 0Q8 8 0 12Q-8 8-12 0Q-8-8 0-12" fill="{pale}"/>'
    ),
}
NAMES = sorted(MOTIFS)
SCALES = (0.56, 0.72, 0.9)
SPREAD = 3995  # gives the first five sections five colours


@dataclass(frozen=True)
class Floor:
    """What a key chooses: a motif's name, the scale of its tile, and the colours."""

    motif: str
    scale: float
    hue: Hue

    def pattern(self, id: str, scale: float) -> str:
        """The ``<pattern>`` element; a tile is ``SIDE`` units times the scale wide."""
        palette = PALETTES[self.hue]
        quarter = MOTIFS[self.motif].format(pale=palette.pale, accent=palette.accent, deep=palette.deep)
        turned = "".join(
            f'<g transform="rotate({angle} 50 50)">{quarter}</g>' if angle else quarter for angle in (0, 90, 180, 270)
        )
        return (
            f'<pattern id="{id}" width="{SIDE}" height="{SIDE}" patternUnits="userSpaceOnUse" '
            f'patternTransform="scale({scale:g})"><path fill="{palette.ground}" d="M-1-1H101V101H-1Z"/>'
            f"{turned}</pattern>"
        )

    def svg(self, id: str, width: int, height: int) -> str:
        """A picture of the floor that fills whatever place it is given, as ``object-fit: cover`` does.

        ``id`` names its pattern and must be its own in a page.
        """
        return (
            f'<svg class="cover" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" '
            f'aria-hidden="true" focusable="false">{self.pattern(id, self.scale)}'
            f'<path fill="url(#{id})" d="M0 0H{width}V{height}H0Z"/></svg>'
        )

    def strip(self, id: str, height: int) -> str:
        """One row of whole tiles, as wide as its place and ``height`` pixels high."""
        return (
            f'<svg class="strip" width="100%" height="{height}" aria-hidden="true" focusable="false">'
            f'{self.pattern(id, height / SIDE)}<rect width="100%" height="{height}" fill="url(#{id})"/></svg>'
        )


def chosen(key: str, among: int) -> int:
    """A number below ``among`` that follows from the key, evenly and for ever."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) % among


def floor(key: str, hue: Hue) -> Floor:
    """The floor of a key."""
    place = chosen(key, len(NAMES) * len(SCALES))
    return Floor(NAMES[place % len(NAMES)], SCALES[place // len(NAMES)], hue)


def hue_of_section(slug: str) -> Hue:
    """The colour of a section that has none of its own type: it follows from its slug, the same in every language."""
    hues = list(Hue)
    return hues[chosen(f"{SPREAD} {slug}", len(hues))]
