"""What a feed says of one activity in one language, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from events.occurrences import Schedule


@dataclass(frozen=True)
class Text:
    """Words, with the language that they are in."""

    words: str
    language: str


@dataclass(frozen=True)
class Party:
    """An organisation that organises an activity."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True)
class Place:
    """Where it is: one line as people write it; ``geo`` is latitude and longitude."""

    line: str
    geo: tuple[float, float] | None = None


@dataclass(frozen=True)
class ChangedDate:
    """What is said of one date that was changed: a message, another place."""

    message: Text | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Stamp:
    """Which version of an activity this is: one UID in every language, for ever (RFC 5546, 2.1.4; 7986, 5.3)."""

    uid: str
    sequence: int
    created: datetime
    changed: datetime
    withdrawn: bool = False


@dataclass(frozen=True)
class Announcement:
    """One activity as a feed tells it in one language: plain data, made by ``events.announcing``.

    ``facts`` are practical lines for the description, in order, in the feed's language (« Prix : gratuit »).
    ``previous`` is the UID of the series that this one continues. ``path`` and ``picture`` are paths: the site's
    beginning is added by whoever writes the feed. ``colour`` is a name that CSS knows (RFC 7986, 5.9).
    """

    language: str
    schedule: Schedule
    title: Text
    summary: Text
    facts: tuple[str, ...] = ()
    status_message: Text | None = None
    changes: Mapping[date, ChangedDate] = field(default_factory=dict)
    place: Place | None = None
    online_address: str = ""
    path: str = ""
    categories: tuple[Text, ...] = ()
    organiser: Party | None = None
    contact: str = ""
    picture: str = ""
    colour: str = ""
    campaign: str = ""
    previous: str = ""
