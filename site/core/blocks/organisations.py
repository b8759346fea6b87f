from wagtail.blocks import ListBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class OrganisationsBlock(StructBlock):
    organisations = ListBlock(SnippetChooserBlock("core.Organisation", label="Organisation"), label="Organisations")

    class Meta:
        icon = "group"
        label = "Organisations"
        description = "Une liste d’organisations avec leur lieu et leur site."
        template = "core/blocks/organisations_block.html"
