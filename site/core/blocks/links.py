from typing import Any

from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock

from core.blocks import samples


class PageLinksBlock(StructBlock):
    """Cards that lead to other pages: their own titles and summaries, in the reader's language where they exist."""

    heading = CharBlock(label="Titre", required=False)
    pages = ListBlock(PageChooserBlock(label="Page"), label="Pages", min_num=1)

    class Meta:
        icon = "link"
        label = "Liens vers des pages"
        description = "Des cartes avec le titre et le résumé des pages choisies."
        heading_level = 2
        template = "core/blocks/page_links_block.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"heading": "À lire aussi", "pages": samples.pages()})
