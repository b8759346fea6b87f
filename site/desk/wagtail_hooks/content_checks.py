from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from desk.content_checks.axe import FrenchCheckerItem
from desk.content_checks.reports import Report, current, report
from desk.content_checks.views import ContentChecksView, FormChecksView


@hooks.register("register_admin_urls")
def content_checks_urls() -> list[URLPattern]:
    return [
        path("pages/<int:page_id>/content-checks/", ContentChecksView.as_view(), name="content_checks"),
        path("pages/<int:page_id>/content-checks/form/", FormChecksView.as_view(), name="content_checks_form"),
    ]


@hooks.register("construct_wagtail_userbar")
def checks_in_french(request: HttpRequest, items: list[BaseItem], page: Page | None) -> None:
    items[:] = [
        FrenchCheckerItem(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]


@hooks.register("insert_editor_js")
def content_checks_in_the_editor() -> str:
    return format_html(
        '<link rel="stylesheet" href="{}"><script type="module" src="{}"></script>',
        static("desk/css/content_checks.css"),
        static("desk/js/content_checks.js"),
    )


@hooks.register("register_page_header_buttons")
def content_checks_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if page.depth > 1 and page.permissions_for_user(user).can_edit():
        yield Button(
            "Remarques sur le texte", reverse("content_checks", args=[page.pk]), icon_name="glasses", priority=66
        )


@hooks.register("before_publish_page")
def no_picture_without_words(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft is saved already, and stays; only publishing waits."""
    found = report(page, timezone.localdate())
    if not found.keeps_from_publishing:
        return None
    messages.error(
        request,
        f"« {page.title} » n’est pas publiée : une image n’a pas de texte de remplacement. Votre brouillon est gardé.",
        buttons=[remarks(found)],
    )
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("after_edit_page")
def say_what_remains(request: HttpRequest, page: Page) -> None:
    """Publishing or submitting says what could still be easier to read; an automatic save stays silent."""
    if {"action-publish", "action-submit"} & request.POST.keys():
        found = report(page, timezone.localdate())
        if found.count:
            messages.warning(request, sentence(found), buttons=[remarks(found)])


@hooks.register("before_edit_page", order=-1)
def say_what_a_translator_may_mend(request: HttpRequest, page: Page) -> None:
    """wagtail-localize's editor has no side panel of checks: opening a translation says it instead."""
    if request.method == "GET" and page.locale.language_code != settings.LANGUAGE_CODE and not page.alias_of_id:
        found = current(page, timezone.localdate())
        if found.count:
            messages.info(request, sentence(found), buttons=[remarks(found)])


def sentence(found: Report) -> str:
    if found.count == 1:
        return "Une remarque sur le texte peut aider à le rendre plus clair."
    return f"{found.count} remarques sur le texte peuvent aider à le rendre plus clair."


def remarks(found: Report) -> Any:
    return messages.button(reverse("content_checks", args=[found.page.pk]), "Voir les remarques")
