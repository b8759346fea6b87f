"""The changes of single dates as the stream keeps them, without asking the database for anything.

Read through its blocks, each stream would fetch the places that it names: a query for every activity of a feed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from wagtail.blocks import StreamValue

from events.occurrences import Change, Status

DAY = timedelta(days=1)


def is_translated(own: str | None, source: str) -> bool:
    """Whether a message has words of its own language: what reads the same in both was left as it was."""
    return bool(own) and own != source


@dataclass(frozen=True)
class KeptChange:
    """What an editor changed of one date; ``place`` is an organisation's primary key."""

    id: str
    status: Status
    day: date
    new_date: date | None = None
    new_start: time | None = None
    new_end: time | None = None
    place: int | None = None
    place_text: str = ""
    message: str = ""

    @classmethod
    def read(cls, block: Mapping[str, Any]) -> Self | None:
        """A raw block; nothing where it does not say yet which date it changes, as in a draft."""
        value, status = block["value"], Status(block["type"])
        day, new_day = (a_date(value.get(name)) for name in ("date", "new_date"))
        start, end = (a_time(value.get(name)) for name in ("new_start", "new_end"))
        if day is None or (status == Status.RESCHEDULED and new_day is None):
            return None
        words = (value.get("place_text") or "", value.get("message") or "")
        return cls(block.get("id") or "", status, day, new_day, start, end, value.get("place"), *words)

    def change(self, start: datetime, end: datetime) -> Change:
        """What it changes of a series that begins and ends so; what it leaves empty stays as the series has it."""
        if self.status != Status.RESCHEDULED or self.new_date is None:
            return Change(self.status)
        begins = datetime.combine(self.new_date, self.new_start or start.time())
        ends = begins + (end - start)
        if self.new_end:
            ends = datetime.combine(self.new_date, self.new_end)
            ends = ends if ends > begins else ends + DAY
        return Change(self.status, begins, ends)


def a_date(value: date | str | None) -> date | None:
    """As the database keeps it, or as a form has just read it."""
    if isinstance(value, str):
        return date.fromisoformat(value) if value else None
    return value


def a_time(value: time | str | None) -> time | None:
    if isinstance(value, str):
        return time.fromisoformat(value) if value else None
    return value


def kept(stream: StreamValue) -> Iterator[KeptChange]:
    """Every change that a stream keeps, in its order."""
    for block in stream.raw_data:
        if change := KeptChange.read(block):
            yield change
