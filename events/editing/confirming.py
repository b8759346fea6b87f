"""Before a published activity is published with other dates: what that does to those who noted the old ones."""

from hashlib import blake2b
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from events.comparing import Difference
from events.editing.preview import differences
from events.models import EventPage

CONFIRMED = "dates-confirmed"
PUBLISHES = ("action-publish", "action-workflow-action")  # what an editor presses so that visitors see it


def pressed(request: HttpRequest, page: EventPage) -> str:
    """The button of the form that publishes, where that is what was pressed by somebody who may."""
    if request.POST.get("action-publish") and page.permissions_for_user(request.user).can_publish():
        return "action-publish"
    if request.POST.get("action-workflow-action") and request.POST.get("workflow-action-name") == "approve":
        return "action-workflow-action"
    return ""


def sent(request: HttpRequest, page: EventPage) -> EventPage | None:
    """The page as the form that was sent would make it; none where the form has faults, which the editor is shown.

    Nothing is saved: it is another object than the one that Wagtail is about to save.
    """
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    form_class = EventPage.get_edit_handler().get_form_class()
    form = form_class(
        request.POST, request.FILES, instance=draft, parent_page=draft.get_parent(), for_user=request.user
    )
    return form.instance if form.is_valid() else None


def unconfirmed(request: HttpRequest, page: EventPage) -> tuple[Difference, EventPage] | None:
    """What publishing the form would change of the dates that visitors know, and the page that it would publish.

    None where there is nothing to ask: nothing is published, no date changes, or the editor has read just that.
    """
    published = EventPage.objects.filter(pk=page.pk, live=True).first()
    if published is None or published.original.pk != published.pk:
        return None
    found = sent(request, page)
    if found is None:
        return None
    difference = differences(published, found.schedule, timezone.localdate())
    if not difference or request.POST.get(CONFIRMED) == digest(difference):
        return None
    return difference, found


def digest(difference: Difference) -> str:
    """The same for the same difference: what was confirmed is what is done."""
    return blake2b(repr(difference).encode(), digest_size=12).hexdigest()


def typed(request: HttpRequest) -> list[tuple[str, Any]]:
    """Everything that the form sent, to be sent again, but for the button and what proves where it comes from."""
    left_out = {"csrfmiddlewaretoken", CONFIRMED, *PUBLISHES}
    return [(name, value) for name, values in request.POST.lists() if name not in left_out for value in values]
