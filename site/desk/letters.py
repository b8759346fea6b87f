"""The moderation's letters, which may fail without stopping anybody's work."""

import logging
from collections.abc import Callable
from typing import Any

from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    Notifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

logger = logging.getLogger(__name__)


def whatever_the_mail_does(notifier: Notifier) -> Callable[..., bool]:
    """Wagtail's notifier lets some faults of the mail server (its name, its password) undo what was submitted."""

    def notify(**kwargs: Any) -> bool:
        try:
            return bool(notifier(**kwargs))
        except OSError:  # the mail library's own faults are OSErrors too
            logger.exception("The moderation's letter could not be sent.")
            return False

    return notify


def connect() -> None:
    """Under Wagtail's own names and before it does: a signal keeps the first receiver of a name."""
    for signal, sender, name, notifier in (
        (task_submitted, TaskState, "group_approval_task_submitted", GroupApprovalTaskStateSubmissionEmailNotifier()),
        (workflow_rejected, WorkflowState, "workflow_state_rejected", WorkflowStateRejectionEmailNotifier()),
        (workflow_approved, WorkflowState, "workflow_state_approved", WorkflowStateApprovalEmailNotifier()),
    ):
        uid = f"{name}_email_notification"
        signal.connect(whatever_the_mail_does(notifier), sender=sender, weak=False, dispatch_uid=uid)
