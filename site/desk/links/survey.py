"""All the links to be mended on the site today; looked for again when something was published, moved or deleted."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Max, Q
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, PageViewRestriction
from wagtail.permissions import page_permission_policy

from core import languages, published
from desk.links.judge import fault_of
from desk.links.known import Known
from desk.links.reasons import Reason
from desk.links.walker import links_of

KEPT = 24 * 3600  # seconds


@dataclass(frozen=True)
class Fault:
    """One link to be mended: on which page and where, what it says, where it leads, and why it does not do."""

    page_id: int
    title: str
    language: str
    place: str
    block_id: str
    text: str
    target: str
    reason: Reason

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def autonym(self) -> str:
        """Its language by its own name; nothing for the source language, which goes without saying."""
        return "" if self.language == settings.LANGUAGE_CODE else languages.autonym(self.language)

    @property
    def named(self) -> str:
        """What the link is known by where it says nothing: where it leads, or where it stands."""
        return self.text or self.target or self.place

    @property
    def edit_url(self) -> str:
        anchor = f"#block-{self.block_id}-section" if self.block_id else ""
        return reverse("wagtailadmin_pages:edit", args=[self.page_id]) + anchor


def survey() -> list[Fault]:
    """Walks over every published page: one query for each page type among them, whatever their number."""
    known = Known()
    found = []
    pages = published.published().filter(depth__gt=1)
    for page in pages.order_by("path").specific().select_related(None).iterator(chunk_size=200):
        facts = known.pages[page.pk]
        for link in links_of(page):
            if reason := fault_of(link, facts, known):
                target = link.address or ""
                found.append(
                    Fault(
                        page.pk,
                        page.title,
                        facts.language,
                        link.place,
                        link.block_id,
                        link.text,
                        target,
                        Reason(reason),
                    )
                )
    return sorted(found, key=lambda fault: not fault.reason.is_broken)


def stamp() -> str:
    """Changes with whatever may mend or break a link."""
    pages = Page.objects.aggregate(
        Count("pk"), Max("pk"), Max("last_published_at"), live=Count("pk", filter=Q(live=True))
    )
    others = [
        model._default_manager.aggregate(Count("pk"), Max("pk"))
        for model in (PageLogEntry, PageViewRestriction, Redirect, get_document_model(), get_image_model())
    ]
    return ":".join(str(value) for values in [pages, *others] for value in values.values())


def faults() -> list[Fault]:
    """``survey``, kept until the site changes."""
    now = stamp()
    kept: tuple[str, list[Fault]] | None = cache.get("desk.links")
    if kept and kept[0] == now:
        return kept[1]
    found = survey()
    cache.set("desk.links", (now, found), KEPT)
    return found


def faults_for(user: Any) -> list[Fault]:
    """The links that stand on the pages which this person may edit."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    found = faults()
    allowed = set(mine.values_list("pk", flat=True)) if found else set()
    return [fault for fault in found if fault.page_id in allowed]
