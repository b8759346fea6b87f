from wagtail import hooks
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from home.models import ContactMessage


class ContactMessageViewSet(ModelViewSet):
    """The messages received, to read and to delete: nobody writes one here."""

    model = ContactMessage
    icon = "mail"
    menu_label = "Messages reçus"
    menu_order = 250
    add_to_admin_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields: list[str] = []
    list_display = ["name", "locale", DateColumn("received_at", label="Reçu le")]
    list_filter = ["locale", "received_at"]
    search_fields = ["name", "message"]
    inspect_view_fields = ["name", "email", "telephone", "message", "locale", "received_at"]
    list_export = ["received_at", "locale", "name", "email", "telephone", "message"]


@hooks.register("register_admin_viewset")
def contact_messages() -> ContactMessageViewSet:
    return ContactMessageViewSet("contact_messages", url_prefix="messages")
