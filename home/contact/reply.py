"""The link that opens an answer in the staff's own mail program (RFC 6068)."""

import re
from urllib.parse import quote

from django.utils import translation
from django.utils.translation import gettext as _

from home.models import ContactMessage

# Windows hands a mail program at most 2,083 characters, and browsers cut at about as many.
LONGEST = 2000
NAME_AT_MOST = 60
LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CUT = "[…]"
SPACE = "\n\n\n\n"  # where the answer is written


def encoded(text: str) -> str:
    """Percent-encoded UTF-8 with every line break as %0D%0A (RFC 6068, 2 and 5)."""
    return quote("\r\n".join(LINE_BREAK.split(text)), safe="")


def quoted(message: str) -> list[str]:
    """The lines of the message as mail programs quote them."""
    return [f"> {line}".rstrip() for line in message.strip().splitlines()]


def fitting(message: str, room: int) -> str:
    """As much of the quoted message as its encoding leaves room for, cut between words where there are any."""
    whole = "\n".join(quoted(message))
    if len(encoded(whole)) <= room:
        return whole
    low, high = 0, len(message)
    while low < high:  # the longest beginning that still fits
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(encoded(shortened(message, middle))) <= room else (low, middle - 1)
    return shortened(message, low) if low else ""


def shortened(message: str, length: int) -> str:
    beginning = message[:length]
    words = beginning.rsplit(None, 1)
    if len(words) == 2 and not message[length : length + 1].isspace() and len(words[0]) > length // 2:
        beginning = words[0]
    return "\n".join(quoted(f"{beginning.rstrip()} {CUT}"))


def link(message: ContactMessage) -> str:
    """``mailto:`` with subject, greeting in the sender's language, and what was written, quoted below."""
    with translation.override(message.language_code):
        subject = _("Your message to the centre")
        greeting = _("Hello %(name)s,") % {"name": message.name[:NAME_AT_MOST].rstrip()}
    address = quote(message.email, safe="@")
    start = f"mailto:{address}?subject={encoded('Re: ' + subject)}&body={encoded(f'{greeting}{SPACE}')}"
    return start + encoded(fitting(message.message, max(0, LONGEST - len(start))))
