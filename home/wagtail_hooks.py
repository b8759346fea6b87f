from typing import Any

from wagtail import hooks
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.models import ContactMessage


class ReadOnlyPolicy(ModelPermissionPolicy):
    """What visitors wrote is read, exported and deleted, never written or changed here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "change"} and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class ContactMessageViewSet(ModelViewSet):
    """The messages received."""

    model = ContactMessage
    icon = "mail"
    menu_label = "Messages reçus"
    menu_order = 250
    add_to_admin_menu = True
    permission_policy = ReadOnlyPolicy(ContactMessage)
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields: list[str] = []
    list_display = ["name", "locale", DateColumn("received_at", label="Reçu le")]
    list_filter = ["locale", "received_at"]
    search_fields = ["name", "message"]
    inspect_view_fields = ["name", "email", "telephone", "message", "locale", "received_at"]


@hooks.register("register_admin_viewset")
def contact_messages() -> ContactMessageViewSet:
    return ContactMessageViewSet("contact_messages", url_prefix="messages")
