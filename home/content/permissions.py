"""What Wagtail's two groups of staff may do on this site: given once, the administrators' to change afterwards."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

# Besides pages, pictures and documents, which Wagtail gives them itself.
BOTH = [
    "core.add_organisation",
    "core.change_organisation",
    "core.delete_organisation",
    "core.view_organisation",
    "core.add_commune",
    "core.change_commune",
    "core.delete_commune",
    "core.view_commune",
    "core.change_centresettings",
    "home.view_contactmessage",
    "home.delete_contactmessage",
    "wagtail_localize.submit_translation",
]
MODERATORS = [
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "desk.change_reviewsettings",
]


def give() -> None:
    """Editors write, translate, read messages; moderators also publish, keep redirects, time the checks of pages."""
    for name, codes in {"Editors": BOTH, "Moderators": BOTH + MODERATORS}.items():
        group, _ = Group.objects.get_or_create(name=name)
        for code in codes:
            app, codename = code.split(".")
            found = Permission.objects.filter(content_type__app_label=app, codename=codename)
            group.permissions.add(*found)
    moderators = Group.objects.get(name="Moderators")
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.get_or_create(group=moderators, page=Page.get_first_root_node(), permission=publish)
