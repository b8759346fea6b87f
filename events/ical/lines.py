"""Content lines (RFC 5545, 3.1): escaped, folded, in order.

icalendar writes them too, in five times the time: a cold feed of a thousand activities would take twice what it may.
The tests have icalendar read every line that is written here, and write it again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

WIDTH = 75  # octets
# RFC 6868.
CARETS = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})
TO_QUOTE = frozenset(",:; ")


def escaped(text: str) -> str:
    """A TEXT (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(value: str) -> str:
    """The value of a parameter, quoted where it must be."""
    safe = value if value.isalnum() else value.translate(CARETS)
    return safe if TO_QUOTE.isdisjoint(safe) else f'"{safe}"'


def line(name: str, value: str, **parameters: str) -> str:
    """One content line, not folded yet; ``value`` is written as it is."""
    written = "".join(f";{key}={parameter(given)}" for key, given in parameters.items())
    return f"{name}{written}:{value}"


def text(name: str, words: str, language: str = "") -> str:
    """A line of words, with the language that they are in where it is known."""
    return f"{name};LANGUAGE={language}:{escaped(words)}" if language else f"{name}:{escaped(words)}"


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def local(wall: datetime) -> str:
    return f"{wall:%Y%m%dT%H%M%S}"


def day(each: date) -> str:
    return f"{each:%Y%m%d}"


def folded(written: str) -> bytes:
    """The line, broken where it is too long, never within a letter; Google drops a feed for one bad fold."""
    octets = written.encode()
    if len(octets) <= WIDTH:
        return octets
    pieces, start, room = [], 0, WIDTH
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # within a letter of several octets
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, WIDTH - 1
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces)


def joined(written: Iterable[str]) -> bytes:
    return b"".join(folded(each) + b"\r\n" for each in written)


@dataclass
class Vevent:
    """A VEVENT: its lines by the name of their property, in the order that they are written in."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    zones: set[str] = field(default_factory=set)

    def add(self, name: str, value: str, **parameters: str) -> None:
        self.lines.setdefault(name, []).append(line(name, value, **parameters))

    def say(self, name: str, words: str, language: str = "") -> None:
        self.lines.setdefault(name, []).append(text(name, words, language))

    def to_ical(self) -> bytes:
        every = (each for lines in self.lines.values() for each in lines)
        return joined(["BEGIN:VEVENT", *every, "END:VEVENT"])
