"""Which part of a file a request asks for (RFC 9110, section 14). Pure."""

import re
from dataclasses import dataclass

ONE_RANGE = re.compile(r"bytes\s*=\s*([0-9]{0,18})-([0-9]{0,18})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class ByteRange:
    """The bytes from ``first`` to ``last``, both included, of a file of ``size`` bytes."""

    first: int
    last: int
    size: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    @property
    def content_range(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


class NotSatisfiableError(ValueError):
    """The file has no byte where the request begins: the answer is 416."""


def requested(header: str, size: int) -> ByteRange | None:
    """The part asked for, or ``None`` where the whole file is the answer.

    Several ranges, other units and what cannot be read are answered with the whole file, as the RFC allows.
    """
    found = ONE_RANGE.fullmatch(header.strip())
    if not found or not any(found.groups()):
        return None
    if not found[1]:
        length = min(int(found[2]), size)
        if length == 0:
            raise NotSatisfiableError
        return ByteRange(size - length, size - 1, size)
    first = int(found[1])
    last = min(int(found[2]), size - 1) if found[2] else size - 1
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise NotSatisfiableError
    return ByteRange(first, last, size)


def still_the_same(if_range: str, etag: str, last_modified: str) -> bool:
    """Whether the file is the one of which the client has a part already (``If-Range``); a weak ETag never is."""
    if if_range.startswith(('"', "W/")):
        return if_range == etag and not etag.startswith("W/")
    return if_range == last_modified
