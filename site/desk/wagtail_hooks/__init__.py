"""What the staff's side adds to Wagtail, one idea a file; Wagtail finds them through this package."""

from desk.wagtail_hooks import branding, content_checks, guide, home, links, menu, reviews, translations

__all__ = ["branding", "content_checks", "guide", "home", "links", "menu", "reviews", "translations"]
