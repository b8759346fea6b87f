"""What cannot be true of an activity, said to the editor field by field."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from events.enums import Attendance, Registration
from events.occurrences import Schedule
from events.rules import Frequency, Rule
from events.stored import UnusableRuleError, rule_of

FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)
LONGEST = timedelta(days=366)
SEARCHED = timedelta(days=8 * 366)  # a rule that gives no date within eight years gives none

Faults = dict[str, str]


def faults(page: Any) -> Faults:
    """Field -> sentence, for an ``EventPage`` whose fields may still be empty. Of a translation nothing is asked."""
    if page.start_date is None:
        return {}
    return when(page) or (repetition(page) | changes(page)) | where(page) | registration(page)


def when(page: Any) -> Faults:
    if not FIRST <= page.start_date < LAST:
        return {"start_date": f"Une date entre {FIRST.year} et {LAST.year}."}
    last = page.end_date or page.start_date
    if last < page.start_date:
        return {"end_date": "Le dernier jour vient avant le premier."}
    if last - page.start_date > LONGEST:
        return {"end_date": "Une activité dure au plus un an. Pour une période plus longue, faites une campagne."}
    if page.all_day:
        return {}
    if page.start_time is None:
        return {"start_time": "Donnez l’heure du début, ou cochez « toute la journée »."}
    if page.end_time is None:
        return {"end_time": "Donnez l’heure de la fin : les agendas en ont besoin."}
    if datetime.combine(last, page.end_time) <= datetime.combine(page.start_date, page.start_time):
        return {"end_time": "La fin vient avant le début. Après minuit ? Donnez aussi le dernier jour."}
    return {}


def repetition(page: Any) -> Faults:
    try:
        rule = rule_of(page.recurrence)
        schedule: Schedule = page.schedule
    except UnusableRuleError as fault:
        return {"recurrence": str(fault)}
    if wrong := fault_of_rule(rule, page.start_date) if rule else "":
        return {"recurrence": wrong}
    if not schedule.dates(page.start_date + SEARCHED):
        return {"recurrence": "Il ne reste aucune date : toutes sont enlevées."}
    if rule and schedule.duration > timedelta(days=1) and rule.frequency == Frequency.DAILY and rule.interval == 1:
        return {"recurrence": "L’activité dure plus d’un jour : chaque jour, elle se chevaucherait."}
    return {}


def fault_of_rule(rule: Rule, first: date) -> str:
    """Why every calendar would not read this rule alike; nothing where they do ([MS-OXCICAL] 2.1.3.2.2)."""
    if rule.until and rule.until < first:
        return "La répétition s’arrête avant le premier jour."
    if rule.nth is not None and not (rule.nth == -1 or 1 <= rule.nth <= 4):
        return "Choisissez le premier, le deuxième, le troisième, le quatrième ou le dernier."
    if rule.month_day is not None and not (rule.month_day == -1 or 1 <= rule.month_day <= 28):
        return "Tous les mois n’ont pas ce jour : choisissez un jour du 1 au 28, ou le dernier jour du mois."
    if rule.frequency == Frequency.MONTHLY and rule.month_day is None and rule.nth is None:
        return "Dites quel jour du mois."
    if rule.frequency == Frequency.YEARLY and rule.month is None:
        return "Dites quel mois de l’année."
    if first not in rule.dates_until(first, first):
        return "La première date ne suit pas la règle : changez l’une ou l’autre."
    return ""


def changes(page: Any) -> Faults:
    """A change belongs to a date of the series, and a date has one change."""
    try:
        schedule: Schedule = page.schedule
    except UnusableRuleError:
        return {}
    named = [block.value["date"] for block in page.changes if block.value["date"]]
    if len(set(named)) < len(named):
        return {"changes": "Une date porte deux changements : gardez-en un."}
    strangers = sorted(set(named) - set(schedule.dates(max(named)))) if named else []
    if strangers:
        days = ", ".join(day.strftime("%d/%m/%Y") for day in strangers)
        return {"changes": f"Ces dates ne sont pas, ou plus, dans la série : {days}. Enlevez leur changement."}
    return {}


def where(page: Any) -> Faults:
    if page.attendance != Attendance.ONLINE and not (page.place_id or page.place_text):
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
