"""Whether a PDF can be read, how many pages it has, and what the first looks like.

PDFium, which Chrome reads PDFs with, does the reading, in a process of its own with a limit of time and of memory: a
hostile file breaks that process and no other.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.uploads.refused import RefusedError

READER = Path(__file__).with_name("pdf_reader.py")
SECONDS = 20
BEGINNING = END = 1024  # bytes in which a reader looks for both marks (ISO 32000-1, annex H, notes 13 and 18)
SLACK = 4096  # servers and mail programs append some bytes

BROKEN = (
    "Ce PDF est abîmé ou incomplet : aucun programme ne l’ouvre en entier. "
    "Téléchargez-le ou exportez-le à nouveau, puis ajoutez-le."
)
LOCKED = (
    "Ce PDF est protégé par un mot de passe : le public ne pourrait pas l’ouvrir. "
    "Enregistrez-le sans mot de passe, puis ajoutez-le."
)
TOO_HARD = "Ce PDF est trop compliqué à lire. Exportez-le à nouveau (« taille réduite »), puis ajoutez-le."


@dataclass(frozen=True)
class Reading:
    """``picture``: the first page as JPEG where it was asked for and could be drawn.

    ``text``: the words of the first pages where they were asked for; empty where they are pictures.
    """

    pages: int
    picture: bytes = b""
    text: str = ""


def check_pdf(file: BinaryIO) -> None:
    """Raises ``RefusedError`` unless the PDF is whole and opens without a password."""
    if not ends_well(file):
        raise RefusedError(BROKEN)
    read_pdf(file)


def ends_well(file: BinaryIO) -> bool:
    """Whether the file has the mark at its end; one that was cut off has not."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END - SLACK))
    found = b"%%EOF" in file.read()
    file.seek(0)
    return found


def read_pdf(file: BinaryIO, *, draw: bool = False, words: bool = False, seconds: float = SECONDS) -> Reading:
    """Reads a PDF; raises ``RefusedError`` with the reason where it cannot be read. The file is rewound."""
    with tempfile.TemporaryDirectory(prefix="pdf-") as folder:
        copy, picture, text = (Path(folder) / name for name in ("file.pdf", "page.jpg", "words.txt"))
        file.seek(0)
        with copy.open("wb") as target:
            shutil.copyfileobj(file, target)
        file.seek(0)
        targets = [str(picture) if draw else "", str(text) if words else ""]
        command = [sys.executable, "-I", str(READER), str(copy), *targets]
        try:
            done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603
        except subprocess.TimeoutExpired as error:
            raise RefusedError(TOO_HARD) from error
        said = done.stdout.decode("ascii", "replace").strip()
        if said.isdigit():
            return Reading(
                int(said),
                picture.read_bytes() if picture.exists() else b"",
                text.read_text("utf-8", "replace") if text.exists() else "",
            )
    raise RefusedError({"locked": LOCKED, "broken": BROKEN}.get(said, TOO_HARD))
