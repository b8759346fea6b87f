"""Pictures and documents as they travel: in parts, never compressed twice, private where they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from core.models import SiteDocument

CONTENT = bytes(range(256)) * 1000
Document = Callable[..., SiteDocument]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def document(db: None) -> Document:
    def made(name: str, collection: Collection | None = None) -> SiteDocument:
        kept = SiteDocument(title=name, collection=collection or Collection.get_first_root_node())
        kept.file.save(name, ContentFile(CONTENT), save=False)
        kept._set_document_file_metadata()
        kept.save()
        return kept

    return made


@pytest.fixture
def addresses(document: Document, folder: Path) -> list[str]:
    """The same bytes as a picture and as a document."""
    (folder / "images").mkdir()
    (folder / "images" / "film.webp").write_bytes(CONTENT)
    return ["/media/images/film.webp", document("film.mp4").url]


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_player_gets_the_part_that_it_asks_for(visitor: Client, addresses: list[str]) -> None:
    for address in addresses:
        whole = visitor.get(address)
        assert (whole.status_code, whole.headers["Accept-Ranges"]) == (200, "bytes")
        assert body(whole) == CONTENT
        first = visitor.get(address, headers={"range": "bytes=0-1", "accept-encoding": "gzip"})
        assert first.status_code == 206
        assert first.headers["Content-Range"] == f"bytes 0-1/{len(CONTENT)}"
        assert first.headers["Content-Length"] == "2"
        assert "Content-Encoding" not in first.headers
        assert body(first) == CONTENT[:2]
        middle = visitor.get(address, headers={"range": "bytes=70000-199999"})
        assert body(middle) == CONTENT[70000:200000]
        assert body(visitor.get(address, headers={"range": "bytes=-7"})) == CONTENT[-7:]


def test_a_part_outside_of_the_file_is_refused_with_its_size(visitor: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = visitor.get(address, headers={"range": f"bytes={len(CONTENT)}-"})
        assert response.status_code == 416
        assert response.headers["Content-Range"] == f"bytes */{len(CONTENT)}"


def test_several_parts_and_nonsense_get_the_whole(visitor: Client, addresses: list[str]) -> None:
    for address in addresses:
        for header in ("bytes=0-1,4-5", "pages=1-2", "bytes=9-1"):
            assert visitor.get(address, headers={"range": header}).status_code == 200


def test_a_file_that_has_changed_is_sent_whole(visitor: Client, addresses: list[str]) -> None:
    for address in addresses:
        headers = visitor.get(address).headers
        for name in ("ETag", "Last-Modified"):
            if name in headers:
                same = visitor.get(address, headers={"range": "bytes=5-", "if-range": headers[name]})
                assert same.status_code == 206
        for other in ('"another"', "Tue, 12 May 2020 10:00:00 GMT"):
            assert visitor.get(address, headers={"range": "bytes=5-", "if-range": other}).status_code == 200


def test_only_headers_are_sent_where_only_headers_are_asked(visitor: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = visitor.head(address, headers={"range": "bytes=0-1"})
        assert (response.status_code, response.headers["Content-Length"]) == (200, str(len(CONTENT)))


def test_files_are_not_compressed_again(visitor: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = visitor.get(address, headers={"accept-encoding": "gzip"})
        assert "Content-Encoding" not in response.headers
        assert response.headers["Content-Length"] == str(len(CONTENT))


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("guide.pdf", "application/pdf", "inline"),
        ("film.mp4", "video/mp4", "inline"),
        ("film.webm", "video/webm", "inline"),
        ("voix.mp3", "audio/mpeg", "inline"),
        ("titres.vtt", "text/vtt", "inline"),
        ("tableau.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment"),
        ("chiffres.csv", "text/csv", "attachment"),
    ],
)
def test_what_browsers_show_is_shown_the_rest_downloaded(
    visitor: Client, document: Document, name: str, kind: str, shown: str
) -> None:
    response = visitor.get(document(name).url)
    assert response.headers["Content-Type"] == kind
    assert response.headers["Content-Disposition"].startswith(f"{shown}; filename=")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert not response.cookies
    again = visitor.get(response.request["PATH_INFO"], headers={"if-none-match": response.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Content-Security-Policy"] == response.headers["Content-Security-Policy"]


def test_a_private_document_has_no_part_for_a_visitor(visitor: Client, document: Document) -> None:
    collection = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    address = document("interne.pdf", collection).url
    response = visitor.get(address, headers={"range": "bytes=0-1"})
    assert response.status_code == 302
    assert "/login/" in response.headers["Location"]


@pytest.mark.parametrize(
    "way",
    [
        "documents/x.pdf",
        "./documents/x.pdf",
        "/documents/x.pdf",
        "images/../documents/x.pdf",
        "images/%2e%2e/documents/x.pdf",
        "wagtail_uploads/x.pdf",
        "images/..",
    ],
)
def test_no_way_round_leads_to_what_may_be_private(visitor: Client, folder: Path, way: str) -> None:
    for name in ("documents", "wagtail_uploads", "images"):
        (folder / name).mkdir()
        (folder / name / "x.pdf").write_bytes(b"private")
    assert visitor.get(f"/media/{way}").status_code == 404
    assert visitor.get("/media/images/x.pdf").status_code == 200
