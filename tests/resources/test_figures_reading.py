"""Files of figures, as spreadsheets and people write them: every encoding, separator and way to write a number."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from resources.figures import checking, reading
from resources.figures.headers import first_header
from resources.figures.report import Report, Rules
from resources.figures.tables import LARGEST_FILE, UnreadableError, column_name

COMMUNES = {"53053": "Mons", "53070": "Saint-Ghislain", "53084": "Quévy"}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
SEPARATORS = [";", ",", "\t"]
THOUSANDS = ["", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ".", ",", "'", "’"]


def checked(data: bytes, **rules: Any) -> Report:
    return checking.check(reading.read(data), Rules(COMMUNES, **rules))


def workbook(*rows: tuple[Any, ...], fill: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if fill:
        fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written(value: Decimal, decimal: str, thousands: str) -> str:
    whole, _, rest = f"{abs(value):f}".partition(".")
    groups: list[str] = []
    while whole:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    text = thousands.join(groups) + (decimal + rest if rest else "")
    return f"-{text}" if value < 0 else text


def quoted(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell else cell


numbers = st.decimals(-(10**8), 10**8, places=2).filter(lambda value: value == value)
cells = st.dictionaries(
    st.tuples(st.sampled_from(sorted(COMMUNES)), st.integers(1990, 2030)), numbers, min_size=1, max_size=12
)


@given(
    cells,
    st.sampled_from(ENCODINGS),
    st.sampled_from(SEPARATORS),
    st.sampled_from([",", "."]),
    st.sampled_from(THOUSANDS),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(deadline=None, max_examples=150)
def test_whatever_the_way_of_writing_the_same_figures_are_read(
    figures: dict[tuple[str, int], Decimal],
    encoding: str,
    separator: str,
    decimal: str,
    thousands: str,
    wide: bool,
    end: str,
) -> None:
    assume(thousands != decimal)
    assume(not (encoding == "cp1252" and thousands == "\N{NARROW NO-BREAK SPACE}"))  # Windows has no such letter
    years = sorted({year for _, year in figures})
    if wide:
        rows = [["Commune", *map(str, years)]]
        for code in sorted({code for code, _ in figures}):
            known = [figures.get((code, year)) for year in years]
            rows.append([COMMUNES[code], *("" if v is None else written(v, decimal, thousands) for v in known)])
    else:
        rows = [["Code INS", "Année", "Valeur"]]
        rows += [[code, str(year), written(value, decimal, thousands)] for (code, year), value in figures.items()]
    text = end.join(separator.join(quoted(cell, separator) for cell in row) for row in rows) + end
    report = checked(text.encode(encoding), may_be_negative=True)
    assert report.faults == []
    assert report.figures == figures


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example(b"PK\x03\x04" + b"\0" * 40)
@example(b"\xef\xbb\xbf")
@example("Commune;2020\nMons;١٢\nMons;1e400\nMons;NaN".encode())
@example(b"Commune;2020\nMons;" + b"9" * 300)
@settings(deadline=None, max_examples=300)
def test_no_bytes_are_too_strange(data: bytes) -> None:
    try:
        report = checked(data)
    except UnreadableError:
        return
    assert report.faults or report.figures


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=6))
@settings(deadline=None)
def test_no_cells_are_too_strange(rows: list[list[str]]) -> None:
    head = "Commune;Code;2020;2021;2022\n"
    try:
        report = checked((head + "\n".join(";".join(row) for row in rows)).encode(errors="ignore"))
    except UnreadableError:
        return
    assert {code for code, _ in report.figures} <= set(COMMUNES)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "vide"),
        (b"\n\n ", "vide"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0....", "ancien Excel"),
        (b"PK\x03\x04 broken", "ne s’ouvre pas"),
        (b"a;b\0\0\0c" * 3, "pas un tableau en texte"),
        (b'Commune;2020\nMons;"' + b"x" * 200_000, "guillemet"),
        (b"x" * (LARGEST_FILE + 1), "trop lourd"),
        (b"a\n" * 20_001, "trop de lignes"),
        (b";".join(b"x" for _ in range(300)), "trop de colonnes"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableError, match=part):
        reading.read(data)


def test_excels_own_first_line_names_the_separator_and_keeps_the_row_numbers() -> None:
    report = checked(b"sep=;\nCommune;2020\nMons;x\n")
    assert [(fault.row, fault.column) for fault in report.faults] == [(3, "B")]


def test_a_workbook_is_read_from_its_first_sheet_that_says_something() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.create_sheet("Chiffres")
        sheet["A2"] = "Population, un titre sur trois colonnes"
        sheet.merge_cells("A2:C2")
        for column, cell in enumerate(("Commune", 2020, 2021), 1):
            sheet.cell(4, column, cell)
        for column, cell in enumerate(("MONS", 1234.5, None), 1):
            sheet.cell(6, column, cell)
        sheet.cell(7, 1, "quevy")
        sheet.cell(7, 2, "n.d.")
        sheet.cell(7, 3, "1 000")
        book.create_sheet("Notes")["A1"] = "rien"

    report = checked(workbook(fill=fill))
    assert report.faults == []
    assert report.figures == {("53053", 2020): Decimal("1234.5"), ("53084", 2021): Decimal(1000)}
    assert "« Chiffres »" in report.about
    assert "une feuille sur 3" in report.about
    assert any("ligne 4" in note for note in report.notes)


def test_a_formula_without_its_result_is_named_by_cell_and_nothing_is_computed() -> None:
    report = checked(workbook(("Commune", 2020, 2021), ("Mons", "=1+1", 3)))
    assert [(fault.row, fault.column) for fault in report.faults] == [(2, "B")]
    assert "formule" in report.faults[0].message


def test_a_cell_that_shows_a_percentage_is_read_as_shown() -> None:
    def fill(book: Workbook) -> None:
        book.active["B2"].number_format = "0.0%"

    report = checked(workbook(("Commune", 2020), ("Mons", 0.125), fill=fill), is_percentage=True)
    assert report.figures == {("53053", 2020): Decimal("12.5")}


def test_a_workbook_that_unpacks_to_too_much_is_never_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "")
        archive.writestr("xl/sharedStrings.xml", b"0" * (60 * 1024 * 1024))
    assert len(out.getvalue()) < 200_000
    with pytest.raises(UnreadableError, match="trop grand une fois ouvert"):
        reading.read(out.getvalue())


def test_another_kind_of_archive_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(UnreadableError, match="pas un classeur Excel"):
        reading.read(out.getvalue())


def test_a_row_far_below_does_not_make_a_million() -> None:
    def fill(book: Workbook) -> None:
        book.active["A1048576"] = "bas"

    assert checked(workbook(("Commune", 2020), ("Mons", 1), fill=fill)).figures == {("53053", 2020): Decimal(1)}


@pytest.mark.parametrize(
    ("header", "is_long"),
    [
        (["COMMUNES", "ANNÉE", "VALEURS"], True),
        (["Code I.N.S.", "annee", "Nombre"], True),
        (["nis_code", "commune", "year", "value"], True),
        (["Nom de la commune", "Année", "Personnes"], True),
        (["Commune", "2019", "2020", "Total"], False),
        (["REFNIS", Decimal(2019), Decimal(2020)], False),
    ],
)
def test_headers_are_known_by_many_names(header: list[Any], is_long: bool) -> None:
    found = first_header([[], ["Un titre"], header])
    assert found is not None
    assert found.row == 2
    assert found.is_long is is_long
    assert (found.value is not None) is is_long


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [column_name(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
