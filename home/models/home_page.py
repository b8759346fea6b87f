from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language, gettext, override
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock, PageChooserBlock, StreamBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import published
from core.blocks.territory import Tiles
from core.models import BasePage, CentreSettings, Commune
from events import upcoming
from events.filters import AgendaFilter
from home import schema_org
from home.enums import DoorIcon
from home.models.contact import ContactPage
from home.models.news import NewsPage


class DoorBlock(StructBlock):
    """A need in the visitor's own words, and the page that answers it."""

    icon = ChoiceBlock(choices=DoorIcon.choices, label="Dessin")
    title = CharBlock(label="Le besoin", help_text="Dit comme le visiteur le dirait : « J’arrive en Belgique ».")
    text = PlainTextBlock(label="Une ligne d’explication", rows=2)
    page = PageChooserBlock(label="Page")

    class Meta:
        icon = "link"
        label = "Porte d’entrée"


class HomePage(BasePage):
    """Who we are in two sentences, doors by need, the territory, what is on, news, contact. One in each language."""

    doors = StreamField(
        StreamBlock([("door", DoorBlock())], min_num=4, max_num=6),
        verbose_name="portes d’entrée",
        help_text="Quatre à six besoins : les premières choses que l’on voit.",
    )

    featured = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="page mise en avant",
        help_text="Une seule page, présentée en grand sous les portes d’entrée.",
    )

    content_panels = [*BasePage.content_panels, FieldPanel("doors"), FieldPanel("featured")]
    search_fields = [*BasePage.search_fields, index.SearchField("doors")]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("featured")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "Page d’accueil"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """One home page; those of other languages are made by translating it."""
        return super().can_create_at(parent) and not cls.objects.exists()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        doors = [door for door in self.doors if door.value["page"]]
        wanted = [*(door.value["page"].pk for door in doors), *([self.featured_id] if self.featured_id else [])]
        answers = published.readable_for(wanted) if wanted else {}
        contact = published.for_reader(published.published(ContactPage)).first()
        centre, communes = CentreSettings.for_request(request), list(Commune.objects.all())
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "doors": [
                {"id": door.id, "door": door.value, "page": answers[key]}
                for door in doors
                if (key := door.value["page"].pk) in answers
            ],
            "featured": published.summarised([answers[key] for key in [self.featured_id] if key in answers]),
            "upcoming": upcoming.entries(AgendaFilter(), 3),
            "news": NewsPage.for_reader()[:3],
            "contact_page": contact,
            "centre": centre,
            "tiles": Tiles(communes),
            "greetings": greetings(),
            "organisation_data": schema_org.ngo(request, centre, communes, list(context["page_translations"])),
        }


def greetings() -> list[dict[str, str]]:
    """A welcome in every language of the site but the reader's own."""
    welcomes = []
    for code, _name in settings.LANGUAGES:
        if code != get_language():
            with override(code):
                welcomes.append({"code": code, "text": gettext("Welcome")})
    return welcomes
