"""Reads fixtures/ into plain data. Pure but for the files; the database is the loader's business."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import recurrence
import yaml

from events.rules import Frequency, Rule
from events.stored import stored
from home.content import days

NAMESPACE = uuid.UUID("5f1f0a3e-2a53-4f6e-9f0e-0c1d5b1c7c11")
KINDS = ("page", "organisation", "commune", "category", "audience", "topic", "service", "document", "image")


@dataclass(frozen=True)
class Reference:
    """What a fixture points at: a page by its key, an organisation by its name, … (``home.content.filling``)."""

    kind: str
    key: str


class Loader(yaml.SafeLoader):
    """YAML with ``!page key`` and the other kinds, and with what is said from ``today``, the day of loading, on.

    ``!choices [formation]`` is what a block of choices keeps: a list that is not one of blocks.
    ``!day "+2w tue"`` is a date, ``!holidays {first: …, last: …, weekdays: [tue]}`` a list of them, ``!series`` what
    django-recurrence keeps of a rule: the fields of ``events.rules.Rule``, ``added`` and ``removed``.
    """

    def __init__(self, text: str, today: date) -> None:
        super().__init__(text)
        self.today = today

    def choices(self, node: yaml.SequenceNode) -> tuple[str, ...]:
        return tuple(self.construct_sequence(node))

    def day(self, node: yaml.ScalarNode) -> date:
        return days.day(self.construct_scalar(node), self.today)

    def holidays(self, node: yaml.MappingNode) -> list[date]:
        return days.closed(**self.mapping(node))

    def series(self, node: yaml.MappingNode) -> recurrence.Recurrence:
        return series(self.mapping(node))

    def mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        return {str(name): value for name, value in self.construct_mapping(node, deep=True).items()}


def series(said: dict[str, Any]) -> recurrence.Recurrence:
    """``{frequency: weekly, weekdays: [tue], count: 8}`` as the field keeps it; without a rule, added dates alone."""
    parts = dict(said)
    apart = {name: parts.pop(name, ()) for name in ("added", "removed")}
    if not parts:
        return stored(None, **apart)
    frequency = Frequency(parts.pop("frequency").upper())
    weekdays = tuple(days.WEEKDAYS.index(name) for name in parts.pop("weekdays", ()))
    return stored(Rule(frequency, weekdays=weekdays, **parts), **apart)


def pointer(kind: str) -> Callable[[Loader, yaml.ScalarNode], Reference]:
    return lambda loader, node: Reference(kind, str(loader.construct_scalar(node)))


for _kind in KINDS:
    Loader.add_constructor(f"!{_kind}", pointer(_kind))
Loader.add_constructor("!choices", Loader.choices)
Loader.add_constructor("!day", Loader.day)
Loader.add_constructor("!holidays", Loader.holidays)
Loader.add_constructor("!series", Loader.series)


@dataclass(frozen=True)
class PageFixture:
    """One page: its key (``centre/territoire``), its model (``home.StandardPage``), its fields.

    ``checked_on``: the day on which the whole page was compared with its sources (``desk.PageReview``).
    """

    key: str
    model: str
    fields: dict[str, Any]
    checked_on: date | None = None

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


def data(path: Path, today: date) -> Any:
    loader = Loader(path.read_text(encoding="utf-8"), today)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def pages(folder: Path, today: date) -> list[PageFixture]:
    """The pages in the order of the tree."""
    found = []
    for key in keys(folder):
        fields = data(folder / "pages" / f"{key}.yaml", today)
        model, checked_on = fields.pop("type"), fields.pop("checked_on", None)
        found.append(PageFixture(key, model, fields, checked_on))
    return found


def keys(folder: Path) -> list[str]:
    """The keys of the pages in the order of the tree."""
    found: list[str] = yaml.safe_load((folder / "pages.yaml").read_text(encoding="utf-8"))
    return found


def stream(blocks: list[dict[str, Any]], path: str) -> list[dict[str, Any]]:
    """A StreamField's raw value, with ids that follow from the place of each block and so never change."""
    return [
        {"type": block["type"], "value": raw(block["value"], f"{path}/{place}"), "id": identifier(path, place)}
        for place, block in enumerate(blocks)
    ]


def raw(value: Any, path: str) -> Any:
    """A block's raw value: lists become ListBlock items with ids, dates ISO text; choices stay as they are."""
    if isinstance(value, dict):
        return {name: raw(inner, f"{path}/{name}") for name, inner in value.items()}
    if isinstance(value, list):
        return [
            {"type": "item", "value": raw(inner, f"{path}/{place}"), "id": identifier(path, place)}
            for place, inner in enumerate(value)
        ]
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def identifier(path: str, place: int) -> str:
    return str(uuid.uuid5(NAMESPACE, f"{path}/{place}"))
