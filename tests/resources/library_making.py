"""Publications for tests: files made on the spot, each with what a test asks of it."""

import io
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale

from core.models import Audience, SiteDocument, Topic
from resources.models import Publication, PublicationVersion

NUMBERS = count(1)


def pdf(pages: int = 1, colour: str = "white") -> bytes:
    """A real PDF of A5 pages."""
    sheets = [Image.new("RGB", (210, 297), colour) for _ in range(pages)]
    file = io.BytesIO()
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:])
    return file.getvalue()


def locale(code: str = "fr") -> Locale:
    return Locale.objects.get(language_code=code)


def document(name: str = "brochure.pdf", content: bytes = b"", language: str = "fr", title: str = "") -> SiteDocument:
    """A file as the CMS keeps it; without content a few bytes stand for it."""
    found = SiteDocument(title=title or name, language=language, file=ContentFile(content or b"%PDF-", name=name))
    found.save()
    found._set_document_file_metadata()
    found.save()
    return found


def publication(
    title: str = "",
    *codes: str,
    topics: Iterable[Topic] = (),
    audiences: Iterable[Audience] = (),
    files: dict[str, SiteDocument] | None = None,
    **facts: Any,
) -> Publication:
    """A publication with a small file in each language."""
    number = next(NUMBERS)
    made = Publication(title=title or f"Publication {number}", locale=locale(), **facts)
    documents = files or {code: document(f"p{number}-{code}.txt", b"Texte", code) for code in codes or ("fr",)}
    versions = [PublicationVersion(language=code, document=each) for code, each in documents.items()]
    setattr(made, "versions", versions)  # noqa: B010 (mypy takes the relation for the class's)
    made.topics = list(topics)
    made.audiences = list(audiences)
    made.save()
    return made


def translated(original: Publication, code: str, **words: Any) -> Publication:
    copy: Publication = original.copy_for_translation(locale(code))
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def label(model: Any, slug: str, **names: str) -> Any:
    """A topic or an audience, named in French and in the languages given."""
    french = model.objects.create(name=names.pop("fr", slug.capitalize()), slug=slug, locale=locale())
    for code, name in names.items():
        other = french.copy_for_translation(locale(code))
        other.name = name
        other.save()
    return french


def many(number: int) -> None:
    """Many publications at once, in two languages or one."""
    file = document("beaucoup.txt", b"Texte")
    source = locale()
    made = Publication.objects.bulk_create(
        Publication(title=f"Titre {each}", slug=f"titre-{each}", locale=source, year=2000 + each % 20)
        for each in range(number)
    )
    PublicationVersion.objects.bulk_create(
        PublicationVersion(publication=each, language=code, document=file)
        for place, each in enumerate(made)
        for code in ("fr", "ar")[: 1 + place % 2]
    )
