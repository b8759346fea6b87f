"""The embedded default: one process, SQLite, no service, nothing to configure.

The other modules start from this one and say only what differs. What a machine makes
(database, media, collected files, the secret key, letters without a mail server) is kept
in ``var/``, or in ``CIMB_VAR`` where that is set.
"""

import os
from pathlib import Path
from typing import Any

from django.conf.locale import LANG_INFO
from django.core.management.utils import get_random_secret_key

from config import languages
from config.environment import Environment

ENVIRONMENT = Environment()

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(ENVIRONMENT.text("CIMB_VAR", str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)


def kept_secret_key(path: Path) -> str:
    """The key of this machine, made at the first start and readable by its owner only."""
    if not path.exists():
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(get_random_secret_key(), encoding="utf-8")
        new.replace(path)
    return path.read_text(encoding="utf-8")


DEBUG = False

SECRET_KEY = ENVIRONMENT.text("SECRET_KEY") or kept_secret_key(VAR / "secret_key")
ALLOWED_HOSTS = ENVIRONMENT.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "home",
    "events",
    "resources",
    "search",
    "desk",
    "core",
    "wagtail_localize",
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.public_policies",
    "core.middleware.CompressText",
    "core.middleware.ConditionalMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "core.middleware.editor_in_french",
    "core.middleware.french_typography",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# -- Where things are kept ------------------------------------------------------------------

DATABASES = {
    "default": ENVIRONMENT.database(
        "DATABASE_URL",
        {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR / "database.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;"
                    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
                ),
            },
        },
        problem="core.E003",
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = ENVIRONMENT.url("REDIS_URL", {"redis", "rediss", "unix"}, problem="core.E004")
CACHES = {
    "default": {
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": REDIS_URL,
        # A cache that is down is a cache that forgets: pages are still served.
        "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5, "SOCKET_TIMEOUT": 0.5},
    }
    if REDIS_URL
    # What feeds say of an activity takes some 2 KB in each language that somebody subscribes in (events/feeds.py).
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}}
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page forms are long

# -- Languages, dates -----------------------------------------------------------------------

LANG_INFO.update(languages.UNKNOWN_TO_DJANGO)
LANGUAGE_CODE = languages.SOURCE
LANGUAGES = languages.LANGUAGES
LANGUAGES_BIDI = languages.RIGHT_TO_LEFT
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "locale", ROOT / "site/desk/locale"]  # the public's; what Wagtail's French lacks
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
CONTENT_DIR = ROOT / "fixtures"

# -- Mail -----------------------------------------------------------------------------------

EMAIL_HOST = ENVIRONMENT.text("EMAIL_HOST")
EMAIL_PORT = ENVIRONMENT.whole_number("EMAIL_PORT", 587, problem="core.E006")
EMAIL_HOST_USER = ENVIRONMENT.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = ENVIRONMENT.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = ENVIRONMENT.switch("EMAIL_USE_TLS", True, problem="core.E007")
EMAIL_TIMEOUT = 10  # seconds
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = ENVIRONMENT.text("DEFAULT_FROM_EMAIL", "site@localhost")
CONTACT_RECIPIENTS = ENVIRONMENT.words("CONTACT_RECIPIENTS")

# -- Wagtail --------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "CIMB"
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_BASE_URL = ENVIRONMENT.text("SITE_URL", "http://localhost:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # each text to review would come to them twice
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation begins as a draft, in French until translated
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_USER_LOGIN_FORM = "desk.forms.LoginForm"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AGING_PAGES_ENABLED = False  # desk/reviews.py
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address can be read over the telephone
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.SiteDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "desk.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "desk.media.forms.DocumentForm"
# What browsers show, what Wagtail can turn into it (HEIC, from telephones), and drawings, cleaned when they arrive.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "svg", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000_000  # a telephone's best photograph; more is a scan or a mistake
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # 48 million is a telephone's most; unfolded it takes 200 MB of memory
# Without a word in the template: keep what every browser shows, and never turn a photograph into a heavy PNG.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "webp": "webp", "heic": "jpeg"}
# About one quality to the eye, chosen for bad lines; Wagtail's defaults are a step heavier.
WAGTAILIMAGES_JPEG_QUALITY = 70
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAILIMAGES_AVIF_QUALITY = 56
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt", "ics"),
    *("vtt", "mp4", "webm", "mp3", "m4a", "ogg"),
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100_000_000  # ten minutes of video; deploy/nginx.conf lets a little more through
WAGTAILDOCS_CONTENT_TYPES = {"vtt": "text/vtt", "ics": "text/calendar", "csv": "text/csv", "m4a": "audio/mp4"}
WAGTAILDOCS_INLINE_CONTENT_TYPES = [
    *("application/pdf", "text/vtt"),
    *("video/mp4", "video/webm", "audio/mpeg", "audio/mp4", "audio/ogg"),
]
# The words of entries come analysed (search/analysis.py), so that PostgreSQL adds no analysis of its own.
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
# The visitors' search of a large site. The CMS's own searches stay in the database, which answers in its place too.
ELASTICSEARCH_URL = ENVIRONMENT.url("ELASTICSEARCH_URL", {"http", "https"}, problem="core.E013")
ELASTICSEARCH_PREFIX = ENVIRONMENT.name("ELASTICSEARCH_PREFIX", "cimb_", problem="core.E014")
ELASTICSEARCH = {
    "BACKEND": "search.backends.elasticsearch",
    "URLS": [ELASTICSEARCH_URL],
    "INDEX_PREFIX": ELASTICSEARCH_PREFIX,
    "AUTO_UPDATE": False,  # search.backends.catching_up sends what changes
    "OPTIONS": {"max_retries": 0, "retry_on_timeout": False},
}
if ELASTICSEARCH_URL:
    WAGTAILSEARCH_BACKENDS["elasticsearch"] = ELASTICSEARCH
ELASTICSEARCH_SECONDS = 0.25  # for all that a search asks it; the database's answer then comes within half a second
# What Elasticsearch missed is sent by a thread beside, as soon as it answers again; without, by the night's work.
SEARCH_CATCHES_UP_BESIDE = True

STORY_BLOCKS = {  # what apps add to the body of pages (core.blocks)
    "upcoming": "events.blocks.UpcomingBlock",
    "dataset": "resources.blocks.figures.DatasetBlock",
    "publications": "resources.blocks.publications.PublicationsBlock",
}

# -- Visitors -------------------------------------------------------------------------------

SESSION_COOKIE_HTTPONLY = True
# Publishes and withdraws what editors have scheduled, from within the one process; a server has a timer (deploy/).
SCHEDULE_IN_PROCESS = True
CSRF_COOKIE_HTTPONLY = False  # Wagtail's editor reads it
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"  # but for the editor's own frames (core.middleware)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
BEHIND_PROXY = False
FEEDBACK_MONTHS = 24  # after which what readers said of a page is deleted (resources.feedback.retention)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
