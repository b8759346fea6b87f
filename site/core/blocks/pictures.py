from typing import Any

from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from core.blocks import samples


class PictureBlock(StructBlock):
    """A picture with its caption; the credit is the picture's own."""

    picture = ImageBlock(label="Image")
    caption = CharBlock(
        label="Légende",
        required=False,
        help_text="Ce que l’image ne dit pas elle-même. Le crédit s’ajoute seul, depuis la fiche de l’image.",
    )

    class Meta:
        icon = "image"
        label = "Image"
        description = "Une image avec sa légende et son crédit."
        template = "core/blocks/picture_block.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"picture": samples.picture(), "caption": "Une table de conversation, à Mons"})


class GalleryBlock(StructBlock):
    """Several pictures side by side; each opens larger, as a plain link to the picture."""

    heading = CharBlock(label="Titre", required=False)
    pictures = ListBlock(PictureBlock(), label="Images", min_num=2)

    class Meta:
        icon = "grid"
        label = "Galerie"
        description = "Plusieurs images en grille. Chacune s’ouvre en grand."
        template = "core/blocks/gallery_block.html"
        heading_level = 2

    def get_preview_value(self) -> Any:
        picture = samples.picture()
        captions = ("La fête interculturelle", "Le cours de français", "L’accueil")
        pictures = [{"picture": picture, "caption": caption} for caption in captions]
        return self.normalize({"heading": "En images", "pictures": pictures})
