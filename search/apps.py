from django.apps import AppConfig

from core import findable, minutely
from core.nightly import work


class SearchConfig(AppConfig):
    """One search over everything that the site shows, in every language."""

    name = "search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        from search import counting, following, indexing, nightly
        from search.backends import catching_up, rebuilding
        from search.pages import Pages

        findable.register(Pages())
        following.connect()
        work.connect(nightly.heal)
        work.connect(counting.forget)
        indexing.writing.connect(catching_up.while_writing)
        indexing.written.connect(catching_up.after_writing)
        work.connect(rebuilding.nightly_work)
        minutely.work.connect(catching_up.look_after)
