"""Pages put first: our screens at the addresses of those of ``wagtail.contrib.search_promotions``.

Its own menu items are left out: ours stand in the menu Recherche, and what is searched for is counted by us.
"""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.promoting import PromotedView, PromoteView, PromotionsView


@hooks.register("register_admin_urls", order=-1)
def promotion_urls() -> list[URLPattern]:
    return [
        path("searchpicks/", PromotionsView.as_view()),
        path("searchpicks/results/", PromotionsView.as_view(results_only=True)),
        path("searchpicks/add/", PromoteView.as_view()),
        path("searchpicks/<int:query_id>/", PromotedView.as_view()),
    ]


@hooks.register("construct_settings_menu")
def in_our_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name != "promoted-search-results"]


@hooks.register("construct_reports_menu")
def counted_by_us(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name != "search-terms"]
