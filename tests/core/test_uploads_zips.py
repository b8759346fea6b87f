"""Documents that are zips unfold into what a document may be, and nothing is unpacked to know it."""

import contextlib
import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.uploads.kinds import check_document
from core.uploads.refused import RefusedError
from core.uploads.zips import BROKEN, NESTED, UNFOLDS, check_zip

MEGABYTE = 1_000_000


def office(*more: tuple[str, int | bytes], folder: str = "word") -> bytes:
    """A document with members of their own content, or of so many megabytes of nothing."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{folder}/document.xml", "<document/>")
        for name, content in more:
            with archive.open(name, "w") as member:
                for block in [content] if isinstance(content, bytes) else [b"\0" * MEGABYTE] * content:
                    member.write(block)
    return file.getvalue()


def refusal(content: bytes, name: str = "tableau.docx") -> str:
    with pytest.raises(RefusedError) as caught:
        check_document(name, io.BytesIO(content))
    return str(caught.value)


def overlapping(times: int) -> bytes:
    """A list of contents that names the same member again and again (Fifield, A better zip bomb, 2019)."""
    whole = office(("word/a.xml", 2))
    place = whole.rfind(b"PK\x05\x06")
    fields = list(struct.unpack("<4s4H2LH", whole[place : place + 22]))
    listed = whole[int(fields[6]) : place]
    last = listed[listed.rfind(b"PK\x01\x02") :]
    listed += last * times
    fields[3] = fields[4] = 3 + times
    fields[5] = len(listed)
    return whole[: int(fields[6])] + listed + struct.pack("<4s4H2LH", *fields)


def test_a_bomb_is_refused() -> None:
    bomb = office(("word/media/a.xml", 300))
    assert len(bomb) < MEGABYTE
    assert refusal(bomb) == UNFOLDS


def test_a_bomb_of_one_member_named_a_thousand_times_is_refused() -> None:
    assert refusal(overlapping(600)) == UNFOLDS


def test_a_bomb_inside_is_refused_without_opening_it() -> None:
    bomb = office(("xl/a.xml", 40), folder="xl")
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        for number in range(60):
            archive.writestr(f"{number}.xml", bomb)
    assert refusal(office(("word/embeddings/a.xlsx", inner.getvalue()))) == UNFOLDS
    assert refusal(office(("word/a.zip", bomb))) == NESTED
    assert refusal(office(("word/a.TAR.GZ", b"x"))) == NESTED


def test_a_bomb_is_refused_as_any_kind_of_office_document() -> None:
    bomb = office(("xl/a.xml", 300), folder="xl")
    assert refusal(bomb, "tableau.xlsx") == UNFOLDS
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", b"\0" * 100 * MEGABYTE)
    assert refusal(file.getvalue(), "lettre.odt") == UNFOLDS
    assert refusal(file.getvalue()[:-40], "lettre.odt") == BROKEN


def test_too_many_members_are_refused() -> None:
    assert refusal(office(*((f"word/{number}.xml", b"") for number in range(10_001)))) == UNFOLDS


def test_a_list_of_contents_that_fills_the_memory_is_not_read() -> None:
    listed = b"PK\x01\x02" + bytes(42)
    content = office() + listed * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(listed) * 1_000_000, len(office()), 0)
    file = io.BytesIO(content + end)
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(RefusedError):
        check_zip(file)
    assert time.monotonic() - begun < 1
    assert tracemalloc.get_traced_memory()[1] < MEGABYTE
    tracemalloc.stop()


def real(*lines: Iterable[object]) -> bytes:
    from openpyxl import Workbook  # type: ignore[import-untyped]

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for line in lines:
        sheet.append(list(line))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_what_people_really_send_is_accepted() -> None:
    check_document("equipes.xlsx", io.BytesIO(real(*(["Mons", 2026, 12.5, "oui"] for _ in range(20_000)))))
    inside = real(["Mons", 1])
    check_document("lettre.docx", io.BytesIO(office(("word/embeddings/tableau.xlsx", inside))))


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from(["docx", "odt", "xlsx"]))
def test_damaged_zips_are_refused_or_accepted_never_an_error(noise: bytes, place: int, kind: str) -> None:
    whole = office()
    damaged = whole[:place] + noise + whole[place + len(noise) :]
    with contextlib.suppress(RefusedError):
        check_document(f"x.{kind}", io.BytesIO(damaged))
