"""Whether a link leads where it says: one reason, or none."""

from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from desk.links.known import Known, PageFacts
from desk.links.reasons import Reason
from desk.links.walker import Link


def fault_of(link: Link, page: PageFacts, known: Known) -> Reason | None:
    """What is wrong with a link of the page; nothing for one that leads elsewhere on the network."""
    if link.model is not None:
        return fault_of_record(link, known)
    return fault_of_address(link.address, page, known)


def fault_of_record(link: Link, known: Known) -> Reason | None:
    model = link.model
    if model is None:
        return None
    if issubclass(model, Page):
        target = known.pages.get(int(link.key)) if link.key.isdecimal() else None
        return fault_of_page(target, known) if target else Reason.PAGE_GONE
    if known.has(model, link.key):
        return None
    gone = {get_document_model(): Reason.DOCUMENT_GONE, get_image_model(): Reason.IMAGE_GONE}
    return gone.get(model, Reason.RECORD_GONE)


def fault_of_page(target: PageFacts, known: Known) -> Reason | None:
    """A page that is published in any language can be read: the site shows the best, or says what exists."""
    if target.translation_key in known.public_keys:
        return None
    return Reason.PAGE_PRIVATE if target.live else Reason.PAGE_DRAFT


def fault_of_address(address: str, page: PageFacts, known: Known) -> Reason | None:
    if not address.strip("#"):
        return None
    try:
        if urlsplit(address).scheme in {"http", "https"} and not urlsplit(address).hostname:
            return Reason.MALFORMED
        parts = urlsplit(urljoin(f"https://{settings.WAGTAIL_SITE_NAME.lower()}.invalid{page.address}", address))
        host = (parts.hostname or "").lower()
    except ValueError:
        return Reason.MALFORMED
    if parts.scheme not in {"http", "https"}:
        return None
    if host.endswith(".invalid") or host in known.hosts:
        return fault_inside(parts, page, known, written=not address.startswith("#"))
    return None


def fault_inside(parts: SplitResult, page: PageFacts, known: Known, written: bool) -> Reason | None:
    """``written``: the address of a page is written out, so it will not follow that page where it goes."""
    path = unquote(parts.path)
    whole = path if path.endswith("/") else f"{path}/"
    # An address without its language is completed with the reader's.
    target = known.by_address.get(whole) or known.by_address.get(f"/{page.language}{whole}")
    if target is None:
        return fault_of_path(path, known)
    if fault := fault_of_page(target, known):
        return fault
    if not target.public:
        return Reason.ADDRESS_GONE
    if parts.fragment and unquote(parts.fragment) not in known.anchors(target.pk):
        return Reason.ANCHOR_GONE
    if target.language != page.language:
        return Reason.OTHER_LANGUAGE
    return Reason.HARD_CODED if written else None


def fault_of_path(path: str, known: Known) -> Reason | None:
    """An address of the site that is no page's: a document, a feed, what a page answers below itself, or nothing."""
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return None
    if Redirect.normalise_path(path) in known.moved:
        return Reason.MOVED
    if any(page.routes and path.startswith(page.address) for page in known.by_address.values()):
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return Reason.ADDRESS_GONE
    if match.url_name == "wagtaildocs_serve":
        exists = known.has(get_document_model(), str([*match.args, *match.kwargs.values()][0]))
        return Reason.HARD_CODED if exists else Reason.DOCUMENT_GONE
    return Reason.ADDRESS_GONE if match.url_name == "wagtail_serve" else None
