"""What a file of figures says before anybody knows what it means: rows of cells. PURE."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Cell = str | Decimal
"""A text, or a number that the file itself has as one. An empty cell is an empty text."""

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_UNPACKED = 16 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 256
MOST_CELLS = 120_000  # some two seconds of reading and checking
UNCOMPUTED = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for a formula that the program which saved it did not compute


class UnreadableError(Exception):
    """The file is no table that we can read; the message is a sentence for the staff."""


class Counted:
    """Counts what is read, and refuses what is too much; a figure a commune and year is a few thousand."""

    def __init__(self) -> None:
        self.rows = self.cells = 0

    def add(self, row: Sequence[Cell], rows: int = 1) -> None:
        self.rows += rows
        self.cells += sum(1 for cell in row if cell != "")
        if self.rows > MOST_ROWS:
            raise UnreadableError(f"Ce fichier a trop de lignes : {MOST_ROWS} au plus.")
        if self.cells > MOST_CELLS:
            raise UnreadableError(f"Ce fichier a trop de cellules remplies : {MOST_CELLS} au plus.")


@dataclass(frozen=True)
class Table:
    """Rows as they stand in the file, the first is row 1. ``about`` says in French how it was read."""

    rows: Sequence[Sequence[Cell]]
    about: str


def column_name(index: int) -> str:
    """``A`` for the first column (0), ``AA`` after ``Z``: as spreadsheets call them."""
    name = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        name = chr(ord("A") + rest) + name
        index -= 1
    return name
