"""Where entries stand: below the page of their shelf, in every language in which it is published."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone

from core import published
from core.addresses import Addresses
from resources.shelves import ShelfPage


def paths(model: type[ShelfPage]) -> dict[str, str]:
    """Language -> the address of the shelf; one query, and Wagtail's own for the roots of sites."""
    pages = published.published(model).filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()))
    addresses = Addresses()
    return {page.locale.language_code: addresses.path(page) for page in pages.defer_streamfields().order_by("-pk")}


def names_elsewhere(shown: Mapping[str, object], titles: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The titles in languages in which it is not shown: words of theirs find it all the same."""
    return {code: (title,) for code, title in titles.items() if code not in shown}
