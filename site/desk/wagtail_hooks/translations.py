from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from core.models import TranslationState
from desk.translations import TranslationTableView, mark_checked


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    return [
        path("reports/translation-table/", TranslationTableView.as_view(), name="translation_table"),
        path("reports/translation-table/<int:page_id>/checked/", mark_checked, name="translation_checked"),
    ]


@hooks.register("register_reports_menu_item")
def translation_menu_item() -> MenuItem:
    return MenuItem("État des traductions", reverse("translation_table"), icon_name="globe", order=50)


@hooks.register("before_edit_page", order=-1)
def say_what_a_translation_needs(request: HttpRequest, page: Page) -> None:
    """Opening a translation says first whether a native reader confirmed it, and whether its source has changed."""
    if request.method != "GET" or page.locale.language_code == settings.LANGUAGE_CODE or page.alias_of_id:
        return
    state = TranslationState.objects.filter(page_id=page.pk).first()
    if state and state.is_stale:
        count = len(state.changed_parts)
        messages.warning(request, f"Le texte français a changé depuis cette traduction : {count} partie(s) à revoir.")
    if not (state and state.checked_at):
        messages.warning(
            request,
            "Traduction non relue : personne dont c’est la langue ne l’a encore confirmée.",
            buttons=[messages.button(reverse("translation_table"), "État des traductions")],
        )
