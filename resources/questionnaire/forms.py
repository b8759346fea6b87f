"""A questionnaire that readers could not follow is not published; a draft of it may be kept."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError

from resources.questionnaire.checks import Fault, faults
from resources.questionnaire.reading import tree_of


class QuestionnaireForm(WagtailAdminPageForm):
    """Checks the questionnaire wherever more than a draft is saved: published, planned, sent to be approved, approved.

    Of a translation it checks nothing: the questions are those of the French page.
    """

    typed_questionnaire: Any = None  # as it was sent, for the picture beside the faults

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        stream = cleaned.get("questionnaire")
        if stream is None or self.instance.locale.language_code != settings.LANGUAGE_CODE:
            return cleaned
        self.typed_questionnaire = stream
        tree = tree_of(stream)
        if not self.is_deferred_validation and (found := faults(tree)):
            self.add_error("questionnaire", as_error([step.id for step in tree.steps], found))
        return cleaned


def as_error(blocks: list[str], found: list[Fault]) -> StreamBlockValidationError:
    """Each fault at the block that it is of, the others above all blocks."""
    at_blocks: dict[int, list[str]] = {}
    for fault in found:
        if fault.step in blocks:
            at_blocks.setdefault(blocks.index(fault.step), []).append(fault.sentence)
    return StreamBlockValidationError(
        block_errors={place: ValidationError(" ".join(sentences)) for place, sentences in at_blocks.items()},
        non_block_errors=[ValidationError(fault.sentence) for fault in found if fault.step not in blocks],
    )
