from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from desk.guide.views import GuideView, picture


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLPattern]:
    return [
        path("guide/", GuideView.as_view(), name="guide"),
        path("guide/pictures/<str:name>", picture, name="guide_picture"),
        path("guide/<slug:name>/", GuideView.as_view(), name="guide"),
    ]


@hooks.register("register_help_menu_item")
def guide_menu_item() -> MenuItem:
    return MenuItem("Guide de la rédaction", reverse("guide"), icon_name="help", order=10)
