import pytest

from resources.models import LibraryPage, Publication
from tests.resources import library_making as making


@pytest.fixture(scope="module")
def _own_library(module_transaction: None) -> None:
    Publication.objects.all().delete()
    french = LibraryPage.objects.get(locale__language_code="fr")
    if not french.get_translations().filter(locale__language_code="ar").exists():
        arabic = french.copy_for_translation(making.locale("ar"), copy_parents=True)
        arabic.title, arabic.live = "المكتبة", True
        arabic.save()


@pytest.fixture
def library(_own_library: None, db: None) -> LibraryPage:
    """A library of its own: nothing of what is seeded, in French and in Arabic."""
    return LibraryPage.objects.get(locale__language_code="fr")
