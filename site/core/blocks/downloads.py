from typing import Any

from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks import samples


class DownloadBlock(StructBlock):
    document = DocumentChooserBlock(label="Document")
    title = CharBlock(label="Titre", required=False, help_text="Vide : le titre du document.")
    text = CharBlock(label="À quoi il sert", required=False)

    class Meta:
        icon = "doc-full"
        label = "Document"


class DownloadsBlock(StructBlock):
    """Files to take along: what each is, how heavy, and in which language."""

    heading = CharBlock(label="Titre", required=False)
    documents = ListBlock(DownloadBlock(), label="Documents", min_num=1)

    class Meta:
        icon = "download"
        label = "Documents à télécharger"
        description = "Des fichiers, avec leur type, leur poids et leur langue."
        template = "core/blocks/downloads_block.html"
        heading_level = 2

    def get_preview_value(self) -> Any:
        item = {"document": samples.document(".pdf"), "title": "", "text": "À imprimer pour vos rendez-vous"}
        return self.normalize({"heading": "À télécharger", "documents": [item]})
