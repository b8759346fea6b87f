"""The words of a Word or LibreOffice text (DOCX, ODT), read as they stream by: no tree of the document is built."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from core.uploads.refused import RefusedError
from core.uploads.zips import BROKEN, UNFOLDS, check_zip

MOST_CHARACTERS = 300_000
LARGEST_PART = 100_000_000  # bytes unpacked: the words of a thousand pages with all their marks
A_PIECE = 1 << 16  # bytes
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# ``heard``: elements whose characters are words. ``unheard``: those with words of others, or that were struck out.
HEARD = {f"{WORD}t", f"{OPEN}p", f"{OPEN}h"}
UNHEARD = {f"{OPEN}tracked-changes", f"{OFFICE}annotation"}
PARAGRAPHS = {f"{WORD}p", f"{OPEN}p", f"{OPEN}h"}
GAPS = {f"{WORD}tab", f"{WORD}br", f"{WORD}cr", f"{OPEN}s", f"{OPEN}tab", f"{OPEN}line-break"}
PARTS = {"docx": ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"), "odt": ("content.xml",)}


class Words:
    """What a parser tells of: keeps the words."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.heard = self.unheard = 0

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        self.heard += tag in HEARD
        self.unheard += tag in UNHEARD

    def data(self, data: str) -> None:
        if self.heard and not self.unheard:
            self.pieces.append(data)
            self.length += len(data)

    def end(self, tag: str) -> None:
        self.heard -= tag in HEARD
        self.unheard -= tag in UNHEARD
        if tag in PARAGRAPHS:
            self.pieces.append("\n")
        elif tag in GAPS:
            self.pieces.append(" ")

    def close(self) -> str:
        return "".join(self.pieces)[:MOST_CHARACTERS]


def text_of(extension: str, file: BinaryIO) -> str:
    """The words of a DOCX or an ODT, a paragraph a line; raises ``RefusedError`` where it cannot be read."""
    check_zip(file)
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            parts = [name for name in PARTS[extension] if name in names]
            if not parts:
                raise RefusedError(BROKEN)
            return "\n".join(words(archive, name) for name in parts)[:MOST_CHARACTERS]
    except (
        *(zipfile.BadZipFile, ParseError, DefusedXmlException, OSError, EOFError, ValueError, LookupError),
        *(NotImplementedError, RuntimeError),  # packed in another way, or locked
    ) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(BROKEN) from error


def words(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise RefusedError(UNFOLDS)
    found = Words()
    parser = DefusedXMLParser(target=found, forbid_dtd=True)
    for piece in pieces(archive, name):
        parser.feed(piece)
        if found.length >= MOST_CHARACTERS:
            return found.close()
    return str(parser.close())


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as part:
        while piece := part.read(A_PIECE):
            yield piece
