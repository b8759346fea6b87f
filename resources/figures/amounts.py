"""The numbers of a checked table: read in the file's own way, held against the dataset's rules and its totals. PURE."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from resources.figures import numerals
from resources.figures.numerals import AmbiguousError, Convention, MixedError
from resources.figures.report import LARGEST, Fault, Given, Report, Rules, Total, number_text, short
from resources.figures.tables import UNCOMPUTED, Cell, column_name

SMALLEST = Decimal("0.001")  # what is kept of decimals


def add(given: Sequence[Given], rules: Rules, report: Report) -> None:
    """Every cell to a figure, a missing one or a fault; rows of totals are compared with what was added."""
    convention = convention_of(given, rules, report)
    if convention is None:
        return
    said: list[tuple[Given, Decimal]] = []
    first: dict[tuple[str, int], int] = {}
    for each in given:
        value = read(each, convention, rules, report)
        if not each.place:
            said += [(each, value)] if value is not None else []
            continue
        key = (each.place, each.year)
        if key in first:
            message = f"{rules.communes[each.place]} a déjà un chiffre pour {each.year} (ligne {first[key]})."
            report.faults.append(Fault(each.row, column_name(each.column), message))
            continue
        first[key] = each.row
        if value is None:
            report.missing.add(key)
        else:
            report.figures[key] = value
    compare_totals(said, rules, report)


def convention_of(given: Sequence[Given], rules: Rules, report: Report) -> Convention | None:
    """How the file writes numbers; nothing, and a fault, where it does not say or says two things."""
    texts = [each.cell for each in given if isinstance(each.cell, str) and not numerals.is_missing(each.cell)]
    try:
        convention = numerals.convention_of(texts, rules.decimal)
    except AmbiguousError as error:
        readings = " ou ".join(number_text(value) for value in error.readings)
        message = (
            f"« {error.text} » peut vouloir dire {readings}. Choisissez le signe des décimales, et envoyez de nouveau."
        )
        fault = Fault(*place_of(given, error.text), message)
        report.asks_decimal = True
    except MixedError as error:
        one, other = error.texts
        message = (
            f"« {one} » et « {other} » ne sont pas écrits de la même façon. Un seul signe pour les décimales, svp."
        )
        fault = Fault(*place_of(given, other), message)
    else:
        if any(numerals.is_number(text) and not text.isdecimal() for text in texts):
            report.notes.append(f"Nombres lus ainsi : {convention}.")
        return convention
    report.faults.append(fault)
    return None


def place_of(given: Sequence[Given], text: str) -> tuple[int, str]:
    return next((each.row, column_name(each.column)) for each in given if each.cell == text)


def read(each: Given, convention: Convention, rules: Rules, report: Report) -> Decimal | None:
    """The figure in a cell, or nothing; where that is a mistake, with its fault."""
    value, fault = amount(each.cell, convention, rules)
    if value is not None and not fault:
        fault = breach(value, rules) if each.place else ""
    if fault:
        report.faults.append(Fault(each.row, column_name(each.column), fault))
        return None
    return None if value is None else value.quantize(SMALLEST, ROUND_HALF_EVEN)


def amount(cell: Cell, convention: Convention, rules: Rules) -> tuple[Decimal | None, str]:
    if isinstance(cell, Decimal):
        return (cell, "") if cell.is_finite() else (None, f"« {cell} » n’est pas un nombre.")
    if cell == UNCOMPUTED:
        return (
            None,
            "Cette formule n’a pas de résultat dans le fichier. Ouvrez-le dans un tableur, puis enregistrez-le.",
        )
    if numerals.is_missing(cell):
        return None, ""
    if "%" in cell and not rules.is_percentage:
        return None, f"« {short(cell)} » est un pourcentage, et ce jeu de données compte un nombre."
    value = convention.value(cell)
    return value, "" if value is not None else f"« {short(cell)} » n’est pas un nombre."


def breach(value: Decimal, rules: Rules) -> str:
    """Why a number cannot be a figure of this dataset; nothing where it can."""
    if value < 0 and not rules.may_be_negative:
        return f"{number_text(value)} est plus petit que zéro."
    if value > 100 and rules.is_percentage:
        return f"{number_text(value)} dépasse 100 %."
    if abs(value) >= LARGEST:
        return f"{number_text(value)} est trop grand."
    return ""


def compare_totals(said: Sequence[tuple[Given, Decimal]], rules: Rules, report: Report) -> None:
    """A total that is not the sum is a fault where every figure of its year is there, a note where one is missing."""
    if rules.is_percentage:
        report.notes += (
            ["Les lignes de total sont laissées de côté : des pourcentages ne s’additionnent pas."] if said else []
        )
        return
    incomplete = {year for _, year in report.missing}
    sums: dict[int, Decimal] = {}
    for (_, year), value in report.figures.items():
        sums[year] = sums.get(year, Decimal(0)) + value
    for each, total in said:
        summed = sums.get(each.year)
        if summed is None:
            continue
        report.totals.append(Total(each.row, each.year, total, summed))
        # Each figure may be rounded by half of its last decimal, in whole numbers by nothing.
        if abs(total - summed) <= (0 if is_whole(total) else SMALLEST * 10 * len(rules.communes)):
            continue
        message = f"Le total de {each.year} est {number_text(total)} ; la somme des communes est {number_text(summed)}."
        if each.year in incomplete:
            report.notes.append(f"{message} Des chiffres manquent cette année-là.")
        else:
            report.faults.append(Fault(each.row, column_name(each.column), message))


def is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
