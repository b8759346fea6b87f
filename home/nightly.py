"""What the night does for the contact form's messages (``core.nightly``)."""

from typing import Any

from home.contact import mailing, retention


def delete_old_messages(**_: Any) -> str:
    return f"messages effacés : {retention.delete_old()}"


def mail_what_waits(**_: Any) -> str:
    return f"messages envoyés au personnel avec retard : {mailing.mail_again()}"
