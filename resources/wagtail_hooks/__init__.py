"""What resources add to the CMS, one idea a file; Wagtail finds them through this package."""

from resources.wagtail_hooks import (
    confirming,
    directory,
    drawers,
    feedback,
    figures,
    glossary,
    library,
    menu,
    questionnaire,
)

__all__ = ["confirming", "directory", "drawers", "feedback", "figures", "glossary", "library", "menu", "questionnaire"]
