from django.urls import URLPattern, path
from wagtail import hooks

from events.views.recurrence import recurrence_preview


@hooks.register("register_admin_urls")
def recurrence_urls() -> list[URLPattern]:
    return [path("activities/recurrence/", recurrence_preview, name="recurrence_preview")]
