from typing import Any, cast

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageQuerySet
from wagtail.search import index

from core import published
from core.blocks import StoryBlock
from core.models import BasePage


class NewsPage(BasePage):
    """One piece of news, on its day."""

    date = models.DateField("date", default=timezone.localdate)
    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu")

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    parent_page_types = ["home.NewsIndexPage"]
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
