"""An activity is published with everything that visitors need; from a list of pages nobody sees what it lacks."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from events.models import EventPage


@hooks.register("before_bulk_action")
def publish_nothing_unfinished(
    request: HttpRequest, action_type: str, objects: list[Model], view: View
) -> HttpResponse | None:
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if request.POST.get("include_descendants"):
        pages += [below for page in pages for below in EventPage.objects.not_live().descendant_of(page)]
    drafts = [page.get_latest_revision_as_object() for page in pages if page.specific_class is EventPage]
    lacking = [draft for draft in drafts if is_lacking(draft)]
    if not lacking:
        return None
    titles = ", ".join(f"« {draft.title} »" for draft in lacking)
    messages.error(
        request,
        f"Il manque quelque chose à {titles} : ouvrez chaque activité et publiez-la, le formulaire dira quoi.",
        buttons=[messages.button(reverse("wagtailadmin_pages:edit", args=[lacking[0].pk]), "Ouvrir la première")],
    )
    return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[lacking[0].get_parent().pk]))


def is_lacking(draft: EventPage) -> bool:
    try:
        draft.full_clean()
    except ValidationError:
        return True
    return False
