"""Pages of a list by key: an address says after which date the page begins, so it costs the same however far."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from events.models import Occurrence
from events.months import FIRST, LAST
from events.query import OccurrenceQuerySet, midnight

A_PAGE = 20
WRITTEN = re.compile(r"(\d{1,11})-(\d{1,15})", re.ASCII)
AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class Key:
    """A place in the order of time: ``1792345600-12`` in addresses."""

    start: datetime
    pk: int

    @classmethod
    def of(cls, occurrence: Occurrence) -> Self:
        return cls(occurrence.start, occurrence.pk)

    @classmethod
    def parsed(cls, text: str) -> Self | None:
        """None for what nobody was given by this site."""
        found = WRITTEN.fullmatch(text)
        if not found:
            return None
        start = datetime.fromtimestamp(int(found[1]), UTC)
        return cls(start, int(found[2])) if midnight(FIRST) <= start <= midnight(LAST) else None

    def __str__(self) -> str:
        return f"{int(self.start.timestamp())}-{self.pk}"


@dataclass(frozen=True)
class Place:
    """Which page of a list an address asks for: its beginning, or what is after or before a key in time."""

    name: str = ""
    key: Key | None = None

    @classmethod
    def parsed(cls, parameters: Mapping[str, str]) -> tuple[Self, list[str]]:
        """The page, and the names of the parameters that are no key."""
        for name in (AFTER, BEFORE):
            if parameters.get(name):
                key = Key.parsed(parameters[name])
                return (cls(name, key), []) if key else (cls(), [name])
        return cls(), []

    @property
    def query(self) -> tuple[str, str] | None:
        return (self.name, str(self.key)) if self.key else None


@dataclass(frozen=True)
class Rows:
    """A page of a list in the order shown; ``earlier`` and ``later`` in time are the places beside it."""

    rows: list[Occurrence]
    earlier: Place | None = None
    later: Place | None = None
    is_first: bool = True


def page(found: OccurrenceQuerySet, place: Place, *, newest_first: bool = False) -> Rows:
    """The page of a list at a place: in order of time, or the newest first."""
    onwards, back = ("-start", "-pk"), ("start", "pk")
    if not newest_first:
        onwards, back = back, onwards
    forth = BEFORE if newest_first else AFTER
    if place.key is None:
        rows = list(found.order_by(*onwards)[: A_PAGE + 1])
        return beside(rows[:A_PAGE], newest_first, more=len(rows) > A_PAGE, is_first=True)
    side = found.after if place.name == AFTER else found.before
    chosen = side(place.key.start, place.key.pk)
    if place.name == forth:
        rows = list(chosen.order_by(*onwards)[: A_PAGE + 1])
        return beside(rows[:A_PAGE], newest_first, more=len(rows) > A_PAGE, is_first=False)
    rows = list(chosen.order_by(*back)[: A_PAGE + 1])
    if len(rows) <= A_PAGE:  # the way back ends at the beginning
        return page(found, Place(), newest_first=newest_first)
    return beside(rows[A_PAGE - 1 :: -1], newest_first, more=True, is_first=False)


def beside(rows: list[Occurrence], newest_first: bool, *, more: bool, is_first: bool) -> Rows:
    if not rows:
        return Rows([], is_first=is_first)
    back, forth = (AFTER, BEFORE) if newest_first else (BEFORE, AFTER)
    behind = None if is_first else Place(back, Key.of(rows[0]))
    ahead = Place(forth, Key.of(rows[-1])) if more else None
    earlier, later = (ahead, behind) if newest_first else (behind, ahead)
    return Rows(rows, earlier, later, is_first)
