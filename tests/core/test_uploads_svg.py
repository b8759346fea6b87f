"""Drawings: what could act is refused, what calls elsewhere is taken out, what draws is kept."""

from urllib.parse import urljoin
from xml.sax.saxutils import quoteattr

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from core.uploads import svg
from core.uploads.refused import RefusedError

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="http://example.org/x"'
XLINK = "{http://www.w3.org/1999/xlink}href"


def drawing(inside: str, attributes: str = "", before: str = "") -> bytes:
    return f'{before}<svg {NAMES} viewBox="0 0 10 10" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "file",
    [
        drawing("<script>alert(1)</script>"),
        drawing('<script href="https://evil.example/x.js"/>'),
        drawing("", 'onload="alert(1)"'),
        drawing('<path d="M0 0" ONCLICK="alert(1)"/>'),
        drawing('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
        drawing('<a xlink:href="java&#10;script:alert(1)"><path d="M0 0"/></a>'),
        drawing('<a xlink:href=" &#x200b;JaVaScRiPt:alert(1)"><path d="M0 0"/></a>'),
        drawing('<animate attributeName="href" to="javascript:alert(1)"/>'),
        drawing('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
        drawing('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="/"/></foreignObject>'),
    ],
)
def test_what_could_act_is_refused(file: bytes) -> None:
    with pytest.raises(RefusedError, match="programme"):
        svg.cleaned_svg(file)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE svg [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "https://evil.example/x.dtd"> %p;]>',
    ],
)
def test_entities_are_refused_before_they_unfold(declared: str) -> None:
    with pytest.raises(RefusedError, match="entités"):
        svg.cleaned_svg(drawing("<text>&l9;</text>", before=declared))


@pytest.mark.parametrize(
    "file", [b"", b"a picture", b"<html/>", b"<svg/>", drawing("<g>")[:-3], b"\xff\xfe\x00", b"\x00"]
)
def test_what_is_no_drawing_is_refused(file: bytes) -> None:
    with pytest.raises(RefusedError, match="lisible"):
        svg.cleaned_svg(file)


def test_a_photograph_in_a_drawing_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(RefusedError, match="PNG ou en JPEG"):
        svg.cleaned_svg(drawing('<image href="data:image/png;base64,iVBORw0KGgo="/>'))


def test_what_illustrator_and_inkscape_write_is_kept() -> None:
    doctype = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    inside = (
        "<style>.a{fill:#a63d24}</style><defs><linearGradient id='g'><stop offset='0' stop-color='red'/>"
        "</linearGradient><clipPath id='c'><rect width='1' height='1'/></clipPath></defs><title>Été</title>"
        "<g class='a' clip-path='url(#c)' transform='scale(2)'><path d='M0 0h9' fill='url(#g)'/></g><use href='#g'/>"
    )
    kept = svg.cleaned_svg(drawing(inside, before=doctype)).decode()
    for part in [".a{fill:#a63d24}", "linearGradient", "stop-color", 'clip-path="url(#c)"', "Été", "#g", "viewBox"]:
        assert part in kept
    assert "DOCTYPE" not in kept


def test_a_drawing_that_is_clean_stays_the_same() -> None:
    once = svg.cleaned_svg(drawing('<g fill="red"><path d="M0 0h9"/></g>'))
    assert svg.cleaned_svg(once) == once


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["path", "g", "use", "image", "script", "foreignObject", "a", "set", "x:odd", "feImage", "style"]
            ),
            st.sampled_from(["href", "xlink:href", "onclick", "style", "fill", "src", "to", "x:href", "filter"]),
            st.sampled_from(
                [
                    "#a",
                    "https://evil.example/a",
                    "//evil.example/a",
                    "javascript:alert(1)",
                    "data:text/html,<script>",
                    "url(https://evil.example/a)",
                    "url(#a)",
                    "red",
                ]
            )
            | st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), max_size=20),
        ),
        max_size=6,
    )
)
def test_nothing_that_is_kept_acts_or_calls_elsewhere(parts: list[tuple[str, str, str]]) -> None:
    inside = "".join(f"<{name} {attribute}={quoteattr(value)}>" for name, attribute, value in parts)
    inside += "".join(f"</{name}>" for name, _, _ in reversed(parts))
    try:
        kept = svg.cleaned_svg(drawing(inside))
    except RefusedError:
        return
    for element in ElementTree.fromstring(kept).iter():
        assert element.tag.startswith(svg.SVG)
        assert svg.local(element.tag) not in {"script", "foreignobject"}
        for name, value in element.items():
            assert not svg.local(name).startswith("on")
            assert name in {"href", XLINK} or "href" not in name
            if "href" in name:  # a path on the site itself calls nobody, whatever its letters
                assert urljoin("https://site.example/media/", value).startswith(
                    ("https://site.example/", "data:image/")
                )
            elif "url(" in value:
                assert "evil.example" not in value
