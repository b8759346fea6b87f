"""Headings, links, pictures, tables and dates: what the page is built of."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from desk.content_checks.findings import Finding, Rule
from desk.content_checks.links import is_address, is_vague
from desk.content_checks.pieces import Kind, Piece

YEAR = timedelta(days=365)
# Longer, or ended as a sentence is, a paragraph in bold insists; it does not announce.
LONGEST_BOLD_HEADING = 12
FILE_NAME = re.compile(
    r"\.(?:avif|gif|heic|jpe?g|png|svg|tiff?|webp)\s*$|^(?:img|dsc|dscn|pxl|photo|image|scan)[_-]?\d+|_"
)
IMAGE_OF = re.compile(
    r"^(?:une? )?(?:images?|photos?|photographies?|illustrations?|dessins?) (?:de |du |des |d’|d'|montrant )"
    r"|^(?:an? )?(?:image|picture|photo|illustration)s? (?:of|showing) "
    r"|^(?:een )?(?:afbeelding|foto|beeld)(?:en|'s)? van |^(?:una )?(?:imagen|foto|fotografía)(?:es)? de "
)


def check(pieces: list[Piece], today: date) -> Iterator[Finding]:
    yield from headings(pieces)
    for piece in pieces:
        if rule := rule_broken(piece, today):
            yield Finding(piece.block, rule, piece.text)


def headings(pieces: list[Piece]) -> Iterator[Finding]:
    """The page's title is the heading of level 1; a heading may be one level below the one before it."""
    before = 1
    for piece in pieces:
        if piece.kind is Kind.HEADING:
            if piece.level > before + 1:
                yield Finding(piece.block, Rule.SKIPPED_LEVEL, piece.text)
            before = piece.level


def rule_broken(piece: Piece, today: date) -> Rule | None:
    match piece.kind:
        case Kind.HEADING:
            return None if piece.text.strip() else Rule.EMPTY_HEADING
        case Kind.BOLD_PARAGRAPH:
            return Rule.BOLD_AS_HEADING if announces(piece.text) else None
        case Kind.LINK:
            return Rule.BARE_ADDRESS if is_address(piece.text) else Rule.VAGUE_LINK if is_vague(piece.text) else None
        case Kind.PICTURE:
            return alternative(piece.text.strip().casefold())
        case Kind.TABLE:
            return None if piece.has_headings else Rule.TABLE_WITHOUT_HEADINGS
        case Kind.CHECKED_ON:
            return Rule.OLD_DATE if today - date.fromisoformat(piece.text) > YEAR else None
    return None


def announces(text: str) -> bool:
    return len(text.split()) <= LONGEST_BOLD_HEADING and not text.rstrip(" »”\"'").endswith((".", "!", "…", ";", ","))


def alternative(text: str) -> Rule | None:
    if not text:
        return Rule.NO_ALTERNATIVE
    if FILE_NAME.search(text):
        return Rule.FILE_NAME
    return Rule.IMAGE_OF if IMAGE_OF.match(text) else None
