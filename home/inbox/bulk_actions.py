"""What is done to several messages at once, from the boxes ticked in the list."""

from typing import Any

from django import forms
from wagtail.admin.views.bulk_action import BulkAction

from home.enums import MessageState
from home.inbox.permissions import policy
from home.models import ContactMessage


class MessageBulkAction(BulkAction):
    """For those who have the right to ``permission``; of the messages ticked only, never of the whole list."""

    models = [ContactMessage]
    permission = "change"

    def check_perm(self, obj: ContactMessage) -> bool:
        return policy.user_has_permission(self.request.user, self.permission)

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[int]:
        # Wagtail's own would take every message there is, whatever the filters of the list.
        return []

    def get_execution_context(self) -> dict[str, Any]:
        return {"user": self.request.user, "form": self.cleaned_form}


class StateForm(forms.Form):
    state = forms.ChoiceField(label="Nouvel état", choices=MessageState.choices, initial=MessageState.ANSWERED)


class ChangeState(MessageBulkAction):
    display_name = "Changer l’état"
    action_type = "state"
    aria_label = "Changer l’état des messages choisis"
    template_name = "home/admin/bulk_state.html"
    action_priority = 10
    form_class = StateForm

    @classmethod
    def execute_action(cls, objects: list[ContactMessage], **kwargs: Any) -> tuple[int, int]:
        state = MessageState(kwargs["form"].cleaned_data["state"])
        for message in objects:
            message.move_to(state, kwargs["user"])
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return f"État changé : {num_parent_objects} message(s)."


class Delete(MessageBulkAction):
    display_name = "Supprimer"
    action_type = "delete"
    aria_label = "Supprimer les messages choisis"
    template_name = "home/admin/bulk_delete.html"
    action_priority = 30
    classes = {"serious"}
    permission = "delete"

    @classmethod
    def execute_action(cls, objects: list[ContactMessage], **kwargs: Any) -> tuple[int, int]:
        ContactMessage.objects.filter(pk__in=[message.pk for message in objects]).delete()
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return f"Supprimés : {num_parent_objects} message(s)."
