"""What the agenda adds to the CMS, one idea a file; Wagtail finds them through this package."""

from events.wagtail_hooks import confirming, recurrence, unfinished

__all__ = ["confirming", "recurrence", "unfinished"]
