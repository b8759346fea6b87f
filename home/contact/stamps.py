"""A signed day in the form: it shows that somebody opened the page today or yesterday.

The stamp is the same all day, so that the page stays cacheable; it is refused when older than two days.
"""

from datetime import date, timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

SIGNER = Signer(salt="contact form")
VALID = timedelta(days=2)


def make() -> str:
    return SIGNER.sign(timezone.localdate().isoformat())


def is_valid(stamp: str) -> bool:
    try:
        made = date.fromisoformat(SIGNER.unsign(stamp))
    except (BadSignature, ValueError):
        return False
    return timedelta() <= timezone.localdate() - made <= VALID
