"""Publishes and withdraws what editors have scheduled, and does the night's work, where no timer of the machine's does.

Both run in a thread of the one process; a server with several has timers instead (deploy/).
"""

import logging
import threading
import time
from datetime import datetime

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from core import nightly

logger = logging.getLogger(__name__)

EVERY = 60  # seconds


def start() -> threading.Thread:
    """A thread beside the web server's; it ends with the process."""
    thread = threading.Thread(target=run, name="schedule", daemon=True)
    thread.start()
    return thread


def run() -> None:
    last_night: datetime | None = None
    while True:
        time.sleep(EVERY)
        last_night = minute(timezone.now(), last_night)


def minute(now: datetime, last_night: datetime | None) -> datetime | None:
    """What one minute brings; returns when the night's work was last done."""
    try:
        call_command("publish_scheduled", verbosity=0)
    except Exception:  # whatever went wrong this minute, the next one is tried
        logger.exception("What was scheduled could not be published.")
    finally:
        close_old_connections()
    if not nightly.is_due(now, last_night):
        return last_night
    try:
        nightly.run()
    except Exception:  # the next night is tried
        logger.exception("The night's work could not be done.")
    finally:
        close_old_connections()
    return now
