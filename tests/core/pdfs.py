"""PDFs made on the spot: whole, locked, absurd."""

import hashlib
import zlib

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
IDENTITY = b"0123456789abcdef"


def pdf(pages: int = 1, box: str = "0 0 200 300", content: bytes = b"0 0 200 100 re f", extra: bytes = b"") -> bytes:
    """A small PDF (ISO 32000-1, 7.5): a catalogue, pages with the same content, and a table of where each stands."""
    packed = zlib.compress(content)
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        *[f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 3 0 R>>".encode()] * pages,
    ]
    written, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"<</Size %d/Root 1 0 R/ID[<%s><%s>]%s>>" % (
        size,
        IDENTITY.hex().encode(),
        IDENTITY.hex().encode(),
        extra,
    )
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        trailer,
        len(written),
    )
    return written + end


def locked(password: str) -> bytes:
    """The same with a password to open it, or with an empty one only to change it (7.6.3, revision 2)."""

    def padded(text: str) -> bytes:
        return (text.encode() + PADDING)[:32]

    permissions = -4
    owner = rc4(hashlib.md5(padded("autre"), usedforsecurity=False).digest()[:5], padded(password))
    secret = padded(password) + owner + permissions.to_bytes(4, "little", signed=True) + IDENTITY
    user = rc4(hashlib.md5(secret, usedforsecurity=False).digest()[:5], PADDING)
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/P {permissions}/O<{owner.hex()}>/U<{user.hex()}>>>"
    return pdf(extra=lock.encode())


def rc4(key: bytes, data: bytes) -> bytes:
    state, place = list(range(256)), 0
    for index in range(256):
        place = (place + state[index] + key[index % len(key)]) % 256
        state[index], state[place] = state[place], state[index]
    found, first, second = bytearray(), 0, 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        found.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(found)
