from typing import Any

from wagtail.blocks import EmailBlock, RegexBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.models import Site
from wagtail.snippets.blocks import SnippetChooserBlock

from core.models.settings import CentreSettings


def telephone_block() -> RegexBlock:
    """A number is no text to translate, which is what a block of free text would be."""
    return RegexBlock(
        regex=r"^\+?[0-9][0-9 ./()-]{5,}$",
        label="Téléphone",
        required=False,
        error_messages={"invalid": "Des chiffres, avec des espaces ou des points, et + pour l’étranger."},
    )


class ContactCardBlock(StructBlock):
    """How to reach an organisation, or the centre itself where none is chosen."""

    organisation = SnippetChooserBlock(
        "core.Organisation",
        label="Organisation",
        required=False,
        help_text="Vide : le centre, avec ses coordonnées des réglages.",
    )
    telephone = telephone_block()
    email = EmailBlock(label="Adresse e-mail", required=False)
    address = PlainTextBlock(label="Adresse", required=False, rows=2)
    hours = PlainTextBlock(label="Heures d’ouverture", required=False, rows=3)

    class Meta:
        icon = "mail"
        label = "Coordonnées"
        description = "Joindre le centre ou une organisation : téléphone, e-mail, adresse, heures."
        template = "core/blocks/contact_card_block.html"
        preview_value = {
            "organisation": None,
            "telephone": "+32 65 00 00 00",
            "email": "accueil@example.org",
            "address": "Rue de l’Exemple, 1\n7000 Mons",
            "hours": "Du lundi au vendredi, de 9 h à 16 h",
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """What is not written in the block is the centre's own, unless the card is an organisation's."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        known = {name: value[name] for name in ("telephone", "email", "address", "hours")}
        if not value["organisation"] and (centre := centre_settings(context.get("request"))):
            own = {"telephone": centre.telephone, "email": centre.email, "address": postal_address(centre)}
            known |= {name: text for name, text in own.items() if not known[name]}
        return context | {"contact": known}


def centre_settings(request: Any) -> CentreSettings | None:
    if request:
        return CentreSettings.for_request(request)
    site = Site.objects.filter(is_default_site=True).first()
    return CentreSettings.for_site(site) if site else None


def postal_address(centre: CentreSettings) -> str:
    town = f"{centre.postal_code} {centre.locality}".strip()
    return "\n".join(line for line in (centre.street, town) if line)
