"""A cover is made of the file when a version is saved, of another file again, and never of what is private."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from core.models import SiteImage
from resources.library import covers
from resources.models import LibraryPage, Publication, PublicationVersion
from tests.core.pdfs import locked, pdf
from tests.resources import library_making as making

Committed = Callable[..., Any]
Read = Callable[..., BeautifulSoup]
BLACK, WHITE = b"0 0 200 300 re f", b"1 g 0 0 200 300 re f"


@pytest.fixture
def made(
    library: LibraryPage,
    django_capture_on_commit_callbacks: Committed,
) -> Callable[..., PublicationVersion]:
    """A publication with one file, and what is done once it is kept."""

    def publication(content: bytes, name: str = "guide.pdf", **facts: Any) -> PublicationVersion:
        file = making.document(name, content)
        with django_capture_on_commit_callbacks(execute=True):
            kept = making.publication("Guide", files={"fr": file}, **facts)
        return PublicationVersion.objects.get(publication=kept)

    return publication


def shade(image: SiteImage | None) -> int:
    """0 for black, 255 for white, in the middle of the picture."""
    assert image
    with image.open_file() as file:
        grey = Image.open(io.BytesIO(file.read())).convert("L")
    return int(grey.getpixel((grey.width // 2, grey.height // 2)))


def test_pages_are_counted_and_the_first_is_the_cover(made: Any, read: Read) -> None:
    version = made(pdf(7, content=BLACK))
    assert version.pages == 7
    assert shade(version.drawn) < 20
    assert version.drawn.is_decorative
    assert version.drawn.collection.name == covers.DRAWER
    picture = read("/fr/bibliotheque/").select_one(".publication-card img")
    assert picture
    assert picture["alt"] == ""
    assert picture["width"] == "400"


def test_nothing_is_drawn_when_a_reader_comes(made: Any, read: Read) -> None:
    version = made(pdf())
    drawn = set(version.drawn.renditions.values_list("pk", flat=True))
    for address in ("/fr/bibliotheque/", "/fr/bibliotheque/guide/"):
        read(address)
    assert set(version.drawn.renditions.values_list("pk", flat=True)) == drawn


def test_another_file_has_another_cover_and_the_old_one_goes(
    made: Any, django_capture_on_commit_callbacks: Committed
) -> None:
    version = made(pdf(2, content=BLACK))
    before = version.drawn_id
    making.translated(version.publication, "nl", title="Gids")  # has a copy of the facts
    version.document.file = ContentFile(pdf(3, content=WHITE), name="nouveau.pdf")
    with django_capture_on_commit_callbacks(execute=True):
        version.document.save()
    version.refresh_from_db()
    assert version.pages == 3
    assert shade(version.drawn) > 230
    assert not SiteImage.objects.filter(pk=before).exists()


def test_saving_again_draws_nothing_again(made: Any, django_capture_on_commit_callbacks: Committed) -> None:
    version = made(pdf())
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        version.save()
    assert not [each for each in callbacks if getattr(each, "func", None) is covers.renew]


def test_what_editors_choose_is_shown_instead(made: Any, read: Read) -> None:
    file = io.BytesIO()
    Image.new("RGB", (500, 700), "red").save(file, "PNG")
    chosen = SiteImage.objects.create(title="Choisie", file=ContentFile(file.getvalue(), name="choisie.png"))
    made(pdf(), cover=chosen)
    picture = read("/fr/bibliotheque/").select_one(".publication-card img")
    assert picture
    assert "choisie" in picture["src"]


@pytest.mark.parametrize(
    ("content", "name"),
    [(locked("secret"), "guide.pdf"), (pdf()[:80], "guide.pdf"), (b"texte", "guide.txt"), (b"film", "film.mp4")],
    ids=["locked", "cut off", "text", "film"],
)
def test_what_cannot_be_drawn_has_the_publications_own_floor(made: Any, read: Read, content: bytes, name: str) -> None:
    version = made(content, name)
    assert version.drawn is None
    assert version.pages is None
    card = read("/fr/bibliotheque/").select_one(".publication-card__cover")
    assert card
    assert card.svg
    assert not card.img


def test_a_private_file_shows_nothing_of_itself(
    library: LibraryPage,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    drawer = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(collection=drawer, restriction_type="login")
    file = making.document("interne.pdf", pdf(4))
    file.collection = drawer
    file.save()
    with django_capture_on_commit_callbacks(execute=True):
        making.publication("Interne", files={"fr": file})
    version = PublicationVersion.objects.get(document=file)
    assert version.drawn is None
    assert version.pages == 4


@pytest.fixture
def arabic(made: Any, django_capture_on_commit_callbacks: Committed) -> Publication:
    version = made(pdf(content=BLACK))
    with django_capture_on_commit_callbacks(execute=True):
        PublicationVersion.objects.create(
            publication=version.publication, language="ar", document=making.document("ar.pdf", pdf(), "ar")
        )
    return version.publication


def test_each_reader_sees_the_cover_of_their_own_version(arabic: Publication, read: Read) -> None:
    sources = [read(f"/{code}/bibliotheque/").select_one(".publication-card img") for code in ("fr", "ar")]
    assert sources[0]
    assert sources[1]
    assert sources[0]["src"] != sources[1]["src"]


def test_a_translation_of_the_words_draws_nothing(
    arabic: Publication, django_capture_on_commit_callbacks: Committed
) -> None:
    before = SiteImage.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        making.translated(arabic, "nl", title="Gids")
    assert SiteImage.objects.count() == before


def test_covers_of_a_deleted_publication_go_with_it(
    arabic: Publication, django_capture_on_commit_callbacks: Committed
) -> None:
    drawn = SiteImage.objects.filter(collection__name=covers.DRAWER)
    others = drawn.count() - 2
    with django_capture_on_commit_callbacks(execute=True):
        arabic.delete()
    assert drawn.count() == others
