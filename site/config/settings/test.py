"""For pytest: the embedded default, quick where quick changes nothing that is tested."""

from pathlib import Path
from tempfile import TemporaryDirectory

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES, WAGTAILSEARCH_BACKENDS

_media = TemporaryDirectory(prefix="cimb-media-")  # gone with the process
MEDIA_ROOT = Path(_media.name)
SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CONTACT_RECIPIENTS = ["accueil@centre.example"]
# Tests ask the database; those of Elasticsearch say so (tests/search/nodes.py), and catch up when they say.
WAGTAILSEARCH_BACKENDS = {name: each for name, each in WAGTAILSEARCH_BACKENDS.items() if name != "elasticsearch"}
SEARCH_CATCHES_UP_BESIDE = False
