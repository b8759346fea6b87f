"""What the web server loads. A wrong configuration stops here, with its reasons, before any visitor comes."""

import io
import os
import sys
from pathlib import Path

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from core import scheduler

application = get_wsgi_application()
call_command("check", "--tag", "configuration", stdout=io.StringIO())

if settings.SCHEDULE_IN_PROCESS:
    scheduler.start()
