"""Style sheets are flow-relative: one sheet serves both directions of writing. Each rule has an example that breaks it.

The audit's stylelint says much of this too, where there is npm; this runs everywhere, and knows what it does not:
shorthands with a left and a right, transforms, gradients, positions.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

FOLDERS = ("site", "home", "events", "resources", "search")
STYLES = sorted(path for folder in FOLDERS for path in (settings.ROOT / folder).rglob("static/**/*.css"))
SIDE = r"(?:top|right|bottom|left)"
# Each has a flow-relative twin: inline-size, inset-block-start, margin-inline-end, border-start-start-radius…
PROPERTIES = re.compile(
    rf"""(?:min-|max-|contain-intrinsic-)?(?:width|height)
    | {SIDE}
    | (?:scroll-)?(?:margin|padding)-{SIDE}
    | border-{SIDE}(?:-(?:width|style|color))?
    | border-(?:top|bottom)-(?:left|right)-radius
    | (?:overflow|overscroll-behavior|background-position)-[xy]""",
    re.VERBOSE,
)
KEYWORDS = {
    "text-align": r"left|right",
    "text-align-last": r"left|right",
    "float": r"left|right",
    "clear": r"left|right",
    "justify-content": r"left|right",
    "justify-items": r"left|right",
    "justify-self": r"left|right",
    "resize": r"horizontal|vertical",
    "background-position": r"left|right",
    "background": r"left|right",
    "object-position": r"left|right",
    "transform-origin": r"left|right",
}
NAMES_PROPERTIES = {"transition", "transition-property", "will-change"}
FOUR_SIDES = {"margin", "padding", "inset", "scroll-margin", "scroll-padding"} | {
    f"border-{what}" for what in ("width", "style", "color")
}


def declarations(source: str) -> Iterator[tuple[str, str]]:
    """Each property with its value; what stands in selectors, media queries and custom properties is none."""
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    source = re.sub(r"\"[^\"]*\"|'[^']*'", '""', source)
    for name, value in re.findall(r"(?<=[{};])\s*([a-z][a-z-]*)\s*:\s*([^;{}]*?)\s*(?=[;}])", source):
        yield name, re.sub(r"\s*!important$", "", value)


def pieces(value: str) -> list[str]:
    """The values of a shorthand: split at spaces that stand in no function."""
    found = re.findall(r"(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+", value)
    return [piece for piece in found if piece != "/"]


def lopsided(name: str, value: str) -> bool:
    """Whether a shorthand gives the left another value than the right."""
    if name in FOUR_SIDES:
        sides = pieces(value)
        return len(sides) == 4 and sides[1] != sides[3]
    if name == "border-radius":
        for corners in map(pieces, value.split("/")):
            top_left, top_right, bottom_right, bottom_left = (
                (corners * 4)[:4]
                if len(corners) != 3
                else (
                    *corners,
                    corners[1],
                )
            )
            if (top_left, bottom_left) != (top_right, bottom_right):
                return True
    return False


def sways(name: str, value: str) -> bool:
    """Whether something moves or fades along the line in a fixed direction; ``var(--…)`` may hold the direction."""
    if name == "translate":
        return "var(" not in value and not re.match(r"(?:none|0|inherit|initial)\b", value)
    if name in {"transform", "animation"} and "var(" not in value:
        across = re.findall(r"translate(?:X|3d)?\(\s*([^,)]+)", value)
        return any(not re.fullmatch(r"0\w*", distance.strip()) for distance in across)
    return bool(re.search(r"gradient\(\s*(?:to (?:[a-z]+ )?(?:left|right)|-?(?:90|270)deg|0?\.[27]5turn)", value))


def physical(source: str) -> list[str]:
    """Declarations that know left from right, or width from height."""
    return [
        f"{name}: {value}"
        for name, value in declarations(source)
        if PROPERTIES.fullmatch(name)
        or re.search(rf"(?<![-\w])(?:{KEYWORDS.get(name, '(?!)')})(?![-\w])", value)
        or (name in NAMES_PROPERTIES and any(PROPERTIES.fullmatch(word) for word in re.findall(r"[a-z-]+", value)))
        or lopsided(name, value)
        or sways(name, value)
    ]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_sheet_is_flow_relative(path: Path) -> None:
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "declaration",
    [
        "width: 3rem",
        "max-height: 100%",
        "top: 0",
        "right:0",
        "margin-left: 1rem",
        "padding-bottom: 1rem",
        "scroll-margin-top: 1rem",
        "border-left: 1px solid",
        "border-top-color: red",
        "border-top-left-radius: 2px",
        "text-align: right",
        "text-align:left!important",
        "float: left",
        "clear: right",
        "justify-content: left",
        "resize: vertical",
        "overflow-x: auto",
        "overscroll-behavior-y: none",
        "margin: 0 1rem 0 2rem",
        "padding: 0 calc(1rem + 2px) 0 1rem",
        "inset: 0 auto 0 0",
        "border-width: 0 0 0 3px",
        "border-radius: 1rem 0 0 1rem",
        "border-radius: 1rem 2rem",
        "transform: translateX(-50%)",
        "transform: rotate(3deg) translate(1rem, 0)",
        "translate: 1rem",
        "background: url(x.svg) no-repeat right center",
        "background-position: left 1rem top 0",
        "background-image: linear-gradient(to right, red, blue)",
        "background: linear-gradient(90deg, red, blue)",
        "transform-origin: top left",
        "transition: left 1s",
        "will-change: width",
    ],
)
@pytest.mark.parametrize("sheet", [".a {{ {} }}", "@layer b {{ .a:hover {{ color: red; {}; }} }}", ".a{{.b{{c:d}}{}}}"])
def test_what_is_physical_is_found(sheet: str, declaration: str) -> None:
    assert len(physical(sheet.format(declaration))) == 1


@pytest.mark.parametrize(
    "sheet",
    [
        ".a { margin-inline-start: 1rem; inset-inline-start: 0; inset: 0; inline-size: 3rem; max-block-size: 100% }",
        ".a { margin: 0 auto; padding: 1rem 2rem 3rem; inset: 1px 2px 3px 2px; border-inline-start: 6px solid }",
        ".a { border-radius: 1rem; border-start-start-radius: 0 }  .b { border-radius: 1rem 1rem 0 0 }",
        ".a { text-align: start; float: inline-start; overflow: hidden; resize: block; vertical-align: top }",
        ".a { transform: translateY(2px); translate: 0 2px } .b { transform: translateX(calc(var(--way) * 1rem)) }",
        ".a { background: linear-gradient(var(--sunken), var(--paper)); border-collapse: collapse; line-height: 1.5 }",
        "@media (min-width: 30rem) { .a { color: red } } @media (width >= 45rem) { .left:hover { color: red } }",
        "@container (width > 30rem) { a:is(.right, .top) { color: red } }",
        '.a::after { content: "left: 0; width: 3px" } /* left: 0 */ .b { --width: 3px; stroke-width: 2 }',
        ".a { transition: inset-inline-start 1s; grid-template: 'left right' / 1fr 1fr; outline-width: 2px }",
    ],
)
def test_what_is_flow_relative_passes(sheet: str) -> None:
    assert physical(sheet) == []
