"""Which commune a reader means, and what is near it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.directory.nearby import Distance, Misread, Tile, distance, meant, neighbours

# The thirteen communes, as shared/reference gives them.
COMMUNES = [
    Tile("53046", "Lens", "7870", 4, 1),
    Tile("53070", "Saint-Ghislain", "7330", 2, 2),
    Tile("53044", "Jurbise", "7050", 4, 2),
    Tile("53039", "Hensies", "7350", 1, 3),
    Tile("53014", "Boussu", "7300", 2, 3),
    Tile("53065", "Quaregnon", "7390", 3, 3),
    Tile("53053", "Mons", "7000", 4, 3),
    Tile("53068", "Quiévrain", "7380", 1, 4),
    Tile("53020", "Dour", "7370", 2, 4),
    Tile("53082", "Colfontaine", "7340", 3, 4),
    Tile("53028", "Frameries", "7080", 4, 4),
    Tile("53083", "Honnelles", "7387", 2, 5),
    Tile("53084", "Quévy", "7040", 4, 5),
]
BY_NAME = {each.name: each for each in COMMUNES}


def commune(text: str, **postcodes: list[str]) -> str:
    found = meant(text, COMMUNES, {key.strip("_"): value for key, value in postcodes.items()})
    return found.commune.name if found.commune else ""


def suggested(text: str) -> list[str]:
    found = meant(text, COMMUNES, {})
    assert found.commune is None
    return [each.name for each in found.suggestions]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("7000", "Mons"),
        (" 7000 ", "Mons"),
        ("B-7000", "Mons"),
        ("b 7000 Mons", "Mons"),
        ("Mons 7012", "Mons"),
        ("mons", "Mons"),
        ("MONS.", "Mons"),
        ("quevy", "Quévy"),
        ("Quévy", "Quévy"),
        ("QUIEVRAIN", "Quiévrain"),
        ("saint ghislain", "Saint-Ghislain"),
        ("St-Ghislain", "Saint-Ghislain"),
        ("st. ghislain", "Saint-Ghislain"),
        ("Saint‑Ghislain", "Saint-Ghislain"),
    ],
)
def test_a_commune_is_known_however_it_is_written(written: str, expected: str) -> None:
    assert commune(written) == expected


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Quiévrin", "Quiévrain"),
        ("framerie", "Frameries"),
        ("Jurbize", "Jurbise"),
        ("colfontene", "Colfontaine"),
        ("Ghislain", "Saint-Ghislain"),
        ("honeles", "Honnelles"),
        ("Bossu", "Boussu"),
    ],
)
def test_a_slip_is_understood_but_asked_about(written: str, first: str) -> None:
    assert suggested(written)[0] == first


def test_what_is_not_known_is_said_and_every_commune_offered() -> None:
    for written, why in (
        ("7012", Misread.POSTCODE),
        ("Bruxelles", Misread.NAME),
        ("مونس", Misread.NAME),
        ("9", Misread.NAME),
    ):
        found = meant(written, COMMUNES, {})
        assert (found.commune, found.misread) == (None, why)
        assert len(found.suggestions) == len(COMMUNES)
        assert [each.name for each in found.suggestions][:2] == ["Boussu", "Colfontaine"]


def test_a_postcode_is_known_where_an_organisation_of_the_commune_has_it() -> None:
    assert commune("7012", _7012=["53053"]) == "Mons"
    both = meant("7012", COMMUNES, {"7012": ["53053", "53014"]})
    assert [each.name for each in both.suggestions] == ["Boussu", "Mons"]
    assert commune("7000", _7000=["53014"]) == "Mons"  # the main one is stronger


def test_neighbours_share_a_side() -> None:
    assert [each.name for each in neighbours(BY_NAME["Mons"], COMMUNES)] == ["Frameries", "Jurbise", "Quaregnon"]
    assert [each.name for each in neighbours(BY_NAME["Lens"], COMMUNES)] == ["Jurbise"]
    assert [each.name for each in neighbours(BY_NAME["Dour"], COMMUNES)] == [
        *("Boussu", "Colfontaine", "Honnelles", "Quiévrain"),
    ]


def test_what_has_no_commune_comes_last() -> None:
    mons = BY_NAME["Mons"]
    order = sorted([None, *COMMUNES], key=lambda each: distance(mons, each))
    assert order[0] == mons
    assert {each.name for each in order[1:4] if each} == {"Frameries", "Jurbise", "Quaregnon"}
    assert order[-1] is None


@given(st.text(max_size=80))
def test_anything_may_be_written(text: str) -> None:
    found = meant(text, COMMUNES, {})
    assert found.commune or (found.misread and found.suggestions)


@given(st.sampled_from(COMMUNES), st.sampled_from(COMMUNES))
def test_being_near_is_mutual(one: Tile, other: Tile) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other)[0] == Distance.HERE) == (one == other)
    assert (other in neighbours(one, COMMUNES)) == (distance(one, other)[0] == Distance.BESIDE)


@given(st.sampled_from(COMMUNES), st.data())
def test_case_accents_and_marks_do_not_matter(tile: Tile, data: st.DataObject) -> None:
    plain = tile.name.translate(str.maketrans("éè", "ee"))
    written = "".join(data.draw(st.sampled_from([letter, letter.upper()])) for letter in plain)
    assert commune(written.replace("-", data.draw(st.sampled_from([" ", "-", "_", " - "])))) == tile.name
