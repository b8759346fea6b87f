from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class

from events.editing.comparison import SeriesComparison
from events.fields import SeriesField
from events.views.recurrence import recurrence_preview

register_comparison_class(SeriesField, comparison_class=SeriesComparison)


@hooks.register("register_admin_urls")
def recurrence_urls() -> list[URLPattern]:
    return [path("activities/recurrence/", recurrence_preview, name="recurrence_preview")]
