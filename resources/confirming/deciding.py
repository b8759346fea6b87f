"""What the staff does with a correction: takes over all of it, some of it, or none."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.models import Organisation
from resources.confirming import entry
from resources.models import Correction

ACCEPTED, REFUSED = "resources.correction_accepted", "resources.correction_refused"


class AlreadyDecidedError(Exception):
    """Somebody else was faster."""


def accept(correction: Correction, names: Iterable[str], user: Any, note: str = "") -> list[str]:
    """Writes the chosen fields into the entry, which is then checked; returns their names.

    What does not suit the entry any more raises ``ValidationError`` and changes nothing. Words on hours and services
    are entered by hand.
    """
    chosen = [name for name in entry.FIELDS if name in correction.values and name in set(names)]
    with transaction.atomic():
        decide(correction, user, chosen, note)
        organisation = Organisation.objects.select_for_update().get(pk=correction.organisation_id)
        for name in chosen:
            setattr(organisation, name, correction.values[name])
        others = {field.name for field in Organisation._meta.get_fields()} - set(chosen)
        organisation.full_clean(exclude=others)
        organisation.checked_on, organisation.review_on = timezone.localdate(), None
        organisation.save()
        log(instance=organisation, action=ACCEPTED, user=user, data={"fields": chosen})
    return chosen


def refuse(correction: Correction, user: Any, note: str) -> None:
    """The entry stays as it is."""
    with transaction.atomic():
        decide(correction, user, [], note)
        log(instance=correction.organisation, action=REFUSED, user=user, data={"note": note})


def decide(correction: Correction, user: Any, accepted: list[str], note: str) -> None:
    """Once: of two editors, the second is told."""
    decided = {"decided_at": timezone.now(), "decided_by": user, "accepted": accepted, "note": note}
    if not Correction.objects.waiting().filter(pk=correction.pk).update(**decided):
        raise AlreadyDecidedError


def sentences(error: ValidationError) -> str:
    """Which fields cannot be taken over, and why."""
    return " ".join(f"{entry.label(name)} : {' '.join(reasons)}" for name, reasons in error.message_dict.items())
