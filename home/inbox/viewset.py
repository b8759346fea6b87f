from typing import Any

from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.viewsets.model import ModelViewSet

from home.contact import languages
from home.inbox.filters import MessageFilterSet
from home.inbox.forms import FollowUpForm
from home.inbox.permissions import policy
from home.inbox.views import FollowUpView, InboxView, MessageView, StateColumn, change_state
from home.models import ContactMessage


class InboxMenuItem(MenuItem):
    """Says how many messages nobody has dealt with, in words: Wagtail's menu has no badge."""

    def is_shown(self, request: Any) -> bool:
        return policy.user_has_any_permission(request.user, {"view", "change", "delete"})

    def render_component(self, request: Any) -> Any:
        component = super().render_component(request)
        if count := ContactMessage.objects.new().count():
            component.label = f"{component.label} ({count})"
        return component


class InboxViewSet(ModelViewSet):
    """Messages reçus."""

    model = ContactMessage
    icon = "mail"
    menu_label = "Messages reçus"
    menu_order = 250
    menu_item_class = InboxMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    permission_policy = policy
    copy_view_enabled = False

    index_view_class = InboxView
    index_template_name = "home/admin/inbox.html"
    filterset_class = MessageFilterSet
    list_per_page = 50
    search_fields = ["name", "email", "telephone", "message", "note"]
    list_display = [
        "name",
        StateColumn("get_state_display", label="État", sort_key="state"),
        Column("language", label="Langue", accessor=lambda message: languages.name(message.language_code)),
        UserColumn("in_charge", label="Suivi par"),
        DateColumn("received_at", label="Reçu", sort_key="received_at"),
    ]
    list_export = [
        "received_at",
        "get_state_display",
        "in_charge",
        "language_code",
        "name",
        "email",
        "telephone",
        "message",
        "note",
    ]
    export_headings = {"get_state_display": "État", "language_code": "Langue"}
    export_filename = "messages"

    inspect_view_class = MessageView
    inspect_view_enabled = True
    inspect_template_name = "home/admin/message.html"
    inspect_view_fields = ["name"]

    edit_view_class = FollowUpView

    def get_form_class(self, for_update: bool = False) -> type[FollowUpForm]:
        return FollowUpForm

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # A name in the list leads to the message, not to the form of its note.
        return super().get_index_view_kwargs(**{"edit_url_name": None, **kwargs})

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(**{"edit_url_name": None, **kwargs})

    def get_history_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_history_view_kwargs(**{"edit_url_name": self.get_url_name("inspect"), **kwargs})

    def get_delete_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # Nothing can refer to a message, so nothing is said of it.
        return super().get_delete_view_kwargs(**{"usage_url_name": None, **kwargs})

    @cached_property
    def url_finder_class(self) -> Any:
        return type("InboxURLFinder", (super().url_finder_class,), {"edit_url_name": self.get_url_name("inspect")})

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("state/<int:pk>/", change_state, name="state")]
