"""Many savings that belong together: what is derived of each changed thing is derived once, when all are done."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

from django.db import connection

Key = TypeVar("Key")


class Gathering(Generic[Key]):
    """Keeps the keys of what changed for ``derive``, as long as a ``together`` is open around it."""

    def __init__(self, name: str, derive: Callable[[set[Key]], object]) -> None:
        self.derive = derive
        self.kept: ContextVar[set[Key] | None] = ContextVar(name, default=None)

    def takes(self, keys: Collection[Key]) -> bool:
        """Whether these are kept, and derived at the end; otherwise the caller does it now."""
        kept = self.kept.get()
        if kept is not None:
            kept.update(keys)
        return kept is not None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Within it nothing is derived; at the end of the outermost one everything is.

        Within a transaction that is still the same transaction, and after an error there nothing is derived, for
        nothing was saved. Around several transactions it is for a process that does nothing else meanwhile: what it
        withdraws is shown until the end, and what it saved before an error is derived all the same.
        """
        if self.kept.get() is not None:
            yield
            return
        keys: set[Key] = set()
        token = self.kept.set(keys)
        ended = False
        try:
            yield
            ended = True
        finally:
            self.kept.reset(token)
            if keys and (ended or not connection.in_atomic_block):
                self.derive(keys)
