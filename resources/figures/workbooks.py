"""An XLSX workbook to the rows of its first sheet that has any. PURE over bytes.

Nothing is computed: of a formula the value is read that was saved with it. A workbook is a ZIP of XML, so what it says
that it unpacks to is looked at first (Python never unpacks more of a member than it declares).
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from resources.figures.tables import (
    LARGEST_UNPACKED,
    MOST_COLUMNS,
    MOST_ROWS,
    UNCOMPUTED,
    Cell,
    Counted,
    Table,
    UnreadableError,
)

BROKEN = "Ce classeur ne s’ouvre pas. Ouvrez-le dans votre tableur et enregistrez-le de nouveau en XLSX, ou en CSV."


def read(data: bytes) -> Table:
    """The first sheet that is not empty and not hidden; ``about`` names it, and how many others there are."""
    look_before_opening(data)
    try:
        values, formulas = (
            load_workbook(io.BytesIO(data), read_only=True, data_only=computed, keep_links=False)
            for computed in (True, False)
        )
        sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"] or values.worksheets
        for sheet in sheets:
            if rows := list(sheet_rows(sheet, formulas[sheet.title])):
                return Table(rows, about(sheet.title, len(values.worksheets)))
    except UnreadableError:
        raise
    except Exception as error:  # what a broken workbook raises in openpyxl has no bounds
        raise UnreadableError(BROKEN) from error
    raise UnreadableError("Ce classeur est vide.")


def about(title: str, sheets: int) -> str:
    others = f" (une feuille sur {sheets} : seule la première qui n’est pas vide est lue)" if sheets > 1 else ""
    return f"XLSX, feuille « {title} »{others}"


def look_before_opening(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableError(BROKEN) from error
    if not any(member.filename.startswith("xl/") for member in members):
        raise UnreadableError("Ce fichier n’est pas un classeur Excel. Enregistrez votre tableau en XLSX ou en CSV.")
    if sum(member.file_size for member in members) > LARGEST_UNPACKED or len(members) > 2000:
        raise UnreadableError("Ce classeur est trop grand une fois ouvert. Gardez seulement la feuille des chiffres.")


def sheet_rows(sheet: Any, formulas: Any) -> Iterator[list[Cell]]:
    """What a sheet says of its own size is not believed."""
    counted, waiting = Counted(), 0
    for opened in (sheet, formulas):
        opened.reset_dimensions()
    both = zip(
        sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS),
        formulas.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS),
        strict=False,
    )
    for cells, written in both:
        row = trimmed([cell_of(value, formula) for value, formula in zip(cells, written, strict=False)])
        waiting += 1
        if not row:
            continue
        yield from ([] for _ in range(waiting - 1))  # empty rows keep their place, those at the end do not
        counted.add(row, waiting)
        waiting = 0
        yield row


def trimmed(row: list[Cell]) -> list[Cell]:
    """Without the empty cells at its end."""
    while row and row[-1] == "":
        row.pop()
    return row


def cell_of(cell: Any, written: Any) -> Cell:
    value = cell.value
    if value is None:
        return UNCOMPUTED if written.data_type == "f" else ""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, int | float):
        exact = Decimal(repr(value))
        # A cell shown as « 12 % » holds 0.12.
        return exact * 100 if "%" in str(cell.number_format or "") else exact
    if isinstance(value, datetime | date | time | timedelta):
        return str(value)
    return str(value).strip()
