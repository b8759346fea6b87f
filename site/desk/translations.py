"""The editors' table of translations: each page in each language, what is missing, stale, or not read over yet."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from core import languages, published
from core.models import TranslationState
from desk.reports.page import WorkReport

LATE, UNREAD = "late", "unread"


class Freshness(TextChoices):
    """How a page stands in one language."""

    MISSING = "missing", "Pas traduite"
    DRAFT = "draft", "Brouillon"
    STALE = "stale", "Le français a changé"
    PARTIAL = "partial", "Incomplète"
    FRESH = "fresh", "À jour"

    @property
    def meaning(self) -> str:
        return MEANINGS[self]


MEANINGS = {
    Freshness.MISSING: "La page n’existe pas dans cette langue. Le lecteur se voit proposer les langues qui existent.",
    Freshness.DRAFT: "Commencée, pas publiée.",
    Freshness.STALE: "Ouvrez la page française, « Synchroniser les pages traduites », puis traduisez ce qui a changé.",
    Freshness.PARTIAL: "Des parties sont publiées en français. Traduisez-les.",
    Freshness.FRESH: "La traduction dit ce que dit le français.",
}


@dataclass(frozen=True)
class Cell:
    """One page in one language."""

    code: str
    page: Page | None
    state: TranslationState | None

    @property
    def freshness(self) -> Freshness:
        if self.page is None:
            return Freshness.MISSING
        if not self.page.live:
            return Freshness.DRAFT
        if self.state and self.state.is_stale:
            return Freshness.STALE
        return Freshness.PARTIAL if self.state and self.state.untranslated_parts else Freshness.FRESH

    @property
    def checked(self) -> bool:
        return bool(self.state and self.state.checked_at)

    def matches(self, wanted: str) -> bool:
        """Whether this is in one of the filter's states; a state that is not known matches all."""
        if wanted == LATE:
            return self.freshness in {Freshness.STALE, Freshness.PARTIAL}
        if wanted == UNREAD:
            return self.page is not None and self.page.live and not self.checked
        return self.freshness == wanted if wanted in Freshness.values else True


def table(codes: list[str]) -> list[dict[str, Any]]:
    """One row a published source page, one cell a language; two queries whatever the size."""
    translations = Page.objects.filter(alias_of=None, depth__gt=1).exclude(locale__language_code=settings.LANGUAGE_CODE)
    by_place = {
        (page.translation_key, page.locale.language_code): page
        for page in translations.select_related("locale", "translation_state")
    }
    rows = []
    for source in (
        published.published().filter(depth__gt=1, locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    ):
        found = {code: by_place.get((source.translation_key, code)) for code in codes}
        cells = [Cell(code, page, getattr(page, "translation_state", None)) for code, page in found.items()]
        rows.append({"source": source, "cells": cells})
    return rows


class TranslationTableView(WorkReport):
    """Rapports, État des traductions."""

    template_name = "desk/translation_table.html"
    page_title = "État des traductions"
    header_icon = "globe"

    what_to_do = (
        "Mettez à jour ce que le français a changé, traduisez ce qui manque, puis faites relire chaque traduction par "
        "une personne dont c’est la langue : elle clique sur « Relue »."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """``langue`` shows one column, ``etat`` the pages that are so in a column that is shown."""
        codes = [code for code in published.codes() if code != settings.LANGUAGE_CODE]
        language, state = self.request.GET.get("langue", ""), self.request.GET.get("etat", "")
        shown = [language] if language in codes else codes
        rows = [row for row in table(shown) if any(cell.matches(state) for cell in row["cells"])]
        states = [(LATE, "À mettre à jour"), (UNREAD, "Non relue"), *Freshness.choices]
        return super().get_context_data(**kwargs) | {
            "languages": [{"code": code, "name": languages.autonym(code)} for code in shown],
            "rows": rows,
            "language_choices": [(code, languages.autonym(code), code == language) for code in codes],
            "state_choices": [(value, label, value == state) for value, label in states],
            "legend": Freshness,
        }


@require_POST
def mark_checked(request: HttpRequest, page_id: int) -> HttpResponse:
    """A native reader has read this translation over. Changing its words later takes the mark away."""
    translations = Page.objects.filter(alias_of=None).exclude(locale__language_code=settings.LANGUAGE_CODE)
    page = get_object_or_404(translations, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    checked = {"checked_at": timezone.now(), "checked_by": request.user}
    TranslationState.objects.update_or_create(page=page, defaults=checked)
    messages.success(
        request, f"« {page.title} » est marquée comme relue ({languages.autonym(page.locale.language_code)})."
    )
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("translation_table"))
