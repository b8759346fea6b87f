"""Whether Elasticsearch is asked, as all processes know it by the cache, and what the staff are told of it."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import time

from django.core.cache import cache
from django.utils import timezone

from search.backends import elasticsearch
from search.backends.circuit import Circuit
from search.models import Missed

logger = logging.getLogger(__name__)

KEY = "search-elasticsearch-circuit"
PROBE = "search-elasticsearch-probe"
AWHILE = timedelta(minutes=1)  # that a change may be on its way


@dataclass(frozen=True)
class State:
    """``is_down``: the database answers in Elasticsearch's place, ``since`` then, for this ``reason`` (in French).

    ``missed``: how many changes Elasticsearch has still to be told.
    """

    is_down: bool = False
    since: datetime | None = None
    reason: str = ""
    missed: int = 0


def circuit() -> Circuit:
    """A cache that forgot it says that all is well; the next failure says otherwise."""
    found = cache.get(KEY)
    return found if isinstance(found, Circuit) else Circuit()


def keep(new: Circuit) -> None:
    cache.set(KEY, new, timeout=None)


def failed(reason: str) -> None:
    """Elasticsearch did not answer as it must."""
    old = circuit()
    keep(old.failed(time(), reason))
    cache.delete(PROBE)
    if old.since is None:
        logger.warning("The database searches in Elasticsearch's place. %s", reason)


def recovered() -> None:
    """Elasticsearch answers, and knows all that it missed."""
    old = circuit()
    if old.since is not None:
        keep(old.recovered())
        cache.delete(PROBE)
        logger.warning("Elasticsearch searches again, after %d seconds.", time() - old.since)


def may_probe() -> bool:
    """Whether it is time to try again, and nobody else does; then who asked is to try."""
    old = circuit()
    if not old.may_probe(time()) or not cache.add(PROBE, 1, timeout=int(old.wait)):
        return False
    keep(old.probing(time()))
    return True


def is_open() -> bool:
    return circuit().position(time()) != "closed"


def state() -> State:
    """For the staff; without Elasticsearch nothing is down."""
    if not elasticsearch.is_configured():
        return State()
    now, found = time(), circuit()
    missed = list(Missed.objects.order_by("since").values_list("since", flat=True))
    if found.position(now) != "closed":
        return State(True, datetime.fromtimestamp(found.since or now, UTC), found.reason, len(missed))
    if missed and missed[0] < timezone.now() - AWHILE:
        return State(True, missed[0], "Des changements n’ont pas encore été transmis à Elasticsearch.", len(missed))
    return State(missed=len(missed))
