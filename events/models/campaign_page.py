from collections.abc import Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from core.blocks import StoryBlock
from core.findable import Facts, Kind
from core.models import BasePage, Organisation, SiteDocument
from events import panels
from events.editing.forms import FactsForm
from events.models.shared import SharedFacts, facts


class CampaignPage(SharedFacts):
    """An awareness campaign: a period, a message, partners, material, and the activities that belong to it."""

    message = models.CharField(
        "message",
        max_length=200,
        blank=True,
        help_text="La phrase de la campagne, comme sur une affiche.",
    )
    start_date = models.DateField("premier jour")
    end_date = models.DateField("dernier jour")
    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu")

    search_kind = Kind.CAMPAIGN
    base_form_class = FactsForm
    content_panels = [*BasePage.content_panels, *panels.CAMPAIGN]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *facts("start_date", "end_date", "partners", "material"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("message"), index.SearchField("body")]
    parent_page_types = ["events.AgendaPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "Campagne"
        verbose_name_plural = "Campagnes"

    def clean(self) -> None:
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": "Le dernier jour vient avant le premier."})

    @classmethod
    def search_facts(cls, pages: Sequence[Self]) -> dict[int, Facts]:
        from events import findable  # it knows this model

        return findable.campaigns(pages)

    def search_keywords(self) -> tuple[str, ...]:
        return (self.message,) if self.message else ()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events import campaigns, schema_org  # they know this model

        found = campaigns.of_page(self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {"campaign": found, "data": schema_org.campaign(found, request)}

    def neighbours(self, request: HttpRequest) -> dict[str, Page]:
        """None: beside it in the tree stand activities."""
        return {}


class CampaignPartner(Orderable):
    """An organisation that carries a campaign with the centre."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name="organisation"
    )

    class Meta(Orderable.Meta):
        verbose_name = "partenaire"


class CampaignDocument(Orderable):
    """A file to download: a poster, a leaflet, a kit."""

    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="material")
    document = models.ForeignKey(SiteDocument, on_delete=models.CASCADE, related_name="+", verbose_name="document")

    class Meta(Orderable.Meta):
        verbose_name = "document de campagne"
