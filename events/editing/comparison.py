"""Two versions of a page beside each other: how each repeats, in words."""

from typing import Any

from wagtail.admin.compare import FieldComparison

from events.editing.preview import capitalised
from events.sentences import sentence
from events.stored import UnusableRuleError


class SeriesComparison(FieldComparison):
    """The sentence of each version's dates, from which Wagtail says what differs."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = in_words(obj_a), in_words(obj_b)


def in_words(page: Any) -> str:
    try:
        return capitalised(sentence(page.schedule)) if page.start_date else ""
    except UnusableRuleError as fault:
        return str(fault)
