"""Campaigns and activities for tests: published in French, translated where a test asks.

Nothing of the agenda that ships is there: ``agenda()`` begins with an empty one at ``/fr/agenda/``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import Audience, Commune, Label, Organisation
from events.models import AgendaPage, CampaignPage, Category, EventPage, Series, SpokenLanguage
from events.rules import Rule
from events.stored import stored

DAY = timedelta(days=1)
NUMBERS = count(1)


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def today() -> date:
    """The agenda's day."""
    return timezone.localdate()


def in_days(number: int) -> date:
    return today() + number * DAY


def agenda(*codes: str, title: str = "Agenda") -> AgendaPage:
    """An agenda without activities in place of what ships at that address: the French page, and one in each language.

    Its translations are there for ``ar``, ``nl`` and ``en`` unless other languages are named.
    """
    codes = codes or ("ar", "nl", "en")
    if found := empty_agenda(codes, title):
        return found
    sweep(agenda_too=True)
    home = Page.objects.get(depth=2, locale__language_code="fr", alias_of=None)
    french = home.add_child(
        instance=AgendaPage(title=title, slug="agenda", locale=locale("fr"), show_in_menus=True, summary="Résumé.")
    )
    for code in codes:
        translated(french, code, title=f"{title} {code}")
    return french


def empty_agenda(codes: Iterable[str], title: str) -> AgendaPage | None:
    """The agenda that is there, if it is as it would be made: seconds for the tests of a module (``own_agenda``)."""
    there = {page.locale.language_code: page for page in AgendaPage.objects.select_related("locale")}
    as_made = [title, *(f"{title} {code}" for code in codes)]
    if set(there) != {"fr", *codes} or Series.objects.exists():
        return None
    is_empty = all(page.title in as_made and not page.numchild for page in there.values())
    return there["fr"] if is_empty else None


def sweep(*, agenda_too: bool = False) -> None:
    """Takes away the activities that ship, which Wagtail does one page after the other: seconds for every test.

    What hangs on the pages goes with them, model by model; what only names them no longer does.
    """
    Series.objects.all().delete()
    places = Q()
    for path in Page.objects.filter(slug="agenda", depth=3).values_list("path", flat=True):
        places |= Q(path__startswith=path)
    top = 3 if agenda_too else 4
    pages = Page.objects.filter(places, depth__gte=top) if places else Page.objects.none()
    keys = list(pages.values_list("pk", flat=True))
    above = {page.path[: -Page.steplen] for page in pages.filter(depth=top)}
    Page.objects.filter(path__in=above).update(numchild=F("numchild") - 1 if agenda_too else 0)
    for model in (EventPage, CampaignPage, AgendaPage, Page):
        for relation in model._meta.get_fields(include_hidden=True):
            if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
                named = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
                if relation.on_delete is models.SET_NULL:
                    named.update(**{relation.field.name: None})
                elif not issubclass(relation.related_model, Page):
                    named._raw_delete(named.db)
        gone = model._base_manager.filter(pk__in=keys)
        gone._raw_delete(gone.db)


def translated(page: Page, code: str, **words: Any) -> Any:
    """The page in another language, published, with words of its own."""
    copy = page.copy_for_translation(locale(code)).specific
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)


def label(model: type[Label], slug: str, names: Mapping[str, str]) -> Any:
    key = uuid4()
    for code, name in {"fr": slug.replace("-", " ").capitalize(), **names}.items():
        model.objects.create(locale=locale(code), translation_key=key, slug=slug, name=name)
    return model.objects.get(slug=slug, locale__language_code="fr")


def category(slug: str = "atelier", **names: str) -> Category:
    """The category of that slug, made where it is not there; ``ar="ورشة"`` names it in another language."""
    found = Category.objects.filter(slug=slug, locale__language_code="fr").first()
    return found or label(Category, slug, names)


def audience(slug: str = "familles", **names: str) -> Audience:
    found = Audience.objects.filter(slug=slug, locale__language_code="fr").first()
    return found or label(Audience, slug, names)


def place(name: str = "Maison exemple", commune: str = "Mons", **fields: Any) -> Organisation:
    """An organisation in a commune of the territory."""
    fields = {"street": "Rue Exemple 1", "postal_code": "7000", **fields}
    found, _ = Organisation.objects.get_or_create(
        name=name, defaults={"commune": Commune.objects.get(name=commune), **fields}
    )
    return found


def campaign(agenda: AgendaPage, title: str = "Campagne exemple", **fields: Any) -> CampaignPage:
    """A published campaign of this month."""
    fields = {"slug": f"campagne-{next(NUMBERS)}", "start_date": in_days(-10), "end_date": in_days(20), **fields}
    return fresh(agenda).add_child(instance=CampaignPage(title=title, locale=agenda.locale, **fields))


def activity(
    agenda: AgendaPage,
    title: str = "Atelier exemple",
    *,
    rule: Rule | None = None,
    added: Iterable[date] = (),
    removed: Iterable[date] = (),
    spoken: Iterable[str] = (),
    audiences: Iterable[Audience] = (),
    **fields: Any,
) -> EventPage:
    """A published activity: in seven days, from 18:00 to 20:00, at a place in text, unless ``fields`` say otherwise.

    ``start_date=in_days(3)``, ``rule=Rule(Frequency.WEEKLY, weekdays=(1,), count=4)``, ``spoken=["ar"]``,
    ``changes=[cancelled(day, "Pourquoi")]``, ``all_day=True``, ``place=place()``…
    """
    fields = {"slug": f"activite-{next(NUMBERS)}", "start_date": in_days(7), "summary": "Un résumé.", **fields}
    if not fields.get("all_day"):
        fields = {"start_time": time(18), "end_time": time(20), **fields}
    if not fields.get("place"):
        fields = {"place_text": "Salle exemple", **fields}
    fields.setdefault("category", category())
    page = EventPage(title=title, locale=agenda.locale, recurrence=stored(rule, added, removed), **fields)
    page.spoken_languages = [SpokenLanguage(code=code) for code in spoken]
    page.audiences = list(audiences)
    page.full_clean(exclude=["path", "depth", "numchild", "content_type"])
    fresh(agenda).add_child(instance=page)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def cancelled(day: date, message: str = "") -> tuple[str, dict[str, Any]]:
    """A change of one date, for ``changes``."""
    return ("cancelled", {"date": day, "message": message})


def rescheduled(day: date, new_date: date, message: str = "", **fields: Any) -> tuple[str, dict[str, Any]]:
    empty = {"new_start": None, "new_end": None, "place": None, "place_text": ""}
    return ("rescheduled", {"date": day, "new_date": new_date, "message": message, **empty, **fields})


def elsewhere(day: date, message: str = "", **fields: Any) -> tuple[str, dict[str, Any]]:
    """``place=place()`` or ``place_text="…"``."""
    return ("elsewhere", {"date": day, "message": message, "place": None, "place_text": "", **fields})


def fresh(page: models.Model) -> Any:
    """The page as the database has it: the tree keeps counts of children there."""
    return type(page)._default_manager.get(pk=page.pk)
