from datetime import date

import pytest
from django.conf import settings
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from core import languages
from core.templatetags.core_tags import long_date, number

CODES = [code for code, _ in settings.LANGUAGES]
WRITTEN = ["fr", "nl", "en", "ar", "es", "tr", "ru", "uk"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "fr"),
        ("ar", "ar"),
        ("ar-MA,ar;q=0.9,fr;q=0.8", "ar"),
        ("fr-BE", "fr"),
        ("zh-CN,zh;q=0.9,en;q=0.5", "en"),
        ("de", "fr"),
        ("fa", "fa"),
        ("fa,en;q=0.3", "en"),
        ("prs-AF", "fa"),
        ("ti,so;q=0.5", "ti"),
        ("nl;q=0,en;q=0.1", "en"),
        ("*", "fr"),
        ("en;q=banana", "fr"),
        ("\x00\xff;;;q=,,", "fr"),
    ],
)
def test_the_best_language_is_one_that_the_reader_reads(header: str, expected: str) -> None:
    assert languages.negotiate(header, WRITTEN, CODES) == expected


@given(st.text(max_size=300))
def test_any_header_gives_a_language_of_the_site(header: str) -> None:
    assert languages.negotiate(header, WRITTEN, CODES) in CODES


@given(st.lists(st.sampled_from(CODES), min_size=1, unique=True))
def test_a_written_language_wins_in_the_readers_order(order: list[str]) -> None:
    header = ",".join(f"{code};q={1 - place / 20:.2f}" for place, code in enumerate(order))
    written = [code for code in order if code in WRITTEN]
    assert languages.negotiate(header, WRITTEN, CODES) == (written[0] if written else order[0])


def test_directions_and_autonyms() -> None:
    assert [code for code in CODES if languages.direction(code) == "rtl"] == ["ar", "fa", "ps"]
    assert languages.autonym("uk") == "Українська"


@pytest.mark.parametrize("path", ["/", "/robots.txt", "/xx/fr/", "/admin/", ""])
def test_only_an_address_under_a_language_has_one(path: str) -> None:
    assert languages.language_of_path(path) is None
    assert languages.language_of_path("/ps/contact/") == "ps"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("fr", "5 décembre 1996"),
        ("nl", "5 december 1996"),
        ("en", "5 December 1996"),
        ("es", "5 de diciembre de 1996"),
        ("tr", "5 Aralık 1996"),
        ("uk", "5 грудня 1996\u202fр."),
        ("ti", "ታሕሳስ 5, 1996"),
    ],
)
def test_dates_are_written_as_each_language_writes_them(code: str, written: str) -> None:
    with override(code):
        assert long_date(date(1996, 12, 5)).replace("\xa0", "\u202f") == written


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_words_for_every_month(code: str) -> None:
    with override(code):
        months = {long_date(date(2026, month, 15)) for month in range(1, 13)}
    assert len(months) == 12
    if code != "en":
        with override("en"):
            assert long_date(date(2026, 5, 15)) not in months


def test_french_says_first_of_the_month() -> None:
    with override("fr"):
        assert long_date(date(1998, 1, 1)) == "1er janvier 1998"
        assert long_date(date(1998, 1, 11)) == "11 janvier 1998"


def test_persian_and_pashto_numbers_have_their_own_digits() -> None:
    for code, written in [("fa", "۱۳"), ("ps", "۱۳"), ("ar", "13"), ("fr", "13")]:
        with override(code):
            assert number(13) == written
