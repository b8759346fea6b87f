"""What the agenda adds to the CMS, one idea a file; Wagtail finds them through this package."""

from events.wagtail_hooks import clashes, confirming, dates, labels, planning, recurrence, unfinished

__all__ = ["clashes", "confirming", "dates", "labels", "planning", "recurrence", "unfinished"]
