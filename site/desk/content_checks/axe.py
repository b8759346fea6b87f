"""Wagtail's checker of the page as it is drawn (axe): all of WCAG 2.2 A and AA and best practice, said in French."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem

from desk.content_checks.axe_messages import BY_EDITORS, BY_THE_SITE, TELL_US

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "seo"]
# Experimental in axe, and right on our pages.
ALSO = ["table-fake-caption", "td-has-header"]
# The preview is a frame that also holds Wagtail's own bar: what holds of whole windows is tested in tests/journeys.
WHOLE_WINDOW = ["bypass", "landmark-one-main", "landmark-unique", "page-has-heading-one", "region", "skip-link"]
# A paragraph that an editor wrote; a card's title, in bold over its text, is drawn by the site.
WRITTEN_PARAGRAPHS = {"id": "p-as-heading", "selector": ".rich-text p", "enabled": True}
FILE_NAMES = r"\.(avif|gif|heic|jpe?g|png|svg|tiff?|webp)\s*$|^(img|dsc|dscn|pxl|photo|image|scan)[_-]?\d+|_"
IMAGE_OF = r"^\s*((une? )?(image|photo|illustration|dessin)s? (de |du |des |d['’])|(an? )?(image|picture|photo)s? of )"


class FrenchCheckerItem(ContentCheckerItem):
    axe_run_only: ClassVar = TAGS
    axe_rules: ClassVar = {rule: {"enabled": True} for rule in ALSO} | {
        rule: {"enabled": False} for rule in WHOLE_WINDOW
    }
    axe_custom_rules: ClassVar = [*ContentCheckerItem.axe_custom_rules, WRITTEN_PARAGRAPHS]
    axe_custom_checks: ClassVar = [
        check | {"options": {"pattern": f"{FILE_NAMES}|{IMAGE_OF}"}} if check["id"] == "check-image-alt-text" else check
        for check in ContentCheckerItem.axe_custom_checks
    ]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        """What an editor can mend, with how; for the rest, whom to tell."""
        theirs = {rule: {"error_name": name, "help_text": advice} for rule, (name, advice) in BY_EDITORS.items()}
        ours = {rule: {"error_name": name, "help_text": TELL_US} for rule, name in BY_THE_SITE.items()}
        return theirs | ours
