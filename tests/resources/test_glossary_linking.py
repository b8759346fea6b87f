"""Terms that occur in a definition are links, and the text stays what it was."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from resources.glossary.linking import WORD, Named, pieces

CODES = [code for code, _ in settings.LANGUAGES]


def linked(text: str, code: str, *names: str, here: str = "") -> list[tuple[str, str]]:
    terms = [Named(f"s{number}", name) for number, name in enumerate(names)]
    return [(piece.text, names[int(piece.slug[1:])]) for piece in pieces(text, terms, code, here) if piece.slug]


@pytest.mark.parametrize(
    ("code", "text", "name", "found"),
    [
        ("fr", "Allez à la commune.", "Commune", "commune"),
        ("fr", "Les communes aident.", "Commune", "communes"),
        ("fr", "La communauté aide.", "Commune", None),
        ("fr", "Il y a l’annexe 15 ici.", "Annexe 15", "annexe 15"),
        ("fr", "Il y a l’annexe, 15 jours.", "Annexe 15", None),
        ("fr", "Le parcours d'intégration.", "Parcours d’intégration", "parcours d'intégration"),
        ("fr", "L’ELECTION de domicile", "Élection de domicile", "ELECTION de domicile"),
        ("fr", "la cour d’école", "Cours", None),
        ("en", "Two certificates.", "certificate", "certificates"),
        ("nl", "Alle gemeenten helpen.", "gemeente", None),
        ("nl", "Alle attesten.", "attest", "attesten"),
        ("ru", "Это справка.", "Справка", "справка"),
        ("ar", "اذهب إلى البلدية اليوم", "بلدية", "البلدية"),
        ("ar", "اذهب للبلدية اليوم", "البلدية", "للبلدية"),
        ("ar", "والبَلَدِيّة تساعد", "البلدية", "والبَلَدِيّة"),
        ("ar", "بلديات كثيرة", "بلدية", None),
        ("ar", "تحصل على شهادة الاندماج", "شهادة الاندماج", "شهادة الاندماج"),
        ("ti", "ናብ ምምሕዳር ኪድ", "ምምሕዳር", "ምምሕዳር"),
        ("tr", "İKAMET izni alın", "ikamet izni", "İKAMET izni"),
    ],
)
def test_whole_words_are_found_as_their_language_writes_them(
    code: str, text: str, name: str, found: str | None
) -> None:
    assert linked(text, code, name) == ([(found, name)] if found else [])


def test_the_longest_term_wins_and_each_is_linked_once() -> None:
    text = "Une annexe, l’annexe 15, une annexe et encore l’annexe 15."
    assert linked(text, "fr", "Annexe", "Annexe 15") == [("annexe", "Annexe"), ("annexe 15", "Annexe 15")]


def test_a_term_is_not_linked_to_itself_nor_is_a_part_of_its_name() -> None:
    assert linked("L’annexe 15 est une annexe.", "fr", "Annexe", "Annexe 15", here="s1") == [("annexe", "Annexe")]
    assert linked("L’annexe 15.", "fr", "Annexe", "Annexe 15", here="s1") == []


def test_an_abbreviation_is_found_in_capitals_only() -> None:
    terms = [Named("aide", "Centre public d’action sociale", "CPAS"), Named("ile", "Initiative locale", "ILE")]
    assert [piece.text for piece in pieces("Le CPAS de l’ile", terms, "fr") if piece.slug] == ["CPAS"]
    assert [piece.text for piece in pieces("اذهب إلى CPAS", terms, "ar") if piece.slug] == ["CPAS"]


WORDS = st.sampled_from(
    ["commune", "Communes", "annexe", "15", "البلدية", "بلدية", "и", "CPAS", "é", "e\u0301", "<b>", "s"]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=4), st.sampled_from([" ", ", ", "’", "\n", "-"])), max_size=25)


@given(TEXTS.map("".join), st.lists(TEXTS.map("".join), max_size=6), st.sampled_from(CODES))
def test_the_text_stays_and_links_are_whole_words(text: str, names: list[str], code: str) -> None:
    terms = [Named(f"s{number}", name, name[:6]) for number, name in enumerate(names)]
    found = pieces(text, terms, code, here="s0")
    assert "".join(piece.text for piece in found) == text
    slugs = [piece.slug for piece in found if piece.slug]
    assert len(slugs) == len(set(slugs))
    assert "s0" not in slugs
    starts = {match.start() for match in WORD.finditer(text)}
    ends = {match.end() for match in WORD.finditer(text)}
    place = 0
    for piece in found:
        if piece.slug:
            assert place in starts
            assert place + len(piece.text) in ends
        place += len(piece.text)


@given(st.sampled_from(CODES), st.sampled_from(["commune", "بلدية", "коммуна", "ምምሕዳር", "İkamet izni", "cours"]))
def test_a_name_alone_is_always_found(code: str, name: str) -> None:
    assert [piece.slug for piece in pieces(name, [Named("x", name)], code)] == ["x"]


def test_much_text_and_many_terms_take_no_time() -> None:
    terms = [Named(str(number), f"mot numéro {number} très long") for number in range(200)]
    assert len(pieces("mot numéro " * 3_000, terms, "fr")) == 1
