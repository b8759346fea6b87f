from typing import Any

from wagtail.blocks import CharBlock, EmailBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from core.blocks import samples
from core.blocks.contact_card import telephone_block


class MemberBlock(StructBlock):
    """What somebody does comes first: visitors look for a function, and people change."""

    role = CharBlock(label="Fonction", help_text="Par exemple : accueil, cours de français.")
    name = CharBlock(label="Nom", required=False, help_text="Seulement avec l’accord de la personne.")
    picture = ImageBlock(label="Image", required=False)
    telephone = telephone_block()
    email = EmailBlock(label="Adresse e-mail", required=False)

    class Meta:
        icon = "user"
        label = "Personne"


class TeamBlock(StructBlock):
    heading = CharBlock(label="Titre", required=False)
    members = ListBlock(MemberBlock(), label="Personnes", min_num=1)

    class Meta:
        icon = "group"
        label = "Équipe"
        description = "Qui fait quoi, et comment joindre chaque personne."
        template = "core/blocks/team_block.html"
        heading_level = 2

    def get_preview_value(self) -> Any:
        member = {"name": "", "picture": None, "telephone": "", "email": ""}
        members = [
            {"role": "Accueil", **member, "telephone": "+32 65 00 00 00"},
            {"role": "Cours de français", **member, "name": "Camille Exemple", "picture": samples.picture()},
        ]
        return self.normalize({"heading": "L’équipe", "members": members})
