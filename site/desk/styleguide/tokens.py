"""The custom properties of the style sheet, read from it, so that the page cannot say otherwise. Pure."""

import re
from dataclasses import dataclass

PROPERTY = re.compile(r"^\s*--([a-z0-9-]+):\s*(.+?);", re.MULTILINE)
SWITCHED = re.compile(r"var\(--light, (.+?)\) var\(--dark, (.+?)\)")


@dataclass(frozen=True)
class Token:
    """One custom property; ``dark`` is empty where light and dark share a value."""

    name: str
    light: str
    dark: str = ""

    @property
    def is_colour(self) -> bool:
        return bool(self.dark) or self.light.startswith("#")

    @property
    def is_size(self) -> bool:
        return self.name.startswith("step-")


def layer(css: str, name: str) -> str:
    """The text of one ``@layer name { … }``; empty where there is none."""
    found = re.search(rf"@layer {name} {{", css)
    if not found:
        return ""
    depth, start = 1, found.end()
    for place in range(start, len(css)):
        depth += {"{": 1, "}": -1}.get(css[place], 0)
        if depth == 0:
            return css[start:place]
    return ""


def tokens(css: str) -> list[Token]:
    """The properties of the layer ``tokens``, each once, in order; the switches themselves left out."""
    found: dict[str, Token] = {}
    for name, value in PROPERTY.findall(layer(css, "tokens")):
        switched = SWITCHED.fullmatch(value)
        if name not in {"light", "dark"}:
            found.setdefault(name, Token(name, *(switched.groups() if switched else (value,))))
    return list(found.values())
