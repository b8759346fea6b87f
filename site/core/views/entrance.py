from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.models import Site

from core import languages, published


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Sends the visitor of ``/`` to the best language: see ``core.languages.negotiate``."""
    site = Site.find_for_request(request)
    written = set(published.homes(request, site)) if site else set()
    code = languages.negotiate(request.headers.get("Accept-Language", ""), written, published.codes())
    response = HttpResponseRedirect(f"/{code}/")
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, public=True, max_age=300)
    return response
