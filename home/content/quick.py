"""Loading is one transaction in which what is derived of pages is derived once, not at each of their savings."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.batches import batch


@contextmanager
def quick() -> Iterator[None]:
    """What is made within is there with all that hangs on it, or not at all."""
    newest = Page.objects.aggregate(newest=Max("pk"))["newest"] or 0
    with transaction.atomic():
        with batch(), disable_reference_index_auto_update():
            yield
        for page in Page.objects.filter(pk__gt=newest).specific():
            ReferenceIndex.create_or_update_for_object(page)
