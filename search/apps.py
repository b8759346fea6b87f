from django.apps import AppConfig


class SearchConfig(AppConfig):
    """One search over everything that the site shows, in every language."""

    name = "search"
    verbose_name = "Recherche"
