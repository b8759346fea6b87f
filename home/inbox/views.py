from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import EditView, IndexView, InspectView
from wagtail.admin.widgets.button import Button

from home.contact import languages, reply, retention
from home.enums import MessageState
from home.inbox.export import WordsExportMixin
from home.inbox.forms import FollowUpForm
from home.inbox.permissions import policy
from home.models import ContactMessage


def list_address(request: HttpRequest) -> str:
    """Where the list stands, filters and page kept; also where only its results were asked for."""
    asked = request.GET.copy()
    asked.pop("_w_filter_fragment", None)
    return f"{reverse('contact_messages:index')}?{asked.urlencode()}".rstrip("?")


class StateColumn(Column):
    """The state, the step that usually follows as a button, the others in a menu."""

    cell_template_name = "home/admin/state_cell.html"

    def get_cell_context_data(self, instance: ContactMessage, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        return super().get_cell_context_data(instance, parent_context) | {
            "title_id": f"message_{instance.pk}_title",
            "csrf_token": get_token(request),
            "next": list_address(request),
            "can_change": policy.user_has_permission(request.user, "change"),
        }


class InboxView(WordsExportMixin, IndexView):
    """The list."""

    @cached_property
    def columns(self) -> list[Any]:
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="message"), *super().columns]

    def _get_title_column(self, field_name: str, **kwargs: Any) -> Any:
        return super()._get_title_column(
            field_name, get_title_id=lambda message: f"message_{message.pk}_title", **kwargs
        )

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("locale", "in_charge__wagtail_userprofile")


class MessageView(InspectView):
    """One message: what was written, a link that opens an answer, its state, and the colleagues' note."""

    page_title = "Message"

    def get_page_subtitle(self) -> str:
        return str(self.object.name)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = super().header_more_buttons
        if self.user_has_permission("change"):
            history = reverse("contact_messages:history", args=[self.object.pk])
            buttons.append(Button("Historique", url=history, icon_name="history", priority=30))
        return list(buttons)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        message: ContactMessage = self.object
        can_change = self.user_has_permission("change")
        return super().get_context_data(**kwargs) | {
            "can_change": can_change,
            "form": FollowUpForm(instance=message) if can_change else None,
            "language": languages.name(message.language_code),
            "kept_until": retention.end(message),
            "reply_link": reply.link(message) if message.email else "",
        }


class FollowUpView(EditView):
    """Keeps the note of the message's page; shows its own page only where something is to be mended."""

    success_message = "La note est enregistrée."

    def get_success_url(self) -> str:
        return reverse("contact_messages:inspect", args=[self.object.pk])

    def get_success_message(self) -> str:
        return self.success_message

    def get_success_buttons(self) -> list[Any]:
        return []


@require_POST
def change_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Moves a message to the state of the button that was pressed."""
    if not policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    message = get_object_or_404(ContactMessage, pk=pk)
    try:
        state = MessageState(request.POST.get("state", ""))
    except ValueError:
        return HttpResponseBadRequest("Cet état n’existe pas.")
    message.move_to(state, request.user)
    messages.success(request, f"Message de {message.name} : {state.label.lower()}.")
    return HttpResponseRedirect(
        get_valid_next_url_from_request(request) or reverse("contact_messages:inspect", args=[pk])
    )
