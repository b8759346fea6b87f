"""What a selection of the agenda is called, and what its feed says of itself, in the active language."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from core import published, spoken
from core.addresses import Addresses
from core.models import Audience, Commune
from core.templatetags.core_tags import active, long_date
from events import feeds
from events.filters import AgendaFilter
from events.ical import About
from events.models import AgendaPage, CampaignPage, Category

COLOUR = "firebrick"  # the agenda's; each activity has its own
SHORT_NAME = "CIMB"


def about(chosen: AgendaFilter, code: str, base_url: str, kind: str = "ics") -> About:
    """The feed of a selection: its name lists what was chosen."""
    parts, title = list(named(chosen)), gettext("Agenda")
    return About(
        name=" · ".join([f"{SHORT_NAME} – {title}", *parts]),
        description=gettext("Activities of the Centre Interculturel de Mons et du Borinage and its partners."),
        language=code,
        source=base_url + reverse("feed", kwargs={"name": "agenda", "kind": kind}) + chosen.query(),
        page=agenda_address(base_url, chosen),
        colour=COLOUR,
    )


def about_page(key: UUID, given: feeds.Selection, code: str, base_url: str) -> About:
    """The feed of one activity, or of a campaign."""
    campaign = published.for_reader(published.published(CampaignPage).filter(translation_key=key)).first()
    title, path = (campaign.title, Addresses().path(campaign)) if campaign else activity(given, code)
    return About(
        name=f"{SHORT_NAME} – {title}",
        description="",
        language=code,
        source=base_url + reverse("page_feed", kwargs={"key": key}),
        page=base_url + path if path else "",
        colour=COLOUR,
    )


def activity(given: feeds.Selection, code: str) -> tuple[str, str]:
    """Its title and the path of its page."""
    announced = next(iter(feeds.announcements(given.rows, code).values()), None)
    return (announced.title.words, announced.path) if announced else ("", "")


def agenda_address(base_url: str, chosen: AgendaFilter) -> str:
    """Where the same selection can be read."""
    page = published.published(AgendaPage).filter(locale__language_code=active()).order_by("depth").first()
    path = Addresses().path(page) if page else ""
    return base_url + path + chosen.query() if path else ""


def named(chosen: AgendaFilter) -> Iterator[str]:
    """What was chosen, in words; a value that nothing has stays as it is."""
    for model, values in ((Category, chosen.category), (Audience, chosen.audience)):
        labels = {label.slug: label.name for label in model.for_reader().values()} if values else {}
        yield from (labels.get(value, value) for value in values)
    yield from (spoken.name(value, active()) for value in chosen.language)
    if chosen.commune:
        communes = dict(Commune.objects.filter(nis_code__in=chosen.commune).values_list("nis_code", "name"))
        yield from (communes.get(value, value) for value in chosen.commune)
    if chosen.campaign:
        campaigns = published.for_reader(published.published(CampaignPage).filter(slug__in=chosen.campaign))
        titles = dict(campaigns.values_list("slug", "title"))
        yield from (titles.get(value, value) for value in chosen.campaign)
    switches = {
        "free": gettext("Free of charge"),
        "online": gettext("Online"),
        "step_free": gettext("Step-free"),
        "childcare": gettext("Childcare"),
    }
    yield from (words for name, words in switches.items() if getattr(chosen, name))
    if chosen.since or chosen.until:
        yield " – ".join(long_date(day) if day else "…" for day in (chosen.since, chosen.until))
