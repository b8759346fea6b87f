"""What every page of the CMS about one activity has in common: whose facts count, who may, what a lock forbids."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core import languages
from desk.wagtail_hooks.translations import update_url
from events.changing import Outcome, untranslated
from events.models import EventPage


class ActivityView(WagtailAdminTemplateMixin, TemplateView):
    """A page about an activity, for whoever may change it. From a translation, it is the original's that opens."""

    header_icon = "date"
    _show_breadcrumbs = True
    changes_something = True  # one of its dates: it stands below their list
    minds_locks = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(EventPage.objects.select_related("locale"), pk=kwargs["page_id"])
        self.asked, self.page = page, page.original
        self.may = self.page.permissions_for_user(request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.may.can_edit():
            raise PermissionDenied
        if self.asked.pk != self.page.pk:
            return HttpResponseRedirect(request.path.replace(f"/{self.asked.pk}/", f"/{self.page.pk}/", 1))
        lock = self.page.get_lock()
        if self.minds_locks and lock and lock.for_user(request.user):
            messages.error(request, lock.get_message(request.user))
            return HttpResponseRedirect(self.dates_url())
        return super().dispatch(request, *args, **kwargs)

    @property
    def version(self) -> EventPage:
        """What is published, or the draft of what never was."""
        if not hasattr(self, "_version"):
            self._version = self.page if self.page.live else self.page.get_latest_revision_as_object()
        return self._version

    def dates_url(self) -> str:
        return reverse("activity_dates", args=[self.page.pk])

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        here = [{"url": edit, "label": self.get_page_subtitle()}]
        if self.changes_something:
            here.append({"url": self.dates_url(), "label": "Dates"})
        return [*self.breadcrumbs_items, *here, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "activity": self.page,
            "may_publish": self.may.can_publish(),
            "has_draft": self.page.live and self.page.has_unpublished_changes,
            "dates_url": self.dates_url(),
        }


def tell(request: HttpRequest, page: EventPage, outcome: Outcome, what: str, day: date) -> None:
    """Says what was done and who sees it, what became of a draft, and what is left to translate."""
    edit = [messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), "Ouvrir le brouillon")]
    if outcome.published:
        messages.success(request, f"{what} C’est publié : le site et les agendas abonnés le disent.")
    elif outcome.submitted:
        messages.success(request, f"{what} La modération est prévenue ; le site change dès qu’elle approuve.")
    else:
        messages.success(request, f"{what} C’est dans le brouillon, pas encore publié.", buttons=edit)
    if outcome.draft_lacks:
        messages.warning(
            request, "Le brouillon de cette activité n’a pas cette date : il reste tel quel.", buttons=edit
        )
    elif outcome.published and outcome.beside:
        messages.info(
            request, "Le brouillon de cette activité a le même changement ; il n’est pas publié.", buttons=edit
        )
    elif outcome.beside:
        messages.warning(
            request,
            "L’activité avait déjà un brouillon : le changement y est ajouté. Soumettez-le quand il est prêt.",
            buttons=edit,
        )
    if outcome.published and (waiting := untranslated(EventPage.objects.get(pk=page.pk)).get(day)):
        messages.warning(
            request, f"Le message se lit encore en français en : {named(waiting)}.", buttons=[*map(button, waiting)]
        )


def named(pages: list[EventPage]) -> str:
    return ", ".join(languages.autonym(page.locale.language_code) for page in pages)


def button(page: EventPage) -> Any:
    return messages.button(translation_url(page), f"Traduire en {languages.autonym(page.locale.language_code)}")


def translation_url(page: EventPage) -> str:
    """Where the new French words come up for translation, or are translated where that was done."""
    return update_url(page) or reverse("wagtailadmin_pages:edit", args=[page.pk])
