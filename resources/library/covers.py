"""The cover of a publication is its file's first page: drawn once, when a version is saved with another file.

The picture is one of the site's (``SiteImage``), so that it gets small formats as every picture does; it is
decorative, since the title stands beside it, and has a drawer of its own. What cannot be read has no cover.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Collection

from core import pictures
from core.models import SiteDocument, SiteImage
from core.uploads.kinds import extension_of
from core.uploads.pdf import Reading, read_pdf
from core.uploads.refused import RefusedError
from resources.models import PublicationVersion

DRAWER = "Couvertures de la bibliothèque"
CROP = "5x7"  # about that of A4, upright


def refusal(document: SiteDocument) -> str:
    """Why a file cannot be a version: a PDF that does not open. Nothing where it can."""
    try:
        reading(document, draw=False)
    except RefusedError as error:
        return str(error)
    except OSError:
        return "Ce fichier manque : ajoutez-le à nouveau parmi les documents."
    return ""


def reading(document: SiteDocument, *, draw: bool) -> Reading | None:
    """Of a PDF: its pages, and the first of them drawn. Nothing of other files."""
    if extension_of(document.filename) != "pdf":
        return None
    with document.open_file() as file:
        return read_pdf(file, draw=draw)


@receiver(post_save, sender=PublicationVersion)
def when_saved(instance: PublicationVersion, raw: bool = False, **_: Any) -> None:
    """After the transaction: a page takes a second to draw, and nobody else waits to write meanwhile."""
    if not raw and instance.drawn_from != instance.document.file.name:
        transaction.on_commit(partial(renew, instance.pk), robust=True)


@receiver(post_save, sender=SiteDocument)
def when_a_file_is_replaced(instance: SiteDocument, created: bool = False, **_: Any) -> None:
    if not created:
        for version in PublicationVersion.objects.filter(document=instance):
            when_saved(version)


@receiver(post_delete, sender=PublicationVersion)
def when_deleted(instance: PublicationVersion, **_: Any) -> None:
    """A cover that nothing shows any more goes too."""
    if instance.drawn_id:
        transaction.on_commit(partial(forget, instance.drawn_id), robust=True)


def renew(pk: int) -> None:
    """Counts the pages of a version's file and draws the first, where that was not done for this file yet."""
    version = PublicationVersion.objects.select_related("document", "publication__locale").filter(pk=pk).first()
    if version is None or version.drawn_from == version.document.file.name:
        return
    if version.publication.locale.language_code != settings.LANGUAGE_CODE:  # a translation's copy of the facts
        return
    try:
        found = reading(version.document, draw=not is_private(version.document))
    except (RefusedError, OSError):
        found = None
    before = version.drawn_id
    PublicationVersion.objects.filter(pk=pk).update(
        drawn=picture(version, found.picture) if found and found.picture else None,
        pages=found.pages if found else None,
        drawn_from=version.document.file.name,
    )
    if before:
        forget(before)


def is_private(document: SiteDocument) -> bool:
    """Whether only some may read it: then nobody is shown its first page either."""
    return bool(document.collection.get_view_restrictions())


def picture(version: PublicationVersion, jpeg: bytes) -> SiteImage:
    """The first page as a picture of the site, drawn in every size that pages show."""
    image = SiteImage(
        title=f"Couverture : {version.publication.title}"[:255],
        is_decorative=True,
        collection=drawer(),
        file=ContentFile(jpeg, name=f"couverture-{version.publication.slug[:60]}-{version.language}.jpg"),
    )
    image.save()
    image.get_renditions(*pictures.filters(image, CROP))
    return image


def drawer() -> Collection:
    """The collection of the covers, made with the first."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=DRAWER).first() or root.add_child(name=DRAWER)


def forget(pk: int) -> None:
    """Deletes a cover that no version shows any more."""
    originals = PublicationVersion.objects.filter(publication__locale__language_code=settings.LANGUAGE_CODE)
    if not originals.filter(drawn=pk).exists():  # the rows of translations have copies
        for image in SiteImage.objects.filter(pk=pk, collection__name=DRAWER):
            image.delete()
