"""The work of the night: each app registers its own, one place runs it.

An app connects a receiver to ``work`` in its ``AppConfig.ready``. It takes ``**kwargs``, may return a sentence in
French for the log, and must do no harm when it runs twice in a night. One that fails stops no other.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.dispatch import Signal
from django.utils import timezone

logger = logging.getLogger(__name__)

work = Signal()


@dataclass(frozen=True)
class Done:
    """What one task says of itself, or the error that ended it."""

    task: str
    sentence: str
    error: Exception | None = None


def run() -> list[Done]:
    """Does the night's work of every app."""
    return done_by(work)


def done_by(tasks: Signal) -> list[Done]:
    """Runs every task that is connected; errors are logged (by Django) and returned, never raised."""
    done = []
    for receiver, answer in tasks.send_robust(sender=None):
        task = f"{receiver.__module__}.{receiver.__qualname__}"
        if isinstance(answer, Exception):
            done.append(Done(task, f"{type(answer).__name__}: {answer}", answer))
        else:
            done.append(Done(task, str(answer or "fait")))
            logger.log(logging.INFO if answer else logging.DEBUG, "%s: %s", task, answer or "done")
    return done


def is_due(now: datetime, last: datetime | None) -> bool:
    """Whether the night's work is to be done: once a day, as soon as it begins, for what took place yesterday is past.

    A machine that was off does it when it is on again; one that was restarted does it again, to no harm.
    """
    return last is None or timezone.localtime(last).date() < timezone.localtime(now).date()
