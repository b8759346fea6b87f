from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from home.enums import MessageState
from home.inbox import bulk_actions
from home.inbox.panel import MessagesCard
from home.inbox.viewset import InboxViewSet


@hooks.register("register_admin_viewset")
def inbox() -> InboxViewSet:
    return InboxViewSet("contact_messages", url_prefix="messages")


hooks.register("register_bulk_action", bulk_actions.ChangeState)
hooks.register("register_bulk_action", bulk_actions.Delete)


@hooks.register("construct_homepage_panels")
def new_messages(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(MessagesCard(request))


@hooks.register("register_log_actions")
def message_states(actions: Any) -> None:
    """What became of a message is read in its history."""

    @actions.register_action("home.message_state")
    class StateFormatter(LogFormatter):
        label = "Changer l’état d’un message"

        def format_message(self, log_entry: Any) -> str:
            return f"État : {MessageState(log_entry.data['state']).label}"
