"""A file's name becomes a title that people can read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.uploads.titles import LONGEST, readable_title


@pytest.mark.parametrize(
    ("filename", "title"),
    [
        ("IMG_2031-fete_du_printemps.JPG", "Fete du printemps"),
        ("IMG_2031.JPG", "Photo 2031"),
        ("IMG-20260512-WA0003.jpg", "Photo 20260512-WA0003"),
        ("PXL_20260512_143000123-marche.jpg", "Marche"),
        ("DSC00012 - Copie.JPG", "Photo 00012"),
        ("Centre-ville de Mons.jpg", "Centre-ville de Mons"),
        ("rapport-annuel-2023 (1).pdf", "Rapport annuel 2023"),
        ("2024_plan.pdf", "2024 plan"),
        ("parcours.pdf", "Parcours"),
        ("p5 notes.pdf", "P5 notes"),
        ("logo-1024x768.png", "Logo"),
        ("C:\\photos\\été_à_mons.png", "Été à mons"),
        ("../../etc/passwd", "Passwd"),
        ("دليل_الوصول.pdf", "دليل الوصول"),
        ("ßx.png", "ßx"),
        ("", "Sans titre"),
        ("___.jpg", "Sans titre"),
    ],
)
def test_names_of_cameras_scanners_and_colleagues(filename: str, title: str) -> None:
    assert readable_title(filename) == title


@given(st.text(max_size=400))
def test_any_name_gives_a_title_that_can_be_shown(filename: str) -> None:
    title = readable_title(filename)
    assert 0 < len(title) <= LONGEST
    assert title == title.strip()
    assert "_" not in title
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs"} for letter in title)


@given(st.lists(st.from_regex(r"[a-zà-ÿ]{3,8}", fullmatch=True), min_size=1, max_size=5), st.sampled_from("_-+ "))
def test_words_survive_whatever_joins_them(words: list[str], joined: str) -> None:
    assert readable_title(joined.join(words) + ".pdf").lower().split() == words
