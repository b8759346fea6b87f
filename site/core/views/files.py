"""Pictures and documents from where the site keeps them, whole or in part.

Players ask for parts: Safari on a telephone plays nothing otherwise, and moving along in a recording needs it.
Django and Wagtail answer with whole files; WhiteNoise, which can answer parts, has no ``If-Range``, refuses a part of
one byte, and knows nothing of private documents. So their own views are kept, with their checks and headers, and
``in_parts`` cuts what they answer.
"""

import os
from collections.abc import Callable, Iterator
from functools import wraps
from io import BytesIO
from mimetypes import guess_type
from typing import cast

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.views.static import serve as serve_static
from wagtail.documents.views import serve as wagtail_documents

from core.byte_ranges import ByteRange, NotSatisfiableError, requested, still_the_same

View = Callable[..., HttpResponseBase]
BLOCK = 64 * 1024  # bytes sent at a time
STILL = "default-src 'none'"  # Wagtail's own, with which browsers still show a PDF
# A browser shows a recording in a page of its own making, to which the file's policy applies.
PLAYED = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'"


def in_parts(view: View) -> View:
    """Answers with the part of the file that is asked for: 206, 416, or the whole."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if not isinstance(response, FileResponse) or response.status_code != 200:
            return response
        response.headers["Accept-Ranges"] = "bytes"
        header = request.headers.get("Range", "")
        if request.method != "GET" or not header or not continues(request, response):
            return response
        size = int(response.headers["Content-Length"])
        try:
            part = requested(header, size)
        except NotSatisfiableError:
            cast(BytesIO, response.file_to_stream).close()  # the file alone: the request is not finished
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"})
        return cut(response, part) if part else response

    return answered


def continues(request: HttpRequest, response: FileResponse) -> bool:
    """Whether a part is of use: the client has no other version of the file in hand."""
    if_range = request.headers.get("If-Range")
    etag, modified = response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
    return if_range is None or still_the_same(if_range.strip(), etag, modified)


def cut(response: FileResponse, part: ByteRange) -> FileResponse:
    """The same answer with only the part; the file is closed with the answer, as before."""
    response.status_code = 206
    response.headers["Content-Range"] = part.content_range
    response.headers["Content-Length"] = str(len(part))
    file = cast(BytesIO, response.file_to_stream)
    response.streaming_content = read_part(file, part)
    return response


def read_part(file: BytesIO, part: ByteRange) -> Iterator[bytes]:
    file.seek(part.first, os.SEEK_SET)
    left = len(part)
    while left and (block := file.read(min(BLOCK, left))):
        left -= len(block)
        yield block


@in_parts
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Pictures, from the folders that the address allows (config/urls.py)."""
    return serve_static(request, path, document_root=str(settings.MEDIA_ROOT))


@in_parts
def document(request: HttpRequest, document_id: str, filename: str) -> HttpResponseBase:
    """A document, after Wagtail has asked who may read it."""
    response = wagtail_documents.serve(request, document_id, filename)
    if response.headers.get("Content-Encoding") == "None":
        del response.headers["Content-Encoding"]  # what Wagtail writes where there is none
    # With a 304 too, whose headers replace those that the browser kept.
    if isinstance(response, FileResponse) or response.status_code == 304:
        kind = guess_type(filename)[0] or ""
        response.headers["Content-Security-Policy"] = PLAYED if kind.startswith(("video/", "audio/")) else STILL
    return response
