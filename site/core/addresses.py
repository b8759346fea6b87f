"""Where pages are, asked of the database once for many of them."""

from wagtail.models import Page


class Addresses:
    """Keeps, for as long as some addresses are made, what Wagtail asks of the database to know where pages are."""

    def path(self, page: Page) -> str:
        """``/fr/agenda/``; empty where the page is below no site."""
        parts = page.get_url_parts(self)
        return str(parts[2] or "") if parts else ""
