"""Many pages saved in one go: each activity is derived once, at the end, not at every saving in every language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

waiting: ContextVar[set[UUID] | None] = ContextVar("waiting", default=None)


def waits(key: UUID) -> bool:
    """Whether a batch is going on; it then refreshes this activity when it ends."""
    batch = waiting.get()
    if batch is not None:
        batch.add(key)
    return batch is not None


@contextmanager
def batch() -> Iterator[None]:
    """Within, nothing is derived of what is saved; at the end everything is, also where it ends in an error."""
    from events.publishing import refresh

    keys: set[UUID] = set()
    token = waiting.set(keys)
    try:
        yield
    finally:
        waiting.reset(token)
        for key in sorted(keys):
            refresh(key)
