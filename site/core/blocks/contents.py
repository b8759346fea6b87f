from typing import Any

from wagtail.blocks import StaticBlock

from core.outline import Heading, outline


class ContentsBlock(StaticBlock):
    """The headings of the page it stands in, as links."""

    class Meta:
        icon = "list-ul"
        label = "Sommaire"
        description = (
            "La liste des intertitres de la page. Une page longue en a déjà un : à placer ailleurs, si besoin."
        )
        admin_text = "Les intertitres de la page, en liens. Rien à remplir."
        template = "core/blocks/contents_block.html"
        preview_value = None

    def get_preview_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        sample = [Heading("a", "Nos missions", 2), Heading("b", "Pour les associations", 3), Heading("c", "Contact", 2)]
        return (parent_context or {}) | {"outline_of_page": sample}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The page's stream is what ``components/story.html`` is given as ``body``."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context.setdefault("outline_of_page", outline(context.get("body") or []))
        return context
