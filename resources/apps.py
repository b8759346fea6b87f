from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Guidance, the library, the directory, the glossary, local figures, feedback."""

    name = "resources"
    verbose_name = "Ressources"

    def ready(self) -> None:
        from resources.library import counting, covers  # noqa: F401
