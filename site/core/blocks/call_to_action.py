from typing import Any

from wagtail.blocks import CharBlock, StructBlock

from core.blocks.targets import check_target, page_block, targets, url_block


class CallToActionBlock(StructBlock):
    """One sentence, one button."""

    text = CharBlock(label="Phrase")
    button = CharBlock(label="Texte du bouton", help_text="Un verbe : « Écrivez-nous ».", max_length=60)
    page = page_block()
    url = url_block()

    class Meta:
        icon = "arrow-right-full"
        label = "Bouton"
        description = "Une phrase et un bouton, vers une page ou un autre site."
        template = "core/blocks/call_to_action_block.html"
        preview_value = {
            "text": "Une question sur votre parcours ?",
            "button": "Écrivez-nous",
            "page": None,
            "url": "https://example.org/",
        }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        check_target(cleaned, required=True)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"target": targets([value])[0]}
