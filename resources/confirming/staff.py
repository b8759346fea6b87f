"""What editors see of it in the CMS: the entries to confirm, the corrections to read."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.models import Organisation
from desk import reviews
from desk.reports.page import SaysWhatToDo
from resources.confirming import asking, deciding, entry
from resources.models import Correction

PER_PAGE = 50


def may_decide(user: Any) -> bool:
    """Whoever may change an organisation asks it, and decides on what it answers."""
    return reviews.may_change(user, Organisation)


class DirectoryView(SaysWhatToDo, WagtailAdminTemplateMixin, TemplateView):
    """For whoever may change an organisation."""

    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_decide(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def paginated(self, found: Any) -> dict[str, Any]:
        page = WagtailPaginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        return {"page_obj": page, "elided_page_range": page.paginator.get_elided_page_range(page.number)}


class ToConfirmView(DirectoryView):
    """Rapports, Annuaire à confirmer: the entries that are due; all of them where asked (``toutes``)."""

    page_title = "Annuaire à confirmer"
    template_name = "resources/confirming/desk/to_confirm.html"
    what_to_do = (
        "Demandez à chaque organisation si sa fiche est juste : elle reçoit un lien pour confirmer ou corriger, "
        "sans compte. Sans adresse e-mail : téléphonez, puis « Toujours juste » dans « À vérifier »."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everything = bool(self.request.GET.get("toutes"))
        found = reviews.facts(Organisation) if everything else reviews.due_facts(Organisation)
        shown = self.paginated(found.order_by("checked_on", "name").select_related("owner", "commune"))
        known = asking.last_asked()
        for organisation in shown["page_obj"].object_list:
            organisation.asked = known.get(organisation.pk)
            organisation.is_recent = asking.is_recent(organisation.asked)
            organisation.edit_url = AdminURLFinder().get_edit_url(organisation)
        return super().get_context_data(**kwargs) | shown | {"everything": everything}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Writes to those that were ticked, or to the one whose button was pressed."""
        keys = request.POST.getlist("one") or request.POST.getlist("organisation")
        chosen = reviews.facts(Organisation).filter(
            pk__in=[key for key in keys if key.isdecimal() and len(key) < 10][:PER_PAGE]
        )
        tell(request, asking.ask(chosen, request.user, again=bool(request.POST.get("again"))), bool(keys))
        return HttpResponseRedirect(request.get_full_path())


def tell(request: HttpRequest, asked: asking.Asked, chose: bool) -> None:
    if not chose:
        messages.warning(request, "Cochez au moins une organisation.")
    if asked.sent:
        messages.success(request, f"Le lien est envoyé : {names(asked.sent)}.")
    if asked.too_soon:
        messages.warning(
            request,
            f"Pas envoyé, car déjà demandé il y a moins de 14 jours : {names(asked.too_soon)}. "
            "Pour écrire quand même, cochez « Écrire de nouveau ».",
        )
    if asked.without_address:
        messages.warning(request, f"Pas envoyé, faute d’adresse e-mail : {names(asked.without_address)}.")
    if asked.failed:
        messages.error(request, f"Le courrier n’a pas pu partir ; réessayez plus tard : {names(asked.failed)}.")


def names(organisations: list[Organisation]) -> str:
    return ", ".join(organisation.name for organisation in organisations)


class CorrectionsView(DirectoryView):
    """Rapports, Corrections à relire; those that are decided where asked (``traitees``)."""

    page_title = "Corrections à relire"
    header_icon = "edit"
    template_name = "resources/confirming/desk/corrections.html"
    what_to_do = (
        "Des organisations ont corrigé leur fiche. Relisez, puis reprenez ce qui convient : rien n’est encore publié."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        decided = bool(self.request.GET.get("traitees"))
        found = Correction.objects.select_related("organisation", "decided_by")
        found = found.filter(decided_at__isnull=False) if decided else found.waiting().order_by("received_at")
        shown = self.paginated(found)
        for correction in shown["page_obj"].object_list:
            correction.names = [entry.label(name) for name in correction.values]
        return super().get_context_data(**kwargs) | shown | {"decided": decided}


class CorrectionView(DirectoryView):
    """One correction: what the entry says, what is proposed, and the two buttons."""

    page_title = "Correction proposée"
    header_icon = "edit"
    template_name = "resources/confirming/desk/correction.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = Correction.objects.select_related("organisation__commune", "decided_by")
        self.correction = get_object_or_404(found, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.correction.organisation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("corrections"), "label": CorrectionsView.page_title},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisation = self.correction.organisation
        now = entry.said(organisation, timezone.localdate())
        rows = [
            {"name": name, "label": entry.label(name), "now": now[name], "new": self.correction.values[name]}
            for name in (*entry.FIELDS, *entry.WORDS)
            if name in self.correction.values
        ]
        return super().get_context_data(**kwargs) | {
            "correction": self.correction,
            "fields": [row for row in rows if row["name"] in entry.FIELDS],
            "words": [row for row in rows if row["name"] in entry.WORDS],
            "accepted": [entry.label(name) for name in self.correction.accepted],
            "edit_url": AdminURLFinder().get_edit_url(organisation),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        note = request.POST.get("note", "").strip()[:1000]
        try:
            if "refuse" in request.POST:
                deciding.refuse(self.correction, request.user, note)
                messages.success(
                    request, f"{self.correction.organisation} : la correction est refusée, rien ne change."
                )
            else:
                taken = deciding.accept(self.correction, request.POST.getlist("field"), request.user, note)
                what = ", ".join(entry.label(name).lower() for name in taken) or "rien à changer ici"
                messages.success(
                    request, f"{self.correction.organisation} : {what}. La fiche est vérifiée aujourd’hui."
                )
        except deciding.AlreadyDecidedError:
            messages.warning(request, "Quelqu’un d’autre vient de traiter cette correction.")
        except ValidationError as error:
            messages.error(request, f"Rien n’est changé. {deciding.sentences(error)}")
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(reverse("corrections"))
