from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from home.inbox.permissions import policy
from home.models import ContactMessage

NEWEST = 5


class MessagesPanel(Component):
    """The new messages on the CMS's home page, for those who may read them; nothing where there is none."""

    name = "contact_messages"
    template_name = "home/admin/messages_panel.html"
    order = 120

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        new = ContactMessage.objects.new().select_related("locale")
        return {"count": new.count(), "newest": list(new[:NEWEST])}

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> Any:
        user = (parent_context or {})["request"].user
        if not policy.user_has_any_permission(user, {"view", "change", "delete"}):
            return ""
        return super().render_html(parent_context)
