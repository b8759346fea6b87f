"""Reads a PDF in a process of its own, which hostile files may slow down or break: ``pdf_reader.py FILE [PICTURE]``.

Run as a script by ``core.uploads.pdf``, without Django. On its standard output it writes one word, or how many pages
the file has; to PICTURE, where it is given, the first page as JPEG.
"""

import resource
import sys

MEMORY = 1_500_000_000  # bytes of addresses; PDFium itself takes some hundred million
SECONDS = 15
LONGEST_SIDE = 1400  # pixels of the picture
NEEDS_A_PASSWORD = 4  # FPDF_ERR_PASSWORD (fpdfview.h)


def read(path: str, picture: str) -> str:
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
    return str(number)


def draw(page: object, picture: str) -> None:
    """The page on white; an absurd size of paper gives no more points than any other."""
    width, height = page.get_size()  # type: ignore[attr-defined]
    if not (0 < width < 1_000_000 and 0 < height < 1_000_000):
        return
    scale = LONGEST_SIDE / max(width, height)
    bitmap = page.render(scale=scale, may_draw_forms=False)  # type: ignore[attr-defined]
    bitmap.to_pil().convert("RGB").save(picture, "JPEG", quality=85)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(read(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""))
