from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock


class PageLinksBlock(StructBlock):
    """Cards that lead to other pages: their own titles and summaries, in the reader's language where they exist."""

    heading = CharBlock(label="Titre", required=False)
    pages = ListBlock(PageChooserBlock(label="Page"), label="Pages", min_num=1)

    class Meta:
        icon = "doc-empty"
        label = "Liens vers des pages"
        description = "Des cartes avec le titre et le résumé des pages choisies."
        template = "core/blocks/page_links_block.html"
