"""Synonyms that staff add: checked as they are written, effective at once."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from search import staff_synonyms
from search.models import Synonyms

ADD = "/admin/synonyms/new/"
Member = Callable[..., Client]


def sent(client: Client, words: str, language: str = "fr", to: str = ADD) -> str:
    response = client.post(to, {"language": language, "words": words})
    tree = BeautifulSoup(response.content, "html.parser")
    return tree.select_one(".error-message").get_text(" ", strip=True) if response.status_code == 200 else ""  # type: ignore[union-attr]


def test_words_are_kept_as_one_group_whatever_parts_them(member: Member) -> None:
    client = member("Événements")
    assert sent(client, " carte  orange ;attestation d’immatriculation,\nPermis A,carte orange") == ""
    assert sent(client, "سكن، مأوى", "ar") == ""
    assert staff_synonyms.by_language() == {
        "fr": ["carte orange, attestation d’immatriculation, Permis A"],
        "ar": ["سكن, مأوى"],
    }
    assert staff_synonyms.for_language("ar") == ["سكن, مأوى"]
    assert staff_synonyms.for_language("nl") == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("logement", "au moins deux mots"),
        (" , ;", "au moins deux mots"),
        ("kot, Kots", "déjà le même mot"),
        ("étranger, etrangers", "déjà le même mot"),
        ("papiers, le", "« le » ne se cherche pas"),
        ("papiers, ???", "« ??? » ne se cherche pas"),
        ("carte => titre, papier", "ni « # », ni « => »"),
        (f"papiers, {'mot ' * 9}", "trop long"),
        (", ".join(f"mot{number}" for number in range(41)), "Pas plus de 40"),
    ],
)
def test_mistakes_are_told_in_a_sentence(member: Member, words: str, told: str) -> None:
    assert told in sent(member("Rédaction"), words)
    assert not Synonyms.objects.exists()


def test_what_is_known_already_is_told(member: Member) -> None:
    client = member("Rédaction")
    delivered = staff_synonyms.delivered("fr")[0]
    first, second = staff_synonyms.parts(delivered)[:2]
    assert delivered in sent(client, f"{first}, {second}")
    assert sent(client, "bleu, azur, marine") == ""
    assert "« bleu, azur, marine »" in sent(client, "AZUR, marines")
    assert sent(client, "azur, marine", "es") == ""
    assert sent(client, "azur, ciel") == ""


def test_a_group_may_be_saved_again(member: Member) -> None:
    client = member("Rédaction")
    sent(client, "bleu, azur")
    mine = Synonyms.objects.get()
    assert sent(client, "bleu, azur, ciel", to=f"/admin/synonyms/edit/{mine.pk}/") == ""
    assert staff_synonyms.for_language("fr") == ["bleu, azur, ciel"]


def test_the_list_is_chosen_by_language_and_tries_the_first_word(member: Member) -> None:
    Synonyms.objects.create(language="fr", words="bleu, azur")
    Synonyms.objects.create(language="uk", words="школа, освіта")
    client = member("Modération")
    tree = BeautifulSoup(client.get("/admin/synonyms/?language=uk").content, "html.parser")
    assert "bleu" not in tree.get_text()
    link = tree.find("a", string=lambda text: bool(text) and "Essayer" in text)
    assert link is not None
    assert "langue=uk" in str(link["href"])  # type: ignore[index]
    assert client.get(str(link["href"])).status_code == 200  # type: ignore[index]


def test_translators_do_not_change_them(member: Member) -> None:
    client = member("Traduction – العربية")
    assert client.get("/admin/synonyms/").status_code == 302
    client.post(ADD, {"language": "ar", "words": "سكن, مأوى"})
    assert not Synonyms.objects.exists()


@given(st.text())
def test_parts_of_any_text_are_words_each_once(text: str) -> None:
    parts = staff_synonyms.parts(text)
    assert len(parts) == len(set(parts))
    assert all(part and part == " ".join(part.split()) and "," not in part for part in parts)
    assert staff_synonyms.parts(", ".join(parts)) == parts
