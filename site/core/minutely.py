"""What is done each minute: what is scheduled is published or withdrawn, then each app looks after what is its own.

An app connects a receiver to ``work``, as for the night (``core.nightly``); it takes seconds, and has little to say.
"""

from django.core.management import call_command
from django.dispatch import Signal

from core import nightly

work = Signal()


def publish(**_: object) -> None:
    """What editors have scheduled comes or goes, before anything else."""
    call_command("publish_scheduled", verbosity=0)


work.connect(publish)


def run() -> list[nightly.Done]:
    """Does the work of a minute of every app."""
    return nightly.done_by(work)
