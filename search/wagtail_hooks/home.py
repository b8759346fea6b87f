from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from search.panel import SearchCard


@hooks.register("construct_homepage_panels")
def what_search_needs(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(SearchCard(request))
