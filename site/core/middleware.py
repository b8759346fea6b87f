"""Headers that every answer carries: what a browser may load and do, and how long it may keep what it got."""

from collections.abc import Callable

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control

from core import typography

PUBLIC = {
    "default-src": "'none'",
    "img-src": "'self'",
    "media-src": "'self'",
    "style-src": "'self'",
    "script-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Wagtail's editor writes inline styles and scripts, shows previews in frames and keeps drafts in blobs.
EDITOR = PUBLIC | {
    "default-src": "'self'",
    "img-src": "'self' data: blob:",
    "style-src": "'self' 'unsafe-inline'",
    "script-src": "'self' 'unsafe-inline'",
    "frame-ancestors": "'self'",
}
UPLOADED = {"default-src": "'none'", "style-src": "'unsafe-inline'", "sandbox": ""}
PERMISSIONS = ", ".join(
    f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


class CompressText(GZipMiddleware):
    """Django's compression, but not of files: most are compressed already, and a part must stay the bytes it was."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if isinstance(response, FileResponse) else super().process_response(request, response)


def written(policy: dict[str, str]) -> str:
    return "; ".join(f"{directive} {sources}".strip() for directive, sources in policy.items())


def is_in_the_editor(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def policy_for(request: HttpRequest) -> dict[str, str]:
    """Visitors get the strict policy; whoever is signed in gets the editor's, on public pages too (the userbar)."""
    if request.path.startswith(settings.MEDIA_URL):
        return UPLOADED
    if is_in_the_editor(request) or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return EDITOR
    return PUBLIC


def public_policies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sets Content-Security-Policy, Permissions-Policy, X-Frame-Options and Cache-Control.

    A public page may be kept by anybody but is asked for again each time (``no-cache``): with its ETag that
    costs a 304, and what is published is seen at once.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        policy = policy_for(request)
        response.headers.setdefault("Content-Security-Policy", written(policy))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if policy is EDITOR:
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        if not response.has_header("Cache-Control"):
            if policy is EDITOR:
                patch_cache_control(response, private=True, no_store=True)
            elif policy is PUBLIC:
                patch_cache_control(response, public=True, no_cache=True)
        return response

    return middleware


def editor_in_french(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The editor speaks the staff's language, whatever the browser asks for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if is_in_the_editor(request):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        return get_response(request)

    return middleware


def french_typography(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sets the spaces of every page in French, but for the editor (``core.typography``)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        is_public = not is_in_the_editor(request)
        if is_page and is_public and translation.get_language() == "fr":
            response.content = typography.typeset(response.content.decode(response.charset))
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


class ConditionalMiddleware(ConditionalGetMiddleware):
    """Django's, for HEAD too: a HEAD is answered with the headers that GET would have (RFC 9110, 9.3.2), ETag and 304.

    A link checker or a cache that asks with HEAD learns so whether the page has changed.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.method != "HEAD":
            return super().process_response(request, response)
        request.method = "GET"
        try:
            return super().process_response(request, response)
        finally:
            request.method = "HEAD"
