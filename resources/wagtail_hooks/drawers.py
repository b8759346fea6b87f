"""Documents that are put into another drawer, many at once, of which no signal tells."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from wagtail import hooks

from core import findable
from core.models import SiteDocument
from resources.findable.following import with_files


@hooks.register("after_bulk_action")
def tell_of_moved_files(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Within the transaction that moves them."""
    files = [each.pk for each in objects if isinstance(each, SiteDocument)]
    if action_type == "add_to_collection" and files:
        findable.tell(with_files(Q(pk__in=files)))
