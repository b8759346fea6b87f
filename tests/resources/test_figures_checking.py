"""Everything that may be wrong with a table of figures, and where it is told."""

from decimal import Decimal
from typing import Any

import pytest

from resources.figures import checking, reading
from resources.figures.numerals import AmbiguousError, MixedError, convention_of
from resources.figures.report import LISTED, Report, Rules

COMMUNES = {"53053": "Mons", "53070": "Saint-Ghislain", "53084": "Quévy"}


def checked(text: str, **rules: Any) -> Report:
    return checking.check(reading.read(text.encode()), Rules(COMMUNES, **rules))


LONG = "Commune;Année;Valeur\n"


@pytest.mark.parametrize(
    ("text", "row", "column", "part"),
    [
        ("Ville;An;x\nMons;2020;1", 0, "", "en-tête"),
        ("Commune;Année;a;b\nMons;2020;1;2", 1, "", "« valeur »"),
        ("Commune;2020;2020\nMons;1;2", 1, "C", "deux fois"),
        ("Commune;Commune;2020\nMons;Mons;2", 1, "B", "deux fois"),
        ("Commune;3020\nMons;1", 1, "B", "3020"),
        ("Commune;Année;Valeur;2020\nMons;2020;1;1", 1, "D", "l’une ou l’autre"),
        (LONG + "Paris;2020;1", 2, "A", "« Paris »"),
        (LONG + "=CMD();2020;1", 2, "A", "« =CMD() »"),
        (LONG + ";2020;1", 2, "A", "commune manque"),
        (LONG + "Mons;20;1", 2, "B", "« 20 »"),
        (LONG + "Mons;;1", 2, "B", "année manque"),
        (LONG + "Mons;1492;1", 2, "B", "1492"),
        (LONG + "Mons;2020;beaucoup", 2, "C", "« beaucoup »"),
        (LONG + "Mons;2020;=1+1", 2, "C", "« =1+1 »"),
        (LONG + "Mons;2020;@x", 2, "C", "« @x »"),
        (LONG + "Mons;2020;-3", 2, "C", "plus petit que zéro"),
        (LONG + "Mons;2020;12 %", 2, "C", "pourcentage"),
        (LONG + "Mons;2020;999999999999", 2, "C", "trop grand"),
        (LONG + "Mons;2020;1\n\nmons;2020;2", 4, "C", "ligne 2"),
        (LONG + "Mons;2020;\nMons;2020;2", 3, "C", "ligne 2"),
        (LONG + "Mons;2020;1;5", 2, "D", "sans titre"),
        ("Code INS;Commune;2020\n53053;Quévy;1", 2, "A", "même commune"),
        ("Code INS;Commune;2020\n99999;Mons;1", 2, "A", "code INS"),
        ("Commune;2020\nMons;1.234", 2, "B", "1234 ou 1,234"),
        ("Commune;2020;2021\nMons;1.234,5;1,234.5", 2, "C", "pas écrits de la même façon"),
        ("Commune;2020\nMons;3\nQuévy;4\nTotal;8", 4, "B", "la somme des communes est 7"),
        ("Commune;2020\nMons;n.d.", 0, "", "aucun chiffre"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_nothing_can_be_loaded(
    text: str, row: int, column: str, part: str
) -> None:
    report = checked(text)
    [fault] = report.faults
    assert (fault.row, fault.column) == (row, column)
    assert part in fault.message
    assert fault.message.endswith((".", "?"))
    assert not report.is_good


def test_more_than_a_hundred_per_cent_is_a_mistake_only_of_percentages() -> None:
    text = LONG + "Mons;2020;101"
    assert checked(text).is_good
    [fault] = checked(text, is_percentage=True).faults
    assert "100" in fault.message
    assert checked(LONG + "Mons;2020;99,9 %", is_percentage=True).figures == {("53053", 2020): Decimal("99.9")}


def test_a_balance_may_be_below_zero() -> None:
    report = checked(LONG + "Mons;2020;− 3\nQuévy;2020;-", may_be_negative=True)
    assert report.figures == {("53053", 2020): Decimal(-3)}
    assert report.missing == {("53084", 2020)}


@pytest.mark.parametrize("cell", ["", "…", "...", "n.d.", "N.D.", "-", "–", "n/a", ":"])
def test_no_figure_is_not_zero(cell: str) -> None:
    report = checked(f"{LONG}Mons;2020;{cell}\nQuévy;2020;0")
    assert report.faults == []
    assert report.figures == {("53084", 2020): Decimal(0)}


@pytest.mark.parametrize("name", ["mons", "MONS ", "53053"])
def test_a_commune_is_known_by_its_name_or_code(name: str) -> None:
    assert checked(f"{LONG}{name};2020;1").communes == ["53053"]


@pytest.mark.parametrize("name", ["St-Ghislain", "saint ghislain", "ST GHISLAIN", "Saint Ghislain"])
def test_a_saint_may_be_short(name: str) -> None:
    assert checked(f"{LONG}{name};2020;1").communes == ["53070"]


def test_a_row_of_totals_is_compared_and_never_loaded() -> None:
    report = checked("Commune;2020;2021\nMons;3;n.d.\nQuévy;4;1\nArrondissement de Mons;7;9")
    assert report.is_good
    assert ("", 2020) not in report.figures
    assert [(total.year, total.said, total.summed) for total in report.totals] == [(2020, 7, 7), (2021, 9, 1)]
    assert any("2021" in note and "manquent" in note for note in report.notes)


def test_percentages_are_not_added_up() -> None:
    report = checked("Commune;2020\nMons;30\nQuévy;40\nTotal;35", is_percentage=True)
    assert report.is_good
    assert report.totals == []


def test_whoever_says_which_sign_is_before_the_decimals_is_believed() -> None:
    text = "Commune;2020\nMons;1.234"
    assert checked(text).asks_decimal
    assert checked(text, decimal=",").figures == {("53053", 2020): Decimal(1234)}
    assert checked(text, decimal=".").figures == {("53053", 2020): Decimal("1.234")}


def test_fifty_mistakes_are_listed_and_the_others_counted() -> None:
    report = checked(LONG + "".join(f"Ville {number};2020;1\n" for number in range(70)))
    assert len(report.listed) == LISTED
    assert report.unlisted == 20


@pytest.mark.parametrize(
    ("texts", "decimal", "thousands"),
    [
        (["12", "5"], ",", ""),
        (["1.234.567"], ",", "."),
        (["1,5", "1.234,5"], ",", "."),
        (["1,234.5", "1,234"], ".", ","),
        (["1 234", "0,5"], ",", " "),
        (["1’234.5"], ".", "'"),
        (["12345.6"], ".", ""),
        (["1.234", "1,5"], ",", "."),
    ],
)
def test_the_way_of_writing_is_decided_for_the_whole_file(texts: list[str], decimal: str, thousands: str) -> None:
    found = convention_of(texts)
    assert found.value(texts[0]) is not None
    assert [found.value(text) for text in texts].count(None) == 0
    assert (found.decimal, found.thousands) == (decimal, thousands)


def test_what_can_be_read_in_two_ways_is_asked_about() -> None:
    with pytest.raises(AmbiguousError):
        convention_of(["1.234"])
    with pytest.raises(AmbiguousError):
        convention_of(["1,234", "2,500"])
    with pytest.raises(MixedError):
        convention_of(["1.234,5", "1,234.5"])
