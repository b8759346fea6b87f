"""What the remarks on a text find, and what they leave alone: pure, on pieces and on rich text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.content_checks import check, sentences
from desk.content_checks.findings import Rule
from desk.content_checks.pieces import Kind, Piece, read_html
from desk.content_checks.wording import average

TODAY = date(2026, 11, 24)
LONG = " ".join(["mot"] * 26) + "."


def rules(html: str, language: str = "fr") -> list[Rule]:
    return [finding.rule for finding in check(read_html("a", html), language, TODAY)]


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<h3>Sans intertitre</h3>", Rule.SKIPPED_LEVEL),
        ("<h2>Un</h2><h4>Trois</h4>", Rule.SKIPPED_LEVEL),
        ("<h2> </h2>", Rule.EMPTY_HEADING),
        ("<p><b>Nos missions</b></p>", Rule.BOLD_AS_HEADING),
        ("<p><b>Que devez-vous </b><b>apporter ?</b></p>", Rule.BOLD_AS_HEADING),
        ("<p>Pour cela, <a>cliquez ici</a>.</p>", Rule.VAGUE_LINK),
        ("<p><a>Cliquez  ICI !</a></p>", Rule.VAGUE_LINK),
        ("<p><a>→ En savoir plus…</a></p>", Rule.VAGUE_LINK),
        ("<p><a><b>Klik hier</b></a></p>", Rule.VAGUE_LINK),
        ("<p><a>click here</a></p>", Rule.VAGUE_LINK),
        ("<p><a>aquí</a></p>", Rule.VAGUE_LINK),
        ("<p><a>اضغط هنا</a></p>", Rule.VAGUE_LINK),
        ("<p><a>Подробнее</a></p>", Rule.VAGUE_LINK),
        ("<p><a>https://www.mons.be/etrangers?x=1</a></p>", Rule.BARE_ADDRESS),
        ("<p><a>cimb.be</a></p>", Rule.BARE_ADDRESS),
        (f"<p>{LONG}</p>", Rule.LONG_SENTENCE),
        ("<li>VENEZ TOUS NOMBREUX</li>", Rule.CAPITALS),
        ("<p>C’est IMPORTANT AUJOURD’HUI pour vous.</p>", Rule.CAPITALS),
        ("<p>Bonjour ! Ça va ?</p>", Rule.SPACES),
        ("<p>Le mot «\u00a0centre».</p>", Rule.SPACES),
        ('<embed embedtype="image" alt="">', Rule.NO_ALTERNATIVE),
        ('<embed embedtype="image" alt="IMG_2034">', Rule.FILE_NAME),
        ('<embed embedtype="image" alt="Cours de français.JPG">', Rule.FILE_NAME),
        ('<embed embedtype="image" alt="Photo d’un guichet">', Rule.IMAGE_OF),
        ('<embed embedtype="image" alt="Image of a desk">', Rule.IMAGE_OF),
    ],
)
def test_what_is_hard_to_read_is_found(html: str, rule: Rule) -> None:
    assert rule in rules(html)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Un</h2><h3>Deux</h3><h2>Trois</h2>",
        "<p><b>Attention.</b> Le bureau est fermé lundi.</p>",
        "<p><b>Le bureau est fermé lundi.</b></p>",
        "<p>Remplissez <a>le formulaire d’inscription</a>.</p>",
        "<p>Écrivez à <a>accueil@cimb.be</a>.</p>",
        "<p>Les CPAS et les ASBL, dont le CIMB.</p>",
        "<p>Venez à 12:30, ou appelez\u00a0: c’est simple\u202f! Le mot «\u00a0centre\u00a0».</p>",
        "<p>Voyez https://www.mons.be pour l’adresse.</p>",
        f"<p>{LONG[:-5]}.</p>",
        '<embed embedtype="image" alt="Deux personnes au guichet">',
        '<embed embedtype="media" url="https://example.org">',
    ],
)
def test_good_writing_is_left_alone(html: str) -> None:
    assert rules(html) == []


def test_old_notes_and_bare_tables_are_found() -> None:
    def found(piece: Piece) -> list[Rule]:
        return [finding.rule for finding in check([piece], "fr", TODAY)]

    assert found(Piece("a", Kind.CHECKED_ON, "2025-11-23")) == [Rule.OLD_DATE]
    assert found(Piece("a", Kind.CHECKED_ON, "2025-11-24")) == []
    assert found(Piece("a", Kind.TABLE, "Heures", has_headings=False)) == [Rule.TABLE_WITHOUT_HEADINGS]


@pytest.mark.parametrize("language", ["fr", "nl", "en", "es"])
def test_long_sentences_are_measured_where_a_measure_is_honest(language: str) -> None:
    assert Rule.LONG_SENTENCE in rules(f"<p>{LONG}</p>", language)
    assert average(read_html("a", f"<p>{LONG}</p><p>Un deux.</p>"), language) == 14


@pytest.mark.parametrize("language", ["ar", "fa", "ps", "ru", "so", "ti", "tr", "uk"])
def test_in_other_languages_no_sentence_is_measured(language: str) -> None:
    assert rules(f"<p>{LONG} Bonjour ! Ça va ?</p>", language) == []
    assert average(read_html("a", f"<p>{LONG}</p>"), language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "M. Dupont, p. ex., habite av. de l’Europe, n° 5.|Il gagne 1.500 € par mois.|Il est content."),
        ("fr", "L’art. 5 du décret dit : « Oui. »|Mais pas toujours !"),
        ("fr", "Elle demande : « Où est le guichet ? » puis elle sort.|Fin."),
        ("fr", "Des livres, des cahiers, etc.|Puis des chaises…|Et voilà"),
        ("fr", "L’A.S.B.L. Mons-Accueil ouvre à 9 h 30.|É. Zola y vient."),
        ("nl", "De heer J. Peeters komt, d.w.z. Jan, bv. morgen.|Kom om 9.30 uur!"),
        ("en", "Mr. Smith, e.g. John, pays 1.5 euros.|“Yes.”|He came."),
        ("es", "El Sr. García, p. ej. Juan, viene.|¿Y usted?|¡Sí!"),
    ],
)
def test_a_sentence_ends_where_a_reader_hears_it_end(language: str, text: str) -> None:
    assert sentences.split(text.replace("|", " "), language) == text.split("|")


def test_words_are_counted_as_a_word_processor_does() -> None:
    assert sentences.words("L’accueil – c’est 1\u202f500 personnes, et « rien » d’autre !") == 7


html_texts = st.lists(
    st.one_of(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<h3>", "</h3>", "<a href='x'>", "</a>", "<li>", "<embed>", "<"]
        ),
        st.sampled_from(["« ici »", "M. ", "!", " ?", "\u00a0", "VENEZ TOUS ICI", LONG, "https://a.be"]),
        st.text(max_size=12),
    ),
    max_size=30,
).map("".join)


@given(st.lists(html_texts, max_size=4), st.sampled_from(["fr", "nl", "en", "es", "ar", "ti"]))
def test_any_text_can_be_checked(texts: list[str], language: str) -> None:
    """Nothing raises; each finding is about a block that is there; blocks keep their order; twice gives the same."""
    pieces = [piece for number, text in enumerate(texts) for piece in read_html(str(number), text)]
    found = check(pieces, language, TODAY)
    assert {finding.block for finding in found} <= {piece.block for piece in pieces}
    assert [finding.block for finding in found] == sorted(finding.block for finding in found)
    assert found == check(pieces, language, TODAY)


@given(st.text(), st.sampled_from(sorted(sentences.LANGUAGES)))
def test_splitting_loses_nothing_but_spaces(text: str, language: str) -> None:
    assert "".join("".join(sentences.split(text, language)).split()) == "".join(text.split())
