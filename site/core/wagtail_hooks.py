from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from core.rich_text import LocalisedPageLinkHandler
from core.views.errors import untranslated


@hooks.register("before_serve_page", order=-1)
def no_page_under_another_language(
    page: Page, request: HttpRequest, args: list[str], kwargs: dict[str, str]
) -> HttpResponse | None:
    """A page is never shown under another language's address: neither as Wagtail's fallback nor as an alias."""
    if page.alias_of_id or page.locale.language_code != get_language():
        return untranslated(request, page)
    return None


@hooks.register("register_rich_text_features", order=10)
def links_in_the_readers_language(features: FeatureRegistry) -> None:
    features.register_link_type(LocalisedPageLinkHandler)
