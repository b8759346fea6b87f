from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# What only whoever keeps the site running looks at, or what a report of ours says better.
ADMINISTRATORS_REPORTS = ("page-types-usage", "workflow-tasks", "traductions")
ENGLISH_HELP = ("editor-guide", "whats-new")


def without(items: list[MenuItem], *hidden: str) -> list[MenuItem]:
    """The items whose names do not begin with any of the given ones."""
    return [item for item in items if not item.name.startswith(hidden)]


@hooks.register("construct_reports_menu")
def reports_that_staff_use(request: HttpRequest, items: list[MenuItem]) -> None:
    if not request.user.is_superuser:
        items[:] = without(items, *ADMINISTRATORS_REPORTS)


@hooks.register("construct_help_menu")
def help_in_french(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own guide and news are in English, on another site."""
    items[:] = without(items, *ENGLISH_HELP)
