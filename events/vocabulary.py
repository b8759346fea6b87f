"""The words around facts, in one language: looked up once, for a feed says them a thousand times."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext, override

from core import spoken
from core.enums import StepFree


@dataclass(frozen=True)
class Vocabulary:
    """``pattern`` joins a label and what is said: how a language sets a colon is its translator's to say."""

    code: str
    pattern: str
    comma: str
    place: str
    online: str
    step_free: dict[str, str]
    free: str
    price: str
    languages: str
    audiences: str
    childcare: str
    interpreter: str
    no_registration: str
    registration: str
    answer: str
    deadline: str
    is_deadline: str
    contact: str
    organised_by: str
    campaign: str
    centre: str

    def labelled(self, label: str, said: str) -> str:
        """``Prix : 5 €``."""
        return self.pattern % {"label": label, "value": said}

    def listed(self, words: Iterable[str]) -> str:
        """Things one after the other, as the language separates them."""
        return self.comma.join(words)

    def spoken(self, code: str, level: str) -> str:
        """``arabe``, ``français (A2)``."""
        name = language_name(code, self.code)
        return f"{name} ({level})" if level else name


@cache
def vocabulary(code: str) -> Vocabulary:
    with override(code):
        return Vocabulary(
            code=code,
            pattern=gettext("%(label)s: %(value)s"),
            comma="، " if code in settings.LANGUAGES_BIDI else ", ",
            place=gettext("Place"),
            online=gettext("Online"),
            step_free={
                StepFree.YES: gettext("Step-free"),
                StepFree.WITH_HELP: gettext("Step-free with help"),
                StepFree.NO: gettext("Not step-free"),
                StepFree.UNKNOWN: "",
            },
            free=gettext("Free of charge"),
            price=gettext("Price"),
            languages=gettext("Languages spoken"),
            audiences=gettext("For"),
            childcare=gettext("Childcare"),
            interpreter=gettext("Interpreter"),
            no_registration=gettext("No registration needed"),
            registration=gettext("Registration"),
            answer=gettext("Where to answer"),
            deadline=gettext("Deadline: %(title)s"),
            is_deadline=gettext("This date is a deadline: nothing takes place."),
            contact=gettext("Contact"),
            organised_by=gettext("Organised by"),
            campaign=gettext("Campaign"),
            centre=gettext("Centre Interculturel de Mons et du Borinage"),
        )


@cache
def language_name(code: str, language: str) -> str:
    return spoken.name(code, language)
