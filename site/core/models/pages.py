from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import covers, languages, published
from core.forms import PlainCopyForm
from core.models.media import SiteImage
from core.models.translations import TranslationState


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
    preview_state: TranslationState | None = None  # what a preview in another language lacks
    ages = True  # its words may become wrong, so that staff are asked to check it from time to time
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        """One sentence or two for search engines and previews."""
        return self.search_description or self.summary

    @property
    def hue(self) -> covers.Hue:
        """The colour of the section that the page is in."""
        steps = self.url_path.strip("/").split("/")
        return covers.hue_of_section(steps[1] if len(steps) > 1 else "")

    @property
    def floor(self) -> covers.Floor:
        """The page's own tiles, shown where it has no picture; the same in every language."""
        return covers.floor(str(self.translation_key), self.hue)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page as it is; a source page also as it will read in each other language."""
        own = self.locale.language_code
        others = [code for code in published.codes() if code != own] if own == settings.LANGUAGE_CODE else []
        return [("", languages.autonym(own)), *((code, languages.autonym(code)) for code in others)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The preview, in another language where ``mode_name`` is the code of one (``core.previews``)."""
        from core import previews

        if not mode_name:
            response: HttpResponse = super().serve_preview(request, mode_name)
            return response
        page, state = previews.in_language(self, Locale.objects.get(language_code=mode_name))
        page.preview_state = state
        with translation.override(mode_name):
            translated: TemplateResponse = super(BasePage, page).serve_preview(request, mode_name)
            return translated.render()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        translations = published.request_translations(request, self)
        mine = translations.get(self.locale.language_code)
        state = self.preview_state or getattr(mine, "translation_state", None)
        return context | {
            "page_translations": translations,
            "source_page": translations.get(settings.LANGUAGE_CODE),
            "translation_state": state,
            "changed_here": state.changed_blocks & self.block_ids() if state else set(),
        }

    def neighbours(self, request: HttpRequest) -> dict[str, Page]:
        """``previous`` and ``next`` among the pages below the same parent; none for a section of the home page."""
        above = getattr(request, "_ancestors", None)
        parent = above[-1] if above else self.get_parent()
        if parent is None or parent.depth < 3:
            return {}
        beside = published.children(published.request_translations(request, parent).values())
        here = [page.translation_key for page in beside].index(self.translation_key) if self.live else len(beside)
        return {
            name: beside[place]
            for name, place in (("previous", here - 1), ("next", here + 1))
            if 0 <= place < len(beside)
        }

    def block_ids(self) -> set[str]:
        """The ids of the top-level blocks of this page's streams."""
        streams = [field.name for field in self._meta.get_fields() if isinstance(field, StreamField)]
        return {block.id for name in streams for block in getattr(self, name)}
