"""No alias is made by accident, and no translation by somebody of another language (docs/decisions/0002)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem

from desk.translating import SubmitPageTranslationView, UpdateTranslationsView


def no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    messages.error(request, "Une traduction ne redevient pas une copie du français : dépubliez-la ou supprimez-la.")
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page_id]))


@hooks.register("register_admin_urls", order=-1)
def instead_of_wagtail_localize() -> list[URLPattern]:
    """The same addresses as its own, and found before them."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPageTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", no_alias),
    ]


@hooks.register("construct_page_action_menu")
def offer_no_alias(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
