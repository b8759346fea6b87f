"""What may stand in a template, each rule with an example that breaks it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES: Path = settings.ROOT / "templates"
# Partner organisations answer in French: their page has no other language (docs/decisions/0024).
IN_FRENCH = TEMPLATES / "resources" / "confirming"
PUBLIC = [path for path in TEMPLATES.rglob("*.html") if not {"desk", "admin", "wagtailadmin"} & set(path.parts)]
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)


def inline(source: str) -> list[str]:
    """Scripts, styles and handlers written into the page; data for machines (JSON-LD) is neither."""
    bare = re.sub(r'<script type="application/ld\+json">', "", source)
    return re.findall(r'<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle="|\son[a-z]+="|javascript:', bare)


def untranslated(source: str) -> list[str]:
    """Words that a visitor would read and no catalogue holds: text and labels outside of template tags."""
    source = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", source, flags=re.DOTALL)
    source = re.sub(r"<!--.*?-->|<script.*?</script>|<svg.*?</svg>", "", source, flags=re.DOTALL)
    bare = TAGS.sub("", source)
    labels = re.findall(r'\s(?:alt|title|aria-label|placeholder)="([^"]*)"', bare)
    text = re.sub(r"<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>", "\n", bare).split("\n")
    words = [piece.strip() for piece in text + labels]
    return [word for word in words if re.search(r"[^\W\d_]{2}", word) and word not in {"– CIMB", "CIMB"}]


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_inline_script_or_style(path: Path) -> None:
    assert inline(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "path",
    [path for path in PUBLIC if IN_FRENCH not in path.parents],
    ids=lambda path: str(path.relative_to(TEMPLATES)),
)
def test_every_public_string_is_translatable(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        (inline, "<script>alert(1)</script>"),
        (inline, '<p style="color: red">'),
        (inline, '<a href="javascript:void(0)">'),
        (inline, '<p onclick="x()">'),
        (untranslated, "<p>Read more</p>"),
        (untranslated, '<img alt="A tile">'),
        (untranslated, "{% if page.url > 3 %}<b>Encore</b>{% endif %}"),
    ],
)
def test_each_rule_finds_what_breaks_it(rule: object, example: str) -> None:
    assert rule(example)  # type: ignore[operator]


def test_the_rules_let_good_templates_pass() -> None:
    assert untranslated('<p>{% translate "Read more" %} {{ title }}</p>') == []
    assert inline('<script type="application/ld+json">{{ data }}</script>') == []
