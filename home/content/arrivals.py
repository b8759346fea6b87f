"""A page that comes after the groups: a language's home page, the agenda in another language.

The group of a language has no page to work on until the language has a home page. When that is made, the group is
given its rights on it, whoever made it and however (docs/decisions/0012).
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from home.content import permissions
from home.content.reader import translation_key


@receiver(post_save)
def give_what_waits_for_this_page(sender: type, instance: Any, created: bool, raw: bool = False, **_: Any) -> None:
    """Gives each group that still exists its rights on a new page at its place."""
    if not created or raw or not isinstance(instance, Page):
        return
    for role in permissions.roles():
        here = role.place and instance.translation_key == translation_key(role.place)
        if here and role.language in {"", instance.locale.language_code}:
            for group in Group.objects.filter(name=role.name):
                permissions.give_on(instance, role, group)
