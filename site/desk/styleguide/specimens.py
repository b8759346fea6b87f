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
from wagtail.blocks import Block, BoundBlock

from core.blocks import StoryBlock

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
    """One block of a page's body, as the editor names it and as a developer finds it."""

    name: str
    block: Block
    value: Any

    @property
    def bound(self) -> BoundBlock:
        return self.block.bind(self.value)

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


def blocks() -> dict[str, list[BlockSpecimen]]:
    """Every block of ``StoryBlock`` with its preview value, by the group that the editor shows it in."""
    found: dict[str, list[BlockSpecimen]] = {}
    for name, block in StoryBlock().child_blocks.items():
        specimen = BlockSpecimen(name, block, block.get_preview_value())
        found.setdefault(str(block.meta.group), []).append(specimen)
    return found
