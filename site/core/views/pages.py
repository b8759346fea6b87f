from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from core import published
from core.views.errors import untranslated


@csrf_exempt  # Pages hold no visitor's session, so there is nothing to forge; a CSRF token would cost a cookie.
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Finds the page at an address of the active language, and hands it to Wagtail's own serving.

    Wagtail would walk down the tree with two queries a step, and show the source's page where the language has no
    home page; here the deepest page on the way is found at once, and nothing is shown under another language.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    homes = published.homes(request, site)
    home = homes.get(get_language() or "")
    if home is None:
        if path.strip("/"):
            raise Http404
        return untranslated(request, site.root_page)
    steps = [step for step in path.split("/") if step]
    addresses = [home.url_path]
    for step in steps:
        addresses.append(f"{addresses[-1]}{step}/")
    live = Page.objects.live().filter(url_path__in=addresses, alias_of=None)
    *way, found = live.select_related("locale").order_by("depth")
    request._ancestors = way  # type: ignore[attr-defined]
    page = found.specific
    page.locale = found.locale
    request._wagtail_route_for_request = page.route(request, steps[found.depth - home.depth :])  # type: ignore[attr-defined]
    return cast(HttpResponse, wagtail_serve(request, path))
