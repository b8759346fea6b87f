"""When Elasticsearch is asked and when not: a circuit that opens at the first failure and is tried again. Pure.

closed: it is asked. open: it is not, until ``probe_at``. half-open: one probe is under way or due; its success closes
the circuit, its failure opens it for twice as long, up to a minute.
"""

from dataclasses import dataclass, replace
from typing import Literal, Self

FIRST_WAIT, LONGEST_WAIT = 10.0, 60.0  # seconds
LONGEST_PROBE = 120.0  # seconds after which a probe that says nothing is taken for dead; it catches up what was missed

Position = Literal["closed", "open", "half-open"]


@dataclass(frozen=True)
class Circuit:
    """``since``: when it opened; ``probe_at``: from when on it may be tried (both seconds since 1970).

    ``reason``: why, in the staff's words. ``is_probed``: somebody is trying.
    """

    since: float | None = None
    reason: str = ""
    wait: float = FIRST_WAIT
    probe_at: float = 0.0
    is_probed: bool = False

    def position(self, now: float) -> Position:
        if self.since is None:
            return "closed"
        return "half-open" if self.is_probed or now >= self.probe_at else "open"

    def may_probe(self, now: float) -> bool:
        return self.since is not None and now >= self.probe_at

    def probing(self, now: float) -> Self:
        """The same while one tries, so that no other does."""
        return replace(self, is_probed=True, probe_at=now + LONGEST_PROBE)

    def failed(self, now: float, reason: str) -> Self:
        """Opened, or kept open for longer after a probe; what was under way when it opened changes nothing."""
        if self.since is None:
            return replace(self, since=now, reason=reason, wait=FIRST_WAIT, probe_at=now + FIRST_WAIT, is_probed=False)
        if not self.is_probed:
            return self
        wait = min(self.wait * 2, LONGEST_WAIT)
        return replace(self, reason=reason, wait=wait, probe_at=now + wait, is_probed=False)

    def recovered(self) -> Self:
        return type(self)()
