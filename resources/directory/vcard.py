"""An organisation as a contact card for an address book. Pure but for the language.

Version 3.0 (RFC 2426), in UTF-8: telephones of every make take it, and so does Outlook, which does not read version 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

PRODUCT = "-//CIMB//Annuaire//FR"
LONGEST = 75  # octets of a line, without its end (RFC 2426, 2.6)


@dataclass(frozen=True)
class Card:
    """What a card says; what is empty is left out. ``source``: where this card is; ``page``: the entry for people."""

    identity: str
    name: str
    source: str
    page: str
    changed: date
    telephone: str = ""
    email: str = ""
    website: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    latitude: str = ""
    longitude: str = ""
    note: str = ""
    categories: tuple[str, ...] = ()


def escaped(text: str) -> str:
    """A text value: backslash, comma, semicolon and new lines take a backslash; no other control goes in."""
    one_end = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    clean = "".join(letter for letter in one_end if letter == "\n" or letter.isprintable() or letter == "\u200f")
    return clean.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def bare(address: str) -> str:
    """A URI, which is not escaped, on one line."""
    return "".join(letter for letter in address if letter.isprintable() and letter != " ")


def lines(card: Card) -> Iterator[str]:
    """The lines of a card, unfolded. An organisation has no family name: N is empty, and ORG says the name."""
    name = escaped(card.name)
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"PRODID:{PRODUCT}", f"UID:{escaped(card.identity)}")
    yield from (f"FN:{name}", "N:;;;;", f"ORG:{name}", "X-ABShowAs:COMPANY")
    if card.telephone:
        yield f"TEL;TYPE=WORK,VOICE:{escaped(card.telephone)}"
    if card.email:
        yield f"EMAIL;TYPE=INTERNET:{escaped(card.email)}"
    if card.street or card.town:
        parts = ("", "", card.street, card.town, "", card.postal_code, "Belgique")
        yield f"ADR;TYPE=WORK:{';'.join(map(escaped, parts))}"
    if card.latitude and card.longitude:
        yield f"GEO:{card.latitude};{card.longitude}"
    for address in filter(None, (card.website, card.page)):
        yield f"URL:{bare(address)}"
    if card.note:
        yield f"NOTE:{escaped(card.note)}"
    if card.categories:
        yield f"CATEGORIES:{','.join(map(escaped, card.categories))}"
    yield from (f"SOURCE:{bare(card.source)}", f"REV:{card.changed.isoformat()}", "END:VCARD")


def folded(line: str) -> Iterator[bytes]:
    """A line in pieces of at most ``LONGEST`` octets that cut no letter; those that follow begin with a space."""
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > LONGEST:
            yield piece
            piece = b" "
        piece += octets
    yield piece


def written(card: Card) -> bytes:
    """The file."""
    return b"".join(piece + b"\r\n" for line in lines(card) for piece in folded(line))
