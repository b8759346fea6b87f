"""What the staff's side adds to Wagtail, one idea a file; Wagtail finds them through this package."""

from desk.wagtail_hooks import content_checks, guide, translations

__all__ = ["content_checks", "guide", "translations"]
