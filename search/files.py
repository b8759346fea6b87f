"""The text of files that everybody may read: each content is read once, and kept (``DocumentText``).

A file is known by its digest, as Wagtail keeps it: of one that was replaced the old text is used no more at once.
"""

import logging
import unicodedata
import zlib
from collections.abc import Collection
from typing import BinaryIO

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import StrIndex
from wagtail.models import CollectionViewRestriction
from wagtail.utils.file import hash_filelike

from core.models import SiteDocument
from core.uploads import office_text
from core.uploads.kinds import extension_of
from core.uploads.pdf import TOO_HARD, read_pdf
from core.uploads.refused import RefusedError
from search.models import DocumentText

logger = logging.getLogger(__name__)

READ = ("pdf", *office_text.PARTS)
MOST_CHARACTERS = 300_000
MISSING = "Ce fichier manque."


def public() -> QuerySet[SiteDocument]:
    """What is in no drawer that a password or an account closes, nor in one within such a drawer."""
    closed = CollectionViewRestriction.objects.annotate(
        place=StrIndex(OuterRef("collection__path"), F("collection__path"))
    )
    return SiteDocument.objects.filter(~Exists(closed.filter(place=1)))


def known(documents: Collection[int]) -> tuple[dict[int, str], set[int]]:
    """The texts of these files, by primary key, and which of them are still to be read; one query."""
    texts: dict[int, str] = {}
    unread: set[int] = set()
    if not documents:
        return texts, unread
    rows = public().filter(pk__in=documents)
    for pk, name, digest, read, text in rows.values_list(
        "pk", "file", "file_hash", "searched_text__digest", "searched_text__text"
    ):
        if extension_of(name) not in READ:
            continue
        if digest and digest == read:
            texts[pk] = text
        else:
            unread.add(pk)
    return texts, unread


def read(documents: Collection[int]) -> None:
    """Reads these files, of those that everybody may read, and keeps their texts."""
    for document in public().filter(pk__in=documents).order_by("pk"):
        if extension_of(document.filename) in READ:
            keep(document)


def keep(document: SiteDocument) -> None:
    try:
        with document.open_file() as file:
            digest = hash_filelike(file)
            file.seek(0)
            alike = DocumentText.objects.filter(digest=digest).first()
            text, problem = (alike.text, alike.problem) if alike else said_by(document.filename, file)
    except OSError:
        digest, text, problem = document.file_hash, "", MISSING
    if document.file_hash != digest:
        SiteDocument.objects.filter(pk=document.pk).update(file_hash=digest)
    DocumentText.objects.update_or_create(
        document=document, defaults={"digest": digest, "text": text, "problem": problem}
    )


def said_by(name: str, file: BinaryIO) -> tuple[str, str]:
    """The text of a file, and why it has none."""
    try:
        return cleaned(text_of(extension_of(name), file)), ""
    except RefusedError as error:
        return "", str(error)[:200]
    except (ValueError, MemoryError, zlib.error) as error:  # what no reader should raise, and one has
        logger.warning("The text of %s cannot be read: %s", name, error)
        return "", TOO_HARD[:200]


def text_of(extension: str, file: BinaryIO) -> str:
    if extension == "pdf":
        return read_pdf(file, words=True).text
    return office_text.text_of(extension, file)


def cleaned(text: str) -> str:
    """A line a line, without what is no sign: U+FFFE is where PDFium finds a word parted at a line's end."""
    text = text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    whole = "\n".join(line for line in lines if line)[:MOST_CHARACTERS]
    return "".join(char for char in whole if char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Cn"})


def forget_private() -> None:
    """Of what was made private nothing is kept."""
    DocumentText.objects.exclude(document__in=public()).delete()
