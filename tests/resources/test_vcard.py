"""The contact card, read back by the rules of RFC 2426."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from core.models import Organisation
from resources.directory.vcard import Card, written
from tests.resources import directory_making as making

Lines = list[tuple[str, str]]


def unfolded(content: bytes) -> Lines:
    """Name (with its parameters) and raw value of each line; fails where a line is too long or ends wrongly."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    for line in physical:
        line.decode()  # each piece by itself is UTF-8: no letter is cut
    logical: list[bytes] = []
    for line in physical:
        if line.startswith(b" "):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    pairs = [line.decode().partition(":") for line in logical]
    assert all(re.fullmatch(r"[A-Za-z-]+(;TYPE=[A-Z]+(,[A-Z]+)*)?", name) for name, _, _ in pairs)
    return [(name, value) for name, _, value in pairs]


def split(value: str, separator: str) -> list[str]:
    """A value at its separators that are not escaped, each part as it was meant."""
    parts = [""]
    for piece in re.findall(r"\\.|.", value):
        if piece == separator:
            parts.append("")
        else:
            parts[-1] += piece
    return [meant(part) for part in parts]


def meant(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def read(content: bytes) -> dict[str, str]:
    lines = unfolded(content)
    assert lines[0] == ("BEGIN", "VCARD")
    assert lines[1] == ("VERSION", "3.0")
    assert lines[-1] == ("END", "VCARD")
    return dict(lines)


def card(**fields: object) -> Card:
    given = {
        "identity": "x@exemple",
        "name": "Exemple",
        "source": "https://exemple/x.vcf",
        "page": "https://exemple/x/",
    }
    return Card(**{**given, "changed": date(2026, 11, 24), **fields})  # type: ignore[arg-type]


texts = st.text(
    st.one_of(st.sampled_from(list("\\,;:\n\"' éœ–ـمرحبا🙂")), st.characters(exclude_categories=["C", "Z"])),
    max_size=200,
)


@given(texts, texts, texts, st.lists(texts, max_size=3))
@example("Fin\\", "a;b,c", "\n\n\\n", ["x,y"])
def test_whatever_is_written_is_read_back(name: str, street: str, note: str, categories: list[str]) -> None:
    found = read(written(card(name=name, street=street, note=note, town="Mons", categories=tuple(categories))))
    assert meant(found["FN"]) == name
    assert meant(found.get("NOTE", "")) == note
    assert split(found["ADR;TYPE=WORK"], ";") == ["", "", street, "Mons", "", "", "Belgique"]
    if categories:
        assert split(found["CATEGORIES"], ",") == categories


@given(st.text(max_size=300))
def test_no_text_makes_a_line_of_its_own(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    lines = unfolded(written(card(name=text, note=text, website="https://exemple/" + text, telephone=text)))
    known = {"BEGIN", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "X-ABShowAs", "TEL;TYPE=WORK,VOICE", "URL"}
    assert {name for name, _value in lines} <= known | {"NOTE", "SOURCE", "REV", "END"}


def test_the_card_of_an_entry(visitor: Client) -> None:
    making.directory("ar")
    making.several()
    response = visitor.get("/fr/directory/maison-exemple.vcf")
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="maison-exemple.vcf"'
    found = read(response.content)
    assert found["FN"] == found["ORG"] == "Maison exemple"
    assert found["TEL;TYPE=WORK,VOICE"] == "065 00 00 00"
    assert found["EMAIL;TYPE=INTERNET"] == "maison@example.org"
    assert split(found["ADR;TYPE=WORK"], ";")[2:6] == ["Rue de l’Exemple 1", "Mons", "", "7000"]
    assert found["GEO"] == "50.45000;3.95000"
    assert found["SOURCE"] == "http://testserver/fr/directory/maison-exemple.vcf"
    urls = [value for name, value in unfolded(response.content) if name == "URL"]
    assert urls == ["https://www.example.org/maison", "http://testserver/fr/annuaire/maison-exemple/"]
    arabic = read(visitor.get("/ar/directory/maison-exemple.vcf").content)
    assert split(arabic["CATEGORIES"], ",") == ["المساعدة في الأوراق", "دروس الفرنسية"]
    assert arabic["UID"] == found["UID"]


def test_an_unchanged_card_is_not_sent_again(visitor: Client) -> None:
    making.directory()
    making.organisation("Maison exemple")
    first = visitor.get("/fr/directory/maison-exemple.vcf")
    again = visitor.get("/fr/directory/maison-exemple.vcf", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert visitor.head("/fr/directory/maison-exemple.vcf").status_code == 200
    assert visitor.post("/fr/directory/maison-exemple.vcf").status_code == 405
    assert not first.cookies


@pytest.mark.parametrize(
    "address", ["/fr/directory/rien.vcf", "/fr/directory/partenaire-exemple.vcf", "/fr/directory/é.vcf"]
)
def test_what_has_no_entry_has_no_card(read: Callable[..., object], address: str) -> None:
    making.directory()
    Organisation.objects.create(name="Partenaire (exemple)")
    read(address, status=404)
