"""Which commune a row is about. PURE."""

from collections.abc import Mapping, Sequence

from resources.figures.headers import Header, folded, whole
from resources.figures.report import Fault, short
from resources.figures.tables import Cell, column_name

TOTALS = frozenset({"total", "totaux", "total general", "ensemble", "somme", "arrondissement", "territoire"})
ARRONDISSEMENT = "arrondissement de "


def cell_in(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else ""


class Places:
    """The communes of the territory, and how rows name them."""

    def __init__(self, communes: Mapping[str, str]) -> None:
        self.communes = communes
        self.names = {folded(name): code for code, name in communes.items()}

    def found(self, cell: Cell) -> str | None:
        """The NIS code that a cell names, by itself or by a commune's name: ``ST-GHISLAIN`` too."""
        text = whole(cell)
        if text in self.communes:
            return text
        name = folded(text)
        return self.names.get(f"saint {name.removeprefix('st ')}" if name.startswith("st ") else name)

    def of_row(self, row: Sequence[Cell], index: int, header: Header) -> str | Fault:
        """The NIS code of a row; an empty text for a row of totals; a fault where it is no place of ours."""
        name, number = cell_in(row, header.commune), cell_in(row, header.code)
        if is_total(name) or is_total(number):
            return ""
        kinds = ((name, header.commune, "une commune"), (number, header.code, "un code INS"))
        codes = {}
        for cell, column, kind in kinds:
            if cell == "" or column is None:
                continue
            code = self.found(cell)
            if code is None:
                return Fault(index + 1, column_name(column), f"« {short(cell)} » n’est pas {kind} du territoire.")
            codes[code] = column
        if len(codes) > 1:
            message = f"« {short(name)} » et le code {short(number)} ne sont pas la même commune."
            return Fault(index + 1, column_name(header.code or 0), message)
        if not codes:
            column = header.commune if header.commune is not None else header.code
            message = "La commune manque. Une cellule fusionnée ne vaut que pour sa première ligne."
            return Fault(index + 1, column_name(column or 0), message)
        return next(iter(codes))


def is_total(cell: Cell) -> bool:
    name = folded(cell) if isinstance(cell, str) else ""
    return name in TOTALS or name.startswith(ARRONDISSEMENT)
