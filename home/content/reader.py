"""Reads fixtures/ into plain data. Pure but for the files; the database is the loader's business."""

import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

NAMESPACE = uuid.UUID("5f1f0a3e-2a53-4f6e-9f0e-0c1d5b1c7c11")


@dataclass(frozen=True)
class Reference:
    """What a fixture points at: a page by its key, an organisation by its name."""

    kind: str
    key: str


class Loader(yaml.SafeLoader):
    """YAML with ``!page key`` and ``!organisation name``."""


for _kind in ("page", "organisation"):
    Loader.add_constructor(
        f"!{_kind}",
        lambda loader, node, kind=_kind: Reference(kind, str(loader.construct_scalar(node))),  # type: ignore[misc]
    )


@dataclass(frozen=True)
class PageFixture:
    """One page: its key (``centre/territoire``), its model (``home.StandardPage``), its fields."""

    key: str
    model: str
    fields: dict[str, Any]

    @property
    def parent(self) -> str | None:
        """The key of the page above: the home page above the sections, nothing above the home page."""
        if self.key == "accueil":
            return None
        return self.key.rpartition("/")[0] or "accueil"

    @property
    def translation_key(self) -> uuid.UUID:
        return translation_key(self.key)


def translation_key(key: str) -> uuid.UUID:
    """What the page of this key shares with its translations."""
    return uuid.uuid5(NAMESPACE, key)


def data(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 (a SafeLoader)


def pages(folder: Path) -> list[PageFixture]:
    """The pages in the order of the tree."""
    found = []
    for key in data(folder / "pages.yaml"):
        fields = data(folder / "pages" / f"{key}.yaml")
        found.append(PageFixture(key, fields.pop("type"), fields))
    return found


def stream(blocks: list[dict[str, Any]], path: str) -> list[dict[str, Any]]:
    """A StreamField's raw value, with ids that follow from the place of each block and so never change."""
    return [
        {"type": block["type"], "value": raw(block["value"], f"{path}/{place}"), "id": identifier(path, place)}
        for place, block in enumerate(blocks)
    ]


def raw(value: Any, path: str) -> Any:
    """A block's raw value: lists become ListBlock items with ids, dates ISO text."""
    if isinstance(value, dict):
        return {name: raw(inner, f"{path}/{name}") for name, inner in value.items()}
    if isinstance(value, list):
        return [
            {"type": "item", "value": raw(inner, f"{path}/{place}"), "id": identifier(path, place)}
            for place, inner in enumerate(value)
        ]
    return value.isoformat() if isinstance(value, date) else value


def identifier(path: str, place: int) -> str:
    return str(uuid.uuid5(NAMESPACE, f"{path}/{place}"))
