"""A file of figures, as bytes, to its rows: CSV in whatever encoding and separator, or XLSX. PURE over bytes.

The bytes say what it is, never its name. Whatever cannot be read is an ``UnreadableError`` with a sentence.
"""

import csv
import io
import re

from resources.figures import workbooks
from resources.figures.headers import first_header
from resources.figures.tables import LARGEST_FILE, MOST_COLUMNS, Counted, Table, UnreadableError

SEPARATORS = {";": "point-virgule", "\t": "tabulation", ",": "virgule"}
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
WINDOWS = "cp1252"
OTHER_FILES = {
    b"%PDF": "Ce fichier est un PDF. Il faut le tableau lui-même, en CSV ou en XLSX.",
    b"\xd0\xcf\x11\xe0": "Ce fichier est un ancien Excel (.xls). Ouvrez-le et enregistrez-le en XLSX ou en CSV.",
    b"\x89PNG": "Ce fichier est une image. Il faut le tableau lui-même, en CSV ou en XLSX.",
    b"\xff\xd8\xff": "Ce fichier est une image. Il faut le tableau lui-même, en CSV ou en XLSX.",
}


def read(data: bytes) -> Table:
    """The rows of a file; ``UnreadableError`` says why there are none."""
    if len(data) > LARGEST_FILE:
        raise UnreadableError(f"Ce fichier est trop lourd : {LARGEST_FILE // 1024 // 1024} Mo au plus.")
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableError("Ce fichier est vide.")
    for beginning, sentence in OTHER_FILES.items():
        if data.startswith(beginning):
            raise UnreadableError(sentence)
    return workbooks.read(data) if data.startswith(b"PK\x03\x04") else read_text(data)


def read_text(data: bytes) -> Table:
    """CSV. Its separator is the one under which its columns have names that we know."""
    text, encoding = decoded(data)
    said, separators = text, list(SEPARATORS)
    if told := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):  # Excel's own first line
        said, separators = "\n" + text[told.end() :], [told[1]]
    tried = {separator: parsed(said, separator) for separator in separators}
    found = {separator: first_header(rows) for separator, rows in tried.items()}
    known = [separator for separator in tried if found[separator] is not None]
    best = known[0] if known else max(tried, key=lambda separator: widest(tried[separator]))
    return Table(tried[best], f"CSV, {ENCODINGS.get(encoding, 'Windows-1252')}, {SEPARATORS.get(best, best)}")


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and in which encoding it was: what its first bytes say, else UTF-8 where it is that, else Windows."""
    for encoding in guesses(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise UnreadableError("Ce fichier n’est pas un tableau en texte. Enregistrez-le en CSV (UTF-8) ou en XLSX.")


def guesses(data: bytes) -> list[str]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return [encoding]
    if b"\0" in data:  # UTF-16 that does not say so: every other byte of plain letters is nothing
        return ["utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"]
    return ["utf-8", WINDOWS]


def parsed(text: str, separator: str) -> list[list[str]]:
    """The rows of a text; a line that is empty keeps its place, for rows are named by number."""
    rows: list[list[str]] = []
    counted = Counted()
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in lines:
            if len(row) > MOST_COLUMNS and any(cell.strip() for cell in row[MOST_COLUMNS:]):
                raise UnreadableError(f"Ce fichier a trop de colonnes : {MOST_COLUMNS} au plus.")
            rows.append([cell.strip() for cell in row[:MOST_COLUMNS]])
            counted.add(rows[-1])
    except csv.Error as error:
        raise UnreadableError(f"La ligne {len(rows) + 1} n’est pas du CSV : un guillemet manque peut-être.") from error
    return rows


def widest(rows: list[list[str]]) -> int:
    return max((len(row) for row in rows[:50]), default=0)
