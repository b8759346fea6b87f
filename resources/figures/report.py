"""A file of figures, checked: what it says, what is wrong with it, and where. PURE."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from resources.figures.tables import UNCOMPUTED, Cell

LARGEST = Decimal(10) ** 11
LISTED = 50  # mistakes that are told one by one


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong at a row (1 the first; 0 the whole file) and a column (its letters), as a sentence."""

    row: int
    column: str
    message: str

    @property
    def place(self) -> str:
        return ", ".join(
            part
            for part in (f"ligne {self.row}" * bool(self.row), f"colonne {self.column}" * bool(self.column))
            if part
        )


@dataclass(frozen=True)
class Total:
    """A row of totals beside the sum of the communes, in a year."""

    row: int
    year: int
    said: Decimal
    summed: Decimal

    @property
    def said_text(self) -> str:
        return number_text(self.said)

    @property
    def summed_text(self) -> str:
        return number_text(self.summed)


@dataclass(frozen=True)
class Rules:
    """What the figures of a dataset may be. ``communes`` are the names by NIS code."""

    communes: Mapping[str, str]
    is_percentage: bool = False
    may_be_negative: bool = False
    decimal: str = ""  # the sign before the decimals, where somebody said which


@dataclass
class Report:
    """A file, checked. ``figures`` (NIS code, year -> value) may be loaded only where there are no ``faults``."""

    about: str
    figures: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    rows: int = 0
    missing: set[tuple[str, int]] = field(default_factory=set)
    asks_decimal: bool = False

    @property
    def is_good(self) -> bool:
        return bool(self.figures) and not self.faults

    @property
    def communes(self) -> list[str]:
        return sorted({code for code, _ in self.figures})

    @property
    def years(self) -> list[int]:
        return sorted({year for _, year in self.figures})

    @property
    def listed(self) -> list[Fault]:
        return sorted(self.faults)[:LISTED]

    @property
    def unlisted(self) -> int:
        return max(len(self.faults) - LISTED, 0)


@dataclass(frozen=True)
class Given:
    """One cell that should be a figure."""

    row: int
    column: int
    place: str  # a NIS code, or nothing for a total
    year: int
    cell: Cell


def short(cell: Cell) -> str:
    """A cell as a message quotes it."""
    if cell == UNCOMPUTED:
        return "formule"
    text = f"{cell:f}" if isinstance(cell, Decimal) and abs(cell) < LARGEST * 1000 else str(cell)
    return text if len(text) <= 60 else f"{text[:59]}…"


def number_text(value: Decimal) -> str:
    """As French writes it, without zeros at the end."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
