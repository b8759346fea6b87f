from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import published
from core.forms import PlainCopyForm
from core.models.media import SiteImage


class BasePage(Page):
    """What every page of the site has: a summary, a picture for those who share it, one address in all languages.

    The slug is the source's in every translation, so that two readers' addresses of a page differ only by the
    language at their beginning (docs/decisions/0004).
    """

    summary = models.TextField(
        "résumé",
        max_length=320,
        blank=True,
        help_text="Une ou deux phrases simples. Elles ouvrent la page, et la présentent ailleurs : listes, moteurs "
        "de recherche, réseaux.",
    )
    picture = models.ForeignKey(
        SiteImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="image de partage"
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("picture")],
            heading="Moteurs de recherche et partage",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="Menu"),
    ]
    copy_form_class = PlainCopyForm
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        """One sentence or two for search engines and previews."""
        return self.search_description or self.summary

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        translations = published.request_translations(request, self)
        mine = translations.get(self.locale.language_code)
        state = getattr(mine, "translation_state", None)
        return context | {
            "page_translations": translations,
            "source_page": translations.get(settings.LANGUAGE_CODE),
            "translation_state": state,
            "changed_here": state.changed_blocks & self.block_ids() if state else set(),
        }

    def block_ids(self) -> set[str]:
        """The ids of the top-level blocks of this page's streams."""
        streams = [field.name for field in self._meta.get_fields() if isinstance(field, StreamField)]
        return {block.id for name in streams for block in getattr(self, name)}
