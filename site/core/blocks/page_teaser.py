from typing import Any

from wagtail.blocks import PageChooserBlock, StructBlock

from core import published
from core.blocks import samples


class PageTeaserBlock(StructBlock):
    """One page put forward with its own title, summary and picture, in the reader's language where it exists."""

    page = PageChooserBlock(label="Page")

    class Meta:
        icon = "doc-full-inverse"
        label = "Page mise en avant"
        description = "Une page avec son titre, son résumé et son image. Ils suivent la page quand elle change."
        template = "core/blocks/page_teaser_block.html"

    def get_preview_value(self) -> Any:
        return self.normalize({"page": next(iter(samples.pages(1)), None)})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        found = published.summarised(published.readable([value["page"]])) if value["page"] else []
        return context | {"teaser": found[0] if found else None}
