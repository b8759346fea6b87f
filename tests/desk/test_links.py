"""Links that lead nowhere, or will one day: each kind is found, named, and nothing sound is."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import Organisation, SiteDocument
from desk.links.reasons import MENDING, Reason
from desk.links.rich_text import StoredLink, stored_links
from desk.links.survey import Fault, faults, survey

Find = Callable[..., Page]
KEY = "centre"


def write(page: Page, *blocks: tuple[str, Any]) -> Page:
    """Adds blocks at the end of the page's body and publishes."""
    page.body = [*page.body.raw_data, *({"type": kind, "value": value} for kind, value in blocks)]
    page.save_revision().publish()
    return page


def found_for(page: Page, html: str) -> list[Fault]:
    write(page, ("text", f"<p>{html}</p>"))
    return survey()


def reasons(found: list[Fault]) -> list[Reason]:
    return [fault.reason for fault in found]


def test_the_content_that_ships_has_no_link_to_mend(db: None) -> None:
    assert survey() == []


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<a linktype="page" id="999999">x</a>', Reason.PAGE_GONE),
        ('<a linktype="page" id="">x</a>', Reason.PAGE_GONE),
        ('<a linktype="document" id="999999">x</a>', Reason.DOCUMENT_GONE),
        ('<a href="/documents/999999/horaire.pdf">x</a>', Reason.DOCUMENT_GONE),
        ('<embed embedtype="image" id="999999" alt="x" format="left"/>', Reason.IMAGE_GONE),
        ('<a href="/fr/nulle-part/">x</a>', Reason.ADDRESS_GONE),
        ('<a href="http://localhost/fr/nulle-part">x</a>', Reason.ADDRESS_GONE),
        ('<a href="#nulle-part">x</a>', Reason.ANCHOR_GONE),
        ('<a href="/fr/centre/historique-et-missions/#mission-99">x</a>', Reason.ANCHOR_GONE),
        ('<a href="http://[mal-ecrit">x</a>', Reason.MALFORMED),
        ('<a href="https://">x</a>', Reason.MALFORMED),
        ('<a href="/nl/contact/">x</a>', Reason.OTHER_LANGUAGE),
        ('<a href="/fr/contact/">x</a>', Reason.HARD_CODED),
        ('<a href="/contact/">x</a>', Reason.HARD_CODED),
        ('<a href="/">x</a>', Reason.HARD_CODED),
        ('<a href="http://localhost/fr/contact">x</a>', Reason.HARD_CODED),
        ('<a href="/fr/centre/historique-et-missions/#mission-3">x</a>', Reason.HARD_CODED),
        ('<a href="../contact/">x</a>', Reason.HARD_CODED),
    ],
)
def test_each_kind_of_link_to_mend_is_found(page: Find, html: str, reason: Reason) -> None:
    found = found_for(page(KEY), html)
    assert reasons(found) == [reason]
    assert (found[0].title, found[0].text, found[0].language) == ("Le centre", "x", "fr")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.wallonie.be/fr/nulle-part/">x</a>',
        '<a href="mailto:accueil@centre.example">x</a>',
        '<a href="tel:+3265000000">x</a>',
        '<a href="#">x</a>',
        '<a href="/static/core/icons/mark.svg">x</a>',
        "<a>x</a>",
        "<b>/fr/nulle-part/</b>",
    ],
)
def test_sound_links_and_other_sites_are_left_alone(page: Find, html: str) -> None:
    assert found_for(page(KEY), html) == []


def test_an_anchor_of_the_page_itself_is_found_in_what_a_visitor_gets(page: Find) -> None:
    history = page("centre/historique-et-missions")
    assert found_for(history, '<a href="#mission-3">x</a>') == []
    assert reasons(found_for(history, '<a href="#mission-99">x</a>')) == [Reason.ANCHOR_GONE]


def test_links_chosen_in_blocks_are_followed_too(page: Find) -> None:
    gone = Organisation.objects.create(name="Éphémère")
    value = [{"type": "item", "value": gone.pk, "id": "0c0ffee0-0000-4000-8000-000000000001"}]
    write(page(KEY), ("organisations", {"organisations": value}))
    assert survey() == []
    gone.delete()
    (fault,) = survey()
    assert fault.reason == Reason.RECORD_GONE
    assert "Organisations" in fault.place
    assert fault.edit_url.endswith("/edit/#block-0c0ffee0-0000-4000-8000-000000000001-section")


def test_an_unpublished_page_breaks_the_links_to_it_and_publishing_mends_them(page: Find) -> None:
    contact = page("contact")
    write(page(KEY), ("text", f'<p><a linktype="page" id="{contact.pk}">écrire</a></p>'))
    for translation in contact.get_translations(inclusive=True):
        translation.unpublish()
    french = [fault for fault in survey() if fault.page_id == page(KEY).pk]
    assert reasons(french) == [Reason.PAGE_DRAFT]
    contact.save_revision().publish()
    assert [fault for fault in survey() if fault.page_id == page(KEY).pk] == []


def test_a_page_that_only_its_translations_show_is_no_dead_end(page: Find) -> None:
    """The reader gets the page in another language, marked so."""
    contact = page("contact")
    contact.unpublish()
    write(page(KEY), ("text", f'<p><a linktype="page" id="{contact.pk}">écrire</a></p>'))
    assert survey() == []


def test_a_page_under_a_password_is_said_to_be_closed(page: Find) -> None:
    contact = page("contact")
    for translation in contact.get_translations(inclusive=True):
        PageViewRestriction.objects.create(page=translation, restriction_type="login")
    write(page(KEY), ("text", f'<p><a linktype="page" id="{contact.pk}">écrire</a></p>'))
    assert Reason.PAGE_PRIVATE in reasons(survey())


def test_a_document_that_exists_is_no_fault(page: Find) -> None:
    document = SiteDocument.objects.create(title="Horaire", file=ContentFile(b"x", "horaire.txt"))
    html = f'<a linktype="document" id="{document.pk}">x</a>'
    assert found_for(page(KEY), html) == []
    document.delete()
    assert reasons(survey()) == [Reason.DOCUMENT_GONE]


def test_an_address_that_leads_on_is_said_to_have_moved(page: Find) -> None:
    Redirect.objects.create(old_path="/fr/ancienne", redirect_page=page("contact"))
    assert reasons(found_for(page(KEY), '<a href="/fr/ancienne/">x</a>')) == [Reason.MOVED]


def test_drafts_are_nobodys_dead_end_yet(page: Find) -> None:
    source = page(KEY)
    source.body = [*source.body.raw_data, {"type": "text", "value": '<p><a href="/fr/nulle-part/">x</a></p>'}]
    source.save_revision()
    assert survey() == []


def test_what_is_found_is_kept_until_the_site_changes(page: Find) -> None:
    assert faults() == []
    write(page(KEY), ("text", '<p><a href="/fr/nulle-part/">x</a></p>'))
    assert reasons(faults()) == [Reason.ADDRESS_GONE]
    with CaptureQueriesContext(connection) as captured:
        faults()
    assert len(captured) <= 8


def test_looking_over_the_site_costs_the_same_however_many_pages(page: Find) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            survey()
        return len(captured)

    survey()
    before = cost()
    parent = page(KEY)
    for number in range(8):
        new = type(parent)(title=f"N{number}", locale=Locale.objects.get(language_code="fr"))
        new.body = [{"type": "text", "value": f'<p><a linktype="page" id="{parent.pk}">x</a></p>'}]
        parent.add_child(instance=new)
    assert cost() == before


def test_every_reason_says_how_to_mend_it() -> None:
    assert set(MENDING) == set(Reason)


words = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=8)


@given(st.lists(st.tuples(st.sampled_from(["page", "document", "address"]), st.integers(1, 10**6), words), max_size=6))
def test_every_link_that_is_written_is_read_back(links: list[tuple[str, int, str]]) -> None:
    written = [
        f'<a href="/{key}">{text}</a>' if kind == "address" else f'<a id="{key}" linktype="{kind}">{text}</a>'
        for kind, key, text in links
    ]
    expected = [StoredLink(kind, f"/{key}" if kind == "address" else str(key), text) for kind, key, text in links]
    assert list(stored_links("<p>du texte " + " ".join(written) + "</p>")) == expected


@given(st.text(alphabet='<>/="aphreflinktypeidembed &;#', max_size=80))
def test_no_markup_stops_the_reading(html: str) -> None:
    assert all(isinstance(link.target, str) for link in stored_links(html))


def test_the_report_says_where_why_and_how(
    page: Find, staff: Callable[..., Client], opened: Callable[..., BeautifulSoup]
) -> None:
    source = page(KEY)
    write(source, ("text", '<p><a href="/fr/nulle-part/">nos horaires</a> <a href="/fr/contact/">écrire</a></p>'))
    tree = opened(staff("amina", "Rédaction"), "/admin/reports/links/")
    assert tree.select_one(".desk-todo").get_text()
    rows = tree.select("tbody tr")
    assert [row.select_one(".desk-state").get_text() for row in rows] == ["Cassé", "Fragile"]
    assert "nos horaires" in rows[0].get_text()
    assert "Aucune page à cette adresse" in rows[0].get_text()
    assert MENDING[Reason.ADDRESS_GONE] in rows[0].get_text()
    block = source.body.raw_data[-1]["id"]
    assert rows[0].a["href"] == f"/admin/pages/{source.pk}/edit/#block-{block}-section"
    only = opened(staff("amina", "Rédaction"), "/admin/reports/links/?raison=hard_coded&langue=xx")
    assert len(only.select("tbody tr")) == 1


def test_the_report_of_a_sound_site_says_so(staff: Callable[..., Client], opened: Callable[..., BeautifulSoup]) -> None:
    assert "Il n’y a rien à faire" in opened(staff("amina", "Rédaction"), "/admin/reports/links/").get_text()
