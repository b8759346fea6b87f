"""The figures of a dataset as files, at addresses that stay: they name the dataset by its key, not by its title."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from resources.figures import exporting, listing


@require_safe
def csv_file(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = found(key)
    return answer(entry, exporting.csv_file(entry), "text/csv; charset=utf-8; header=present", "csv")


@require_safe
def json_file(request: HttpRequest, key: UUID) -> HttpResponse:
    """With the words of the address's language."""
    entry = found(key)
    return answer(
        entry,
        exporting.json_file(entry, request.build_absolute_uri(listing.address(entry))),
        "application/json",
        "json",
    )


def found(key: UUID) -> listing.DatasetEntry:
    entry = listing.by_key(key)
    if entry is None:
        raise Http404
    return entry


def answer(entry: listing.DatasetEntry, content: bytes, content_type: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{entry.slug}.{kind}"'
    response.headers["Content-Language"] = get_language() or ""
    response.headers["Access-Control-Allow-Origin"] = "*"  # open data: a page elsewhere may draw it
    return response
