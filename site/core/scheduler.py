"""Publishes and withdraws what editors have scheduled, where no timer of the machine's does it."""

import logging
import threading
import time

from django.core.management import call_command
from django.db import close_old_connections

logger = logging.getLogger(__name__)

EVERY = 60  # seconds


def start() -> threading.Thread:
    """A thread beside the web server's; it ends with the process."""
    thread = threading.Thread(target=run, name="schedule", daemon=True)
    thread.start()
    return thread


def run() -> None:
    while True:
        time.sleep(EVERY)
        try:
            call_command("publish_scheduled", verbosity=0)
        except Exception:  # whatever went wrong this minute, the next one is tried
            logger.exception("What was scheduled could not be published.")
        finally:
            close_old_connections()
