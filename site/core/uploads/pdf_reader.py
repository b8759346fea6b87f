"""Reads a PDF in a process of its own, which hostile files may slow down or break.

Run as a script by ``core.uploads.pdf``, without Django: ``pdf_reader.py FILE [PICTURE [TEXT]]``. On its standard
output it writes one word, or how many pages the file has; to PICTURE, where it is given, the first page as JPEG; to
TEXT, where it is given, the words of the first pages in UTF-8.
"""

import resource
import sys
import unicodedata
from collections.abc import Iterator
from itertools import groupby

MEMORY = 1_500_000_000  # bytes of addresses; PDFium itself takes some hundred million
SECONDS = 15
MOST_PAGES, MOST_CHARACTERS = 500, 300_000  # of the text
LONGEST_SIDE = 1400  # pixels of the picture
NEEDS_A_PASSWORD = 4  # FPDF_ERR_PASSWORD (fpdfview.h)


def read(path: str, picture: str, text: str) -> str:
    import pypdfium2  # type: ignore[import-untyped] # inside the limits

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return "locked" if error.err_code == NEEDS_A_PASSWORD else "broken"
    number = len(document)
    if not number:
        return "broken"
    if picture:
        draw(document[0], picture)
    if text:
        with open(text, "w", encoding="utf-8", errors="ignore") as target:  # noqa: PTH123
            target.writelines(words(document, min(number, MOST_PAGES)))
    return str(number)


def draw(page: object, picture: str) -> None:
    """The page on white; an absurd size of paper gives no more points than any other."""
    width, height = page.get_size()  # type: ignore[attr-defined]
    if not (0 < width < 1_000_000 and 0 < height < 1_000_000):
        return
    scale = LONGEST_SIDE / max(width, height)
    bitmap = page.render(scale=scale, may_draw_forms=False)  # type: ignore[attr-defined]
    bitmap.to_pil().convert("RGB").save(picture, "JPEG", quality=85)


def words(document: object, pages: int) -> Iterator[str]:
    """The text of one page after the other, in the order that the file has it in, until there are enough characters."""
    left = MOST_CHARACTERS
    for number in range(pages):
        page = document[number]  # type: ignore[index]
        text = page.get_textpage()
        found = in_reading_order(text, min(left, text.count_chars()))
        text.close()
        page.close()
        yield f"{found}\n"
        left -= len(found)
        if left <= 0:
            return


def in_reading_order(text: object, number: int) -> str:
    """The first characters of a page.

    On lines that run both ways PDFium gives the letters of right-to-left words from left to right. Where each stands on
    the page tells which these are.
    """
    found: str = text.get_text_range(count=number)  # type: ignore[attr-defined]
    if not any(is_right_to_left(char) for char in set(found)):
        return found
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # inside the limits

    chars = [chr(pdfium.FPDFText_GetUnicode(text, place)) for place in range(number)]
    place = 0
    for is_run, group in groupby(chars, is_right_to_left):
        run = list(group)
        end = place + len(run)
        if is_run and left_of(text, place) < left_of(text, end - 1):
            chars[place:end] = reversed(run)
        place = end
    return "".join(chars)


def is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL"}


def left_of(text: object, place: int) -> float:
    return float(text.get_charbox(place)[0])  # type: ignore[attr-defined]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    path, picture, text = [*sys.argv[1:], "", ""][:3]
    sys.stdout.write(read(path, picture, text))
