"""What the staff's side adds to Wagtail, one idea a file; Wagtail finds them through this package."""

from desk.wagtail_hooks import (
    accounts,
    autosave,
    branding,
    content_checks,
    damage,
    guide,
    home,
    labels,
    links,
    media,
    menu,
    reviews,
    translating,
    translations,
    workflow,
)

__all__ = [
    "accounts",
    "autosave",
    "branding",
    "content_checks",
    "damage",
    "guide",
    "home",
    "labels",
    "links",
    "media",
    "menu",
    "reviews",
    "translating",
    "translations",
    "workflow",
]
