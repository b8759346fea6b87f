"""Many things saved in one go: each is indexed once, at the end, not at every saving in every language."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

waiting: ContextVar[set[str] | None] = ContextVar("waiting", default=None)


def waits(keys: Collection[str]) -> bool:
    """Whether a batch is going on; it then indexes these when it ends."""
    batch = waiting.get()
    if batch is not None:
        batch.update(keys)
    return batch is not None


@contextmanager
def batch() -> Iterator[None]:
    """Within, nothing is indexed of what is saved; at the end everything is, by the outermost batch.

    For a process that does nothing else meanwhile: what it withdraws is found until then. After an error nothing is
    indexed: what was saved all the same is, in the night.
    """
    from search.indexing import refresh

    if waiting.get() is not None:
        yield
        return
    keys: set[str] = set()
    token = waiting.set(keys)
    try:
        yield
    finally:
        waiting.reset(token)
    refresh(keys)
