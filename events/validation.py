"""What cannot be true of an activity, said to the editor field by field."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain, pairwise
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from events.enums import Attendance, Registration
from events.occurrences import Schedule, Status, instance, instances
from events.rules import EARLIEST, LATEST, Rule
from events.stored import UnusableRuleError, fault_of_shape

LONGEST = timedelta(days=366)
COMPARED = timedelta(days=8 * 366)  # how far dates of a series are compared with each other
MOST_NAMED = 5

Faults = dict[str, str]


def faults(page: Any) -> Faults:
    """Field -> sentence, for an ``EventPage`` whose fields may still be empty. Of a translation nothing is asked."""
    if page.start_date is None or not is_zone(page.zone):
        return {}  # which the fields themselves say
    return (when(page) or repetition(page) or changes(page)) | where(page) | registration(page)


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def named(days: Iterable[date]) -> str:
    """Some dates, as the fields write them."""
    every = sorted(set(days))
    said = ", ".join(day.strftime("%d/%m/%Y") for day in every[:MOST_NAMED])
    return f"{said}, …" if len(every) > MOST_NAMED else said


def when(page: Any) -> Faults:
    if not EARLIEST <= page.start_date <= LATEST:
        return {"start_date": f"Donnez une date entre {EARLIEST.year} et {LATEST.year}."}
    strange = {block.value.get(name) for block in page.changes for name in ("date", "new_date")} - {None}
    if any(not EARLIEST <= day <= LATEST for day in strange):
        return {"changes": f"Donnez des dates entre {EARLIEST.year} et {LATEST.year}."}
    return deadline(page) if page.is_deadline else days(page) or hours(page)


def deadline(page: Any) -> Faults:
    """A deadline is a moment, or a whole day."""
    wrong = [name for name in ("end_date", "end_time") if getattr(page, name) not in (None, page.start_date)]
    if wrong:
        return dict.fromkeys(wrong, "Une date limite n’a pas de fin : videz ce champ.")
    if page.start_time is None and not page.all_day:
        return {"start_time": "Donnez l’heure limite, ou cochez « toute la journée »."}
    return {}


def days(page: Any) -> Faults:
    last = page.end_date or page.start_date
    if last < page.start_date:
        return {"end_date": "Le dernier jour vient avant le premier."}
    if last - page.start_date > LONGEST:
        return {"end_date": "Une activité dure au plus un an. Pour une période plus longue, faites une campagne."}
    return {}


def hours(page: Any) -> Faults:
    if page.all_day:
        return {}
    if page.start_time is None:
        return {"start_time": "Donnez l’heure du début, ou cochez « toute la journée »."}
    if page.end_time is None:
        return {"end_time": "Donnez l’heure de la fin : les agendas en ont besoin."}
    last = page.end_date or page.start_date
    if datetime.combine(last, page.end_time) <= datetime.combine(page.start_date, page.start_time):
        return {"end_time": "La fin vient avant le début. Après minuit ? Donnez aussi le dernier jour."}
    return {}


def repetition(page: Any) -> Faults:
    try:
        schedule: Schedule = page.schedule
    except UnusableRuleError as fault:
        return {"recurrence": str(fault)}
    wrong = fault_of_rule(schedule.rule, page.start_date) if schedule.rule else ""
    wrong = wrong or fault_of_single_dates(schedule) or fault_of_length(schedule)
    return {"recurrence": wrong} if wrong else {}


def fault_of_rule(rule: Rule, first: date) -> str:
    """Why every calendar would not read this rule alike from a first date on; nothing where they do."""
    if wrong := fault_of_shape(rule):
        return wrong
    if rule.until and rule.until < first:
        return "La répétition s’arrête avant le premier jour."
    if first not in rule.dates_until(first, first):
        return "La première date ne suit pas la règle : changez l’une ou l’autre."
    return ""


def fault_of_single_dates(schedule: Schedule) -> str:
    """A date added is one more, after the first; a date removed that the series does not give is no fault."""
    first, added = schedule.start.date(), set(schedule.added)
    if both := added & set(schedule.removed):
        return f"Ces dates sont à la fois ajoutées et enlevées : {named(both)}. Choisissez."
    if early := {day for day in added if day < first}:
        return f"Ces dates ajoutées viennent avant le premier jour : {named(early)}. Faites-en une activité à part."
    if known := added & {first} | (schedule.rule.among(first, added) if schedule.rule else set()):
        return f"Ces dates sont déjà dans la série : {named(known)}. Ne les ajoutez pas."
    given = schedule.rule.dates(first) if schedule.rule else [first]
    if all(day in schedule.removed for day in chain(added, given)):
        return "Il ne reste aucune date : toutes sont enlevées."
    return ""


def fault_of_length(schedule: Schedule) -> str:
    """Outlook, for one, keeps no series of which one date lasts into the next."""
    if schedule.duration <= timedelta(days=1):
        return ""
    days = schedule.dates(max([schedule.start.date() + COMPARED, *schedule.added]))
    if any(other - one < schedule.duration for one, other in pairwise(days)):
        return "L’activité dure plus longtemps qu’il n’y a d’une de ses dates à la suivante : elle se chevaucherait."
    return ""


def changes(page: Any) -> Faults:
    """A change belongs to a date of the series, and a date has one change."""
    schedule: Schedule = page.schedule
    changed = [block.value["date"] for block in page.changes if block.value["date"]]
    if len(set(changed)) < len(changed):
        twice = (day for day in changed if changed.count(day) > 1)
        return {"changes": f"Une date porte deux changements : {named(twice)}. Gardez-en un."}
    if strangers := set(changed) - schedule.among(changed):
        return {
            "changes": f"Ces dates ne sont pas, ou plus, dans la série : {named(strangers)}. Enlevez leur changement."
        }
    wrong = (fault_of_move(schedule, day) for day, change in schedule.changes.items() if change.moves)
    return next(({"changes": sentence} for sentence in wrong if sentence), {})


def fault_of_move(schedule: Schedule, day: date) -> str:
    """A date that is moved is held at another time than it was, not too far, and not where another one is held."""
    moved, before = instance(schedule, day), instance(replace(schedule, changes={}), day)
    if (moved.start, moved.end) == (before.start, before.end):
        return f"La date du {named([day])} est déplacée au même moment. Autre lieu ? Choisissez « Date ailleurs »."
    if abs(moved.start - before.start) > LONGEST:
        return f"La date du {named([day])} est déplacée de plus d’un an : annulez-la, et faites une autre activité."
    held = (each for each in instances(schedule, moved.start, moved.end) if each.status != Status.CANCELLED)
    if others := [each.recurrence_id for each in held if each.recurrence_id != day]:
        return f"La date du {named([day])} est déplacée sur une autre date de la série : {named(others)}."
    return ""


def where(page: Any) -> Faults:
    nowhere = not (page.place_id or page.place_text)
    if nowhere and not page.is_deadline and page.attendance != Attendance.ONLINE:
        return {"place": "Choisissez un lieu, ou décrivez-le en texte."}
    if page.place_id and page.place_text:
        return {"place_text": "Choisissez un lieu ou décrivez-le, pas les deux."}
    return {}


def registration(page: Any) -> Faults:
    """What is given must be what the choice says: a number, an address, a page."""
    given = page.registration_address.strip()
    if page.registration == Registration.NONE:
        return {}
    if not given:
        return {"registration_address": "Dites où l’on s’inscrit."}
    try:
        if page.registration == Registration.EMAIL:
            validate_email(given)
        elif page.registration == Registration.LINK:
            URLValidator(["http", "https"])(given)
    except ValidationError:
        expected = "une adresse e-mail" if page.registration == Registration.EMAIL else "une adresse web (https://…)"
        return {"registration_address": f"Donnez {expected}."}
    if page.registration == Registration.TELEPHONE and sum(letter.isdigit() for letter in given) < 6:
        return {"registration_address": "Donnez un numéro de téléphone."}
    return {}
