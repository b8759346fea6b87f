"""What resources add to the CMS, one idea a file; Wagtail finds them through this package."""

from resources.wagtail_hooks import directory, figures, glossary, library, questionnaire

__all__ = ["directory", "figures", "glossary", "library", "questionnaire"]
