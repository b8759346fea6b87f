"""PDFs are whole, open without a password, and break nothing: read in a process of their own."""

import io
import time

import pytest
from PIL import Image

from core.uploads.kinds import check_document
from core.uploads.pdf import BROKEN, LOCKED, TOO_HARD, read_pdf
from core.uploads.refused import RefusedError
from tests.core.pdfs import locked, pdf


def refusal(content: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        check_document("guide.pdf", io.BytesIO(content))
    return str(caught.value)


@pytest.mark.parametrize("content", [pdf(), pdf(3), locked(""), pdf() + b"\r\n" * 500], ids=len)
def test_a_whole_pdf_is_accepted_and_rewound(content: bytes) -> None:
    file = io.BytesIO(content)
    check_document("guide.pdf", file)
    assert file.tell() == 0


def test_a_pdf_that_was_cut_off_is_refused_wherever_it_was_cut() -> None:
    whole = pdf(3)
    for part in (12, len(whole) // 3, len(whole) // 2, len(whole) - 10):
        assert refusal(whole[:part]) == BROKEN


def test_a_pdf_that_only_says_so_is_refused() -> None:
    assert refusal(b"%PDF-1.7\nRien d'autre.\n%%EOF\n") == BROKEN
    assert "finit par « .pdf »" in refusal(b"<html></html>")


def test_a_pdf_with_a_password_is_refused_with_what_to_do() -> None:
    assert refusal(locked("secret")) == LOCKED


def test_pages_are_counted_and_the_first_is_drawn() -> None:
    found = read_pdf(io.BytesIO(pdf(7)), draw=True)
    assert found.pages == 7
    picture = Image.open(io.BytesIO(found.picture)).convert("L")
    assert picture.size == (934, 1400)
    assert picture.getpixel((400, 1300)) < 40
    assert picture.getpixel((400, 100)) > 215


@pytest.mark.parametrize("box", ["0 0 200000 20", "0 0 14400 14400"])
def test_an_absurd_paper_gives_no_more_points(box: str) -> None:
    found = read_pdf(io.BytesIO(pdf(box=box)), draw=True)
    assert max(Image.open(io.BytesIO(found.picture)).size) <= 1400


def test_a_page_that_takes_for_ever_is_given_up() -> None:
    """A megabyte of it unfolds into a billion strokes."""
    hostile = pdf(content=b"0 0 m 200 300 l 7 9 l 180 20 l S " * 1_500_000)
    begun = time.monotonic()
    with pytest.raises(RefusedError) as caught:
        read_pdf(io.BytesIO(hostile), draw=True, seconds=1)
    assert str(caught.value) == TOO_HARD
    assert time.monotonic() - begun < 5
