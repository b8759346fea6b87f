"""Why a link is to be mended, and how, in the editors' words."""

from django.db.models import TextChoices


class Reason(TextChoices):
    """What is wrong with a link."""

    PAGE_GONE = "page_gone", "La page a été supprimée"
    PAGE_DRAFT = "page_draft", "La page n’est pas publiée"
    PAGE_PRIVATE = "page_private", "La page n’est pas ouverte à tous"
    ADDRESS_GONE = "address_gone", "Aucune page à cette adresse"
    ANCHOR_GONE = "anchor_gone", "L’ancre n’existe pas dans la page"
    DOCUMENT_GONE = "document_gone", "Le document a été supprimé"
    IMAGE_GONE = "image_gone", "L’image a été supprimée"
    RECORD_GONE = "record_gone", "La fiche a été supprimée"
    MALFORMED = "malformed", "L’adresse est mal écrite"
    MOVED = "moved", "La page a changé d’adresse"
    OTHER_LANGUAGE = "other_language", "L’adresse mène à une autre langue"
    HARD_CODED = "hard_coded", "L’adresse du site est écrite à la main"

    @property
    def is_broken(self) -> bool:
        """Whether the reader meets a dead end today; what is left works, until a page moves."""
        return self not in {Reason.MOVED, Reason.OTHER_LANGUAGE, Reason.HARD_CODED}

    @property
    def lowered(self) -> str:
        """The reason in the middle of a sentence."""
        return str(self.label[0].lower() + self.label[1:])

    @property
    def mending(self) -> str:
        return MENDING[self]


AGAIN = "Refaites le lien avec « Lien interne »"
MENDING = {
    Reason.PAGE_GONE: "Choisissez une autre page, ou enlevez le lien.",
    Reason.PAGE_DRAFT: "Publiez la page, ou enlevez le lien.",
    Reason.PAGE_PRIVATE: "Ouvrez la page à tous, ou enlevez le lien.",
    Reason.ADDRESS_GONE: f"{AGAIN} vers une page qui existe, ou enlevez-le.",
    Reason.ANCHOR_GONE: "Corrigez ce qui suit le #, ou menez au début de la page.",
    Reason.DOCUMENT_GONE: "Choisissez un autre document, ou enlevez le lien.",
    Reason.IMAGE_GONE: "Choisissez une autre image, ou enlevez-la.",
    Reason.RECORD_GONE: "Choisissez une autre fiche, ou enlevez-la de la liste.",
    Reason.MALFORMED: "Recopiez l’adresse en entier, avec https://.",
    Reason.MOVED: f"{AGAIN} : il suivra la page où qu’elle aille.",
    Reason.OTHER_LANGUAGE: f"{AGAIN} : chaque lecteur aura la page dans sa langue.",
    Reason.HARD_CODED: f"{AGAIN} : il suivra la page et la langue du lecteur.",
}
