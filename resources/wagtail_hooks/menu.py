"""What newcomers come back for, at hand in the menu: four lists that staff open every week."""

from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from core.models import Organisation
from resources.models import Dataset, Publication, Term

LISTS = (Organisation, Publication, Term, Dataset)


@hooks.register("register_admin_menu_item")
def resources_menu_item() -> MenuItem:
    """Each list is shown to who may see it, the menu to who may see one."""
    lists = [model.snippet_viewset.get_menu_item(order) for order, model in enumerate(LISTS)]  # type: ignore[attr-defined]
    return SubmenuMenuItem(
        "Ressources", Menu(items=lists), name="resources", icon_name="folder-open-inverse", order=160
    )
