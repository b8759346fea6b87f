"""What a picture must be: a format that browsers or telephones write, readable, and of a size that memory holds."""

import warnings
from typing import BinaryIO

from PIL import Image
from pillow_heif import register_heif_opener

from core.uploads.advice import why_no_picture
from core.uploads.kinds import extension_of
from core.uploads.refused import RefusedError

register_heif_opener()

BROKEN = "Ce fichier n’est pas une image lisible : il est abîmé, ou son nom a été changé. Ouvrez-le pour vérifier."
WRITTEN_AS = {"jpg": "JPEG", "heic": "HEIF"}


def check_name(name: str, accepted: list[str]) -> str:
    """The name's end, where it is one of those accepted; else raises ``RefusedError``."""
    extension = extension_of(name)
    if extension not in accepted:
        raise RefusedError(why_no_picture(extension))
    return extension


def check_pixels(extension: str, file: BinaryIO, most: int) -> None:
    """Reads the header only: a small file can unfold into more pixels than memory holds. The file is rewound."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            file.seek(0)
            image = Image.open(file)
            width, height = image.size
            # A telephone's JPEG may hold a second picture behind the first; Pillow calls that MPO.
            written_as = "JPEG" if image.format == "MPO" else str(image.format)
    except Image.DecompressionBombError as error:
        raise RefusedError(too_many_pixels(most)) from error
    except Exception as error:  # whatever a reader of hostile bytes raises
        raise RefusedError(BROKEN) from error
    finally:
        file.seek(0)
    expected = WRITTEN_AS.get(extension, extension.upper())
    if written_as != expected:
        raise RefusedError(
            f"Ce fichier finit par « .{extension} » mais son contenu est du {written_as}. "
            f"Enregistrez-le à nouveau en {expected}, ou rendez-lui son vrai nom."
        )
    if width * height > most:
        raise RefusedError(too_many_pixels(most))


def too_many_pixels(most: int) -> str:
    return (
        f"Cette image a trop de points (au plus {most // 1_000_000} millions). "
        "Réduisez-la à 4000 points de large, puis ajoutez-la à nouveau."
    )
