from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from core import published
from core.models import BasePage
from core.views.errors import DEEPEST, untranslated


@csrf_exempt  # Pages hold no visitor's session, so there is nothing to forge; a CSRF token would cost a cookie.
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Finds the page at an address of the active language, and hands it to Wagtail's own serving.

    Wagtail would walk down the tree with two queries a step, show aliases, and show the source's page where the
    language has no home page; here the page is found at once, and nothing is shown under another language. A page may
    answer at addresses below its own, as the agenda does at its months (``BasePage.shows``).
    """
    site = Site.find_for_request(request)
    steps = [step for step in path.split("/") if step]
    if site is None or len(steps) > DEEPEST:
        raise Http404
    home = published.homes(request, site).get(get_language() or "")
    if home is None and not steps:
        return untranslated(request, site.root_page)
    home = home or published.unpublished_home(site)
    addresses = [home.url_path if home else ""]
    for step in steps:
        addresses.append(f"{addresses[-1]}{step}/")
    way = list(
        Page.objects.live().filter(url_path__in=addresses, alias_of=None).select_related("locale").order_by("depth")
    )
    if home is None or not way:
        raise Http404
    page = way[-1].specific
    page.locale = way[-1].locale
    further = steps[addresses.index(page.url_path) :]
    if further and not (isinstance(page, BasePage) and page.shows(further)):
        raise Http404
    request._ancestors = way[:-1]  # type: ignore[attr-defined]
    request._wagtail_route_for_request = page.route(request, further)  # type: ignore[attr-defined]
    return cast(HttpResponse, wagtail_serve(request, path))
