"""The menu Recherche, for who may change what is found."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from search import rights
from search.explaining import ExplainView
from search.promoting import TITLE
from search.reports import SearchesView
from search.wagtail_hooks.synonyms import synonyms


class PromotionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(rights.promotions.user_has_any_permission(request.user, rights.ACTIONS))


class SearchesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_act(request.user)


@hooks.register("register_admin_menu_item")
def search_menu_item() -> MenuItem:
    """Each item is shown to who may use it, the menu to who may use one."""
    items = [
        PromotionsMenuItem(TITLE, reverse("wagtailsearchpromotions:index"), icon_name="pick", order=10),
        synonyms.get_menu_item(order=20),
        SearchesMenuItem("Recherches", reverse("searches_report"), icon_name="list-ul", order=30),
        SearchesMenuItem(ExplainView.page_title, reverse("search_explained"), icon_name="help", order=40),
    ]
    return SubmenuMenuItem("Recherche", Menu(items=items), name="site-search", icon_name="search", order=165)


@hooks.register("register_admin_urls")
def search_urls() -> list[URLPattern]:
    return [
        path("reports/searches/", SearchesView.as_view(), name="searches_report"),
        path("reports/searches/results/", SearchesView.as_view(results_only=True), name="searches_report_results"),
        path("search/explained/", ExplainView.as_view(), name="search_explained"),
    ]
