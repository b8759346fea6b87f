from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Guidance, the library, the directory, the glossary, local figures, feedback."""

    name = "resources"
    verbose_name = "Ressources"
