"""What resources add to the CMS, one idea a file; Wagtail finds them through this package."""

from resources.wagtail_hooks import directory, feedback, figures, glossary, library

__all__ = ["directory", "feedback", "figures", "glossary", "library"]
