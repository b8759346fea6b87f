"""The home page of the CMS: what waits for whoever has signed in, one card for each kind of work."""

from desk.panels.card import Card, Line
from desk.panels.links import LinksCard
from desk.panels.pages import UncheckedCard
from desk.panels.quiet import QuietPanel
from desk.panels.translations import TranslationsCard
from desk.panels.work import DraftsCard, SubmittedCard, ToApproveCard

CARDS: list[type[Card]] = [ToApproveCard, SubmittedCard, DraftsCard, UncheckedCard, LinksCard, TranslationsCard]

__all__ = ["CARDS", "Card", "Line", "QuietPanel"]
