from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from core.blocks import StoryBlock
from core.models import BasePage
from events.agenda.views import SUBSCRIBE, View


class AgendaPage(BasePage):
    """The public calendar: what is on, in its language; campaigns and activities are its children.

    It has addresses below its own: a month, a week, a day, the past (``events.agenda.views``), and how to
    subscribe (``events.views.subscribe``).
    """

    body = StreamField(
        StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste des activités. Facultatif."
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage", "events.CampaignPage"]
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Agenda"

    def shows(self, steps: Sequence[str]) -> bool:
        return list(steps) == [SUBSCRIBE] or View.parsed(steps) is not None

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [SUBSCRIBE] and self.live:
            return RouteResult(self, kwargs={"subscribing": True})
        view = View.parsed(path_components)
        if view is None or not self.live:
            return super().route(request, path_components)
        return RouteResult(self, kwargs={"view": view})

    def serve(self, request: HttpRequest, *args: Any, subscribing: bool = False, **kwargs: Any) -> HttpResponse:
        from events.views.subscribe import subscribe  # it asks models, and this is one of them

        return subscribe(self, request) if subscribing else super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.agenda.shown import below, shown  # it asks models, and this is one of them

        found = shown(self, request, kwargs.pop("view", None) or View())
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "agenda": found,
            "view_title": found.title,
            "below": below(found.view, found.chosen, found.place),
        }
