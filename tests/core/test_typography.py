"""French spaces are set in what the reader is given, never in what is kept or typed."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from core.typography import french_spaces, typeset

Find = Callable[..., Page]
SPACES = str.maketrans({"\u202f": " ", "\u00a0": " "})


@pytest.mark.parametrize(
    ("typed", "given_to_the_reader"),
    [
        ("Où ? Ici !", "Où\u202f? Ici\u202f!"),
        ("« Bonjour »", "«\u202fBonjour\u202f»"),
        ("Une note : deux ; trois", "Une note\u202f: deux\u202f; trois"),
        ("déjà\u00a0: fait", "déjà\u202f: fait"),
        ("https://exemple.be?a=1", "https://exemple.be?a=1"),
        ("18:30", "18:30"),
    ],
)
def test_spaces_before_double_signs_are_narrow_and_keep_the_line(typed: str, given_to_the_reader: str) -> None:
    assert french_spaces(typed) == given_to_the_reader


@given(st.text(alphabet="ab «»;:!?\u00a0\u202f<>/=\"'\n"))
def test_no_character_comes_or_goes(text: str) -> None:
    assert typeset(text).translate(SPACES) == text.translate(SPACES)
    assert typeset(typeset(text)) == typeset(text)


@pytest.mark.parametrize(
    "kept", ["<textarea>Quoi ?</textarea>", '<a title="a : b">c</a>', '<script>{"a" : 1}</script>']
)
def test_tags_data_and_what_was_typed_stay_as_they_are(kept: str) -> None:
    assert typeset(kept) == kept


def test_a_sign_after_an_emphasised_word_keeps_to_it() -> None:
    assert typeset("<b>Attention</b> : ici") == "<b>Attention</b>\u202f: ici"


def test_a_french_page_is_set_and_its_text_is_kept_as_typed(visitor: Client, page: Find) -> None:
    centre = page("centre")
    centre.title = "Le centre : qui ?"
    centre.save_revision().publish()
    heading = BeautifulSoup(visitor.get("/fr/centre/").content, "html.parser").h1.get_text()
    assert heading == "Le centre\u202f: qui\u202f?"
    assert page("centre").title == "Le centre : qui ?"


@pytest.mark.parametrize("address", ["/fr/", "/fr/centre/historique-et-missions/", "/fr/contact/"])
def test_a_page_that_was_set_is_sent_whole(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    assert "\u202f" in response.content.decode()
    assert int(response["Content-Length"]) == len(response.content)


def test_other_languages_keep_their_own_spaces(visitor: Client, page: Find) -> None:
    english = page("centre", "en")
    Page.objects.filter(pk=english.pk).update(title="The centre : who")
    assert "The centre : who" in visitor.get("/en/centre/").content.decode()
