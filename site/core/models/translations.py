from django.conf import settings
from django.db import models
from wagtail.models import Page


class TranslationState(models.Model):
    """What is known of one translated page: what it was made from, what changed since, who read it over.

    ``made_from`` maps each translated path of the source (``body.<block id>.text``) to a digest of the text it
    held when the translation was last published; ``changed_parts`` lists the paths that read otherwise in the
    published source today; ``untranslated_parts`` those that were published in the source's own words; ``own`` maps
    the translation's paths to digests of its own text. All are derived (``core.freshness``), never edited.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation_state")
    made_from = models.JSONField(default=dict)
    changed_parts = models.JSONField(default=list)
    untranslated_parts = models.JSONField(default=list)
    own = models.JSONField(default=dict)
    checked_at = models.DateTimeField("relue le", null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="relue par"
    )

    class Meta:
        verbose_name = "état d’une traduction"
        verbose_name_plural = "états des traductions"

    def __str__(self) -> str:
        return f"{self.page_id}: {len(self.changed_parts)}"

    @property
    def is_stale(self) -> bool:
        return bool(self.changed_parts)

    @property
    def changed_blocks(self) -> set[str]:
        """Ids of the top-level blocks that hold a changed part."""
        return blocks_of(self.changed_parts)

    @property
    def untranslated_blocks(self) -> set[str]:
        """Ids of the top-level blocks that were published with the source's words in them."""
        return blocks_of(self.untranslated_parts)


def blocks_of(paths: list[str]) -> set[str]:
    """``["title", "body.<id>.text"]`` gives ``{"<id>"}``."""
    parts = (path.split(".") for path in paths)
    return {part[1] for part in parts if len(part) > 1}
