"""Who translates changes the words of their own language, of what is no page too.

A right to change terms or publications is one for the rows of every language; pages have rights of their own by place.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from core.languages import autonym
from home.content.permissions import ENTRIES, translators


@hooks.register("before_edit_snippet")
def only_their_own_language(request: HttpRequest, instance: Any) -> None:
    """Who may also add such entries is of the staff that writes; the others have the language of their group."""
    meta = instance._meta
    if meta.label_lower not in ENTRIES or request.user.has_perm(f"{meta.app_label}.add_{meta.model_name}"):
        return
    code = instance.locale.language_code
    if not request.user.groups.filter(name=translators(code, autonym(code)).name).exists():
        raise PermissionDenied
