"""The text of files: what is read of each kind, once for each content, and what a bad file does: nothing."""

import io
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.base import ContentFile
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Collection, CollectionViewRestriction

from core.models import SiteDocument
from core.uploads import office_text
from core.uploads.refused import RefusedError
from search import files
from search.models import DocumentText
from tests.resources import library_making as making
from tests.search.indexed import NOWHERE, everywhere, once

WORD = "Zwyntoril"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
O = (  # noqa: E741
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {W}>{body}</w:document>"})


def odt(body: str) -> bytes:
    content = f"<office:document-content {O}>{body}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(text: str) -> bytes:
    """A PDF of one page with a line of text, written by hand."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


GOOD = {
    "brochure.pdf": pdf(f"Le {WORD} est ouvert"),
    "brochure.docx": docx("<w:p><w:r><w:t>Le Zwyn</w:t></w:r><w:r><w:t>toril</w:t></w:r></w:p><w:p/>"),
    "brochure.odt": odt("<text:p>Le <text:span>Zwyn</text:span>toril<text:s/>est ouvert</text:p>"),
}
PARAGRAPH = f"<w:p><w:r><w:t>{WORD}</w:t></w:r></w:p>"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
BAD = {
    "coupe.pdf": GOOD["brochure.pdf"][:200],
    "vide.pdf": b"",
    "rien.docx": b"PK\x05\x06" + bytes(18),
    "coupe.docx": GOOD["brochure.docx"][:-60],
    "sans-texte.docx": zipped({"[Content_Types].xml": "<Types/>"}),
    "mal-forme.docx": docx("<w:p>"),
    "entites.docx": zipped({"word/document.xml": f"{ENTITIES}<w:document {W}>&b;</w:document>"}),
    "dehors.odt": zipped(
        {"content.xml": f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><text:p {O}>&a;</text:p>'}
    ),
    "bombe.docx": docx("<w:p/>" * 9_000_000),
}


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Any:
    """What is done after the transaction is done when the block ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.django_db
def test_the_words_of_a_file_find_its_publication_in_the_language_of_the_file(name: str, committed: Any) -> None:
    with committed():
        making.publication("Guide", files={"nl": making.document(name, GOOD[name], "nl")})
    assert everywhere(WORD, "nl") == once()
    assert everywhere(WORD, "fr") == NOWHERE


@pytest.mark.parametrize("name", BAD)
@pytest.mark.django_db
def test_a_bad_file_has_no_text_and_a_reason(name: str, committed: Any) -> None:
    with committed():
        making.publication("Klimbraquet", files={"fr": making.document(name, BAD[name] or b"x")})
    found = DocumentText.objects.get(document__file__contains=name.split(".")[0])
    assert found.text == ""
    assert found.problem
    assert everywhere("Klimbraquet") == once()


@pytest.mark.django_db
def test_a_file_that_was_replaced_is_read_again_and_its_former_words_are_gone(committed: Any) -> None:
    with committed():
        made = making.publication("Guide", files={"fr": making.document("a.docx", GOOD["brochure.docx"])})
    file = made.versions.get().document
    with committed():
        file.file = ContentFile(docx("<w:p><w:t>Krelmandise</w:t></w:p>"), name="b.docx")
        file.save()
        assert everywhere(WORD) == NOWHERE
    assert everywhere("Krelmandise") == once()


@pytest.mark.django_db
def test_what_was_read_once_is_not_read_again(committed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with committed():
        made = making.publication("Guide", files={"fr": making.document("a.docx", GOOD["brochure.docx"])})
    number = []
    monkeypatch.setattr(files, "text_of", lambda *_: number.append(1) or "")
    with committed():
        made.save()
        making.publication("Le même", files={"nl": making.document("c.docx", GOOD["brochure.docx"], "nl")})
    assert not number
    assert everywhere(WORD, "nl") == once()


@pytest.mark.django_db
def test_a_private_file_is_never_read_and_its_text_not_kept(committed: Any) -> None:
    drawer = Collection.get_first_root_node().add_child(name="Interne")
    with committed():
        made = making.publication("Guide", files={"fr": making.document("a.docx", GOOD["brochure.docx"])})
    file = made.versions.get().document
    SiteDocument.objects.filter(pk=file.pk).update(collection=drawer)
    CollectionViewRestriction.objects.create(collection=drawer, restriction_type="login")
    assert everywhere(WORD) == NOWHERE
    files.forget_private()
    assert not DocumentText.objects.filter(document=file).exists()
    files.read([file.pk])
    assert not DocumentText.objects.filter(document=file).exists()


@given(st.binary(max_size=400), st.sampled_from(["docx", "odt"]))
@settings(max_examples=60, deadline=None)
def test_no_bytes_make_an_error(content: bytes, extension: str) -> None:
    member = {"docx": "word/document.xml", "odt": "content.xml"}[extension]
    for given_bytes in (content, zipped({member: content})):
        with suppress(RefusedError):
            assert isinstance(office_text.text_of(extension, io.BytesIO(given_bytes)), str)


def test_a_text_keeps_its_paragraphs_and_no_sign_that_a_database_refuses() -> None:
    assert files.cleaned("Un\x00 deux\r\n\r\n trois par\ufffe\r\ntage\ud800") == "Un deux\ntrois partage"


def test_comments_and_what_was_struck_out_are_no_words() -> None:
    struck = "<text:tracked-changes><text:p>Avant</text:p></text:tracked-changes>"
    noted = "<text:p>Dit<office:annotation><text:p>À revoir</text:p></office:annotation> ici</text:p>"
    assert office_text.text_of("odt", io.BytesIO(odt(struck + noted))).split() == ["Dit", "ici"]
