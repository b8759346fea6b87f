from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Campaigns, activities, their dates, the agenda, the feeds."""

    name = "events"
    verbose_name = "Agenda"

    def ready(self) -> None:
        from core.nightly import work
        from events import nightly, publishing, renaming  # noqa: F401

        work.connect(nightly.top_up)
