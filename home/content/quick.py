"""While pages are made, what is derived of them is derived once, not at each of their savings."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler as follow_in_search
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from core import findable
from events import publishing


@contextmanager
def quick() -> Iterator[None]:
    """The pages that are saved have their dates, their references and their words in the search index at the end.

    So has the site's own search what it says of them. For a process that does nothing else meanwhile: a page that
    another thread saves would not be searched by its words.

    It opens no transaction: wagtail-localize publishes a translation when the outermost one is committed, with what it
    knew of the page before, so that a page's translation is best committed before the next one is made.
    """
    saved: set[int] = set()
    with (
        findable.gathering.together(),
        publishing.gathering.together(),
        disable_reference_index_auto_update(),
        pages_noted(saved),
    ):
        yield
    for page in Page.objects.filter(pk__in=saved).order_by("pk").specific():
        ReferenceIndex.create_or_update_for_object(page)
        index.insert_or_update_object(page)


@contextmanager
def pages_noted(saved: set[int]) -> Iterator[None]:
    """A page that is saved is noted in ``saved`` and not put into the search index."""

    def note(instance: Page, **_: Any) -> None:
        saved.add(instance.pk)

    with ExitStack() as afterwards:
        for model in index.get_indexed_models():
            if issubclass(model, Page) and post_save.disconnect(follow_in_search, sender=model):
                post_save.connect(note, sender=model)
                afterwards.callback(post_save.connect, follow_in_search, sender=model)
                afterwards.callback(post_save.disconnect, note, sender=model)
        yield
