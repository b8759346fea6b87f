from typing import Any

from wagtail.blocks import ListBlock, StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.models.organisations import Organisation


class OrganisationsBlock(StructBlock):
    organisations = ListBlock(
        SnippetChooserBlock("core.Organisation", label="Organisation"), label="Organisations", min_num=1
    )

    class Meta:
        icon = "home"
        label = "Organisations"
        description = "Une liste d’organisations avec leur lieu et leur site."
        template = "core/blocks/organisations_block.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"organisations": list(Organisation.objects.all()[:2])})
