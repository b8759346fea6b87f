from django.urls import URLPattern, path
from wagtail import hooks

from desk import moderation


@hooks.register("register_admin_urls")
def moderation_urls() -> list[URLPattern]:
    return [
        path("translations/<int:page_id>/submit/", moderation.submit, name="translation_submit"),
        path("translations/<int:page_id>/review/", moderation.review, name="translation_review"),
    ]
