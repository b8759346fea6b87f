"""Every address of the site. Public pages stand under their language: /fr/…, /ar/…."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.views import entrance, files, pages, robots, social
from desk.styleguide.views import styleguide

handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"


def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Some browsers ask here whatever the page says."""
    return HttpResponseRedirect(staticfiles_storage.url("core/icons/favicon.ico"))


urlpatterns = [
    path("", entrance.choose_language, name="choose_language"),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", files.document, name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
    path("styleguide/", styleguide, name="styleguide"),
    path("favicon.ico", favicon),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", robots.language_sitemap, name="sitemap"),
    path("social/<uuid:key>-<slug:code>-<slug:digest>.png", social.social_preview, name="social_preview"),
    # Only what pages show: documents may be private, and originals may say where they were taken.
    re_path(
        rf"^{settings.MEDIA_URL.strip('/')}/(?P<path>(?:images|avatar_images)/[^/]+)$",
        files.media,
        name="media",
    ),
    *i18n_patterns(
        path("", include("events.urls")),
        path("", include("resources.urls")),
        path("", include("search.urls")),
        *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
        re_path(wagtail_urls.serve_pattern, pages.serve, name="wagtail_serve"),
    ),
]
