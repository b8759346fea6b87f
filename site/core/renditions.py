"""What pages show of a photograph: its light, not what the telephone wrote about where and when it was taken.

Willow copies these notes (EXIF) into every rendition. Visitors of the centre are on these photographs; the place
is nobody's business, and the notes may weigh more than a small picture. Originals are not served (config/urls.py).
"""

from typing import Any

from willow.plugins.pillow import PillowImage
from willow.registry import registry

NOTES = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment")


def upright_without_notes(image: Any) -> Any:
    """Turns the picture as its notes say, the first step of every rendition, and forgets them."""
    turned = PillowImage.auto_orient(image)
    for name in NOTES:
        turned.image.info.pop(name, None)
    return turned


def forget_notes() -> None:
    """Has Willow do so for every picture, through its registry of operations."""
    registry.register_operation(PillowImage, "auto_orient", upright_without_notes)
