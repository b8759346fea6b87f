"""A server in public: https, several processes, every needed value said or refused at start-up."""

from config.settings.base import *  # noqa: F403
from config.settings.base import ENVIRONMENT, WAGTAILADMIN_BASE_URL

for _id, _name, _sentence, _hint in [
    ("core.E001", "SECRET_KEY", "SECRET_KEY is missing.", "Set it to 50 random characters or more."),
    ("core.E002", "ALLOWED_HOSTS", "ALLOWED_HOSTS is missing.", "Name the hosts of the site, with commas between."),
    ("core.E005", "SITE_URL", "SITE_URL is missing.", "Set it to the address of the site, https://… ."),
    ("core.E008", "EMAIL_HOST", "EMAIL_HOST is missing.", "Name the mail server that sends the site's letters."),
    ("core.E012", "CONTACT_RECIPIENTS", "CONTACT_RECIPIENTS is missing.", "Name who receives the visitors' messages."),
    ("core.E009", "DEFAULT_FROM_EMAIL", "DEFAULT_FROM_EMAIL is missing.", "Set the sender of the site's letters."),
]:
    if not ENVIRONMENT.text(_name):
        ENVIRONMENT.problem(_id, _sentence, _hint)

ENVIRONMENT.url("SITE_URL", {"https"}, problem="core.E005")

# A secret made on the machine would differ between servers: none is used here.
SECRET_KEY = ENVIRONMENT.text("SECRET_KEY", "missing")
ALLOWED_HOSTS = ENVIRONMENT.words("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL] if WAGTAILADMIN_BASE_URL.startswith("https://") else []

SCHEDULE_IN_PROCESS = False

# The proxy (deploy/nginx.conf) speaks https to the visitor and http to this process.
BEHIND_PROXY = ENVIRONMENT.switch("BEHIND_PROXY", True, problem="core.E010")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = ENVIRONMENT.whole_number("HSTS_SECONDS", 31_536_000, problem="core.E011")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
