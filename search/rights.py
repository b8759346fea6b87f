"""Which of the staff works on the search: who may add synonyms, or put pages first for certain words."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.permission_policies import ModelPermissionPolicy

from search.models import Synonyms

ACTIONS = ["add", "change", "delete"]
synonyms = ModelPermissionPolicy(Synonyms)
promotions = ModelPermissionPolicy(SearchPromotion)


def may_act(user: Any) -> bool:
    return any(policy.user_has_any_permission(user, ACTIONS) for policy in (synonyms, promotions))


def may_add_synonyms(user: Any) -> bool:
    return bool(synonyms.user_has_permission(user, "add"))


def may_promote(user: Any) -> bool:
    return bool(promotions.user_has_permission(user, "add"))


class ForWhoActs:
    """A view for those who may do something about what is found; nobody else is let in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_act(request.user):
            raise PermissionDenied
        found: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return found
