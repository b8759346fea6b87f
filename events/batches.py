"""Many pages saved in one go: each activity is derived once, at the end, not at every saving in every language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.db import transaction

waiting: ContextVar[set[UUID] | None] = ContextVar("waiting", default=None)


def waits(key: UUID) -> bool:
    """Whether a batch is going on; it then refreshes this activity when it ends."""
    batch = waiting.get()
    if batch is not None:
        batch.add(key)
    return batch is not None


@contextmanager
def batch() -> Iterator[None]:
    """Within, nothing is derived of what is saved; at the end everything is, in the same transaction."""
    from events.publishing import refresh

    with transaction.atomic():
        token = waiting.set(set())
        try:
            yield
            keys = waiting.get() or set()
        finally:
            waiting.reset(token)
        for key in sorted(keys):
            refresh(key)
