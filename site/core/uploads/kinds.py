"""What a document is, told from its bytes, which must agree with the end of its name."""

from collections.abc import Callable
from typing import BinaryIO

import filetype

from core.uploads.advice import why_no_document
from core.uploads.pdf import check_pdf
from core.uploads.refused import RefusedError
from core.uploads.zips import check_zip, members

HEAD = 8192  # bytes that tell


def is_pdf(head: bytes, file: BinaryIO) -> bool:
    return b"%PDF-" in head[:1024]


def is_office(folder: str) -> Callable[[bytes, BinaryIO], bool]:
    """Word, Excel and PowerPoint (ECMA-376): a zip with a list of contents and one telling folder."""

    def told(head: bytes, file: BinaryIO) -> bool:
        names = [member.filename for member in members(file)]
        return "[Content_Types].xml" in names and any(name.startswith(f"{folder}/") for name in names)

    return told


def is_open_document(kind: str) -> Callable[[bytes, BinaryIO], bool]:
    """LibreOffice (OpenDocument 1.3, part 2, 3.3): a zip whose first member names the type, uncompressed."""
    return lambda head, file: head[30:].startswith(f"mimetypeapplication/vnd.oasis.opendocument.{kind}".encode())


def is_medium(*extensions: str) -> Callable[[bytes, BinaryIO], bool]:
    return lambda head, file: filetype.guess_extension(head) in extensions


def is_text(beginning: str = "") -> Callable[[bytes, BinaryIO], bool]:
    """Plain text, as UTF-8, UTF-16 with its mark, or what Excel writes on Windows; never a page or a program."""

    def told(head: bytes, file: BinaryIO) -> bool:
        marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        if filetype.guess(head) is not None or (b"\0" in head and not marked):
            return False
        text = head.decode("utf-16" if marked else "utf-8-sig", errors="replace").lstrip()
        return text.startswith(beginning) and not text.startswith(("<", "#!", "%PDF-"))

    return told


DOCUMENTS: dict[str, Callable[[bytes, BinaryIO], bool]] = {
    "pdf": is_pdf,
    "docx": is_office("word"),
    "xlsx": is_office("xl"),
    "pptx": is_office("ppt"),
    "odt": is_open_document("text"),
    "ods": is_open_document("spreadsheet"),
    "odp": is_open_document("presentation"),
    "csv": is_text(),
    "txt": is_text(),
    "ics": is_text("BEGIN:VCALENDAR"),
    "vtt": is_text("WEBVTT"),
    "mp4": is_medium("mp4", "m4v"),
    "webm": is_medium("webm"),
    "mp3": is_medium("mp3"),
    "m4a": is_medium("m4a", "mp4"),
    "ogg": is_medium("ogg"),
}


# What is looked at in a file whose beginning is right: it must be whole, and unfold into no more than it should.
CLOSER = {"pdf": check_pdf} | dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), check_zip)


def extension_of(name: str) -> str:
    """The end of a name, in small letters; nothing where it has none or an odd one."""
    end = name.rpartition(".")[2].lower() if "." in name else ""
    return end if end.isascii() and end.isalnum() and len(end) <= 5 else ""


def check_document(name: str, file: BinaryIO) -> None:
    """Raises ``RefusedError`` unless the name's end is accepted and the bytes agree with it. The file is rewound."""
    extension = extension_of(name)
    if extension not in DOCUMENTS:
        raise RefusedError(why_no_document(extension))
    file.seek(0)
    head = file.read(HEAD)
    agrees = DOCUMENTS[extension](head, file)
    file.seek(0)
    if not agrees:
        raise RefusedError(
            f"Ce fichier finit par « .{extension} » mais n’en est pas un : il est abîmé, ou son nom a été changé. "
            "Ouvrez-le dans son programme, enregistrez-le à nouveau, puis ajoutez-le."
        )
    if extension in CLOSER:
        CLOSER[extension](file)
        file.seek(0)
