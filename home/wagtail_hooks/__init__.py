"""What the apps of the centre's pages add to the CMS. One module, one idea; Wagtail finds them through this package."""

from home.wagtail_hooks import messages, translators

__all__ = ["messages", "translators"]
