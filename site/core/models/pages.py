from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import covers, languages, previews, published
from core.findable import Facts, Kind, gathering
from core.forms import PlainCopyForm
from core.models.media import SiteImage
from core.models.translations import TranslationState
from core.streams import streams


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
    search_kind = Kind.PAGE  # what it is for who searches the site (core.findable)
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @transaction.atomic
    @gathering.together()
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Search reads the page when what hangs on it is saved too."""
        super().save(*args, **kwargs)

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
        if not mode_name:
            response: HttpResponse = super().serve_preview(request, mode_name)
            return response
        page, state = previews.in_language(self, Locale.objects.get(language_code=mode_name))
        page.preview_state = state
        with translation.override(mode_name):
            translated: TemplateResponse = super(BasePage, page).serve_preview(request, mode_name)
            return translated.render()

    def shows(self, steps: Sequence[str]) -> bool:
        """Whether it answers at an address below its own that is no page's; ``route`` then says with what."""
        return False

    def kept_below(self, steps: Sequence[str]) -> Sequence[str]:
        """What the site may keep of an address below its own: nothing that says something of the reader."""
        return steps

    def addresses_below(self) -> list[str]:
        """What follows its own address where it shows what is no page, for the sitemap: ``["annexe-15/"]``."""
        return []

    @classmethod
    def search_facts(cls, pages: Sequence[Self]) -> dict[int, Facts]:
        """What search knows of these pages beside their words, by primary key; in a constant number of queries."""
        return {}

    def search_keywords(self) -> tuple[str, ...]:
        """Other words for the very page, in its language, beside those of its title."""
        return ()

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
        places = places_beside([page.translation_key for page in beside], self.translation_key)
        return {name: beside[place] for name, place in places.items()}

    def block_ids(self) -> set[str]:
        """The ids of the top-level blocks of this page's streams."""
        return {block.id for stream in streams(self).values() for block in stream}


def places_beside(order: Sequence[UUID], here: UUID) -> dict[str, int]:
    """``previous`` and ``next``: the places beside this one in a list; none for what is not in it."""
    if here not in order:
        return {}
    place = order.index(here)
    beside = {"previous": place - 1, "next": place + 1}
    return {name: found for name, found in beside.items() if 0 <= found < len(order)}
