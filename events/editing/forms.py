"""The forms of campaigns and activities in the CMS."""

from typing import Any

from django.conf import settings
from wagtail.admin.forms import WagtailAdminPageForm

OF_THE_TRANSLATION = {"slug"}  # no fact of the announcement; shown as on any page
NOT_TRANSLATED = ["audiences"]


class FactsForm(WagtailAdminPageForm):
    """Of a translation it asks the words only: the facts are those of the French page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_translation():
            for name in facts_of(self.instance):
                self.fields.pop(name, None)
                self.formsets.pop(name, None)

    def is_translation(self) -> bool:
        """Whether a French page holds the facts of this one."""
        page = self.instance
        if not page.pk or page.locale.language_code == settings.LANGUAGE_CODE:
            return False
        return bool(page.original.pk != page.pk)


class ActivityForm(FactsForm):
    """Asks less of a draft, which may be kept without a place or an hour; publishing asks for what is missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "audiences" in self.fields:  # each exists in every language; an activity has the French one
            field = self.fields["audiences"]
            field.queryset = field.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)

    def _post_clean(self) -> None:
        self.instance.is_unfinished = self.is_deferred_validation
        super()._post_clean()
        self.instance.is_unfinished = False


def facts_of(page: Any) -> list[str]:
    """The fields that a translation takes over from its source, whatever is typed into it."""
    found = [field.field_name for field in page.override_translatable_fields if not field.is_overridable(page)]
    return [name for name in [*found, *NOT_TRANSLATED] if name not in OF_THE_TRANSLATION]
