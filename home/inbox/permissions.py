from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from home.models import ContactMessage


class InboxPolicy(ModelPermissionPolicy):
    """Who may view, handle (``change``) and delete messages. Only visitors write them: nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


policy = InboxPolicy(ContactMessage)
