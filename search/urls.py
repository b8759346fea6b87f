"""The addresses of the search below a language; the same word in all of them, as of pages (docs/decisions/0004)."""

from django.urls import path

from search import views

urlpatterns = [
    path("recherche/", views.search, name="search"),
    path("recherche/suggestions.json", views.search_suggestions, name="search_suggestions"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
]
