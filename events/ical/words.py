"""Words and addresses as calendars can take them: no control characters, addresses in ASCII, of bounded length."""

import re
from html import escape
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST = 1500  # characters of a description: Google refuses feeds of more than about 1 MB
# What word processors and telephones put where a line ends.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Not in RFC 5545, 3.1 (CONTROL), nor in UTF-8 (halves of pairs), nor to be seen (a mark of byte order).
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
PLAIN = re.compile(r"https?://[A-Za-z0-9.:-]+(?:/[A-Za-z0-9/._~-]*)?")  # as most are
SAFE = "/%:;=@&+$,!~*'()?#[]"  # RFC 3986: reserved, and what is encoded already


def clean(text: str) -> str:
    """Several lines as they are, each without what no calendar may hold."""
    return FORBIDDEN.sub("", LINE_ENDS.sub("\n", text)).strip()


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(clean(text).split())


def shortened(text: str, most: int = LONGEST) -> str:
    """The text, cut after a word where it is too long."""
    return text if len(text) <= most else f"{text[:most].rsplit(maxsplit=1)[0]}…"


def uri(address: str) -> str:
    """An address in ASCII (RFC 3987, 3.1; the host by IDNA); nothing where it is no address of the web or of mail."""
    if PLAIN.fullmatch(address):
        return address
    try:
        parts = urlsplit(FORBIDDEN.sub("", address).strip())
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except ValueError:  # UnicodeError among them
        return ""
    if parts.scheme not in {"http", "https", "mailto"}:
        return ""
    rest = (quote(part, safe=SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, quote(host, safe=SAFE), *rest))


def html(paragraphs: list[str], address: str) -> str:
    """The description for readers of X-ALT-DESC; on one line, as Outlook writes it."""
    written = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs if part)
    link = f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address else ""
    return f"<html><body>{written}{link}</body></html>"
