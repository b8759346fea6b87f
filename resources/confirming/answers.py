"""What becomes of an answer. Each link takes one, whoever presses twice or in two windows."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.models import Organisation
from resources.confirming.forms import CorrectionForm
from resources.confirming.links import Link
from resources.models import Correction

CONFIRMED, CORRECTED = "resources.entry_confirmed", "resources.entry_corrected"


def confirm(link: Link) -> None:
    """« Tout est juste ». It counts at once: it changes nothing that is published but the day of the check."""
    now = timezone.now()
    organisation = keep(link, Correction(decided_at=now))
    if organisation:
        organisation.check_again(timezone.localdate())
        log(instance=organisation, action=CONFIRMED)


def correct(link: Link, form: CorrectionForm) -> None:
    """Kept for the staff; the entry stays as it is until they decide."""
    organisation = keep(link, Correction(values=form.changed(), message=form.cleaned_data["message"]))
    if organisation:
        log(instance=organisation, action=CORRECTED)


def keep(link: Link, answer: Correction) -> Organisation | None:
    """The organisation whose answer was kept; nothing where the same link was answered a moment ago."""
    answer.organisation, answer.state = link.organisation, link.state
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError:
        return None
    return link.organisation
