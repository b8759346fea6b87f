"""Searches are counted by month, language and words; nothing in them tells of anybody, and no count breaks a search."""

from datetime import date

import pytest
from django.db import connection
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from search import counting
from search.counting import OTHER, SHOWN_FROM
from search.filters import SearchFilter
from search.models import SearchCount

DAY = date(2026, 11, 28)
BROWSER = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"


def rows() -> set[tuple[str, str, int, int]]:
    return set(SearchCount.objects.values_list("language", "words", "number", "without_result"))


def search(*texts: str, language: str = "fr", total: int = 4, today: date = DAY) -> None:
    for text in texts:
        counting.count(text, language, total, today)


def test_the_same_words_are_one_row_a_month_and_language(db: None) -> None:
    search("Permis de séjour", "  PERMIS  de sejour ?", "« permis de séjour »", total=0)
    search("permis de séjour", language="nl")
    search("permis de séjour", today=date(2026, 12, 1))
    assert rows() == {
        ("fr", "permis de sejour", 3, 3),
        ("nl", "permis de sejour", 1, 0),
        ("fr", "permis de sejour", 1, 0),
    }
    assert set(SearchCount.objects.values_list("month", flat=True)) == {date(2026, 11, 1), date(2026, 12, 1)}


def test_nothing_is_kept_but_month_language_words_and_numbers() -> None:
    names = {field.name for field in SearchCount._meta.get_fields()}
    assert names == {"id", "month", "language", "words", "number", "without_result"}


@pytest.mark.parametrize(
    "text",
    [
        "marie@exemple.be",
        "marie＠exemple.be",
        "0471 23 45 67",
        "+32(0)65.12.34.56",
        "85.07.30-033.28",
        "٠٤٧١٢٣٤٥٦٧",
        "BE71 0961 2345 6769",
        "dossier 123456",
        "rue des Écoles 12, 7000 Mons",
        "https://exemple.be/marie",
        "je cherche un logement pour ma soeur Marie qui arrive",
        "a" * 81,
        "*** ???",
        "\0\x07",
    ],
)
def test_what_may_tell_of_somebody_is_counted_without_its_words(db: None, text: str) -> None:
    search(text, total=0)
    assert rows() == {("fr", OTHER, 1, 1)}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("C.P.A.S. de Mons", "c p a s de mons"),
        ("l’école", "l’ecole"),
        ("bonus 2026", "bonus 2026"),
        ("7000 mons", "7000 mons"),
        ("مَدرسة", "مَدرسة"),
        ("Українська мова й їжа", "українська мова й їжа"),
        ("ትግርኛ", "ትግርኛ"),
        ("İŞ", "is"),
    ],
)
def test_words_stay_words_in_every_script(text: str, kept: str) -> None:
    assert counting.kept(text) == kept


@given(st.text(max_size=300))
def test_any_text_has_a_form_that_can_be_kept(text: str) -> None:
    kept = counting.kept(text)
    assert 0 < len(kept) <= counting.LONGEST
    assert "@" not in kept
    assert "\0" not in kept
    assert sum(letter.isdigit() for letter in kept) < counting.FEWEST_DIGITS
    assert counting.kept(kept) == kept


def test_nothing_typed_or_no_language_of_the_site_is_no_search(db: None) -> None:
    search("", " \t")
    search("logement", language="xx")
    assert rows() == set()


def test_a_program_that_makes_words_up_does_not_fill_the_database(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_ROWS", 3)
    search("logement", "travail", "école", "zzza", "zzzb", "logement")
    assert rows() == {("fr", "logement", 2, 0), ("fr", "travail", 1, 0), ("fr", "ecole", 1, 0), ("fr", OTHER, 2, 0)}


def test_it_is_forgotten_after_a_year_and_rare_words_after_their_month(db: None) -> None:
    search("ancien", today=date(2025, 11, 30))
    search(*["logement"] * SHOWN_FROM, today=date(2025, 12, 1))
    search("rare", "rare", "unique", total=0, today=date(2026, 10, 3))
    search("nouveau", today=DAY)
    for _ in range(2):
        counting.forget(DAY)
    assert rows() == {("fr", "logement", SHOWN_FROM, 0), ("fr", OTHER, 3, 3), ("fr", "nouveau", 1, 0)}


@pytest.mark.parametrize(
    ("headers", "chosen", "page", "counts"),
    [
        ({}, SearchFilter(), 1, True),
        ({}, SearchFilter(), 2, False),
        ({}, SearchFilter(kind=("guide",)), 1, False),
        ({"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, SearchFilter(), 1, False),
        ({"cookie": "sessionid=abc"}, SearchFilter(), 1, False),
        ({"sec-purpose": "prefetch"}, SearchFilter(), 1, False),
        ({"if-none-match": '"abc"'}, SearchFilter(), 1, False),
    ],
)
def test_only_the_first_answer_to_a_visitor_counts(
    headers: dict[str, str], chosen: SearchFilter, page: int, counts: bool
) -> None:
    request = RequestFactory().get("/fr/recherche/", headers={"user-agent": BROWSER} | headers)
    assert counting.counts(request, chosen, page) is counts


def test_a_count_that_is_lost_breaks_nothing(db: None, caplog: pytest.LogCaptureFixture) -> None:
    """What a database that has gone away answers: the table is not there."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_searchcount RENAME TO elsewhere")
    search("logement")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE elsewhere RENAME TO search_searchcount")
    assert "was not counted" in caplog.text
    assert "logement" not in caplog.text
