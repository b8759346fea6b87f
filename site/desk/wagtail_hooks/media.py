from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.images.permissions import permission_policy

from desk.media.reports import CHANGE, PicturesToDescribeView


@hooks.register("register_admin_urls")
def media_urls() -> list[URLPattern]:
    report = PicturesToDescribeView
    return [
        path("reports/images-to-describe/", report.as_view(), name="images_to_describe"),
        path(
            "reports/images-to-describe/results/",
            report.as_view(results_only=True),
            name="images_to_describe_results",
        ),
    ]


class PicturesMenuItem(MenuItem):
    """Shown to who may describe pictures."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(permission_policy.user_has_any_permission(request.user, CHANGE))


@hooks.register("register_reports_menu_item")
def pictures_menu_item() -> MenuItem:
    return PicturesMenuItem("Images à décrire", reverse("images_to_describe"), icon_name="image", order=60)


@hooks.register("insert_global_admin_js")
def readable_titles() -> SafeString:
    """Wagtail fills a title from the file's name in the browser; its event is where to make it readable."""
    return format_html('<script type="module" src="{}"></script>', static("desk/js/titles.js"))


@hooks.register("insert_global_admin_css")
def upload_styles() -> SafeString:
    """The chooser shows the forms on any page."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/css/media.css"))
