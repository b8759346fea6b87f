"""Documents that are zips (Word, Excel, PowerPoint, LibreOffice): a small one can unfold into more than memory holds.

Nothing is unpacked: a zip's list of contents says how large each member becomes. Readers believe it, so it binds.
"""

import struct
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from core.uploads.refused import RefusedError

LARGEST_LIST = 4_000_000  # bytes of the list of contents; a large presentation has some hundred thousand
MOST_MEMBERS = 10_000
LARGEST = 1_000_000_000  # bytes unpacked
SUSPECT = 50_000_000  # below it no ratio does harm
MOST_RATIO = 100  # a table of equal rows reaches about 50
PACKED = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}  # a table inside a letter
ARCHIVES = {"zip", "7z", "rar", "gz", "bz2", "xz", "tar", "zst", "jar"}
MOST_RATIO_OF_PACKED = 10  # what is packed already hardly shrinks again
SMALL = 1_000_000

END = struct.Struct("<4s4H2LH")  # end of central directory record (APPNOTE 6.3.10, 4.3.16)
LONGEST_COMMENT = 65_535
INSTEAD = "Ouvrez-le dans son programme, enregistrez-le à nouveau, puis ajoutez-le ; ou enregistrez-le en PDF."
BROKEN = f"Ce fichier est abîmé ou incomplet. {INSTEAD}"
UNFOLDS = f"Ce fichier se déplie en un contenu démesuré, et bloquerait les appareils qui l’ouvrent. {INSTEAD}"
NESTED = f"Ce fichier contient une archive (ZIP ou autre), et le site n’en accepte pas. {INSTEAD}"


def members(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """The members of a zip, nothing of them unpacked; none where it is no zip, or its list is absurdly long."""
    try:
        if size_of_list(file) > LARGEST_LIST:
            raise RefusedError(UNFOLDS)
        return zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
        if isinstance(error, RefusedError):
            raise
        return []


def size_of_list(file: BinaryIO) -> int:
    """How large the zip says that its list of contents is; a zip of the 64-bit kind says 4 GB."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END.size - LONGEST_COMMENT))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or place + END.size > len(tail):
        return 0
    if b"PK\x06\x07" in tail[max(0, place - 20) : place]:  # the locator of the 64-bit record
        return 0xFFFFFFFF
    return int(END.unpack_from(tail, place)[5])


def check_zip(file: BinaryIO) -> None:
    """Raises ``RefusedError`` where a zip unfolds absurdly, or holds an archive. The file is rewound."""
    found = members(file)
    file.seek(0)
    if not found:
        raise RefusedError(BROKEN)
    unpacked, packed = sum(each.file_size for each in found), sum(each.compress_size for each in found)
    if len(found) > MOST_MEMBERS or unpacked > LARGEST or (unpacked > SUSPECT and unpacked > MOST_RATIO * packed):
        raise RefusedError(UNFOLDS)
    for each in found:
        kind = PurePosixPath(each.filename.lower()).suffix.lstrip(".")
        if kind in ARCHIVES:
            raise RefusedError(NESTED)
        if kind in PACKED and each.file_size > max(SMALL, MOST_RATIO_OF_PACKED * each.compress_size):
            raise RefusedError(UNFOLDS)
