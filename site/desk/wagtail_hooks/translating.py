"""No alias is made by accident, and no translation by somebody of another language (docs/decisions/0002)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation

from desk.translating import SubmitPageTranslationView, UpdateTranslationsView


def no_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    messages.error(request, "Une traduction ne redevient pas une copie du français : dépubliez-la ou supprimez-la.")
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page_id]))


@require_POST
def stop_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Taking a page out of wagtail-localize is for those who answer for what is published."""
    page = get_object_or_404(Translation, pk=translation_id).get_target_instance()
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return edit_translation.stop_translation(request, translation_id)


@hooks.register("register_admin_urls", order=-1)
def instead_of_wagtail_localize() -> list[URLPattern]:
    """The same addresses as its own, and found before them."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitPageTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateTranslationsView.as_view()),
        path("localize/translate/<int:translation_id>/disable/", stop_translation),
        path("localize/page/<int:page_id>/convert_to_alias/", no_alias),
    ]


@hooks.register("construct_page_action_menu")
def offer_no_alias(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
