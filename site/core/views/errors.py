"""Error pages in the reader's language, and the honest page for what is not translated.

They say what happened and offer a way on. The page of a server error asks nothing of the database.
"""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import requires_csrf_token
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core import languages, published
from core.models import BasePage

DEEPEST = 12  # steps from the home page


def untranslated(request: HttpRequest, page: Page, below: str = "") -> HttpResponse:
    """Says that a page does not exist in this language yet, and offers the languages that it exists in.

    ``below``: what follows the page's own address where it shows what is no page.
    The front door of a language without pages is a real page (200); any other address is not found (404).
    """
    existing = published.request_translations(request, page)
    offered = [existing[code] for code in published.codes() if code in existing]
    is_home = page.depth == 2
    return render(
        request,
        "errors/untranslated.html",
        {
            "offered": offered,
            "page_translations": existing,
            "below": below,
            "is_home": is_home,
            "status": HTTPStatus.NOT_FOUND,
        },
        status=HTTPStatus.OK if is_home else HTTPStatus.NOT_FOUND,
    )


def elsewhere(request: HttpRequest, page: Page, code: str) -> HttpResponse:
    """The page's own address in this language where it has one (its slug may have changed since), else the offer."""
    here = published.request_translations(request, page).get(code)
    if here and here.get_url(request) != request.path:
        return HttpResponseRedirect(here.get_url(request))
    return untranslated(request, page)


def without_language(request: HttpRequest, site: Site) -> HttpResponse | None:
    """``/contact/`` leads to the page in the best language, as ``/`` does (``core.languages.negotiate``)."""
    found = pages_at(f"/-{request.path}", site)
    public = published.published().filter(pk__in=[page.pk for page in found]).first() if found else None
    if public is None:
        return None
    written = published.request_translations(request, public)
    code = languages.negotiate(request.headers.get("Accept-Language", ""), written, published.codes())
    response = HttpResponseRedirect(written.get(code, public).get_url(request))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def pages_at(path: str, site: Site) -> list[Page]:
    """The pages, in any language and state, whose address is this one but for the language at its beginning."""
    rest = path.strip("/").partition("/")[2]
    if not rest or rest.count("/") > DEEPEST:
        return []
    homes = site.root_page.get_translations(inclusive=True).values_list("url_path", flat=True)
    return list(
        Page.objects.filter(url_path__in=[f"{home}{rest}/" for home in homes], alias_of=None).select_related("locale")
    )


def shown_below(path: str, site: Site, code: str) -> tuple[Page, str] | None:
    """The page that shows something at this address, below its own, in other languages than this one; and where."""
    steps = path.strip("/").split("/")[1:]
    if not 1 < len(steps) <= DEEPEST:
        return None
    homes = site.root_page.get_translations(inclusive=True).values_list("url_path", flat=True)
    ways = ["/".join(steps[:number]) for number in range(1, len(steps))]
    found = published.published().filter(url_path__in=[f"{home}{way}/" for home in homes for way in ways])
    for page in found.order_by("-depth", "path"):
        further = steps[page.depth - site.root_page.depth :]
        specific = page.specific
        if isinstance(specific, BasePage) and specific.shows(further):
            elsewhere = code not in published.translations_of(page)
            return (page, f"{'/'.join(further)}/") if elsewhere else None
    return None


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; the offer of other languages where the page exists in one; 410 for a page that was withdrawn."""
    site, code = Site.find_for_request(request), languages.language_of_path(request.path)
    with translation.override(code or translation.get_language()):
        if site and not code and "\0" not in request.path and (way := without_language(request, site)):
            return way
        if site and code and "\0" not in request.path:
            found = pages_at(request.path, site)
            public = published.published().filter(pk__in=[page.pk for page in found]).first() if found else None
            if public:
                return elsewhere(request, public, code)
            if below := shown_below(request.path, site, code):
                return untranslated(request, *below)
            withdrawn = any(not page.live and page.first_published_at for page in found)
            if withdrawn and not get_redirect(request, Redirect.normalise_path(request.path)):
                return render(request, "errors/410.html", {"status": HTTPStatus.GONE}, status=HTTPStatus.GONE)
        return render(request, "errors/404.html", {"status": HTTPStatus.NOT_FOUND}, status=HTTPStatus.NOT_FOUND)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    with translation.override(languages.language_of_path(request.path) or translation.get_language()):
        return render(request, "errors/403.html", {"status": HTTPStatus.FORBIDDEN}, status=HTTPStatus.FORBIDDEN)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return permission_denied(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, from the request's path and the catalogues alone: whatever broke may be what a menu needs."""
    code = languages.language_of_path(request.path) or settings.LANGUAGE_CODE
    with translation.override(code):
        body = render_to_string("errors/500.html", {"LANGUAGE_CODE": code, "direction": languages.direction(code)})
    return HttpResponseServerError(body)
