"""What the events app tells of itself."""

from django.dispatch import Signal

activity_saved = Signal()  # key: the translation key; sent in the transaction that saves the page, its relations too
