"""A document's bytes must agree with the end of its name; what is refused says what to do instead."""

import contextlib
import io
import zipfile

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from core.uploads.kinds import DOCUMENTS, check_document, extension_of
from core.uploads.refused import RefusedError
from tests.core.pdfs import pdf


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(folder: str) -> bytes:
    return zipped(**{"_rels/.rels": "", "[Content_Types].xml": "<Types/>", f"{folder}/document.xml": ""})


def open_document(kind: str) -> bytes:
    return zipped(mimetype=f"application/vnd.oasis.opendocument.{kind}", **{"content.xml": ""})


WELL_MADE = {
    "pdf": pdf(),
    "docx": office("word"),
    "xlsx": office("xl"),
    "pptx": office("ppt"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
    "csv": "commune;habitants\nMons;95 000\n".encode("cp1252"),
    "txt": "Été".encode(),
    "ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "vtt": "\ufeffWEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n".encode(),
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + b"\0" * 300,
    "webm": b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + b"\0" * 300,
    "mp3": b"ID3\x04" + b"\0" * 300,
    "m4a": b"\x00\x00\x00\x20ftypM4A \x00\x00\x02\x00" + b"\0" * 300,
    "ogg": b"OggS" + b"\0" * 300,
}


def test_every_kind_that_the_settings_accept_is_known_by_its_bytes() -> None:
    assert set(settings.WAGTAILDOCS_EXTENSIONS) == set(DOCUMENTS) == set(WELL_MADE)


@pytest.mark.parametrize("kind", WELL_MADE)
def test_a_well_made_document_is_accepted_whatever_the_case_of_its_name(kind: str) -> None:
    file = io.BytesIO(WELL_MADE[kind])
    check_document(f"Guide.{kind.upper()}", file)
    assert file.tell() == 0


@pytest.mark.parametrize("named", sorted(WELL_MADE))
@pytest.mark.parametrize(
    "written", [b"MZ\x90\x00" + b"\0" * 300, b"<!DOCTYPE html><script>", b"#!/bin/sh\n", b"PK\x03\x04"]
)
def test_a_program_or_a_page_under_another_name_is_refused(named: str, written: bytes) -> None:
    with pytest.raises(RefusedError, match=f"finit par « .{named} »"):
        check_document(f"guide.{named}", io.BytesIO(written))


@pytest.mark.parametrize(("named", "written"), [(a, b) for a in WELL_MADE for b in WELL_MADE if a != b])
def test_no_kind_passes_for_another(named: str, written: str) -> None:
    if {named, written} in ({"mp4", "m4a"}, {"csv", "txt"}) or (named in {"csv", "txt"} and written in {"ics", "vtt"}):
        return  # families whose bytes are the same
    with pytest.raises(RefusedError):
        check_document(f"guide.{named}", io.BytesIO(WELL_MADE[written]))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("jeu.exe", "programmes"),
        ("page.HTML", "programmes"),
        ("code.js", "programmes"),
        ("photo.jpg", "« Images »"),
        ("lettre.doc", "« .docx »"),
        ("tout.zip", "un par un"),
        ("guide", "sans extension"),
        ("guide.<img src=x>", "sans extension"),
        ("dessin.dwg", "PDF"),
    ],
)
def test_what_is_refused_says_what_to_do(name: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        check_document(name, io.BytesIO(b"content"))


@given(st.text(max_size=80))
def test_an_extension_is_plain_or_nothing(name: str) -> None:
    extension = extension_of(name)
    assert extension == "" or (extension.isascii() and extension.isalnum() and name.lower().endswith(extension))


@given(st.sampled_from(sorted(DOCUMENTS)), st.binary(max_size=400))
def test_any_bytes_are_accepted_or_refused_never_an_error(kind: str, content: bytes) -> None:
    file = io.BytesIO(content)
    with contextlib.suppress(RefusedError):
        check_document(f"x.{kind}", file)
    assert not file.closed
