"""What a table of figures says, and everything that is wrong with it, before anything is loaded. PURE."""

from collections.abc import Iterator, Sequence

from resources.figures import amounts
from resources.figures.headers import FIRST_YEAR, LAST_YEAR, Header, first_header, year_in
from resources.figures.places import Places, cell_in
from resources.figures.report import Fault, Given, Report, Rules, short
from resources.figures.tables import Cell, Table, column_name

NO_HEADER = (
    "Aucune ligne d’en-tête. Il faut soit les colonnes « commune » (ou « code INS »), « année » et « valeur », soit "
    "une colonne « commune » et une colonne par année."
)


def check(table: Table, rules: Rules) -> Report:
    """Everything at once: columns, codes, years, numbers, duplicates, totals."""
    report = Report(table.about)
    header = first_header(table.rows)
    if header is None:
        report.faults.append(Fault(0, "", NO_HEADER))
        return report
    check_columns(table, header, report)
    if report.faults:
        return report
    given = list(cells(table, header, rules, report))
    amounts.add(given, rules, report)
    if not report.figures and not report.faults:
        report.faults.append(Fault(0, "", "Ce fichier ne contient aucun chiffre sous son en-tête."))
    return report


def check_columns(table: Table, header: Header, report: Report) -> None:
    row, names = header.row + 1, table.rows[header.row]
    if header.row:
        report.notes.append(f"L’en-tête est à la ligne {row} ; ce qui est au-dessus n’est pas lu.")
    for column in header.twice:
        report.faults.append(Fault(row, column_name(column), f"La colonne « {names[column]} » est là deux fois."))
    if header.is_long and header.value is None:
        report.faults.append(Fault(row, "", "Quelle colonne contient les chiffres ? Nommez-la « valeur »."))
    for column, year in header.years.items():
        if header.is_long:
            message = "Une colonne « année » et une colonne par année : gardez l’une ou l’autre."
            report.faults.append(Fault(row, column_name(column), message))
        elif not FIRST_YEAR <= year <= LAST_YEAR:
            report.faults.append(Fault(row, column_name(column), year_out_of_range(year)))
    if header.ignored:
        left_out = ", ".join(f"« {str(names[column])[:60]} »" for column in header.ignored[:8])
        report.notes.append(f"Colonnes laissées de côté : {left_out}.")


def year_out_of_range(year: int) -> str:
    return f"L’année {year} n’est pas possible : de {FIRST_YEAR} à {LAST_YEAR}."


def cells(table: Table, header: Header, rules: Rules, report: Report) -> Iterator[Given]:
    """The cells that should be figures, each with its place and year; rows that have neither are faults."""
    places = Places(rules.communes)
    for index in range(header.row + 1, len(table.rows)):
        row = table.rows[index]
        if not any(cell_in(row, column) != "" for column in header.used):
            continue
        report.rows += 1
        check_stray(row, index, header, report)
        place = places.of_row(row, index, header)
        if isinstance(place, Fault):
            report.faults.append(place)
        else:
            yield from in_row(row, index, header, place, report)


def check_stray(row: Sequence[Cell], index: int, header: Header, report: Report) -> None:
    """What stands in a column without a name: most often a decimal comma that was taken for a separator."""
    known = header.used | set(header.ignored)
    stray = next((column for column, cell in enumerate(row) if cell != "" and column not in known), None)
    if stray is not None:
        message = "Cette cellule est dans une colonne sans titre. Un séparateur de trop dans la ligne ?"
        report.faults.append(Fault(index + 1, column_name(stray), message))


def in_row(row: Sequence[Cell], index: int, header: Header, place: str, report: Report) -> Iterator[Given]:
    if not header.is_long:
        for column, year in header.years.items():
            yield Given(index + 1, column, place, year, cell_in(row, column))
        return
    cell = cell_in(row, header.year)
    year, letters = year_in(cell), column_name(header.year or 0)
    if year is None:
        message = "L’année manque." if cell == "" else f"« {short(cell)} » n’est pas une année en quatre chiffres."
        report.faults.append(Fault(index + 1, letters, message))
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        report.faults.append(Fault(index + 1, letters, year_out_of_range(year)))
    elif header.value is not None:
        yield Given(index + 1, header.value, place, year, cell_in(row, header.value))
