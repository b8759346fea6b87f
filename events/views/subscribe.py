"""How to follow the agenda, a selection of it, an activity or a campaign in one's own calendar."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import published, spoken
from core.models import Audience, BasePage, Commune
from events import addresses
from events.filters import AgendaFilter
from events.models import AgendaPage, CampaignPage, Category, EventPage
from events.views.programs import programs

OF = "of"  # the translation key of an activity or a campaign
TEMPLATE = "events/subscribe.html"


@dataclass(frozen=True)
class Followed:
    """What a calendar would follow: its ``title``, its feed, where to come back to, and what follows in addresses."""

    title: str
    feed: str
    back: str
    query: str = ""
    page: Page | None = None
    chosen: AgendaFilter | None = None
    wrong: bool = False


def subscribe(agenda: AgendaPage, request: HttpRequest) -> TemplateResponse:
    """The page at ``subscribe/`` below the agenda; its parameters are the agenda's filters, or ``of`` one page."""
    found = followed(agenda, request)
    address = request.build_absolute_uri(found.feed)
    context = BasePage.get_context(agenda, request)
    return TemplateResponse(
        request,
        TEMPLATE,
        context
        | {
            "followed": found,
            "view_title": _("In your own calendar"),
            "names": names(found.chosen) if found.chosen else [],
            "https": address,
            "webcal": addresses.webcal(address),
            "here": request.build_absolute_uri(f"{agenda.get_url(request)}subscribe/{found.query}"),
            "programs": programs(address, found.title),
            "below": f"subscribe/{found.query}",
        },
    )


def followed(agenda: AgendaPage, request: HttpRequest) -> Followed:
    """What the address names: one page, a selection, or the whole agenda. Raises ``Http404`` for a page unknown."""
    if OF in request.GET:
        page = page_of(request.GET[OF])
        key = page.translation_key
        return Followed(page.title, addresses.page_feed(key), page.get_url(request) or "", f"?{OF}={key}", page)
    chosen, wrong = AgendaFilter.parsed(request.GET)
    chosen = chosen.without("since", "until")  # a calendar follows what is to come, whenever that is
    back = f"{agenda.get_url(request)}{chosen.query()}"
    title = _("Agenda of the CIMB") if not chosen else _("Agenda of the CIMB: a selection")
    return Followed(title, addresses.agenda_feed(chosen), back, chosen.query(), chosen=chosen, wrong=bool(wrong))


def page_of(text: str) -> Page:
    """The published activity or campaign of a translation key, as the reader is given it."""
    try:
        key = UUID(text)
    except ValueError as fault:
        raise Http404 from fault
    for model in (EventPage, CampaignPage):
        page = published.for_reader(published.published(model).filter(translation_key=key)).first()
        if page:
            return page
    raise Http404


def names(chosen: AgendaFilter) -> list[str]:
    """The selection in words: ``Atelier``, ``Gratuit``, ``Mons``."""
    found: list[str] = []
    if chosen.category:
        found += [each.name for each in Category.for_reader().values() if each.slug in chosen.category]
    if chosen.audience:
        found += [each.name for each in Audience.for_reader().values() if each.slug in chosen.audience]
    found += [spoken.name(code) for code in chosen.language]
    if chosen.commune:
        found += Commune.objects.filter(nis_code__in=chosen.commune).values_list("name", flat=True)
    if chosen.campaign:
        campaigns = published.for_reader(published.published(CampaignPage).filter(slug__in=chosen.campaign))
        found += campaigns.values_list("title", flat=True)
    switches = {
        "free": _("Free"),
        "online": _("Online"),
        "step_free": _("Step-free"),
        "childcare": _("Childcare"),
    }
    return found + [word for name, word in switches.items() if getattr(chosen, name)]
