"""What the staff's side adds to Wagtail, one idea a file; Wagtail finds them through this package."""

from desk.wagtail_hooks import media, translations

__all__ = ["media", "translations"]
