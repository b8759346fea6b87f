"""Publishing other dates than those that visitors know is asked twice; the form that was sent waits meanwhile."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail import hooks
from wagtail.models import Page

from events.editing import confirming
from events.editing.preview import in_words
from events.models import EventPage


@hooks.register("before_edit_page")
def show_which_dates_change(request: HttpRequest, page: Page) -> HttpResponse | None:
    button = confirming.pressed(request, page) if request.method == "POST" and isinstance(page, EventPage) else ""
    asked = confirming.unconfirmed(request, page) if button else None
    if asked is None:
        return None
    difference, found = asked
    context = {
        "page": page,
        "difference": list(in_words(difference, found.schedule)),
        "disappears": bool(difference.disappear),
        "fields": confirming.typed(request),
        "button": button,
        "button_value": request.POST[button],
        "confirmed_name": confirming.CONFIRMED,
        "confirmed": confirming.digest(difference),
    }
    return TemplateResponse(request, "events/admin/recurrence/confirm.html", context)
