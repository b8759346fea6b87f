"""The one object that names a selection of the agenda: pages, feeds, counts and blocks all speak of it. Pure.

It stands in addresses as parameters. What an address says that is no selection is told, and left out: a link that was
mistyped or cut still shows the agenda.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from core.parameters import Parameters
from events.months import FIRST, LAST

SEVERAL = ("category", "audience", "language", "commune", "campaign")
SWITCHES = ("free", "online", "step_free", "childcare")
MOST_VALUES = 12
LONGEST_VALUE = 80
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)  # Python reads weeks (2026-W40-1) too


@dataclass(frozen=True)
class Facets:
    """What filters ask of an activity. ``from_data`` and ``as_data`` are what ``Series.facets`` keeps."""

    category: str = ""
    audience: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    commune: str = ""
    campaign: str = ""
    free: bool = False
    online: bool = False
    step_free: bool = False
    childcare: bool = False

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        known: dict[str, Any] = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        return cls(**known | lists)

    def as_data(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def of(self, name: str) -> tuple[str, ...]:
        """Its values of one facet, however many it may have."""
        value = getattr(self, name)
        if isinstance(value, bool):
            return ("1",) if value else ()
        return value if isinstance(value, tuple) else tuple(filter(None, [value]))


@dataclass(frozen=True)
class AgendaFilter:
    """A selection: within one facet any of the values, between facets all of them.

    ``category``, ``audience``: slugs; ``language``: ISO 639 codes; ``commune``: NIS codes; ``campaign``: slugs.
    ``since`` and ``until`` are the first and last day of a period. Values are sorted, so that the same selection
    has one address.
    """

    category: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    campaign: tuple[str, ...] = ()
    free: bool = False
    online: bool = False
    step_free: bool = False
    childcare: bool = False
    since: date | None = None
    until: date | None = None

    @classmethod
    def parsed(cls, parameters: Parameters) -> tuple[Self, list[str]]:
        """The selection that an address names, and the names of the parameters that say nothing sensible."""
        found: dict[str, Any] = {}
        wrong = []
        for name in SEVERAL:
            given = [str(value) for value in parameters.getlist(name) if value]
            good = sorted({value for value in given if is_word(value)})[:MOST_VALUES]
            found[name] = tuple(good)
            if len(good) < len(set(given)):
                wrong.append(name)
        for name in SWITCHES:
            values = [value for value in parameters.getlist(name) if value not in {"", "0"}]
            found[name] = values[-1:] == ["1"]
            if values and values[-1] != "1":
                wrong.append(name)
        for name in ("since", "until"):
            values = [value for value in parameters.getlist(name) if value]
            found[name] = day(values[-1]) if values else None
            if values and found[name] is None:
                wrong.append(name)
        if found["since"] and found["until"] and found["until"] < found["since"]:
            found["until"] = None
            wrong.append("until")
        return cls(**found), wrong

    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it, always in the same order."""
        several = [(name, value) for name in SEVERAL for value in getattr(self, name)]
        switches = [(name, "1") for name in SWITCHES if getattr(self, name)]
        period = [(name, getattr(self, name).isoformat()) for name in ("since", "until") if getattr(self, name)]
        return [*several, *switches, *period]

    def query(self) -> str:
        """``?category=atelier&free=1``; nothing for the whole agenda."""
        return f"?{urlencode(pairs)}" if (pairs := self.pairs()) else ""

    def __bool__(self) -> bool:
        return bool(self.pairs())

    def matches(self, facets: Facets) -> bool:
        """Whether an activity is in the selection, whenever it is."""
        several = all(not getattr(self, name) or set(getattr(self, name)) & set(facets.of(name)) for name in SEVERAL)
        return several and all(not getattr(self, name) or facets.of(name) for name in SWITCHES)

    def without(self, *names: str) -> Self:
        """The same without what it says of these names."""
        empty = type(self)()
        nothing: dict[str, Any] = {name: getattr(empty, name) for name in names}
        return replace(self, **nothing)

    def toggled(self, name: str, value: str) -> Self:
        """The same with a value more, or without it where it is there."""
        now = getattr(self, name)
        after: Any = not now if name in SWITCHES else tuple(sorted({*now} ^ {value}))
        return replace(self, **{name: after})


def is_word(value: str) -> bool:
    """Whether it may be a slug or a code: short, letters of ASCII, figures and hyphens."""
    return len(value) <= LONGEST_VALUE and value.isascii() and value.replace("-", "").replace("_", "").isalnum()


def day(text: object) -> date | None:
    """``2026-10-27`` as a date that an agenda can have; nothing for anything else."""
    try:
        found = date.fromisoformat(str(text)) if DAY.fullmatch(str(text)) else None
    except ValueError:
        return None
    return found if found and FIRST <= found <= LAST else None
