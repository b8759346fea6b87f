from django.apps import AppConfig

from core.findable import register
from core.nightly import work


class ResourcesConfig(AppConfig):
    """Guidance, the library, the directory, the glossary, local figures, feedback."""

    name = "resources"
    verbose_name = "Ressources"

    def ready(self) -> None:
        from resources.feedback import retention
        from resources.findable import following  # noqa: F401
        from resources.findable.datasets import Datasets
        from resources.findable.organisations import Organisations
        from resources.findable.publications import Publications
        from resources.findable.terms import Terms
        from resources.library import counting, covers  # noqa: F401

        work.connect(retention.delete_old_feedback)
        for source in (Publications(), Organisations(), Terms(), Datasets()):
            register(source)
