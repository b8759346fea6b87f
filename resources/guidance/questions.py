"""The questions that every guide answers, in the order in which a newcomer asks them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """``name``: the field of the page with the answer, and the place of the answer in the page's address.

    ``template``: what is shown besides the text of the answer.
    """

    name: str
    heading: Promise
    icon: str
    template: str = ""


QUESTIONS = (
    Question("what", _("What is it?"), "information"),
    Question("for_whom", _("Is it for me?"), "person", "resources/guidance/for_whom.html"),
    Question("steps", _("What to do, step by step"), "steps", "resources/guidance/steps.html"),
    Question("bring", _("What to bring"), "bag", "resources/guidance/bring.html"),
    Question("cost", _("What it costs"), "price"),
    Question("duration", _("How long it takes"), "clock"),
    Question("where", _("Where to go"), "place", "resources/guidance/places.html"),
    Question("who_helps", _("Who can help"), "people", "resources/guidance/places.html"),
    Question("body", _("Good to know"), "good-to-know", "resources/guidance/body.html"),
    Question("sources", _("Sources"), "book", "resources/guidance/sources.html"),
)
