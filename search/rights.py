"""Which of the staff works on the search: who may add synonyms, or put pages first for certain words."""

from typing import Any

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
