"""The page types of the centre, and the messages that its contact form receives."""

from home.models.contact import ContactPage
from home.models.home_page import HomePage
from home.models.messages import ContactMessage, MessageSettings
from home.models.news import NewsIndexPage, NewsPage
from home.models.standard_page import StandardPage

__all__ = ["ContactMessage", "ContactPage", "HomePage", "MessageSettings", "NewsIndexPage", "NewsPage", "StandardPage"]
