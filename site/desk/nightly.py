"""The night's work of the staff's side (``core.nightly``)."""

from typing import Any

from desk import reminding


def remind_of_what_is_due(**_: Any) -> str:
    return reminding.remind()
