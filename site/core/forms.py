from typing import Any

from wagtail.admin.forms.pages import CopyForm


class PlainCopyForm(CopyForm):
    """Copies a page without offering an alias, which visitors would never be shown (docs/decisions/0002)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
