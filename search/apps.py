from django.apps import AppConfig

from core import findable
from core.nightly import work


class SearchConfig(AppConfig):
    """One search over everything that the site shows, in every language."""

    name = "search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        from search import following, nightly
        from search.pages import Pages

        findable.register(Pages())
        following.connect()
        work.connect(nightly.heal)
        work.connect(nightly.forget_old_counts)
