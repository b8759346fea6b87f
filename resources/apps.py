from django.apps import AppConfig

from core.nightly import work


class ResourcesConfig(AppConfig):
    """Guidance, the library, the directory, the glossary, local figures, feedback."""

    name = "resources"
    verbose_name = "Ressources"

    def ready(self) -> None:
        from resources.feedback import retention

        work.connect(retention.delete_old_feedback)
