"""Publishing several pages at once goes past their forms: refused where a questionnaire among them has a fault."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page

from resources.models import GuidePage
from resources.questionnaire.checks import faults
from resources.questionnaire.reading import tree_of


@hooks.register("before_bulk_action")
def refuse_faulty_questionnaires(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)] if action_type == "publish" else []
    refused = [guide for guide in guides(request, pages) if faults(tree_of(guide.questionnaire))]
    if not refused:
        return None
    for guide in refused:
        first = faults(tree_of(guide.questionnaire))[0].sentence
        messages.error(request, f"Rien n’a été publié : le questionnaire de « {guide.title} » a une faute. {first}")
    return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk]))


def guides(request: HttpRequest, pages: list[Page]) -> list[GuidePage]:
    """The newest drafts of the French guides among the pages, and below them where those are published too."""
    chosen = GuidePage.objects.filter(pk__in=[page.pk for page in pages])
    if request.POST.get("include_descendants"):
        for page in pages:
            chosen |= GuidePage.objects.filter(path__startswith=page.path, live=False)
    french = chosen.filter(locale__language_code=settings.LANGUAGE_CODE)
    return [guide.get_latest_revision_as_object() for guide in french]
