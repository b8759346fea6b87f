from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.reports.links import BrokenLinksView


@hooks.register("register_admin_urls")
def broken_link_urls() -> list[URLPattern]:
    return [path("reports/links/", BrokenLinksView.as_view(), name="broken_links")]


@hooks.register("register_reports_menu_item")
def broken_links_menu_item() -> MenuItem:
    return MenuItem("Liens à réparer", reverse("broken_links"), name="broken-links", icon_name="link", order=40)
