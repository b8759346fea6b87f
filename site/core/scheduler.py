"""Does the work of each minute and that of the night, where no timer of the machine's does.

Both run in a thread of the one process; a server with several has timers instead (deploy/).
"""

import threading
import time
from datetime import datetime

from django.db import close_old_connections
from django.utils import timezone

from core import minutely, nightly

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
    minutely.run()
    close_old_connections()
    if not nightly.is_due(now, last_night):
        return last_night
    nightly.run()
    close_old_connections()
    return now
