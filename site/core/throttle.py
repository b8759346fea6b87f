"""What keeps a form without account, cookie or script from being abused: where a sending comes from, and how often.

No address is stored. What stands for it is a salted hash that only the cache knows, for an hour, another for each form.
"""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600


def sender(request: HttpRequest, form: str) -> str:
    """A name for the sender's address that tells nothing of it, different on each site and for each form."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    return salted_hmac(form, address).hexdigest()[:32]


def sent_this_hour(request: HttpRequest, form: str) -> int:
    """How often this form was sent from this connection, this time too; a cache that forgot or is down begins again."""
    key = f"{form.replace(' ', '-')}-{sender(request, form)}"
    if cache.add(key, 1, timeout=HOUR):
        return 1
    try:
        return cache.incr(key) or 1
    except ValueError:
        return 1


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent it, as far as the browser says (Fetch Metadata; else Origin, RFC 6454)."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "same-site", "none"}
    origin = request.headers.get("Origin", "null")
    return origin == "null" or origin.partition("://")[2] == request.get_host()
