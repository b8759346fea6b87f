"""What the search adds to the CMS, one idea a file; Wagtail finds them through this package."""

from search.wagtail_hooks import home, menu, promotions, synonyms

__all__ = ["home", "menu", "promotions", "synonyms"]
