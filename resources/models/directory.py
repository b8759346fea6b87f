"""The directory of organisations; the organisations themselves are every app's (``core.models.organisations``)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core import published
from core.blocks import StoryBlock
from core.json_ld import json_ld
from core.models import Organisation
from resources.directory import facts, listing, schema_org
from resources.models.guidance import GuidePage
from resources.shelves import Entry, ShelfPage


class DirectoryPage(ShelfPage):
    """Every organisation of the directory, filtered; below its address one each."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    search_fields = [*ShelfPage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Annuaire"

    @classmethod
    def for_reader(cls) -> "DirectoryPage | None":
        """The directory in the active language, else in the source's; nothing where none is published."""
        return published.for_reader(published.published(cls)).first()

    def entry(self, slug: str) -> Entry | None:
        return facts.listed().filter(slug=slug).first()

    def slugs(self) -> list[str]:
        return list(facts.listed().order_by("slug").values_list("slug", flat=True))

    def summary_of(self, entry: Any) -> str:
        return str(entry.description)

    def get_context(
        self, request: HttpRequest, *args: Any, entry: Entry | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, entry=entry, **kwargs)
        if not isinstance(entry, Organisation):
            found = listing.shown(self, request)
            return context | {"directory": found, "below": found.chosen.query()}
        shown = facts.one(entry, timezone.now())
        address = request.build_absolute_uri(f"{self.get_url(request)}{entry.slug}/")
        return context | {
            "facts": shown,
            "data": json_ld(schema_org.entry(shown, address)),
            "guides": guides_naming(entry),
            "vcard": reverse("vcard", args=[entry.slug]),
        }


def guides_naming(organisation: Organisation) -> list[Page]:
    """The published guides that send their readers to an organisation, as the reader is given them, by title."""
    pages = GuidePage.objects.filter(places__organisation=organisation).distinct()
    found = {page.pk: page for page in published.readable(pages)}
    return sorted(published.summarised(list(found.values())), key=lambda page: page.title.casefold())


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def waiting(self) -> "CorrectionQuerySet":
        """What nobody has decided yet."""
        return self.filter(decided_at=None)


class Correction(models.Model):
    """What an organisation answered to the letter that asks whether its entry is right; staff decide on it.

    ``values``: what it says otherwise, as plain text by name (``resources.confirming.entry``); empty where all is
    right. ``state``: what the link was signed for, so that each link takes one answer. ``accepted``: the names of what
    was taken over.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="corrections")
    values = models.JSONField("valeurs proposées", default=dict)
    message = models.TextField("message", max_length=2000, blank=True)
    received_at = models.DateTimeField("reçue le", default=timezone.now, editable=False)
    state = models.CharField(max_length=64, null=True, unique=True, editable=False)
    decided_at = models.DateTimeField("traitée le", null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="traitée par",
    )
    accepted = models.JSONField("reprises", default=list, editable=False)
    note = models.TextField("note", max_length=1000, blank=True)

    objects: ClassVar[Any] = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "correction proposée"
        verbose_name_plural = "corrections proposées"
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.received_at:%Y-%m-%d}"
