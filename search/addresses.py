"""Where the staff's screens lead to each other, with what is known already filled in."""

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode


def promoting_url(words: str) -> str:
    return f"{reverse('wagtailsearchpromotions:add')}?{urlencode({'mots': words})}"


def synonyms_url(words: str, language: str) -> str:
    return f"{reverse('synonyms:add')}?{urlencode({'words': words, 'language': language})}"


def explaining_url(words: str, language: str = settings.LANGUAGE_CODE) -> str:
    return f"{reverse('search_explained')}?{urlencode({'mots': words, 'langue': language})}"
