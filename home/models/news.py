from typing import Any, cast

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageQuerySet
from wagtail.search import index

from core import published
from core.blocks import StoryBlock
from core.findable import Kind
from core.models import BasePage
from core.models.pages import places_beside


class NewsPage(BasePage):
    """One piece of news, on its day."""

    date = models.DateField("date", default=timezone.localdate)
    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu")

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    parent_page_types = ["home.NewsIndexPage"]
    search_kind = Kind.NEWS
    ages = False  # news belongs to its day
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "Actualité"
        verbose_name_plural = "Actualités"

    @classmethod
    def for_reader(cls) -> PageQuerySet:
        """All the news for the active language's reader, newest first."""
        news = published.for_reader(published.published(cls)).order_by("-date", "-first_published_at", "-pk")
        return cast(PageQuerySet, news.defer_streamfields())

    def neighbours(self, request: HttpRequest) -> dict[str, Page]:
        """``previous`` is the newer one, ``next`` the older one: the order of the list."""
        order = list(NewsPage.for_reader().values_list("translation_key", "pk"))
        places = places_beside([key for key, _ in order], self.translation_key)
        wanted = {name: order[place][1] for name, place in places.items()}
        found = NewsPage.objects.select_related("locale").defer_streamfields().in_bulk(wanted.values())
        return {name: found[key] for name, key in wanted.items()}


class NewsIndexPage(BasePage):
    """All the news, newest first, twelve a page."""

    PER_PAGE = 12

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Liste des actualités"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(NewsPage.for_reader(), self.PER_PAGE)
        return super().get_context(request, *args, **kwargs) | {"news": pages.get_page(request.GET.get("page"))}
