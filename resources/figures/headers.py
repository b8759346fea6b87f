"""Which column is what: the names that the headers of such files have. PURE."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from resources.figures.tables import Cell

FIRST_YEAR, LAST_YEAR = 1900, 2100
LOOKED_AT = 40  # rows that may stand above the header: a title, a note
COMMUNE = frozenset(
    {"commune", "communes", "nom", "nom de la commune", "nom commune", "entite", "municipalite", "name"}
)
CODE = frozenset(
    {
        *("code", "ins", "nis", "code ins", "code nis", "ins code", "nis code", "refnis", "code refnis", "cd refnis"),
        *("code commune", "code de la commune", "numero ins", "n ins", "cd munty refnis"),
    }
)
YEAR = frozenset({"annee", "annees", "an", "year", "exercice", "annee de reference"})
VALUE = frozenset(
    {
        *("valeur", "valeurs", "value", "nombre", "nombres", "chiffre", "chiffres", "effectif", "effectifs"),
        *("pourcentage", "taux", "part", "montant", "population", "total", "solde"),
    }
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Lower-case letters and digits, without accents; whatever else is one space: ``Code I.N.S.`` is ``code i n s``."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", plain.casefold().replace("œ", "oe")).strip()


def squeezed(text: str) -> str:
    """Header names with dots: ``I.N.S.`` is ``ins``."""
    return folded(text.replace(".", ""))


def year_in(cell: Cell) -> int | None:
    """The year that a cell is, in range or not; nothing for what is no whole number of four digits."""
    text = whole(cell)
    return int(text) if re.fullmatch(r"[0-9]{4}", text, re.ASCII) else None


def whole(cell: Cell) -> str:
    """The text of a cell; of a number without decimals, its digits, however the file keeps it."""
    if isinstance(cell, str):
        return cell
    is_whole = cell.is_finite() and abs(cell) < 10**9 and cell == cell.to_integral_value()
    return str(int(cell)) if is_whole else ""


@dataclass(frozen=True)
class Header:
    """The row (0 the first) that names the columns. ``value`` in a long table, ``years`` in a wide one.

    ``ignored`` are the columns with a name that says nothing here; ``twice`` those that name the same thing again.
    """

    row: int
    commune: int | None
    code: int | None
    year: int | None
    value: int | None
    years: dict[int, int]
    ignored: Sequence[int]
    twice: Sequence[int]

    @property
    def is_long(self) -> bool:
        return self.year is not None

    @property
    def used(self) -> set[int]:
        named = (self.commune, self.code, self.year, self.value)
        return {column for column in named if column is not None} | set(self.years)


def first_header(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """The first row that names a place, and either a year and a value or some years."""
    return next((header for index, row in enumerate(rows[:LOOKED_AT]) if (header := header_in(row, index))), None)


KINDS = {"commune": COMMUNE, "code": CODE, "year": YEAR, "value": VALUE}


def header_in(row: Sequence[Cell], index: int) -> Header | None:
    named: dict[str, int] = {}
    years: dict[int, int] = {}  # column -> year
    ignored, twice = [], []
    for column, cell in enumerate(row):
        year, kind = year_in(cell), kind_of(cell)
        if year is not None:
            years[column] = year
            twice += [column] if list(years.values()).count(year) > 1 else []
        elif kind and kind not in named:
            named[kind] = column
        elif kind:
            twice.append(column)
        elif cell != "":
            ignored.append(column)
    if not {"commune", "code"} & set(named) or not ("year" in named or years):
        return None
    if "year" in named and "value" not in named and len(ignored) == 1:  # « Personnes » can only be the value
        named["value"] = ignored.pop()
    if "year" not in named and "value" in named:  # « Total » beside the years
        ignored.append(named.pop("value"))
    columns = {kind: named.get(kind) for kind in KINDS}
    return Header(row=index, **columns, years=years, ignored=ignored, twice=twice)


def kind_of(cell: Cell) -> str:
    name = squeezed(cell) if isinstance(cell, str) else ""
    return next((kind for kind, names in KINDS.items() if name in names), "")
