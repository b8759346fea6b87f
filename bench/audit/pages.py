"""Which addresses are audited: the samples of the running site, in a language of each direction."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus

from bench.running import Site

LANGUAGES = ("fr", "ar")
FRONT_DOOR = "ti"  # a language without pages: its front door offers the others
SEARCHES = ("", "?q=mons", "?q=zzqwxk")  # nothing is asked, much is found, nothing is found


@dataclass(frozen=True)
class Address:
    """An address, and the headers that it takes to see it. ``type`` is a page model's label, or says what it is."""

    type: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return "/" + self.url.split("/", 3)[3]


def published(site: Site) -> list[Address]:
    """What a search engine may find: each sample in each language that has it."""
    return [
        Address(sample["type"], f"{site.url}/{code}/{sample['path']}")
        for sample in site.samples
        for code in LANGUAGES
        if code in sample["languages"]
    ]


def others(site: Site) -> list[Address]:
    """The pages that stand in no index: not found, not translated, searches, and the staff's style guide."""
    addresses = [Address("not found", f"{site.url}/{code}/rien/") for code in LANGUAGES]
    addresses += [Address("search", f"{site.url}/{code}/recherche/{query}") for code in LANGUAGES for query in SEARCHES]
    addresses.append(Address("not translated", f"{site.url}/{FRONT_DOOR}/"))
    staff = (("Cookie", site.staff_cookies),)
    addresses += [Address("styleguide", site.url + site.styleguide(code), staff) for code in LANGUAGES]
    return addresses


def fetch(page: Address) -> bytes:
    """The HTML, of the page for what is not found too; a server's error is the audit's."""
    request = urllib.request.Request(page.url, headers=dict(page.headers))  # noqa: S310
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            return response.read()
    except urllib.error.HTTPError as error:
        if error.code != HTTPStatus.NOT_FOUND:
            raise
        return error.read()
