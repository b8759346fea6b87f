"""Campaigns, activities and what is derived of them."""

from events.models.agenda_page import AgendaPage
from events.models.campaign_page import CampaignDocument, CampaignPage, CampaignPartner
from events.models.event_page import EventOrganiser, EventPage, SpokenLanguage
from events.models.labels import Category
from events.models.series import Occurrence, Series

__all__ = [
    "AgendaPage",
    "CampaignDocument",
    "CampaignPage",
    "CampaignPartner",
    "Category",
    "EventOrganiser",
    "EventPage",
    "Occurrence",
    "Series",
    "SpokenLanguage",
]
