"""What the editor's form says of its dates, at once: asked by the form as it is typed in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from events.editing.preview import WhenForm, preview
from events.models import EventPage


@require_POST
def recurrence_preview(request: HttpRequest) -> HttpResponse:
    """HTML of what the fields of the form mean. ``page`` is the key of the page that is edited; a new one has none."""
    page = None
    if key := request.POST.get("page"):
        if not (key.isascii() and key.isdigit() and len(key) < 12):
            return HttpResponseBadRequest("page ?")
        page = get_object_or_404(EventPage, pk=key)
        if not page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
    try:
        form = WhenForm(request.POST)
        form.is_valid()
    except (KeyError, ValueError):  # the fields of ``changes`` as no form of ours sends them
        return HttpResponseBadRequest("changes ?")
    shown = preview(form, page if page and page.live else None, timezone.localdate())
    return TemplateResponse(request, "events/admin/recurrence/preview.html", {"preview": shown})
