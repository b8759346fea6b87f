"""Activities with all that is said of them, for any number of them in a number of queries that does not grow."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from wagtail.images.models import Filter

from core import published
from core.models import Organisation, SiteImage, SiteRendition
from events.models import CampaignPage, Category, EventOrganiser, EventPage

DRAWN = Filter(spec="fill-1200x630|format-jpeg")  # as networks take them; every client reads JPEG
WORDS = ("title", "summary", "status_message", "price", "changes", "url_path", "translation_key", "locale", "slug")


def with_facts(pages: QuerySet[EventPage]) -> list[EventPage]:
    """The pages with their facts. Organisations, categories, campaigns are fetched once, however many name them."""
    organisations = Organisation.objects.select_related("commune")
    return list(
        pages.defer("body", "draft_title", "search_description", "seo_title").prefetch_related(
            "locale",
            "commune",
            Prefetch("category", Category.objects.select_related("locale")),
            Prefetch("place", organisations),
            Prefetch("organiser", organisations),
            Prefetch("campaign", CampaignPage.objects.only("translation_key", "slug", "title")),
            Prefetch("continues", EventPage.objects.only("translation_key")),
            Prefetch("picture", SiteImage.objects.prefetch_renditions(DRAWN.spec)),
            Prefetch("co_organisers", EventOrganiser.objects.select_related("organisation")),
            "spoken_languages",
            "audiences",
        )
    )


def in_language(keys: Iterable[UUID], code: str) -> dict[UUID, EventPage]:
    """The published pages of activities in a language, with their words alone."""
    pages = published.published(EventPage).filter(translation_key__in=list(keys), locale__language_code=code)
    return {page.translation_key: page for page in pages.only(*WORDS, "locale__language_code")}


def picture(original: EventPage) -> str:
    """The path of its picture as networks show it, drawn where it was not yet; a drawing (SVG) has none."""
    if original.picture is None or original.picture.is_svg():
        return ""
    try:
        rendition = original.picture.find_existing_rendition(DRAWN)
    except SiteRendition.DoesNotExist:
        try:
            rendition = original.picture.get_rendition(DRAWN)
        except OSError:  # its file is lost or damaged
            return ""
    return str(rendition.url)
