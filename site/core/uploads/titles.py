"""A title that people can read, made from a file's name."""

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

LONGEST = 255
UNTITLED = "Sans titre"

# What cameras, telephones and screens write in front: IMG_2031, DSC00012, PXL_20260512_143000123.
CAMERA = re.compile(
    r"^(?:(?:IMG|DSC[NF]?|PXL|MVIMG|VID)[ _-]?|P(?=[0-9]{6}))((?:[0-9]{3,}[ _-]?)+(?:WA[0-9]+[ _-]?)?)", re.IGNORECASE
)
# What copying and resizing add behind: (1), - Copie, -1024x768.
COPY = re.compile(r"(?:\s*\([0-9]+\)|[ _-]+copie|[ _-]+[0-9]{2,5}x[0-9]{2,5})$", re.IGNORECASE)


def readable_title(filename: str) -> str:
    """``IMG_2031-fete_du_printemps.JPG`` gives ``Fete du printemps``; ``IMG_2031.JPG`` gives ``Photo 2031``.

    A hyphen stands for a space only in names that have none: ``Centre-ville de Mons.jpg`` keeps its own.
    Accents are never guessed.
    """
    name = PurePosixPath(PureWindowsPath(filename).name).name
    written = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in name)
    stem = PurePosixPath(unicodedata.normalize("NFC", written).strip()).stem
    shorter = COPY.sub("", stem)
    camera = CAMERA.match(shorter)
    words = shorter[camera.end() :] if camera else shorter
    separators = r"[\s_]+" if " " in words.strip() else r"[\s_.+-]+"
    title = re.sub(separators, " ", words).strip(" -.")
    if camera and not title:
        title = f"Photo {camera[1].strip(' _-')}".replace("_", " ")
    title = title[:LONGEST].strip()
    capital = title[:1].upper()
    return (capital + title[1:] if len(capital) == 1 else title) or UNTITLED
