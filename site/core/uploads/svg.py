"""Drawings from outside. An SVG file is a document that can hold programs, so it is read before it is kept.

What could *act* is refused with a sentence: the person who sent the file should know. What could *call elsewhere*
or is foreign to drawing (other sites' pictures, HTML inside, an editor's private notes) is taken out by
Cloudflare's svg-hush, an allow-list. Should both fail, ``/media/`` is served with
``Content-Security-Policy: default-src 'none'; sandbox`` (core.middleware), and pages show pictures with ``<img>``,
where browsers run nothing.
"""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from py_svg_hush import filter_svg

from core.uploads.refused import RefusedError

SVG = "{http://www.w3.org/2000/svg}"
INSTEAD = "Demandez-en une version « SVG simple », sans interaction, ou enregistrez-le en PNG."
ACTIVE = f"Ce dessin SVG contient un programme, et le site n’en accepte pas. {INSTEAD}"
PICTURE = "Ce dessin SVG contient une photo ou un autre fichier. Enregistrez-le en PNG ou en JPEG, puis ajoutez-le."
ENTITIES = f"Ce dessin SVG contient des définitions (entités) que le site n’accepte pas. {INSTEAD}"
UNREADABLE = "Ce fichier n’est pas un dessin SVG lisible. Ouvrez-le pour vérifier, puis enregistrez-le à nouveau."

PROGRAM = re.compile(r"(?:java|vb|live)script:", re.IGNORECASE)
EMBEDDED = re.compile(r"data:[a-z]+/", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")


def cleaned_svg(written: bytes) -> bytes:
    """The drawing without anything that acts or calls elsewhere; raises ``RefusedError`` with the reason."""
    try:
        root = ElementTree.fromstring(written)
    except DefusedXmlException as error:
        raise RefusedError(ENTITIES) from error
    except (ParseError, ValueError, LookupError) as error:
        raise RefusedError(UNREADABLE) from error
    if root.tag != f"{SVG}svg":
        raise RefusedError(UNREADABLE)
    if any(acts(element) for element in root.iter()):
        raise RefusedError(ACTIVE)
    if any(EMBEDDED.search(value) for element in root.iter() for value in addresses(element)):
        raise RefusedError(PICTURE)
    try:
        return bytes(filter_svg(written, {}))
    except ValueError as error:
        raise RefusedError(UNREADABLE) from error


def acts(element: Element) -> bool:
    """Whether the element is a program, starts one, or leads to one."""
    if not isinstance(element.tag, str):
        return False
    if local(element.tag) in {"script", "handler", "listener", "iframe", "embed", "object"}:
        return True
    return any(local(name).startswith("on") for name in element.attrib) or any(
        PROGRAM.search(value) for value in addresses(element)
    )


def addresses(element: Element) -> list[str]:
    """The values that may hold an address, without the letters that browsers pass over."""
    return [UNSEEN.sub("", value) for value in element.attrib.values()]


def local(name: str) -> str:
    """The name without its namespace, in small letters."""
    return name.rpartition("}")[2].lower()
