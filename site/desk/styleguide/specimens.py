"""The components and blocks that the page shows, each with the code that makes it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import Engine, RequestContext
from django.utils.safestring import SafeString
from wagtail.blocks import Block

from core.blocks import StoryBlock
from desk.styleguide import samples

COMPONENTS: Path = settings.ROOT / "templates/desk/styleguide/components"
ICONS: Path = settings.ROOT / "templates/components/icons"


@dataclass(frozen=True)
class Component:
    """A piece of template: its name, what it says about itself, its source, and how it looks."""

    name: str
    about: str
    source: str
    shown: SafeString


def components(request: HttpRequest, context: dict[str, Any]) -> Iterator[Component]:
    """Each file of the folder: its first line says what it is for, the rest is both the code and the specimen."""
    for path in sorted(COMPONENTS.glob("*.html")):
        about, _, source = path.read_text(encoding="utf-8").partition("\n")
        template = Engine.get_default().from_string(source)
        name = path.stem.replace("_", " ").partition(" ")[2].capitalize()
        shown = template.render(RequestContext(request, context))
        yield Component(name, about.strip("{#} "), source.strip(), SafeString(shown))


def icons() -> list[str]:
    return sorted(path.stem for path in ICONS.glob("*.svg"))


@dataclass(frozen=True)
class BlockSpecimen:
    """One block of a page's body, as the editor names it, as a developer finds it, and as a visitor sees it."""

    name: str
    block: Block
    value: Any
    shown: SafeString

    @property
    def module(self) -> str:
        return Path(getfile(type(self.block))).relative_to(settings.ROOT).as_posix()

    @property
    def template(self) -> str:
        return f"templates/{self.block.meta.template}"

    @property
    def raw(self) -> str:
        """The value as a fixture or an import writes it."""
        prepared = self.block.get_prep_value(self.value)
        return json.dumps({"type": self.name, "value": prepared}, ensure_ascii=False, indent=2, default=str)


def blocks(context: dict[str, Any], language: str) -> dict[str, list[BlockSpecimen]]:
    """Every block of ``StoryBlock`` with its preview value, by the group that the editor shows it in."""
    found: dict[str, list[BlockSpecimen]] = {}
    known = samples.words(language)
    for name, block in StoryBlock().child_blocks.items():
        value = block.get_preview_value()
        if known and value is not None:
            value = block.to_python(samples.translated(block.get_prep_value(value), known))
        shown = block.render(value, context=block.get_preview_context(value, parent_context=dict(context)))
        found.setdefault(str(block.meta.group), []).append(BlockSpecimen(name, block, value, SafeString(shown)))
    return found
