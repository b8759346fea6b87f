"""While pages are made, what is derived of them is derived once, not at each of their savings."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import Max
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.batches import batch


@contextmanager
def quick() -> Iterator[None]:
    """New pages have their dates and their references at the end.

    It opens no transaction: wagtail-localize publishes a translation when the outermost one is committed, with what it
    knew of the page before, so that a page's translation is best committed before the next one is made.
    """
    newest = Page.objects.aggregate(newest=Max("pk"))["newest"] or 0
    with batch(), disable_reference_index_auto_update():
        yield
    for page in Page.objects.filter(pk__gt=newest).specific():
        ReferenceIndex.create_or_update_for_object(page)
