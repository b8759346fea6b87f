from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core import following, freshness
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


def update_url(page: Page) -> str:
    """Where the new French text is brought up for translation, and back; nothing once that is done."""
    source, submitted = following.source_of(page), freshness.Submitted.of(page)
    if source is None or submitted is None or submitted.source == freshness.text_of(source.specific):
        return ""
    known = TranslationSource.objects.get_for_instance(source)
    back = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return f"{reverse('wagtail_localize:update_translations', args=[known.pk])}?next={back}"


@hooks.register("before_edit_page", order=-1)
def say_what_a_translation_needs(request: HttpRequest, page: Page) -> None:
    """Opening a translation says first whether a native reader confirmed it, and whether its source has changed."""
    if request.method != "GET" or page.locale.language_code == settings.LANGUAGE_CODE or page.alias_of_id:
        return
    state = TranslationState.objects.filter(page_id=page.pk).first()
    if state and state.is_stale:
        count = len(state.changed_parts)
        messages.warning(
            request,
            f"Le texte français a changé depuis cette traduction : {count} partie(s) à revoir.",
            buttons=[messages.button(url, "Prendre le nouveau texte français")] if (url := update_url(page)) else None,
        )
    if not (state and state.checked_at):
        messages.warning(
            request,
            "Traduction non relue : personne dont c’est la langue ne l’a encore confirmée.",
            buttons=[messages.button(reverse("translation_table"), "État des traductions")],
        )
