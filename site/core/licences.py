"""Under which terms a picture or a document of somebody's may be shown."""

from django.db import models


class Licence(models.TextChoices):
    """In the editors' words. The values are stored; the public reads the notation, the same in all languages."""

    OWN = "own", "Fait par le centre"
    PERMISSION = "permission", "© Tous droits réservés, utilisé avec autorisation"
    CC_BY = "cc-by", "CC BY : libre si l’auteur est nommé"
    CC_BY_SA = "cc-by-sa", "CC BY-SA : libre si l’auteur est nommé, sous la même licence"
    CC_BY_ND = "cc-by-nd", "CC BY-ND : libre si l’auteur est nommé, sans modification"
    CC_BY_NC = "cc-by-nc", "CC BY-NC : libre si l’auteur est nommé, sans but commercial"
    CC0 = "cc0", "Domaine public ou CC0"
    STOCK = "stock", "Banque d’images gratuite (Unsplash, Pexels, Pixabay…)"

    __empty__ = "À préciser"

    @property
    def names_the_author(self) -> bool:
        """Whether the terms ask that the author be named wherever the work is shown."""
        return self in {Licence.PERMISSION, Licence.CC_BY, Licence.CC_BY_SA, Licence.CC_BY_ND, Licence.CC_BY_NC}

    @property
    def notation(self) -> str:
        """``CC BY-SA``, or nothing where the public needs no word."""
        return self.value.upper().replace("-", " ", 1) if self.value.startswith("cc") else ""

    @property
    def address(self) -> str:
        """Where the terms can be read, whatever the version."""
        if self is Licence.CC0:
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        return f"https://creativecommons.org/licenses/{self.value.removeprefix('cc-')}/" if self.notation else ""


def credit_line(credit: str, licence: str) -> str:
    """What is printed under a picture: ``© Ada``, ``Ada, CC BY-SA``, ``Ada``, or nothing. The same in all languages."""
    known = Licence(licence) if licence in Licence.values else None
    if known is Licence.PERMISSION and credit:
        return credit if credit.startswith("©") else f"© {credit}"
    return ", ".join(part for part in (credit, known.notation if known else "") if part)
