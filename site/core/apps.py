from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every page shares, and the bottom of the imports: nothing here knows another app."""

    name = "core"
    verbose_name = "Centre"

    def ready(self) -> None:
        from core import checks, following, freshness, pictures, renditions  # noqa: F401

        renditions.forget_notes()
