"""Organisations for tests of the directory; each says that it is an example."""

from datetime import date, time
from typing import Any
from uuid import uuid4

from wagtail.models import Locale, Page

from core.models import Audience, Commune, Label, OpeningHours, Organisation, Service, SpecialOpeningHours
from resources.models import DirectoryPage

WEEKDAYS = range(5)
Week = dict[int, list[str]]
OFFICE: Week = {day: ["09:00-12:00", "13:00-17:00"] for day in WEEKDAYS}
ALWAYS: Week = {day: ["00:00-00:00"] for day in range(7)}


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def label(model: type[Label], slug: str, **names: str) -> Any:
    """The label of that slug in French; ``ar="…"`` names it in another language."""
    found = model._default_manager.filter(slug=slug, locale__language_code="fr").first()
    if found is None:
        key = uuid4()
        for code, name in {"fr": slug.replace("-", " ").capitalize(), **names}.items():
            model._default_manager.create(locale=locale(code), translation_key=key, slug=slug, name=name)
        found = model._default_manager.get(slug=slug, locale__language_code="fr")
    return found


def service(slug: str, **names: str) -> Service:
    found: Service = label(Service, slug, **names)
    return found


def audience(slug: str, **names: str) -> Audience:
    found: Audience = label(Audience, slug, **names)
    return found


def slots(hours: Week, *, by_appointment: bool = False) -> list[OpeningHours]:
    """``{0: ["09:00-12:00"]}`` as rows."""
    pairs = [(day, *slot.split("-")) for day, given in hours.items() for slot in given]
    return [
        OpeningHours(
            weekday=day,
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes),
            by_appointment=by_appointment,
        )
        for day, opens, closes in pairs
    ]


def special(first: date, last: date | None = None, slot: str = "", reason: str = "") -> SpecialOpeningHours:
    """Closed days, or ``slot="10:00-11:00"``."""
    opens, closes = [time.fromisoformat(each) for each in slot.split("-")] if slot else (None, None)
    return SpecialOpeningHours(first_day=first, last_day=last or first, opens=opens, closes=closes, reason=reason)


def organisation(
    name: str,
    *,
    commune: str = "",
    hours: Week | None = None,
    appointments: Week | None = None,
    exceptions: list[SpecialOpeningHours] | None = None,
    services: list[Service] | None = None,
    audiences: list[Audience] | None = None,
    **fields: Any,
) -> Organisation:
    """An organisation with an entry in the directory."""
    fields = {"in_directory": True, "closed_on_holidays": False, **fields}
    found = Organisation(name=name, commune=Commune.objects.get(name=commune) if commune else None, **fields)
    found.opening_hours = [*slots(hours or {}), *slots(appointments or {}, by_appointment=True)]
    found.special_opening_hours = exceptions or []
    found.services = services or []
    found.audiences = audiences or []
    found.full_clean(exclude=["slug"])
    found.save()
    return Organisation.objects.get(pk=found.pk)


def directory(*codes: str) -> DirectoryPage:
    """The directory that ships, translated where a test asks, without any organisation listed."""
    Organisation.objects.update(in_directory=False)
    page = DirectoryPage.objects.get(locale__language_code="fr")
    for code in codes:
        if not DirectoryPage.objects.filter(locale__language_code=code).exists():
            copy: Page = page.copy_for_translation(locale(code)).specific
            copy.title = f"Annuaire {code}"
            copy.save_revision().publish()
    return page


def several() -> None:
    """A handful with all that the directory can show."""
    french = service("cours-exemple", ar="دروس الفرنسية", nl="Franse lessen")
    papers = service("aide-aux-papiers", ar="المساعدة في الأوراق")
    food = service("colis-alimentaires")
    families = audience("familles", ar="العائلات")
    organisation(
        "Maison exemple",
        commune="Mons",
        hours=OFFICE,
        appointments={5: ["09:00-12:00"]},
        closed_on_holidays=True,
        exceptions=[special(date(2026, 12, 24), date(2027, 1, 3), reason="Congés d’hiver")],
        services=[french, papers],
        audiences=[families],
        languages=["fr", "ar", "tr"],
        street="Rue de l’Exemple 1",
        postal_code="7000",
        telephone="065 00 00 00",
        email="maison@example.org",
        website="https://www.example.org/maison",
        latitude="50.45000",
        longitude="3.95000",
        step_free="yes",
        accessibility="Un ascenseur mène au premier étage.",
        description="Un exemple : on y apprend le français et on y reçoit de l’aide pour ses papiers.",
    )
    organisation("Veilleurs (exemple)", commune="Frameries", hours=ALWAYS, services=[food], languages=["fr", "uk"])
    organisation(
        "Épicerie exemple", commune="Quaregnon", hours={2: ["14:00-16:00"]}, services=[food], step_free="with_help"
    )
    organisation("Atelier exemple", commune="Dour", services=[french], languages=["fr", "so"], postal_code="7370")
    organisation("Permanence exemple", appointments=OFFICE, services=[papers], locality="Ath", languages=["fr"])
